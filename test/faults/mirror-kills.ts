import fs from 'node:fs'
import path from 'node:path'
import { emptyFolder } from '../scratch.ts'
import { eventsOf, noDisk, onDisk } from './disk.ts'
import { copyAt, entriesAt, filesIn, headAt, mirrorOf, numbersAt, readAt, typedAt } from './mirrored.ts'
import { type MirroredDesk, mirroredDesk } from './mirrored-desk.ts'
import type { Ended, Started } from './process.ts'
import { below, type Chance, chance, each, runs, Tally } from './runs.ts'

/** A life of a register with a mirror: what was said to be done in it, and what later commands may be about. */
interface Life {
  readonly desk: string
  readonly file: string
  /** The newest entry behind each command that was acknowledged: what is lost of them is lost of what was acknowledged. */
  readonly acknowledged: string[]
  /** The numbers that were given with a word, by the tag of what bears them. */
  readonly given: Map<string, string>
  readonly persons: string[]
  readonly contacts: string[]
  /** Milliseconds and acts on files that each kind of write takes. */
  readonly takes: Map<string, { readonly milliseconds: number; readonly acts: number }>
}

const list = (desk: string, tag: string, rows: number): string => {
  const name = `${tag}.csv`
  fs.writeFileSync(
    path.join(desk, name),
    ['客户名称', ...Array.from({ length: rows }, (_, n) => `${tag}第${n}有限公司`)].join('\n'),
  )
  return name
}

/** Kinds of write that can be typed again and again: a row and hundreds, with and without a person, an erasing, a restore. */
const writes: Readonly<Record<string, (tag: string, life: Life) => readonly string[]>> = {
  customer: (tag) => ['customer', 'add', `${tag}有限公司`],
  'customer with a person': (tag) => [
    'customer',
    'add',
    `${tag}有限公司`,
    '--person',
    `人员${tag}`,
    '--mobile',
    '13800138000',
  ],
  edit: (tag) => ['customer', 'edit', 'C00002', '--industry', tag, '--correction', tag],
  person: (tag) => ['customer', 'person', 'add', 'C00001', `人员${tag}`, '--mobile', '13800138000'],
  contact: (tag) => ['contact', 'add', 'C00005', '--channel', 'phone', '--needs', '无', '--summary', tag],
  'contact void': (tag, { contacts }) => ['contact', 'void', contacts.at(-1) ?? '', '--reason', tag],
  erase: (tag, { persons }) => ['customer', 'person', 'erase', 'C00001', persons.at(-1) ?? '', '--reason', tag],
  'short list': (tag, { desk }) => ['customer', 'import', list(desk, tag, 20)],
  'long list': (tag, { desk }) => ['customer', 'import', list(desk, tag, 300)],
  information: (tag) => [
    'information',
    'add',
    'C00003',
    '--source',
    '电话',
    '--received',
    '2026-10-14',
    '--content',
    tag,
  ],
  event: (tag) => ['event', 'add', '--kind', 'training', '--title', tag, '--on', '2026-10-14'],
  staff: (tag) => ['staff', 'add', `员工${tag}`, '--role', 'business'],
  undo: (tag) => ['undo', '--reason', tag],
  restore: (tag) => ['restore', '--mirror', 'mirror', '--reason', tag],
}

/** Keeps what was acknowledged, with the number that it was given. */
function keep(
  { file, acknowledged, given, persons, contacts }: Life,
  kind: string,
  tag: string,
  { out }: Ended,
  tally: Tally,
): void {
  acknowledged.push(headAt(file))
  const printed = JSON.parse(out)
  const number: string | undefined = printed.customer?.code ?? printed.contact?.number
  if (kind === 'person') persons.push(`人员${tag}`)
  if (kind === 'contact' && number !== undefined) contacts.push(number)
  if (number === undefined || !/^(customer|contact$)/.test(kind)) return
  if (given.has(number)) tally.fault('numbers twice', `${number} to ${given.get(number)} and ${tag}`)
  given.set(number, tag)
}

/** Whether a register has an entry that was the newest once. */
const isThere = (file: string, head: string): boolean =>
  readAt(
    file,
    (raw) => raw.prepare(`SELECT 1 FROM entry WHERE '#' || seq || ':' || seal = ?`).pluck().get(head) !== undefined,
  )

