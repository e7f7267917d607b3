import type { Words } from '../clause/words.ts'
import type { Behind } from '../register/mirror/behind.ts'

/** An item of the agenda that `today --format json` prints. */
export interface DayItem {
  readonly urgency: 'overdue' | 'at-risk' | 'due' | 'record'
  /** Days left; negative: days overdue. */
  readonly daysLeft: number
  readonly clauses: readonly string[]
  readonly customer: string | null
  readonly name: string | null
  readonly text: Words
  readonly owner: string | null
  /** The command that settles it. */
  readonly settle: readonly string[]
  readonly person: string | null
  readonly phone: string | null
}

export interface Counts {
  readonly overdue: number
  readonly atRisk: number
  readonly due: number
  readonly record: number
}

/** All items of one customer, most urgent first. An item without a customer forms a group of its own. */
export type CustomerItems = readonly [DayItem, ...DayItem[]]

/** A person's agenda on one day. */
export interface MyDay {
  readonly asOf: string
  readonly counts: Counts
  /** Most urgent first, up to the number of items requested. */
  readonly customers: readonly CustomerItems[]
  /** Whether the agenda has no further items. */
  readonly isAll: boolean
  /** The mirrors that lack entries. */
  readonly mirrors: readonly Behind[]
}

/** Commands for matters in which somebody waits for an answer; if overdue, they come first (ISO/IEC 17021-1 9.8). */
const answers: readonly (string | undefined)[] = ['complaint', 'appeal']

const isOwedAnswer = ({ urgency, settle }: DayItem): boolean => urgency === 'overdue' && answers.includes(settle[0])

const mostUrgentFirst = (agenda: readonly DayItem[]): readonly DayItem[] =>
  [...agenda].sort((a, b) => Number(isOwedAnswer(b)) - Number(isOwedAnswer(a)))

/** Parses the output of `today --format json`; null for other output, such as an error. */
export function dayFrom(printed: string): MyDay | null {
  let read: {
    readonly asOf: string
    readonly counts: Counts
    readonly total: number
    readonly agenda?: readonly DayItem[]
    readonly mirrors?: readonly Behind[]
  }
  try {
    read = JSON.parse(printed)
  } catch {
    return null
  }
  const { agenda, asOf, counts, total, mirrors = [] } = read
  if (agenda === undefined) return null
  const byCustomer = Map.groupBy(mostUrgentFirst(agenda), ({ customer, settle }) => customer ?? settle.join('\0'))
  const customers = [...byCustomer.values()] as unknown as CustomerItems[]
  return { asOf, counts, customers, isAll: agenda.length === total, mirrors }
}
