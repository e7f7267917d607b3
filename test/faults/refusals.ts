import fs from 'node:fs'
import path from 'node:path'
import { type Disk, type Event, onDisk } from './disk.ts'
import { judge } from './judge.ts'
import { type Known, named } from './known.ts'
import { copyOf, env, typed } from './office.ts'
import { type Ended, processOf, program } from './process.ts'
import { below, chance, each, runs, some, Tally } from './runs.ts'

const faults = ['lost', 'corrupt', 'half', 'untrue', 'crashes', 'unmapped'] as const
const counted = ['done all the same', 'refused with a sentence']

/** Something in the way of an act: where it is, and the desk it is tried at. */
interface Trial {
  readonly known: Known
  readonly what: string
  readonly run: (desk: string) => Promise<Ended>
}

/** Tries each, and looks at what it said, how it ended and what is there afterwards. */
async function tried(done: string, desk: string, trials: readonly Trial[]): Promise<Tally> {
  const tally = new Tally(done, faults, counted)
  await each(trials, async ({ known, what, run }) => {
    const own = copyOf(desk)
    const { code, signal, out, errors } = await run(own)
    const at = `${named(known.act)}: ${what}`
    tally.times += 1
    // A failing output stream is no refusal: what was recorded is said to be done.
    const acknowledged = code === 0 || code === 1
    tally.count(acknowledged ? 'done all the same' : 'refused with a sentence')
    if (signal !== null) tally.fault('crashes', `${at}: ${signal}`)
    else if (code === 70 || !(acknowledged || saidWhy(known, code, errors)))
      tally.fault('unmapped', `${at}: ended with ${code}: ${out}${errors}`)
    const ending = acknowledged ? 'acknowledged' : /nothing (was|of it)/.test(errors) ? 'refused' : 'silent'
    for (const { fault, detail } of await judge(own, known.act, ending, known))
      tally.fault(fault, `${at}: ${detail}; it said: ${errors}`)
    fs.rmSync(own, { recursive: true })
  })
  return tally
}

/** 4, the register cannot be used; where a file was asked for that cannot be written, 2. One sentence, and what to do. */
function saidWhy({ act }: Known, code: number | null, errors: string): boolean {
  const sentence = /^certdesk: .+\n {2}→ .+/m.test(errors)
  return sentence && (code === 4 || (code === 2 && act.argv.includes('--output')))
}

const disk = (fault: NonNullable<Disk['fault']>, known: Known): Trial => ({
  known,
  what: fault,
  run: (folder) => typed(known.act, folder, { env: onDisk({ folder, fault }) }),
})

/** After how many bytes a disk has to be full so that each write of the act meets it, before it and within it. */
function meetingPoints(events: readonly Event[], sizes: Map<bigint, number>): number[] {
  const points: number[] = []
  let grown = 0
  for (const event of events) {
    if (event.act === 'create') sizes.set(event.inode, 0)
    if (event.act === 'truncate') sizes.set(event.inode, event.size)
    if (event.act !== 'write') continue
    const end = event.at + event.bytes.length
    const grows = end - (sizes.get(event.inode) ?? 0)
    if (grows <= 0) continue
    points.push(grown, grown + (grows >> 1))
    grown += grows
    sizes.set(event.inode, end)
  }
  return points
}

/** Lets the disk be full at each of the bytes where an act writes, or at so many of them. */
export function fullDisks(desk: string, all: readonly Known[]): Promise<Tally> {
  const random = chance('full disks')
  const trials = all.flatMap((known) => {
    const { stood = new Map<bigint, string>(), events = [] } = known.recording ?? {}
    const sizes = new Map([...stood].map(([inode, name]) => [inode, fs.statSync(path.join(desk, name)).size]))
    const points = some(random, meetingPoints(events, sizes), runs.fullDisksOfAnAct)
    return points.map((bytes) => disk(`full ${bytes}`, known))
  })
  return tried('Full disk (ENOSPC) after a number of bytes, every kind of write in turn', desk, trials)
}

/** Lets each flush of an act fail: it alone, and it with all that follow. */
export function failedFlushes(desk: string, all: readonly Known[]): Promise<Tally> {
  const random = chance('failed flushes')
  const trials = all.flatMap((known) => {
    const flushes = known.recording?.events.filter(({ act }) => act === 'sync' || act === 'syncFolder').length ?? 0
    const nth = Array.from({ length: flushes }, (_, n) => n + 1)
    const both = nth.flatMap((n) => [disk(`sync ${n}`, known), disk(`syncs ${n}`, known)])
    return some(random, both, runs.failedFlushesOfAnAct)
  })
  return tried('Failing flush (fsync says EIO): each one alone, and from each one on', desk, trials)
}

/** Lets no file grow beyond a size: the shell counts in blocks of 512 bytes. */
export function fileLimits(desk: string, all: readonly Known[]): Promise<Tally> {
  const random = chance('file limits')
  const blocks = Math.ceil(fs.statSync(path.join(desk, 'register.db')).size / 512)
  const trials = all.flatMap((known) =>
    Array.from({ length: runs.fileLimitsOfAnAct }, () => {
      const limit = below(random, 2 * blocks)
      const line = ['-c', `ulimit -f ${limit}; exec "$0" "$@"`, process.execPath, program, ...known.act.argv]
      return { known, what: `ulimit -f ${limit}`, run: (cwd: string) => processOf('sh', line, { cwd, env: env() }) }
    }),
  )
  return tried('No file may grow beyond a size (ulimit -f, EFBIG)', desk, trials)
}

/** Who tries to write where that is not allowed: an administrator would be let through. */
const nobody = process.getuid?.() === 0 ? 65534 : undefined

const modes: readonly (readonly [what: string, file: number, folder: number])[] = [
  ['the file is read-only', 0o444, 0o755],
  ['the folder is read-only', 0o644, 0o555],
  ['both are read-only', 0o444, 0o555],
  ['the file cannot be read', 0o000, 0o755],
]

/** Lets file or folder be read-only. */
export function readOnly(desk: string, all: readonly Known[]): Promise<Tally> {
  const trials = all.flatMap((known) =>
    modes.map(([what, file, folder]) => ({ known, what, run: (cwd: string) => closed(known, cwd, file, folder) })),
  )
  return tried('Read-only file, read-only folder, unreadable file', desk, trials)
}

async function closed(known: Known, cwd: string, file: number, folder: number): Promise<Ended> {
  const names = fs.readdirSync(cwd).map((name) => path.join(cwd, name))
  if (nobody !== undefined) for (const each of [cwd, ...names]) fs.chownSync(each, nobody, nobody)
  for (const each of names) fs.chmodSync(each, each.endsWith('.db') ? file : 0o644)
  fs.chmodSync(cwd, folder)
  try {
    return await typed(known.act, cwd, nobody === undefined ? {} : { user: nobody })
  } finally {
    fs.chmodSync(cwd, 0o755)
    for (const each of names) if (fs.existsSync(each)) fs.chmodSync(each, 0o644)
  }
}
