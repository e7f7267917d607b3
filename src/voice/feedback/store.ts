import { type Day, dayOf } from '../../clause/day.ts'
import { earlierStates } from '../../register/history.ts'
import { numbered } from '../../register/numbered.ts'
import type { Changes, Db, Row, Write } from '../../register/register.ts'
import type { Stage } from '../../survey/rules.ts'
import { type Classification, type FeedbackChannel, feedbackSeries, type PartlyClassified } from './rules.ts'

/** Feedback that came by another way than the survey (4.5.1), as it stood on the day asked of. */
export interface FeedbackRecord extends PartlyClassified {
  readonly number: string
  readonly customer: string | null
  /** The customer's name, or that of an organization which is not in the register; null where nobody is named. */
  readonly name: string | null
  readonly channel: FeedbackChannel
  readonly received: Day
  readonly recorded: Day
  readonly content: string
  readonly classified: Day | null
  readonly classifiedBy: string | null
  readonly owner: string | null
  readonly due: Day | null
  readonly closed: Day | null
  readonly outcome: string | null
  /** Who received it. */
  readonly by: string
}

/** Which feedback is listed. */
export interface FeedbackFilter {
  /** What was received, classified or closed later is not known yet. */
  readonly asOf: Day
  readonly timeZone: string
  readonly customerId?: number | undefined
  readonly channel?: FeedbackChannel | undefined
  /** Received on this day or later. */
  readonly from?: Day | undefined
  /** Received on this day or earlier. */
  readonly to?: Day | undefined
  readonly number?: string | undefined
}

/** Feedback received by the day, newest first. Recording moments become days in the register's time zone. */
export async function listFeedback(
  db: Db,
  filter: FeedbackFilter,
): Promise<(FeedbackRecord & { customerId: number | null })[]> {
  let select = joined(db).where('feedback.voided_at', 'is', null).where('received_on', '<=', filter.asOf)
  if (filter.customerId !== undefined) select = select.where('feedback.customer_id', '=', filter.customerId)
  if (filter.channel !== undefined) select = select.where('feedback.channel', '=', filter.channel)
  if (filter.from !== undefined) select = select.where('received_on', '>=', filter.from)
  if (filter.to !== undefined) select = select.where('received_on', '<=', filter.to)
  if (filter.number !== undefined) select = select.where('feedback.number', '=', filter.number)
  const rows = await select.orderBy('received_on', 'desc').orderBy('feedback.id', 'desc').execute()
  return rows.map((row) => recordOn(row, filter))
}

const joined = (db: Db) =>
  db
    .selectFrom('feedback')
    .innerJoin('staff as receiver', 'receiver.id', 'feedback.staff_id')
    .leftJoin('customer', 'customer.id', 'feedback.customer_id')
    .leftJoin('staff as owner', 'owner.id', 'feedback.owner_id')
    .leftJoin('staff as classifier', 'classifier.id', 'feedback.classified_by')
    .selectAll('feedback')
    .select([
      'customer.code',
      'customer.name as customer_name',
      'owner.name as owner_name',
      'classifier.name as classifier_name',
      'receiver.name as receiver_name',
    ])

type JoinedRow = Awaited<ReturnType<ReturnType<typeof joined>['execute']>>[number]

/** What is dated later than the day asked of is left out, and so is what it brought with it. */
function recordOn(row: JoinedRow, { asOf, timeZone }: FeedbackFilter): FeedbackRecord & { customerId: number | null } {
  const unknownYet = row.classified_on !== null && row.classified_on > asOf
  const isClosed = row.closed_on !== null && row.closed_on <= asOf
  return {
    customerId: row.customer_id,
    number: row.number,
    customer: row.code,
    name: row.customer_name ?? row.about,
    channel: row.channel as FeedbackChannel,
    received: row.received_on,
    recorded: dayOf(row.recorded_at, timeZone),
    content: row.content,
    ...(unknownYet ? nothingTold : toldBy(row)),
    classified: unknownYet ? null : row.classified_on,
    classifiedBy: unknownYet ? null : row.classifier_name,
    owner: row.owner_name,
    due: row.due_on,
    closed: isClosed ? row.closed_on : null,
    outcome: isClosed ? row.outcome : null,
    by: row.receiver_name,
  }
}

const nothingTold: PartlyClassified = { stage: null, topic: null, classification: null }

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

/** What makes feedback the same: who said what, on which day, by which way. */
export interface FeedbackSaid {
  readonly customerId: number | null
  readonly about: string | null
  readonly channel: FeedbackChannel
  readonly received: Day
  readonly content: string
}

/** What is recorded of feedback. */
export interface NewFeedback extends FeedbackSaid, PartlyClassified {
  readonly classified: Day | null
  readonly classifiedBy: number | null
  readonly ownerId: number | null
  readonly due: Day | null
  /** Who received it. */
  readonly staffId: number
}

const saidColumns = (said: FeedbackSaid) => ({
  customer_id: said.customerId,
  about: said.about,
  channel: said.channel,
  received_on: said.received,
  content: said.content,
})

/** Records feedback and returns its number, of the year in which it was received. */
export function addFeedback(tx: Write, feedback: NewFeedback): string {
  const row = {
    ...saidColumns(feedback),
    stage: feedback.stage,
    topic: feedback.topic,
    classification: feedback.classification,
    classified_on: feedback.classified,
    classified_by: feedback.classifiedBy,
    owner_id: feedback.ownerId,
    due_on: feedback.due,
    closed_on: null,
    outcome: null,
    staff_id: feedback.staffId,
  }
  const series = feedbackSeries(feedback.channel, feedback.received)
  return numbered(tx, series, 4, (number) => tx.insert('feedback', { number, ...row })).number
}

/** The same feedback already on record, whatever was made of it, or null. */
export const sameFeedback = (tx: Write, said: FeedbackSaid): Row<'feedback'> | null =>
  tx.find('feedback', saidColumns(said))[0] ?? null

/** The feedback of a number, voided or not, or null. */
export async function feedbackByNumber(db: Db, number: string): Promise<Row<'feedback'> | null> {
  return (await db.selectFrom('feedback').selectAll().where('number', '=', number).executeTakeFirst()) ?? null
}

/** Changes a record of feedback: its classification, closing, or what was mistyped. False where nothing differs. */
export const changeFeedback = (tx: Write, id: number, changes: Changes<'feedback'>): boolean =>
  tx.update('feedback', id, changes)

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
  return (said) => byText.get(textOf(saidColumns(said))) ?? null
}

const columns = Object.keys(saidColumns({} as FeedbackSaid))

const textOf = (values: Readonly<Record<string, unknown>>): string =>
  JSON.stringify(columns.map((column) => values[column] ?? null))
