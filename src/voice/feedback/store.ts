import { earlierStates } from '../../register/history.ts'
import { numbered } from '../../register/numbered.ts'
import type { Db, NewRow, Row, Write } from '../../register/register.ts'
import type { Stage } from '../../survey/rules.ts'
import { type Classification, type FeedbackChannel, feedbackSeries, type PartlyClassified } from './rules.ts'

/** The classification of a row, as far as it has one. */
export const toldBy = ({
  stage,
  topic,
  classification,
}: Pick<Row<'feedback'>, 'stage' | 'topic' | 'classification'>): PartlyClassified => ({
  stage: stage as Stage | null,
  topic,
  classification: classification as Classification | null,
})

const saidColumns = ['customer_id', 'about', 'channel', 'received_on', 'content'] as const

/** What makes feedback the same: who said what, on which day, by which way. */
export type FeedbackSaid = Pick<Row<'feedback'>, (typeof saidColumns)[number]> & { readonly channel: FeedbackChannel }

/** What is recorded of feedback that is not closed yet. */
export type NewFeedback = FeedbackSaid & Omit<NewRow<'feedback'>, 'number' | 'closed_on' | 'outcome'>

/** Records feedback and returns its number, of the year in which it was received. */
export const addFeedback = (tx: Write, given: NewFeedback): string =>
  numbered(tx, feedbackSeries(given.channel, given.received_on), 4, (number) =>
    tx.insert('feedback', { number, ...given, closed_on: null, outcome: null }),
  ).number

/** The same feedback already on record, whatever was made of it, or null. */
export const sameFeedback = (tx: Write, said: FeedbackSaid): Row<'feedback'> | null => {
  const { customer_id, about, channel, received_on, content } = said
  return tx.find('feedback', { customer_id, about, channel, received_on, content })[0] ?? null
}

/** Feedback that once said something else, or was taken back since. */
export interface EarlierFeedback {
  readonly number: string
  readonly voided: boolean
}

/**
 * Finds the feedback that once said exactly this and was changed or taken back on purpose: a list that still says so does
 * not record it again. What an undo took back is as if it had never been recorded.
 */
export async function earlierFeedback(db: Db): Promise<(said: FeedbackSaid) => EarlierFeedback | null> {
  const byText = new Map<string, EarlierFeedback>()
  for (const { now, before } of await earlierStates(db, 'feedback')) {
    const found = { number: String(now.number), voided: now.voided_at != null }
    for (const state of before) byText.set(textOf(state), found)
  }
  return (said) => byText.get(textOf(said)) ?? null
}

const textOf = (values: Readonly<Record<string, unknown>>): string =>
  JSON.stringify(saidColumns.map((column) => values[column] ?? null))
