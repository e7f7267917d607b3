import fs from 'node:fs'
import path from 'node:path'
import { copyAt, customerAdd, entriesAt, hereAt, numbersAt, type Outcome, withoutMirror } from './mirrored.ts'
import { type MirroredDesk, signs } from './mirrored-desk.ts'
import { Tally } from './runs.ts'

/** One way to tamper, done to a copy of a desk by whoever can write to its files. */
export interface Way {
  readonly what: string
  readonly does: (own: string, made: MirroredDesk) => void | Promise<void>
  /** Nothing is to find it, as it does no harm. */
  readonly isHarmless?: boolean
}

/** What may find it, each alone: the file is opened to be read; a command writes; the journal is verified; a mirror is at hand. */
const finders = ['opening', 'a write', 'audit verify', 'checkpoint', 'mirror', 'mirror status'] as const

type Finder = (typeof finders)[number]

const json = (out: string) => {
  try {
    return JSON.parse(out)
  } catch {
    return {}
  }
}

/** Whether a command was refused, or said something that it does not say where all is well. */
const isTold = ({ code, err }: Outcome): boolean => code !== 0 || err !== ''

/** What of the file alone finds it: no mirror, no note, no memory is there. */
async function byFile(own: string): Promise<Finder[]> {
  const found: Finder[] = []
  if (isTold(await hereAt(own, ['customer', 'list']))) found.push('opening')
  if ((await hereAt(own, ['audit', 'verify'])).code !== 0) found.push('audit verify')
  if (await byCheckpoint(own)) found.push('checkpoint')
  if (isTold(await hereAt(own, customerAdd('又一家有限公司')))) found.push('a write')
  return found
}

/** Held against the checkpoint that was kept, and by the key that is to sign the next: what else is wrong with the file doesn't count here. */
async function byCheckpoint(own: string): Promise<boolean> {
  const held = await hereAt(own, [
    'audit',
    'verify',
    '--checkpoint',
    'kept.txt',
    '--public-key',
    'stick.key.pub',
    '--format',
    'json',
  ])
  const { verification } = json(held.out)
  const kinds = (verification?.differences ?? []).map(({ kind }: { kind: string }) => kind)
  if (kinds.includes('checkpoint') || (verification === undefined && /checkpoint|signed/.test(held.err))) return true
  const signed = await hereAt(own, signs)
  return signed.code !== 0 && /key/.test(signed.err)
}

/** What a mirror finds: the next command that writes, and whoever reads the mirror to its end. */
async function byMirror(own: string): Promise<Finder[]> {
  const found: Finder[] = []
  const { mirrors = [] } = json((await hereAt(own, ['mirror', 'status', '--format', 'json'])).out)
  if (mirrors.some(({ state }: { state: string }) => state !== 'whole')) found.push('mirror status')
  const written = await hereAt(own, customerAdd('又一家有限公司'))
  if (isTold(written) && /mirror|this account/.test(written.err)) found.push('mirror')
  return found
}

/** Does it, and measures what finds it. */
export async function measured(nth: number, way: Way, made: MirroredDesk): Promise<Tally> {
  const tally = new Tally(
    `Way ${String(nth).padStart(2, '0')}: ${way.what}`,
    ['undetected', 'false alarms', 'numbers twice'],
    finders,
  )
  const [alone, mirrored] = [copyAt(made.desk), copyAt(made.desk)]
  for (const own of [alone, mirrored]) await way.does(own, made)
  tally.times = 1
  withoutMirror(alone)
  const found = [...(await byFile(alone)), ...(await byMirror(mirrored))]
  for (const finder of found) tally.count(finder)
  if (way.isHarmless === true) for (const own of [alone, mirrored]) numbersTwice(own, tally)
  if (way.isHarmless === true && found.length > 0) tally.fault('false alarms', found.join(', '))
  if (way.isHarmless !== true && found.length === 0) tally.fault('undetected', way.what)
  for (const own of [alone, mirrored]) fs.rmSync(own, { recursive: true })
  return tally
}

/** Where numbers could be given twice, none is. */
function numbersTwice(own: string, tally: Tally): void {
  const file = path.join(own, 'register.db')
  const codes = numbersAt(file)
  if (new Set(codes).size !== codes.length || entriesAt(file) === 0) tally.fault('numbers twice', codes.join(' '))
}
