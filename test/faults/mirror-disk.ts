import fs from 'node:fs'
import path from 'node:path'
import { emptyFolder } from '../scratch.ts'
import { tried } from '../tries.ts'
import { type Event, eventsOf, onDisk } from './disk.ts'
import {
  copyAt,
  customerAdd,
  doneAt,
  entriesAt,
  filesIn,
  foldersIn,
  headAt,
  mirrorOf,
  moved,
  readAt,
  typedAt,
} from './mirrored.ts'
import { mirroredDesk } from './mirrored-desk.ts'
import { Disk } from './replay.ts'
import { below, type Chance, chance, each, runs, some, Tally } from './runs.ts'

type Acts = readonly (readonly string[])[]

/** Writes of each size, with and without what is personal, and the one that rewrites a file of the mirror. */
const acts: Acts = [
  ['customer', 'add', '新客户有限公司'],
  ['customer', 'add', '新客户有限公司', '--person', '王小明', '--mobile', '13800138000'],
  ['customer', 'import', 'more.csv'],
  ['customer', 'import', 'persons.csv'],
  ['customer', 'person', 'erase', 'C00001', '李雷', '--reason', '本人要求'],
  ['contact', 'add', 'C00005', '--channel', 'phone', '--needs', '无'],
]

/** An act with what happened on the disk meanwhile. */
interface Recorded {
  readonly argv: readonly string[]
  /** The desk as it stood before, to the letter of its notes. */
  readonly desk: string
  /** Where it was recorded, and what stood there before, by the disk's numbers; folders too. */
  readonly at: string
  readonly stood: ReadonlyMap<bigint, string>
  readonly folders: ReadonlyMap<bigint, string>
  readonly events: readonly Event[]
  /** The newest entry of the register before and behind it. */
  readonly heads: readonly [before: string, behind: string]
}

const inode = (file: string): bigint => fs.statSync(file, { bigint: true }).ino

/** Lets each act be done on a disk that keeps a log. */
async function recorded(desk: string, acts: Acts): Promise<Recorded[]> {
  const all: Recorded[] = []
  for (const argv of acts) {
    const own = copyAt(desk)
    const before = headAt(path.join(own, 'register.db'))
    const asItStood = emptyFolder()
    fs.cpSync(own, asItStood, { recursive: true })
    const stood = new Map(filesIn(own).map((name) => [inode(path.join(own, name)), name]))
    const log = path.join(emptyFolder(), 'log')
    const { code, errors } = await typedAt(own, argv, { env: onDisk({ folder: own, log }) })
    if (code !== 0) throw new Error(`${argv.join(' ')} ended with ${code}: ${errors}`)
    all.push({
      ...{ argv, desk: asItStood, at: own, stood, events: eventsOf(log, own) },
      folders: new Map(foldersIn(own).map((name) => [inode(path.join(own, name)), name])),
      heads: [before, headAt(path.join(own, 'register.db'))],
    })
  }
  return all
}

/** A desk whose mirror has everything, and one whose mirror has neither a person nor a long list yet: its files of them are to be made. */
async function desks() {
  const { desk } = await mirroredDesk()
  const young = emptyFolder()
  fs.mkdirSync(path.join(young, 'mirror'))
  await doneAt(young, 'init', '--go-live', '2026-01-01')
  await doneAt(young, 'mirror', 'add', 'mirror')
  const rows = (head: string, row: (n: number) => string) =>
    [head, ...Array.from({ length: 300 }, (_, n) => row(n))].join('\n')
  for (const each of [desk, young]) {
    fs.writeFileSync(
      path.join(each, 'more.csv'),
      rows('客户名称', (n) => `更多第${n}有限公司`),
    )
    fs.writeFileSync(
      path.join(each, 'persons.csv'),
      rows('客户名称,联系人,手机', (n) => `有人第${n}有限公司,人员${n},13900000000`),
    )
  }
  return [
    { desk, acts },
    { desk: young, acts: acts.slice(1, 4) },
  ] as const
}

/** After whatever happened to it: the register is well, the next command heals the mirror, and all is in it that was acknowledged. */
async function judged(
  own: string,
  { heads, argv }: Recorded,
  isAcknowledged: boolean,
  at: string,
  tally: Tally,
): Promise<void> {
  const file = path.join(own, 'register.db')
  const what = `${argv.join(' ')}: ${at}`
  const has = (head: string) =>
    readAt(file, (raw) => raw.prepare(`SELECT 1 FROM entry WHERE '#' || seq || ':' || seal = ?`).pluck().get(head)) !==
    undefined
  if (!has(heads[0]) || (isAcknowledged && !acknowledgedIn(own, heads))) tally.fault('lost', `${what}: in the register`)
  const next = await typedAt(own, customerAdd('下一家有限公司'))
  if (next.code !== 0) tally.fault('corrupt', `${what}: the next command: exit ${next.code}: ${next.errors}`)
  if (/older register|mirrored|another register/.test(next.errors))
    tally.fault('false alarms', `${what}: ${next.errors}`)
  const status = await typedAt(own, ['mirror', 'status', '--format', 'json'])
  const [mirror] = JSON.parse(status.out || '{"mirrors":[]}').mirrors
  if (mirror?.state !== 'whole' || mirror.head !== headAt(file))
    tally.fault('not healed', `${what}: ${status.out}${status.errors}${next.errors}`)
  const elsewhere = emptyFolder()
  const made = await typedAt(elsewhere, ['restore', '--mirror', mirrorOf(own)])
  const verified = await typedAt(elsewhere, ['audit', 'verify', '--anchor', headAt(file)])
  if (made.code !== 0 || verified.code !== 0)
    tally.fault('lost', `${what}: made anew of the mirror: ${made.errors}${verified.out}`)
  else if (rowsAt(path.join(elsewhere, 'register.db')) !== rowsAt(file))
    tally.fault('lost', `${what}: persons are not in the mirror`)
  fs.rmSync(elsewhere, { recursive: true })
}