/** A new life: each kind of write done once, so that it is known what it takes. */
async function born({ desk: made }: MirroredDesk, nth: number, tally: Tally): Promise<Life> {
  const desk = copyAt(made)
  fs.mkdirSync(path.join(desk, 'copies'))
  const file = path.join(desk, 'register.db')
  const life: Life = { desk, file, acknowledged: [], given: new Map(), persons: [], contacts: [], takes: new Map() }
  const order = ['person', 'contact', ...Object.keys(writes).filter((kind) => !['person', 'contact'].includes(kind))]
  for (const kind of order) {
    const tag = `生${nth}${order.indexOf(kind)}号`
    const log = path.join(emptyFolder(), 'log')
    const argv = [...(writes[kind]?.(tag, life) ?? []), '--format', 'json']
    const began = performance.now()
    const ended = await typedAt(desk, argv, noDisk === null ? { env: onDisk({ folder: desk, log }) } : {})
    if (ended.code !== 0) throw new Error(`${argv.join(' ')} ended with ${ended.code}: ${ended.errors}`)
    keep(life, kind, tag, ended, tally)
    life.takes.set(kind, {
      milliseconds: performance.now() - began,
      acts: noDisk === null ? eventsOf(log, desk).length : 0,
    })
    fs.rmSync(path.dirname(log), { recursive: true })
  }
  return life
}

/** By the clock, or in front of an act on the files of the register, the mirror or the notes; half of those behind the middle. */
function howToKill(random: Chance, { desk, takes }: Life, kind: string, halved: number): Partial<Started> {
  const { milliseconds, acts } = takes.get(kind) ?? { milliseconds: 1000, acts: 0 }
  if (acts === 0 || halved > 0 || random() < 0.5) return { killAfter: ((0.1 + random()) * milliseconds) / 2 ** halved }
  const from = random() < 0.5 ? acts >> 1 : 0
  return { env: onDisk({ folder: desk, fault: `kill ${1 + from + below(random, acts - from)}` }) }
}

/** What kinds of write use up: it can be taken back or erased once. */
const spent: Readonly<Record<string, 'contacts' | 'persons'>> = { 'contact void': 'contacts', erase: 'persons' }

/** Kills one write, and tries again where it was over before. */
async function killed(life: Life, kind: string, name: string, random: Chance, tally: Tally): Promise<void> {
  for (let halved = 0; ; halved++) {
    const tag = `${name}${'甲乙丙丁戊己庚辛壬癸'.charAt(halved % 10)}${halved}号`
    const argv = [...(writes[kind]?.(tag, life) ?? []), '--format', 'json']
    const about = spent[kind]
    const before = headAt(life.file)
    const ended = await typedAt(life.desk, argv, howToKill(random, life, kind, halved))
    const at = `${argv.join(' ')}: ${ended.errors}`
    const isKilled = ended.signal === 'SIGKILL'
    const isAcknowledged = ended.code === 0 || ended.out.trimEnd().endsWith('}')
    const isKept = fs.existsSync(life.file) && headAt(life.file) !== before
    // What was taken back before is answered without an entry: the newest is then of a write that was killed, and need not be in the mirror.
    if (isAcknowledged && isKept) keep(life, kind, tag, ended, tally)
    if (!isKilled && ended.code !== 0 && ![1, 2, 3].includes(ended.code ?? -1))
      tally.fault('unmapped', `exit ${ended.code}: ${at}`)
    // What an undo took back before cannot be taken back once more: then it is said to be so already.
    if (isAcknowledged && !isKept && about === undefined) tally.fault('lost', at)
    if (isKept && about !== undefined && life[about].length > 1) life[about].pop()
    if (isKilled && isKept && !inMirror(life)) tally.count('killed between register and mirror')
    if (isKilled && isAcknowledged) tally.count('acknowledged before the kill')
    if (isKilled) return
    tally.count('over before it and tried again')
  }
}

/** Whether the newest entry of the register is in the mirror. */
const inMirror = ({ desk, file }: Life): boolean =>
  fs.readFileSync(path.join(mirrorOf(desk), 'journal'), 'utf8').includes(`"seal":"${headAt(file).split(':')[1]}"`)

/** What must be so of a register that was made anew: everything acknowledged, no number twice, verified. */
async function judged(
  { acknowledged }: Life,
  desk: string,
  what: string,
  head: string | null,
  tally: Tally,
): Promise<void> {
  const file = path.join(desk, 'register.db')
  if (!fs.existsSync(file)) return tally.fault('lost', `${what}: the register is not there`)
  const lost = acknowledged.filter((each) => !isThere(file, each))
  if (lost.length > 0) tally.fault('lost', `${what}: ${lost.join(' ')}`)
  const numbers = numbersAt(file)
  if (new Set(numbers).size !== numbers.length) tally.fault('numbers twice', what)
  const verified = await typedAt(desk, ['audit', 'verify', ...(head === null ? [] : ['--anchor', head])])
  if (verified.code !== 0) tally.fault('verify not ok', `${what}: ${verified.out}${verified.errors}`)
  tally.count('acknowledged entries looked for', acknowledged.length)
}

