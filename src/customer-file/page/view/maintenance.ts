import type { Day } from '../../../clause/day.ts'
import type { Words } from '../../../clause/words.ts'
import type { AttendedEvent } from '../../../maintenance/event/attendance.ts'
import type { IntelligenceRecord } from '../../../maintenance/intelligence/intelligence.ts'
import type { Term } from './term.ts'

/** What was learned about it online (4.3.4). */
export type IntelligenceView = Pick<
  IntelligenceRecord,
  'number' | 'month' | 'collected' | 'source' | 'finding' | 'leader' | 'reported'
>

/** A customer event that it attended (4.3.5). */
export interface EventView extends Omit<AttendedEvent, 'kind'> {
  readonly kind: Term
}

/** A step of an abnormality or loss: who took it, or was told, and what it says. */
export interface LossStepView {
  readonly step: Term
  readonly on: Day
  readonly by: string | null
  readonly said: Words | null
}

/** An abnormality or loss (4.3.7). */
export interface LossView {
  readonly number: string
  readonly kind: Term
  readonly certificate: string | null
  readonly found: Day
  readonly situation: string
  /** The steps taken by the day, in their order. */
  readonly steps: readonly LossStepView[]
  /** What 4.3.7 still asks for. */
  readonly missing: readonly Term[]
  readonly closed: Day | null
  readonly outcome: string | null
}