/** Whether the register has gone on by as many entries as it should have. */
const acknowledgedIn = (own: string, [, behind]: Recorded['heads']): boolean =>
  entriesAt(path.join(own, 'register.db')) >= Number(/\d+/.exec(behind)?.[0])

/** Everything that is told of customers and persons, the names of those erased left out. */
const rowsAt = (file: string): string =>
  readAt(file, (raw) =>
    JSON.stringify([
      raw.prepare('SELECT code, name FROM customer ORDER BY id').all(),
      raw.prepare('SELECT customer_id, name, mobile FROM person ORDER BY id').all(),
    ]),
  )

/** The power is cut at random moments of each act; register, mirror, notes and memory lie on the disk that loses it. */
export async function mirrorCuts(): Promise<Tally> {
  const tally = new Tally(
    'Power cut at a random moment of a write to a register with a mirror on the same disk; the next command, then the register made anew of the mirror',
    ['lost', 'corrupt', 'not healed', 'false alarms'],
    ['acknowledged before the cut'],
  )
  const random = chance('mirror cuts')
  const all: Recorded[] = []
  for (const { desk, acts } of await desks()) all.push(...(await recorded(desk, tried(acts, 2))))
  const trials = all.flatMap((act) => Array.from({ length: runs.mirroredCutsOfAnAct }, (_, n) => ({ act, n })))
  await each(trials, async ({ act, n }) => {
    const { desk, at, stood, folders, events } = act
    // The first of them behind everything, when the program has said that it is done.
    const end = n === 0 ? events.length : below(random, events.length + 1)
    const disk = new Disk(desk, stood, folders)
    for (const event of events.slice(0, end)) disk.happen(event)
    const isAcknowledged = events.slice(0, end).some(({ act }) => act === 'said')
    const left = emptyFolder()
    disk.cut(random, left)
    for (const name of folders.values()) fs.mkdirSync(path.join(left, name), { recursive: true })
    const own = moved(left, at)
    tally.times += 1
    if (isAcknowledged) tally.count('acknowledged before the cut')
    await judged(own, act, isAcknowledged, `cut behind event ${end} of ${events.length}`, tally)
    for (const folder of [left, own]) fs.rmSync(folder, { recursive: true })
  })
  return tally
}

/** So many bytes of room, or so many flushes, as the mirror's own disk has before it fails: something of the act meets it. */
function faultsOf(random: Chance, { events }: Recorded): readonly `${'full' | 'sync' | 'syncs'} ${number}`[] {
  const bytes = events.reduce((sum, event) => sum + (event.act === 'write' ? event.bytes.length : 0), 0)
  const flushes = events.filter(({ act }) => act === 'sync' || act === 'syncFolder').length
  return [
    ...Array.from({ length: runs.mirrorFaultsOfAnAct }, () => `full ${below(random, bytes)}` as const),
    ...Array.from({ length: flushes }, (_, n) => [`sync ${n + 1}`, `syncs ${n + 1}`] as const).flat(),
  ]
}

/** The mirror's disk alone is full or fails: the command is done and says so, and the next one makes up for it. */
export async function mirrorFaults(): Promise<Tally> {
  const tally = new Tally(
    "The mirror's disk alone is full (ENOSPC) or its flush fails (EIO), at a random write: the command, the next one, then the register made anew of the mirror",
    ['lost', 'corrupt', 'not healed', 'false alarms', 'not done', 'unsaid'],
    ['done, and the mirror said to be behind', 'done, mirror and all'],
  )
  const random = chance('mirror faults')
  const [{ desk }] = await desks()
  const all = (await recorded(desk, tried(acts, 2))).map(inMirrorOnly)
  const trials = all.flatMap((act) =>
    some(random, faultsOf(random, act), runs.mirrorFaultsOfAnAct).map((fault) => ({ act, fault })),
  )
  await each(trials, async ({ act, fault }) => {
    const own = copyAt(desk)
    const { code, errors } = await typedAt(own, act.argv, { env: onDisk({ folder: path.join(own, 'mirror'), fault }) })
    const at = `${fault}: exit ${code}: ${errors}`
    tally.times += 1
    const isBehind = !readMirror(own).includes(`"seal":"${headAt(path.join(own, 'register.db')).split(':')[1]}"`)
    const isSaid = /cannot be reached/.test(errors)
    tally.count(isSaid ? 'done, and the mirror said to be behind' : 'done, mirror and all')
    if (code !== 0 && !(code === 1 && act.argv.includes('erase')))
      tally.fault('not done', `${act.argv.join(' ')}: ${at}`)
    if (isBehind && !isSaid) tally.fault('unsaid', `${act.argv.join(' ')}: ${at}`)
    await judged(own, act, true, at, tally)
    fs.rmSync(own, { recursive: true })
  })
  return tally
}

const readMirror = (own: string): string => fs.readFileSync(path.join(mirrorOf(own), 'journal'), 'utf8')

/** What of an act happens on the mirror's disk, by its files and its folders. */
function inMirrorOnly(act: Recorded): Recorded {
  const inodes = new Set(
    [...act.stood, ...act.folders].filter(([, name]) => name.startsWith('mirror')).map(([number]) => number),
  )
  for (const event of act.events) if (event.act === 'create' && event.name.startsWith('mirror')) inodes.add(event.inode)
  return { ...act, events: act.events.filter((event) => 'inode' in event && inodes.has(event.inode)) }
}