const lose = (file: string) => {
  for (const rest of ['', '-wal', '-shm']) fs.rmSync(file + rest, { force: true })
}

/** The register as it was left by a kill, made anew elsewhere from its mirror alone. */
async function madeElsewhere(life: Life, tally: Tally): Promise<void> {
  const elsewhere = emptyFolder()
  const { code, errors } = await typedAt(elsewhere, ['restore', '--mirror', path.join(life.desk, 'mirror')])
  if (code !== 0) tally.fault('lost', `made elsewhere: exit ${code}: ${errors}`)
  await judged(life, elsewhere, 'made elsewhere of the mirror alone, right behind a kill', null, tally)
  fs.rmSync(elsewhere, { recursive: true })
}

/** Loses the register on purpose and makes it anew in its place. */
async function lostAndMade(life: Life, source: readonly string[], tally: Tally): Promise<void> {
  const { desk, file } = life
  const what = `made anew of ${source.join(' ')}`
  await healed(life, what, tally)
  const head = headAt(file)
  const entries = entriesAt(file)
  lose(file)
  const { code, out, errors } = await typedAt(desk, ['restore', ...source, '--format', 'json'])
  if (code !== 0) return tally.fault('lost', `${what}: exit ${code}: ${errors}`)
  if (JSON.parse(out).restore.head !== head || entriesAt(file) !== entries + 1)
    tally.fault('heads unequal', `${what}: ${head} and ${JSON.parse(out).restore.head}`)
  await judged(life, desk, what, head, tally)
  tally.count('rebuilt')
}

/** The next command, which nobody kills: after it the mirror has everything. */
async function healed({ desk, file }: Life, what: string, tally: Tally): Promise<void> {
  const { code, errors } = await typedAt(desk, [
    'customer',
    'edit',
    'C00002',
    '--industry',
    what + Math.random(),
    '--correction',
    '录错',
  ])
  if (code !== 0 || errors !== '') tally.fault('verify not ok', `the next command: exit ${code}: ${errors}`)
  const status = await typedAt(desk, ['mirror', 'status', '--format', 'json'])
  const [mirror] = JSON.parse(status.out || '{"mirrors":[{}]}').mirrors
  if (mirror.state !== 'whole' || mirror.head !== headAt(file))
    tally.fault('heads unequal', `${what}: ${status.out}${status.errors}`)
}

async function lived(made: MirroredDesk, nth: number, tally: Tally): Promise<void> {
  const random = chance(`mirror kills ${nth}`)
  const life = await born(made, nth, tally)
  const kinds = Object.keys(writes)
  for (let loss = 0; loss < runs.losses; loss++) {
    const { code, errors } = await typedAt(life.desk, ['backup', '--to', `copies/${loss}.db`])
    if (code !== 0) throw new Error(errors)
    for (let n = 0; n < runs.killsBeforeALoss; n++) {
      await killed(life, kinds[n % kinds.length] as string, `第${nth}${loss}次${n}`, random, tally)
      tally.times += 1
    }
    await madeElsewhere(life, tally)
    await lostAndMade(life, [`copies/${loss}.db`, '--mirror', 'mirror'], tally)
    await lostAndMade(life, ['--mirror', 'mirror'], tally)
    for (const name of filesIn(life.desk)) if (/replaced|\.csv$/.test(name)) fs.rmSync(path.join(life.desk, name))
  }
  fs.rmSync(life.desk, { recursive: true })
}

/** Kills writes at random moments, register and mirror going on; again and again the register is lost and made anew. */
export async function mirrorKills(): Promise<Tally> {
  const tally = new Tally(
    '`kill -9` at a random moment of a write to a register with a mirror; after each hundred the register is lost and made anew of copy and mirror, and of the mirror alone',
    ['lost', 'verify not ok', 'heads unequal', 'numbers twice', 'unmapped'],
    [
      'acknowledged before the kill',
      'killed between register and mirror',
      'over before it and tried again',
      'rebuilt',
      'acknowledged entries looked for',
    ],
  )
  const made = await mirroredDesk()
  await each(
    Array.from({ length: runs.mirroredLives }, (_, nth) => nth),
    (nth) => lived(made, nth, tally),
  )
  return tally
}
