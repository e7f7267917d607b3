import type { Words } from '../clause/words.ts'
import type { Behind } from '../register/mirror/behind.ts'

/** A thing to do, as `today --format json` gives it. */
export interface DayItem {
  readonly urgency: 'overdue' | 'at-risk' | 'due' | 'record'
  /** Days left; negative: days over. */
  readonly daysLeft: number
  readonly clauses: readonly string[]
  readonly customer: string | null
  readonly name: string | null
  readonly text: Words
  readonly owner: string | null
  /** The command that does it. */
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

/** All that is to be done about one customer, most urgent first; what is about none stands alone. */
export type CustomerItems = readonly [DayItem, ...DayItem[]]

/** Somebody's day. */
export interface MyDay {
  readonly asOf: string
  readonly counts: Counts
  /** The most urgent first: at most so many as were asked for. */
  readonly customers: readonly CustomerItems[]
  /** Whether that is everything. */
  readonly isAll: boolean
  /** The mirrors that have not everything. */
  readonly mirrors: readonly Behind[]
}

/** What somebody waits for an answer to: of what is overdue it comes first (ISO/IEC 17021-1 9.8). */
const answers: readonly (string | undefined)[] = ['complaint', 'appeal']

const isOwedAnswer = ({ urgency, settle }: DayItem): boolean => urgency === 'overdue' && answers.includes(settle[0])

const mostUrgentFirst = (agenda: readonly DayItem[]): readonly DayItem[] =>
  [...agenda].sort((a, b) => Number(isOwedAnswer(b)) - Number(isOwedAnswer(a)))

/** The day from what `today --format json` printed; null where that is something else, such as an error. */
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
