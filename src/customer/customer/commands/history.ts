import { wallTime } from '../../../clause/moment.ts'
import { joined, same, type Words } from '../../../clause/words.ts'
import {
  type FactWords,
  type FieldChange,
  type HistoryEntry,
  historyOf,
  type RowNames,
} from '../../../register/history.ts'
import { verb } from '../../../terminal/command.ts'
import { required } from '../../../terminal/flag.ts'
import { type Column, columnOf, list } from '../../../terminal/result.ts'
import { withoutRestricted } from '../../person/restricted-history.ts'
import { customerArgument } from '../argument.ts'
import { historyWords } from '../history-words.ts'
import { customerOnRecord, rowsOfCustomers } from '../store/filed.ts'
import { idsWithMerged } from '../store/merge.ts'

/** `customer history`: every change of a customer and of everything filed under it, the oldest first. */
export const customerHistory = (facts: () => Promise<FactWords>) =>
  verb({
    words: { en: 'Every change of a customer: when, by whom, what', zh: '客户的全部变更：何时、何人、改了什么' },
    access: 'read',
    args: { customer: required(customerArgument) },
    examples: {
      'customer history C00001': { en: 'every change with who made it and when', zh: '历次变更及办理人、时间' },
    },
    run: async ({ customer: named }, call) => {
      const words = await facts()
      const { entries, names } = await call.read(async (db) => {
        const { id } = await customerOnRecord(db, named)
        const rows = await rowsOfCustomers(db, await idsWithMerged(db, id))
        const entries = await withoutRestricted(db, await historyOf(db, rows))
        const changes = entries.flatMap((entry) => entry.changes)
        return { entries, names: await words.names(db, changes) }
      })
      return list('history', columns(call.timeZone, { words, names }), entries, historyWords.none)
    },
  })

/** What tables and values are called, and the rows that they are about. */
interface Called {
  readonly words: FactWords
  readonly names: RowNames
}

const historyEntryColumn = columnOf<HistoryEntry>()

const columns = (timeZone: string, called: Called): readonly Column<HistoryEntry>[] => [
  historyEntryColumn('seq', 'Entry', '序号', { align: 'right', whole: true }),
  historyEntryColumn('at', 'At', '时刻', { shown: ({ at }) => same(wallTime(at, timeZone)) }),
  historyEntryColumn('by', 'By', '录入人', { shown: historyWords.who }),
  historyEntryColumn('command', 'Command', '命令', { minor: true }),
  {
    key: 'changes',
    title: { en: 'What changed', zh: '变更内容' },
    cell: ({ changes }) => changesWords(changes, called).en,
    atLeast: 40,
    shown: ({ changes, note }) => withNote(changesWords(changes, called), note),
  },
]

const withNote = (words: Words, note: string | null): Words =>
  note === null ? words : joined([words, historyWords.note(note)], '\n', '\n')

/** A line per row that changed, its fields old → new. */
function changesWords(changes: readonly FieldChange[], called: Called): Words {
  const rows = new Map<string, FieldChange[]>()
  for (const change of changes) {
    const row = `${change.table} ${change.key} ${change.op}`
    rows.set(row, [...(rows.get(row) ?? []), change])
  }
  return joined(
    [...rows.values()].map((fields) => rowWords(fields, called)),
    '\n',
    '\n',
  )
}

/** Whose a row is: when it is added that shows from where it stands. */
const ownedBy = ['customer_id', 'act_id', 'after_id']

/** What the row itself says when it is added. */
const isTold = ({ op, field, before, after }: FieldChange): boolean =>
  (before !== null || after !== null) && !(op === 'insert' && ownedBy.includes(field))

function rowWords(fields: readonly FieldChange[], called: Called): Words {
  const [first] = fields
  if (first === undefined) return same('')
  const { table, key, op } = first
  // What is added says its own name.
  const name = op === 'insert' ? null : called.names.of(table, key)
  const what = historyWords.row(called.words.table(table), name, op)
  const told = fields.filter(isTold).map((each) => fieldWords(each, called))
  if (fields.some(({ field }) => field === 'erased')) told.push(historyWords.erased)
  const values = joined(told, '; ', '；')
  return { en: `${what.en}: ${values.en}`, zh: `${what.zh}：${values.zh}` }
}

function fieldWords({ table, field, op, before, after }: FieldChange, { words, names }: Called): Words {
  const { en, zh } = words.column(table, field)
  const now = words.value(names, table, field, after)
  const was = op === 'insert' ? null : words.value(names, table, field, before)
  const shown = was === null ? now : { en: `${was.en} → ${now.en}`, zh: `${was.zh} → ${now.zh}` }
  return { en: `${en} ${shown.en}`, zh: `${zh} ${shown.zh}` }
}
