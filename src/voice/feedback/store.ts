import type { Day } from '../../clause/day.ts'
import { numbered } from '../../register/numbered.ts'
import type { NewRow, Row, Write } from '../../register/register.ts'
import type { Stage } from '../../survey/rules.ts'
import {
  type Classification,
  type FeedbackChannel,
  feedbackSeries,
  isComplaint,
  type PartlyClassified,
} from './rules.ts'

/** The classification of a row, as far as it has one. */
export const toldBy = ({ stage, topic, classification }: Row<'feedback'>): PartlyClassified => ({
  stage: stage as Stage | null,
  topic,
  classification: classification as Classification | null,
})

/** What makes feedback the same: who said what, on which day, by which way. */
export const saidColumns = ['customer_id', 'about', 'channel', 'received_on', 'content'] as const

type FeedbackSaid = Pick<Row<'feedback'>, (typeof saidColumns)[number]> & { readonly channel: FeedbackChannel }

/** What is recorded of feedback that is not closed yet. */
export type NewFeedback = FeedbackSaid & Omit<NewRow<'feedback'>, 'number' | 'closed_on' | 'outcome' | 'case_asked'>

/** Records feedback and returns its number, of the year in which it was received. */
export const addFeedback = (tx: Write, given: NewFeedback): string =>
  numbered(tx, { table: 'feedback', prefix: feedbackSeries(given.channel, given.received_on), digits: 4 }, (number) =>
    tx.insert('feedback', {
      ...{ number, ...given, closed_on: null, outcome: null },
      case_asked: isComplaint(given.channel) ? 1 : null,
    }),
  ).number

/** Closes a complaint with what came of it. Whoever closed it with an earlier version was asked for nothing more. */
export const closeComplaint = (tx: Write, id: number, on: Day, outcome: string | null): boolean =>
  tx.update('feedback', id, { closed_on: on, outcome, case_asked: 1 })

/** The same feedback already on record, whatever was made of it, or null. */
export const sameFeedback = (tx: Write, said: FeedbackSaid): Row<'feedback'> | null =>
  tx.find('feedback', said)[0] ?? null
