import type { Finding } from '../../clause/clause.ts'
import type { Day } from '../../clause/day.ts'
import type { DueItem } from '../../clause/due.ts'

/**
 * What is lost if a thing is left undone. The order is the one in which a manager takes things up, and this is the only place where
 * it is written down:
 *
 * 1. `answer`: a complaint or an appeal that is late or nearly so. Somebody outside the body waits, and ISO/IEC 17021-1 9.7 and 9.8
 *    give a day. They are few, and nothing else settles itself less.
 * 2. `certificate`: a certificate that may no longer stand as it does, or ends unless something is done: surveillance overdue (the
 *    certificate is to be suspended, ISO/IEC 17021-1 9.1.3, 9.6.5), a suspension at its last day, its decision or what follows it (4.4.1),
 *    an expiry without a recertification. The public relies on it, and so does the authority, whose day for being told of it (4.4.1) is here, too.
 * 3. `late`: anything else that is overdue and can still be done: every day adds to the breach.
 * 4. `risk`: not yet late, and late soon: it can still be done in time.
 * 5. `due`: it comes due, or waits, with time left.
 * 6. `record`: nobody can do it any more; what is left is to record cause and correction. It presses least, as nothing gets worse.
 *
 * Of what weighs the same, the earlier day comes first.
 */
export const stakes = ['answer', 'certificate', 'late', 'risk', 'due', 'record'] as const

export type Stake = (typeof stakes)[number]

/** Clauses by which somebody waits for an answer, and those by which a certificate stands or ends. */
const ofAnswers: readonly string[] = ['ISO/IEC 17021-1 9.7', 'ISO/IEC 17021-1 9.8']
const ofCertificates: readonly string[] = ['4.4.1', 'ISO/IEC 17021-1 9.1.3']

/** What settles an answer that somebody waits for, by its first word. */
const answers: readonly (string | undefined)[] = ['complaint', 'appeal']

/** Surveillance that comes due is done in time like anything else; a suspension or a report to the authority is not put off. */
const isOfCertificate = (clause: string, { state, settle }: Pick<Finding, 'state' | 'settle'>): boolean =>
  ofCertificates.includes(clause) && (state === 'breach' || (state === 'at-risk' && settle?.[1] !== 'surveillance'))

/**
 * What is at stake in a finding; null where nothing is to be done about it, or not yet. `last` is the day by which, `until` how far ahead is
 * looked; `ends`: a certificate ends within that time unless it is done.
 */
export function stakeOf(
  clause: string,
  finding: Pick<Finding, 'state' | 'settle'>,
  last: Day,
  until: Day,
  ends = false,
): Stake | null {
  const { state, settle } = finding
  if (state === 'unknown') return null
  // What no command settles and is in breach is to be put on record: whoever asks knows whether it is.
  if (state === 'breach' && (settle === null || settle[0] === 'finding')) return 'record'
  if (settle === null) return null
  if (ends) return 'certificate'
  if (state === 'on-track') return last <= until ? 'due' : null
  if (ofAnswers.includes(clause)) return 'answer'
  if (isOfCertificate(clause, finding)) return 'certificate'
  return state === 'breach' ? 'late' : 'risk'
}

/** What is at stake in something that falls due. */
export function stakeOfDue({ by, settle, ends }: Pick<DueItem, 'by' | 'settle' | 'ends'>, day: Day): Stake {
  if (ends === true) return 'certificate'
  if (by >= day) return 'due'
  return answers.includes(settle[0]) ? 'answer' : 'late'
}
