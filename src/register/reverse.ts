import type Database from 'better-sqlite3'
import { Problem, unavailable, usage } from '../clause/problem.ts'
import { same } from '../clause/words.ts'
import { refuseIfErased } from './erasure.ts'
import { refuseIfOwnerVoided, refuseIfReferred } from './reference.ts'
import type { TableWords } from './register.ts'

type Values = Readonly<Record<string, string | number | null>>

export type SetRow = (table: string, id: number, values: Values) => void

interface ChangeRow {
  id: number
  table: string
  key: number
  op: 'insert' | 'update'
  before: string | null
  after: string | null
  private: string | null
  private_digest: string | null
}

/** A change's images, the personal part joined to the open one. Throws where the journal is not readable any more. */
export function images(change: Pick<ChangeRow, 'before' | 'after' | 'private'>): { before: Values; after: Values } {
  const personal = parsed(change.private) as { before?: Values; after?: Values }
  return {
    before: { ...parsed(change.before), ...personal.before },
    after: { ...parsed(change.after), ...personal.after },
  }
}

function parsed(image: string | null): object {
  if (image === null) return {}
  try {
    return JSON.parse(image)
  } catch {
    throw unavailable(
      { en: 'The journal holds a change that cannot be read.', zh: '日志中有一项改动无法读取。' },
      { en: 'See which with: certdesk audit verify', zh: '用 certdesk audit verify 查看是哪一项。' },
    )
  }
}

/** How an entry is reversed: by what, when, by whom, and what a refusal calls the rows. */
interface Reversal {
  readonly set: SetRow
  readonly named: TableWords
  readonly at: string
  readonly by: string
}

/**
 * Reverses one entry by new changes: what it added is voided, what it changed is set back. Refused where a later entry
 * changed the same fields again or a later row refers to what it added, naming it. Returns how many rows were set back.
 */
export function reverseEntry(
  raw: Database.Database,
  seq: number,
  reason: string,
  { set, named, at, by }: Reversal,
): number {
  const changes = raw
    .prepare(
      `SELECT id, "table", key, op, before, after, private, private_digest FROM entry_change
       WHERE entry = ? ORDER BY id DESC`,
    )
    .all(seq) as ChangeRow[]
  if (changes.length === 0)
    throw usage(
      { en: `The journal has no entry #${seq} that changed anything.`, zh: `日志中没有作过改动的第 #${seq} 条记录。` },
      { en: 'See the entries with: certdesk audit list', zh: '用 certdesk audit list 查看日志。' },
    )
  refuseIfErased(raw, seq, changes, named)
  const rows = rowsLeft(changes)
  for (const row of rows) refuseIfTouchedSince(raw, seq, row, named)
  for (const change of changes) {
    if (change.op === 'insert') {
      refuseIfReferred(raw, seq, change, named)
      set(change.table, change.key, { voided_at: at, voided_by: by, void_reason: reason })
    } else setBack(seq, change, images(change).before, { set, named })
  }
  for (const change of changes) if ('voided_at' in images(change).before) refuseIfOwnerVoided(raw, seq, change, named)
  return rows.length
}

/** What was free when it was recorded may be taken by now: a number given again, a second VIP span. */
function setBack(
  seq: number,
  change: ChangeRow,
  before: Values,
  { set, named }: Pick<Reversal, 'set' | 'named'>,
): void {
  try {
    set(change.table, change.key, before)
  } catch (error) {
    if ((error as { code?: string }).code !== 'SQLITE_CONSTRAINT_UNIQUE') throw error
    throw new Problem('refused', {
      en: `Entry #${seq} cannot be undone: another ${named(change.table).en} stands in the place of the one it would bring back.`,
      zh: `第 #${seq} 条记录不能撤回：要恢复的${named(change.table).zh}的位置已有另一条。`,
    })
  }
}

/** A row with the values that the entry left in the fields it wrote. */
interface RowLeft {
  readonly table: string
  readonly key: number
  readonly newest: number
  /** Whether the entry added it: then every field is the entry's, and what its image leaves out is null. */
  readonly added: boolean
  readonly values: Values
}

/** The rows of an entry's changes (newest first): of a field that it wrote twice, the last value counts. */
function rowsLeft(changes: readonly ChangeRow[]): RowLeft[] {
  const rows = new Map<string, RowLeft>()
  for (const change of changes) {
    const { table, key, id } = change
    const later = rows.get(`${table} ${key}`)
    const values = { ...images(change).after, ...later?.values }
    const added = later?.added === true || change.op === 'insert'
    rows.set(`${table} ${key}`, { table, key, newest: later?.newest ?? id, added, values })
  }
  return [...rows.values()]
}

/**
 * What an entry left can be set back while it still stands so: a later change that was itself undone is no obstacle. A
 * row that was taken back since is not changed any more.
 */
function refuseIfTouchedSince(raw: Database.Database, seq: number, left: RowLeft, named: TableWords): void {
  const row = raw.prepare(`SELECT * FROM "${left.table}" WHERE id = ?`).get(left.key) as Values | undefined
  const expected: Values = { id: left.key, voided_at: null, ...left.values }
  const fields = Object.keys(left.added ? { ...row, ...expected } : expected)
  const differing = fields.filter((name) => row?.[name] !== (expected[name] ?? null))
  if (differing.length === 0) return
  const later = raw
    .prepare(
      `SELECT entry, before, after, private FROM entry_change WHERE "table" = ? AND key = ? AND id > ? ORDER BY id DESC`,
    )
    .all(left.table, left.key, left.newest) as (ChangeRow & { entry: number })[]
  const blocking = later.find((change) => Object.keys(images(change).after).some((name) => differing.includes(name)))
  throw new Problem(
    'refused',
    {
      en: `Entry #${seq} cannot be undone: ${blocking ? `entry #${blocking.entry}` : 'something'} changed the same ${named(left.table).en} since.`,
      zh: `第 #${seq} 条记录不能撤回：其后${blocking ? `第 #${blocking.entry} 条` : ''}又改动了同一条${named(left.table).zh}。`,
    },
    same(blocking ? `certdesk undo ${blocking.entry}` : 'certdesk audit verify'),
  )
}
