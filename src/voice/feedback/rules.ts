import type { Day } from '../../clause/day.ts'
import { daysBetween } from '../../clause/day.ts'
import { type DueState, dueWithin } from '../../clause/judge.ts'
import type { Words } from '../../clause/words.ts'
import type { WorkingCalendar } from '../../clause/working-days.ts'
import { yearOf } from '../../clause/year.ts'
import type { Stage } from '../../survey/rules.ts'

/** The ways of 4.5.1, besides the survey itself, in which customers say what they think of the body's service. */
export const feedbackChannels = {
  symposium: { en: 'symposium', zh: '座谈会' },
  visit: { en: 'visit', zh: '客户走访' },
  'return-call': { en: 'return call', zh: '电话回访' },
  'organized-survey': { en: 'organized survey', zh: '组织调查' },
  complaint: { en: 'complaint', zh: '投诉' },
  other: { en: 'other', zh: '其他' },
} as const satisfies Record<string, Words>

export type FeedbackChannel = keyof typeof feedbackChannels

/** What feedback amounts to once it is classified (4.5.1). */
export const classifications = {
  praise: { en: 'praise', zh: '表扬' },
  suggestion: { en: 'suggestion', zh: '建议' },
  dissatisfaction: { en: 'dissatisfaction', zh: '不满' },
  question: { en: 'question', zh: '咨询' },
  other: { en: 'other', zh: '其他' },
} as const satisfies Record<string, Words>

export type Classification = keyof typeof classifications

/** What a classification says: which stage of the service, what of it, and what kind of feedback. */
export interface Classified {
  readonly stage: Stage
  readonly topic: string
  readonly classification: Classification
}

/** A classification of which some may be missing: a list need not give all of it. */
export type PartlyClassified = { readonly [K in keyof Classified]: Classified[K] | null }

const parts = ['stage', 'topic', 'classification'] as const

/** The parts that are missing of a classification, in the order of the form. */
export const missingParts = (told: PartlyClassified): (keyof Classified)[] =>
  parts.filter((part) => told[part] === null)

/** The parts in which two classifications differ; what the first does not say is no difference. */
export const differingParts = (said: PartlyClassified, there: PartlyClassified): (keyof Classified)[] =>
  parts.filter((part) => said[part] !== null && said[part] !== there[part])

/** Complaints alone have an owner and a day by which they are settled, and are closed. */
export const isComplaint = (channel: FeedbackChannel): boolean => channel === 'complaint'

/** The series that feedback is numbered in: complaints have their own, of the year in which they came. */
export const feedbackSeries = (channel: FeedbackChannel, received: Day): string =>
  `${isComplaint(channel) ? 'CP' : 'FB'}-${yearOf(received)}-`

/** The days of one record of feedback. */
export interface FeedbackDays {
  readonly received: Day
  readonly classified: Day | null
  /** By when a complaint is to be settled: decided, the last day for which is meant unless another was given. */
  readonly due: Day | null
  readonly closed: Day | null
}

/** A complaint as its day is held against it: what was decided, or closed by a version that asked for no decision, is settled. */
interface Settled extends Pick<FeedbackDays, 'due' | 'closed'> {
  /** The day on which it was decided as a case (ISO/IEC 17021-1 9.8); null before. */
  readonly decided: Day | null
}

/** 4.5.1: feedback is received, classified and, where it is a complaint, closed in this order. What is not so, or nothing. */
export function daysTooEarly({ received, classified, due, closed }: FeedbackDays) {
  const pairs = [
    ['classified', classified, 'received', received],
    ['due', due, 'received', received],
    ['closed', closed, 'received', received],
    ['closed', closed, 'classified', classified],
  ] as const
  return pairs.flatMap(([field, on, than, day]) =>
    on !== null && day !== null && on < day ? [{ field, on, than, day }] : [],
  )
}

/** 4.5.1: how the classification of feedback stands on a day, given the working days allowed for it. */
export const classificationState = (
  { received, classified }: Pick<FeedbackDays, 'received' | 'classified'>,
  days: number,
  day: Day,
  calendar: WorkingCalendar,
): DueState => dueWithin(received, days, classified, day, calendar)

/**
 * How a complaint stands on a day against the day by which it is to be settled; null where no such day is on record. It is
 * for the decision: once that is taken nothing is overdue by it, and what follows has no day of its own (ISO/IEC 17021-1 9.8).
 */
export function complaintState({ due, decided, closed }: Settled, day: Day): DueState | null {
  if (due === null) return null
  const settled = [decided, closed].filter((on) => on !== null && on <= day).reduce(earliest, null)
  const daysLate = Math.max(0, daysBetween(due, settled ?? day))
  if (daysLate > 0) return { due, state: 'breach', daysLate }
  return { due, state: settled !== null ? 'met' : day === due ? 'at-risk' : 'on-track', daysLate: 0 }
}

const earliest = (a: Day | null, b: Day | null): Day | null => (a === null || (b !== null && b < a) ? b : a)
