import type { Day, Moment } from '../../../clause/day.ts'
import type { CitedLimit } from '../../../clause/limit.ts'
import { wallTime } from '../../../clause/moment.ts'
import { same } from '../../../clause/words.ts'
import { reasonWords } from '../../../register/reason-words.ts'
import { type Column, orDash } from '../../../terminal/result.ts'
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

/** The limits as they are listed: for people, and with every value for programs. */
export function limitColumns(limits: readonly CitedLimit[]): Columns<LimitRecord> {
  const titles = new Map(limits.map(({ limit }) => [limit.name, limit.title]))
  const people: readonly Column<LimitRecord>[] = [
    { key: 'name', title: { en: 'Limit', zh: '限值' }, cell: (item) => item.name, whole: true },
    {
      ...{ key: 'value', title: { en: 'Value', zh: '值' }, cell: (item) => item.value, align: 'right', whole: true },
      tone: (item) => (item.deviation === null ? undefined : 'warn'),
    },
    { key: 'from', title: { en: 'From', zh: '自' }, cell: (item) => item.from, whole: true },
    {
      key: 'source',
      title: { en: 'Set by', zh: '来源' },
      cell: (item) => item.source,
      shown: limitWords.source,
    },
    { key: 'clauses', title: { en: 'Clauses', zh: '条款' }, cell: (item) => item.clauses.join(' '), minor: true },
    {
      key: 'title',
      title: { en: 'Meaning', zh: '含义' },
      atLeast: 24,
      cell: (item) => item.title,
      shown: (item) => titles.get(item.name) ?? same(item.title),
    },
  ]
  const rows: readonly Column<LimitRecord>[] = [
    ...people,
    { key: 'revision', title: { en: 'Revision', zh: '程序版本' }, cell: (item) => item.revision },
    { key: 'procedure', title: { en: 'Procedure', zh: '程序规定' }, cell: (item) => item.procedure },
    { key: 'deviation', title: { en: 'Deviation', zh: '偏离原因' }, cell: (item) => item.deviation },
  ]
  return { people, rows }
}

/** How the history is printed: for people with the reasons in one column, for programs each by itself. */
export function historyColumns(timeZone: string): Columns<ValueRecord> {
  const first: readonly Column<ValueRecord>[] = [
    { key: 'name', title: { en: 'Limit', zh: '限值' }, cell: (item) => item.name, whole: true },
    { key: 'value', title: { en: 'Value', zh: '值' }, cell: (item) => item.value, align: 'right', whole: true },
    { key: 'from', title: { en: 'From', zh: '自' }, cell: (item) => item.from, whole: true },
    {
      ...{ key: 'until', title: { en: 'Until before', zh: '至（不含）' }, cell: (item) => item.until, whole: true },
      shown: (item) => orDash(item.until),
    },
    {
      key: 'source',
      title: { en: 'Set by', zh: '来源' },
      cell: (item) => item.source,
      shown: (item) => {
        const { en, zh } = limitWords.source(item)
        return item.by === null ? { en, zh } : { en: `${en}, ${item.by}`, zh: `${zh}，${item.by}` }
      },
    },
    {
      key: 'recorded',
      title: { en: 'Recorded', zh: '登记时刻' },
      minor: true,
      cell: (item) => item.recorded,
      shown: (item) => orDash(item.recorded === null ? null : wallTime(item.recorded, timeZone).slice(0, 16)),
    },
  ]
  const reason: Column<ValueRecord> = { key: 'reason', title: { en: 'Why', zh: '原因' }, cell: (item) => item.reason }
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
      { key: 'revision', title: { en: 'Revision', zh: '程序版本' }, cell: (item) => item.revision },
      { key: 'by', title: { en: 'By', zh: '设定人' }, cell: (item) => item.by },
      reason,
      { key: 'deviation', title: { en: 'Deviation', zh: '偏离原因' }, cell: (item) => item.deviation },
      { key: 'voided', title: { en: 'Voided', zh: '已作废' }, cell: (item) => item.voided },
      {
        key: 'voidReason',
        title: { en: 'Why voided', zh: '作废原因' },
        cell: (item) => item.voidReason,
        shown: (item) => (item.voidReason === null ? orDash(null) : reasonWords(item.voidReason)),
      },
    ],
  }
}
