import { type Day, earliest, plusDays, plusMonths } from './days.ts'
import type { OnRecord } from './record.ts'
import type { Line, Question, State } from './verdict.ts'

/**
 * What was before go-live and is not on record (section 8): unknown is a result, and only where the verdict turns on it. What is
 * not said by twelve months after go-live counts as not done, unless somebody said that nobody can tell any more.
 */

/** Under which duty it is said what is on record of another one. */
const saidUnder: Readonly<Record<string, string>> = {
  'maintainer-for-every-contract': 'maintenance-division',
  'open-channels': 'contact-twice-a-year',
  'vip-service': 'contact-twice-a-year',
  'feedback-and-analysis': 'survey-draw',
  'survey-return': 'survey-draw',
  'survey-stages': 'survey-draw',
  'survey-score': 'survey-draw',
}

/** Whether facts of before go-live may be missing on a day: of one customer by what was said of it, else of everybody. */
function mayBeMissing({ on, record }: Question, duty: string, customerId: number | null): boolean {
  const said = record
    .all('takeover')
    .filter((row) => row.duty === (saidUnder[duty] ?? duty) && row.answered_on <= on && row.certificate_id === null)
  const own = said.find((row) => row.customer_id === customerId) ?? said.find((row) => row.customer_id === null)
  if (own === undefined) return on < plusMonths(record.goLive, 12)
  return own.answer === 'unknown'
}

/**
 * The state by what is on record, or unknown where that is at risk or in breach, and would not be so if all had been done before
 * go-live that could have been.
 */
export function orUnknown(
  question: Question,
  duty: string,
  { recorded, atBest, customerId = null }: { recorded: State; atBest: State; customerId?: number | null },
): State {
  const isShort = recorded === 'at-risk' || recorded === 'breach'
  return isShort && atBest !== recorded && mayBeMissing(question, duty, customerId) ? 'unknown' : recorded
}

/** The last day, up to the one asked about, that something before go-live can have been done on; null where it is before `from`. */
export function eveOfGoLive(record: OnRecord, from: Day, until: Day): Day | null {
  const eve = earliest(plusDays(record.goLive, -1), until)
  return eve < from ? null : eve
}

/** A body owes no yearly or monthly duty before go-live: of such a period nobody is judged. */
export const owedFrom = ({ record }: Question, lines: readonly Line[]): Line[] =>
  lines.map((line) => (line.period < record.goLive.slice(0, line.period.length) ? { ...line, judged: [] } : line))
