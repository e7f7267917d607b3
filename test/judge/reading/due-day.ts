import { type Day, plusWorkingDays } from './days.ts'
import { changesOf } from './organization.ts'
import type { Row } from './record.ts'
import type { Judged, Question, State } from './verdict.ts'

/** A due day, by when what was due on it was done, if it was, and how it stands. */
export type Event = Omit<Judged, 'customer'> & { readonly due: Day; readonly done: Day | null }

/** A time in which a certificate is suspended, and whether it was restored at its end. */
interface Suspended {
  readonly from: Day
  readonly until: Day | null
  readonly isRestored: boolean
  readonly decided: Day | null
  readonly isForSurveillance: boolean
}

const isFinal = (status: string): boolean => status === 'withdrawn' || status === 'cancelled'

/** When certificates were suspended, as known on the day: what was decided by then for a day ahead is known. */
export const suspensionsOf = ({ on, record }: Question, rows: readonly Row[]): Suspended[] =>
  rows.flatMap((row) => {
    const known = changesOf(record, row).filter(
      ({ effective_on, decided_on }) => effective_on <= on || (decided_on !== null && decided_on <= on),
    )
    return known.flatMap((change, i): Suspended[] => {
      if (change.status !== 'suspended') return []
      const next = known.slice(i + 1).find(({ effective_on }) => effective_on <= on)
      return [
        {
          ...{ from: change.effective_on, until: next?.effective_on ?? null, isRestored: next?.status === 'valid' },
          ...{ decided: change.decided_on, isForSurveillance: change.reason === 'surveillance-overdue' },
        },
      ]
    })
  })

/** The day on which a certificate was withdrawn or cancelled; null: it was not. */
export const endedOn = ({ on, record }: Question, row: Row): Day | null =>
  changesOf(record, row).find((change) => isFinal(change.status) && change.effective_on <= on)?.effective_on ?? null

/** Everything by which a due day is judged. */
export interface Standing {
  readonly question: Question
  readonly suspensions: readonly Suspended[]
  /** The day on which the certificate ended, or its next cycle began: nothing falls due from then on. */
  readonly ended: Day | null
  readonly isNear: (due: Day) => boolean
}

/** Whether a certificate was suspended for what was due on a day, decided in time after it, and before it was done. */
function isSuspendedFor(due: Day, done: Day | null, { from, decided, isForSurveillance }: Suspended, at: Standing) {
  const { on, record } = at.question
  if (!isForSurveillance || decided === null || from <= due || decided <= due || decided > on) return false
  const days = record.limit('timely-days', 5, due)
  return decided <= plusWorkingDays(due, days, record.calendar) && (done === null || done > decided)
}

/**
 * How a due day stands, by the day on which its audit was done, if it was. Inside a suspension it is not applicable, then due on
 * restoration; it lapses where the certificate ends suspended. A suspension for it in time makes it met from then on.
 */
export function standsOf(due: Day, done: Day | null, at: Standing): Event[] {
  const { on } = at.question
  if (done !== null && done <= due) return [{ due, done, state: 'met' }]
  if (done === null && at.ended !== null && due >= at.ended) return []
  const within = at.suspensions.find(({ from, until }) => from <= due && (until === null || due < until))
  const forIt = at.suspensions.find((each) => isSuspendedFor(due, done, each, at))
  const over = within ?? forIt
  if (over === undefined) {
    const state: State = done !== null || on > due ? 'breach' : at.isNear(due) ? 'at-risk' : 'on-track'
    return [{ due, done, state }]
  }
  const { until, isRestored } = over
  const meanwhile = done !== null && (until === null || done <= until)
  const met: Event[] = over === forIt || meanwhile ? [{ due, done: meanwhile ? done : null, state: 'met' }] : []
  return meanwhile || until === null || !isRestored ? met : [...met, ...standsOf(until, done, at)]
}
