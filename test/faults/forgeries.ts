import fs from 'node:fs'
import path from 'node:path'
import { shell } from '../register/registers.ts'
import { copyAt, customerAdd, entriesAt, hereAt, withoutMirror } from './mirrored.ts'
import type { MirroredDesk } from './mirrored-desk.ts'
import { below, type Chance, chance, pick, runs, Tally } from './runs.ts'
import { putFork, putOlder } from './ways-of-mirror.ts'
import { cutOff, sealedAnew } from './ways-of-register.ts'

const file = (own: string) => path.join(own, 'register.db')

/** What somebody who can write to the register does to its journal; told is the first entry that is no more as it was. */
type Forgery = (own: string, made: MirroredDesk, random: Chance) => Promise<number>

/** How many entries the register still has of those that it had. */
const keptBy = (made: MirroredDesk, back: number): number => made.stood.at(-1 - back)?.entries ?? 0

export const forgeries: Readonly<Record<string, Forgery>> = {
  'rolled back: an older copy in its place': async (own, made, random) => {
    const back = 1 + below(random, made.stood.length - 2)
    putOlder(own, made, back)
    return keptBy(made, back) + 1
  },
  'forked: an older copy that was gone on with, by one to six entries': async (own, made, random) => {
    const back = 1 + below(random, made.stood.length - 2)
    await putFork(own, made, back, 1 + below(random, 6))
    return keptBy(made, back) + 1
  },
  'cut: its newest entries taken away with all that they did': async (own, made, random) => {
    const count = 1 + below(random, 12)
    cutOff(count)(own)
    return (made.stood.at(-1)?.entries ?? 0) - count + 1
  },
  'forged: an image and its row altered, every seal from there on made anew': async (own, _, random) => {
    const changes = shell(file(own), (raw) =>
      raw.prepare(`SELECT entry, key FROM entry_change WHERE "table" = 'customer' AND op = 'insert'`).all(),
    ) as { entry: number; key: number }[]
    const { entry, key } = pick(random, changes)
    sealedAnew(`UPDATE customer SET note = '假' WHERE id = ${key};
      UPDATE entry_change SET after = json_set(after, '$.note', '假') WHERE "table" = 'customer' AND key = ${key} AND op = 'insert'`)(
      own,
    )
    return entry
  },
}

/** Does it many times: the next command must refuse where a mirror is, and a checkpoint find what it covers where none is. */
export async function forged(kind: string, forge: Forgery, made: MirroredDesk): Promise<Tally> {
  const tally = new Tally(
    `Journal ${kind}`,
    ['undetected', 'written all the same', 'missed by a checkpoint', 'false alarms'],
    ['refused by the next command', 'before a checkpoint and found by it', 'behind the checkpoint and not'],
  )
  const random = chance(kind)
  for (let n = 0; n < runs.forgeries; n++) {
    const own = copyAt(made.desk)
    const first = await forge(own, made, random)
    await againstMirror(own, `${kind}, from entry ${first} on`, tally)
    withoutMirror(own)
    await againstCheckpoint(own, pick(random, made.checkpoints), first, tally)
    tally.times += 1
    fs.rmSync(own, { recursive: true })
  }
  return tally
}

async function againstMirror(own: string, what: string, tally: Tally): Promise<void> {
  const before = entriesAt(file(own))
  const { code, err } = await hereAt(own, customerAdd('又一家有限公司'))
  if (code === 4 && /mirror|this account/.test(err)) tally.count('refused by the next command')
  else tally.fault('undetected', `${what}: exit ${code}: ${err}`)
  if (entriesAt(file(own)) !== before) tally.fault('written all the same', what)
}

async function againstCheckpoint(own: string, kept: MirroredDesk['checkpoints'][number], first: number, tally: Tally) {
  const argv = ['audit', 'verify', '--checkpoint', kept.file, '--public-key', 'stick.key.pub', '--format', 'json']
  const { out, err } = await hereAt(own, argv)
  if (out === '') throw new Error(err)
  const { differences } = JSON.parse(out).verification
  const isFound = differences.some(({ kind }: { kind: string }) => kind === 'checkpoint')
  const what = `changed from entry ${first} on, checkpoint up to ${kept.entries}`
  if (first <= kept.entries && !isFound) tally.fault('missed by a checkpoint', what)
  if (first > kept.entries && isFound) tally.fault('false alarms', what)
  tally.count(isFound ? 'before a checkpoint and found by it' : 'behind the checkpoint and not')
}
