import type { Day, Moment } from '../../../clause/day.ts'
import type { CitedLimit } from '../../../clause/limit.ts'
import { wallTime } from '../../../clause/moment.ts'
import { same } from '../../../clause/words.ts'
import { reasonWords } from '../../../register/reason-words.ts'
import { type Column, columnOf, orDash } from '../../../terminal/result.ts'
import type { LimitRecord } from '../limits-on.ts'
import type { LimitSource } from '../source.ts'
import type { RecordedValue } from '../store/limit.ts'
import { limitWords } from '../words.ts'

/** A value that a limit has had, has or will have. */
interface ValueRecord extends LimitSource {
  readonly name: string
  readonly value: number
  readonly from: Day
  /** The first day on which another value holds in its place. */
  readonly until: Day | null
  readonly by: string | null
  readonly recorded: Moment | null
  readonly reason: string | null
  readonly deviation: string | null
  readonly voided: boolean
  readonly voidReason: string | null
}

interface Columns<Item> {
  readonly people: readonly Column<Item>[]
  readonly rows: readonly Column<Item>[]
}

/** All values of a limit in the order of their days, those of the procedure as this program was written from it first. */
export function historyOf(
  { limit: { name, values } }: CitedLimit,
  written: string,
  recorded: readonly RecordedValue[],
): ValueRecord[] {
  const own = recorded.filter((value) => value.name === name)
  const counting = [...values, ...own.filter(({ voided }) => voided === null)].map(({ from }) => from).sort()
  const first = values.map(
    ({ value, from }): ValueRecord => ({
      ...{ name, value, from, until: counting.find((other) => other > from) ?? null },
      ...{ source: 'procedure', revision: written, by: null, recorded: null, reason: null, deviation: null },
      ...{ voided: false, voidReason: null },
    }),
  )
  const later = own.map((value): ValueRecord => {
    const replaced = own.some((other) => other.voided === null && other.from === value.from && other.revision === null)
    const until =
      value.voided !== null
        ? null
        : // From its very day on the body's own holds in the place of a revision's.
          value.revision !== null && replaced
          ? value.from
          : (counting.find((other) => other > value.from) ?? null)
    return {
      ...{ name, value: value.value, from: value.from, until },
      ...{ source: value.revision === null ? 'register' : 'procedure', revision: value.revision },
      ...{ by: value.by, recorded: value.recordedAt, reason: value.reason, deviation: value.deviation },
      ...{ voided: value.voided !== null, voidReason: value.voidReason },
    }
  })
  return [...first, ...later]
}

const limitColumn = columnOf<LimitRecord>()

/** The limits as they are listed: for people, and with every value for programs. */
export function limitColumns(limits: readonly CitedLimit[]): Columns<LimitRecord> {
  const titles = new Map(limits.map(({ limit }) => [limit.name, limit.title]))
  const people: readonly Column<LimitRecord>[] = [
    limitColumn('name', 'Limit', '限值', { whole: true }),
    limitColumn('value', 'Value', '值', {
      tone: (item) => (item.deviation === null ? undefined : 'warn'),
      align: 'right',
      whole: true,
    }),
    limitColumn('from', 'From', '自', { whole: true }),
    limitColumn('source', 'Set by', '来源', { shown: limitWords.source }),
    { key: 'clauses', title: { en: 'Clauses', zh: '条款' }, cell: (item) => item.clauses.join(' '), minor: true },
    limitColumn('title', 'Meaning', '含义', {
      atLeast: 24,
      shown: (item) => titles.get(item.name) ?? same(item.title),
    }),
  ]
  const rows: readonly Column<LimitRecord>[] = [
    ...people,
    limitColumn('revision', 'Revision', '程序版本'),
    limitColumn('procedure', 'Procedure', '程序规定'),
    limitColumn('deviation', 'Deviation', '偏离原因'),
  ]
  return { people, rows }
}

const valueColumn = columnOf<ValueRecord>()

/** How the history is printed: for people with the reasons in one column, for programs each by itself. */
export function historyColumns(timeZone: string): Columns<ValueRecord> {
  const first: readonly Column<ValueRecord>[] = [
    valueColumn('name', 'Limit', '限值', { whole: true }),
    valueColumn('value', 'Value', '值', { align: 'right', whole: true }),
    valueColumn('from', 'From', '自', { whole: true }),
    valueColumn('until', 'Until before', '至（不含）', { whole: true, dashed: true }),
    valueColumn('source', 'Set by', '来源', {
      shown: (item) => {
        const { en, zh } = limitWords.source(item)
        return item.by === null ? { en, zh } : { en: `${en}, ${item.by}`, zh: `${zh}，${item.by}` }
      },
    }),
    valueColumn('recorded', 'Recorded', '登记时刻', {
      minor: true,
      shown: (item) => orDash(item.recorded === null ? null : wallTime(item.recorded, timeZone).slice(0, 16)),
    }),
  ]
  const reason = valueColumn('reason', 'Why', '原因')
  return {
    people: [
      ...first,
      {
        ...reason,
        atLeast: 24,
        shown: (item) => limitWords.why(item.reason, item.deviation, item.voided ? (item.voidReason ?? '') : null),
        tone: (item) => (item.deviation !== null && !item.voided ? 'warn' : undefined),
      },
    ],
    rows: [
      ...first,
      valueColumn('revision', 'Revision', '程序版本'),
      valueColumn('by', 'By', '设定人'),
      reason,
      valueColumn('deviation', 'Deviation', '偏离原因'),
      valueColumn('voided', 'Voided', '已作废'),
      valueColumn('voidReason', 'Why voided', '作废原因', {
        shown: (item) => (item.voidReason === null ? orDash(null) : reasonWords(item.voidReason)),
      }),
    ],
  }
}
