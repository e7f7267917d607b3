import { Problem, unavailable, usage } from '../clause/problem.ts'
import type { Words } from '../clause/words.ts'
import type { TableWords } from './register.ts'
import type { Statements, Values } from './statements.ts'
import type { EntryChangeTable } from './tables.ts'

export type SetRow = (table: string, id: number, values: Values) => void

/** A change as it stands in the journal. */
export type ChangeRow = Omit<EntryChangeTable, 'salt'>

/** Every change of the journal, for a WHERE. */
export const selectChanges =
  'SELECT id, entry, "table", key, op, before, after, private, private_digest FROM entry_change'

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
  readonly settle: () => void
  readonly named: TableWords
  readonly at: string
  readonly by: string
}

/** An entry's changes, the newest first. */
export const changesOf = (statements: Statements, seq: number): ChangeRow[] =>
  statements.all<ChangeRow>(`${selectChanges} WHERE entry = ? ORDER BY id DESC`, seq)

/**
 * Reverses one entry, on which none rests, by new changes: what it added is voided, what it changed is set back. Returns
 * how many rows were. Refused where another row stands in the place of one that would come back.
 */
export function reverseEntry(
  statements: Statements,
  seq: number,
  reason: string,
  { set, settle, named, at, by }: Reversal,
): number {
  const changes = changesOf(statements, seq)
  if (changes.length === 0)
    throw usage(
      { en: `The journal has no entry #${seq} that changed anything.`, zh: `日志中没有作过改动的第 ${seq} 条记录。` },
      { en: 'See the entries with: certdesk audit list', zh: '用 certdesk audit list 查看日志。' },
    )
  const voided = { voided_at: at, voided_by: by, void_reason: reason }
  let table = ''
  try {
    for (const change of changes) {
      table = change.table
      set(table, change.key, change.op === 'insert' ? voided : images(change).before)
    }
    settle()
  } catch (error) {
    if (!statements.isTaken(error)) throw error
    throw standsThere(seq, named(statements.tableOf(error) ?? table))
  }
  return new Set(changes.map(({ table, key }) => `${table} ${key}`)).size
}

/** What was free when it was recorded may be taken by now: a number given again, a second VIP span. */
const standsThere = (seq: number, row: Words) =>
  new Problem(
    'refused',
    {
      en: `Entry #${seq} cannot be undone: another ${row.en} stands in the place of the one it would bring back.`,
      zh: `第 ${seq} 条记录不能撤回：要恢复的${row.zh}的位置已有另一条。`,
    },
    { en: 'Take the other one back first, or correct it instead.', zh: '请先作废另一条，或改为更正另一条。' },
  )
