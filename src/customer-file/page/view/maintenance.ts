import type { Day } from '../../../clause/day.ts'
import type { Words } from '../../../clause/words.ts'
import type { Term } from './term.ts'

/** What was learned about it online (4.3.4). */
export interface IntelligenceView {
  readonly number: string
  readonly month: string
  readonly collected: Day
  readonly source: string
  /** Null: it was looked for, and nothing was there. */
  readonly finding: string | null
  /** The leader who was told, and when. */
  readonly leader: string | null
  readonly reported: Day | null
}

/** A customer event that it attended (4.3.5). */
export interface EventView {
  readonly number: string
  readonly held: Day
  readonly kind: Term
  readonly title: string
  readonly place: string | null
  readonly headcount: number | null
  readonly persons: string | null
}

/** An issue of the magazine that it was sent (4.3.6). */
export interface MagazineView {
  readonly number: string
  readonly issue: string
  readonly title: string | null
  readonly published: Day
  readonly sent: Day
  readonly delivery: string
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
