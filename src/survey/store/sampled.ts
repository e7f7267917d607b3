import type { Day, Moment } from '../../clause/day.ts'
import { earlierStates } from '../../register/history.ts'
import type { Db, NewRow, Write } from '../../register/register.ts'
import { undoMoments } from '../../register/undone.ts'
import type { Answers } from '../questionnaire.ts'
import type { IssueChannel, ReturnOutcome } from '../rules.ts'
import { currentDraw, currentDraws, type Round } from './round.ts'

/** What became of an issued form. */
export interface Return {
  readonly id: number
  readonly outcome: ReturnOutcome
  readonly on: Day
  readonly respondent: string | null
  /** Null where nothing came back. */
  readonly answers: Answers | null
  readonly comment: string | null
  /** Why a returned form is not valid. */
  readonly invalidReason: string | null
  readonly by: string
  readonly recordedAt: Moment
}

/** A customer that was drawn, or stands in for one, with what became of its form by a day. */
export interface Sampled {
  readonly id: number
  /** The draw that chose it. */
  readonly drawId: number
  readonly rank: number
  readonly customerId: number
  /** False where the code that was drawn is another customer's. */
  readonly isOwner: boolean
  /** The code that was drawn; the customer may have another by now. */
  readonly code: string
  readonly customer: string
  readonly name: string
  readonly ticket: string
  /** Beyond the size of the draw: for whom it stands in. */
  readonly substitutesId: number | null
  readonly reason: string | null
  readonly issuedOn: Day | null
  readonly channel: IssueChannel | null
  readonly returned: Return | null
}

/** Whether a form came back and can be counted: 4.5.4 is worked out from these. */
export const isValid = ({ returned }: Sampled): boolean =>
  returned?.outcome === 'returned' && returned.invalidReason === null

const sampledRows = (db: Db, drawIds: readonly number[], day: Day) =>
  db
    .selectFrom('survey_sampled as sampled')
    .innerJoin('customer', 'customer.id', 'sampled.customer_id')
    .leftJoin('survey_issue as issue', (join) =>
      join
        .onRef('issue.sampled_id', '=', 'sampled.id')
        .on('issue.voided_at', 'is', null)
        .on('issue.issued_on', '<=', day),
    )
    .leftJoin('survey_return as returned', (join) =>
      join
        .onRef('returned.sampled_id', '=', 'sampled.id')
        .on('returned.voided_at', 'is', null)
        .on('returned.on_day', '<=', day),
    )
    .leftJoin('staff', 'staff.id', 'returned.staff_id')
    .leftJoin('customer as owner', (join) =>
      join.onRef('owner.code', '=', 'sampled.code').on('owner.voided_at', 'is', null),
    )
    .select(['sampled.id', 'sampled.draw_id', 'sampled.rank', 'sampled.customer_id', 'sampled.code', 'sampled.ticket'])
    .select(['owner.id as owner_id', 'owner.merged_into'])
    .select(['sampled.substitutes_id', 'sampled.reason', 'customer.code as customer', 'customer.name'])
    .select(['issue.issued_on', 'issue.channel', 'returned.id as return_id', 'returned.outcome', 'returned.on_day'])
    .select(['returned.respondent', 'returned.answers', 'returned.comment', 'returned.invalid_reason'])
    .select(['staff.name as staff_name', 'returned.recorded_at'])
    .where('sampled.voided_at', 'is', null)
    .where('sampled.draw_id', 'in', drawIds)
    .where((eb) => eb.or([eb('substituted_on', 'is', null), eb('substituted_on', '<=', day)]))
    .orderBy('sampled.rank')

type SampledRow = Awaited<ReturnType<ReturnType<typeof sampledRows>['execute']>>[number]

function returnOf(row: SampledRow): Return | null {
  if (row.return_id === null) return null
  return {
    id: row.return_id,
    outcome: row.outcome as ReturnOutcome,
    on: row.on_day as Day,
    respondent: row.respondent,
    answers: row.answers === null ? null : (JSON.parse(row.answers) as Answers),
    comment: row.comment,
    invalidReason: row.invalid_reason,
    by: row.staff_name ?? '',
    recordedAt: row.recorded_at as Moment,
  }
}

const sampledOf = (row: SampledRow): Sampled => ({
  id: row.id,
  drawId: row.draw_id,
  rank: row.rank,
  customerId: row.customer_id,
  // A code that nobody has any more was changed since, and a merged customer's stands for the one that stayed.
  isOwner: row.owner_id === null || row.owner_id === row.customer_id || row.merged_into !== null,
  code: row.code,
  customer: row.customer,
  name: row.name,
  ticket: row.ticket,
  substitutesId: row.substitutes_id,
  reason: row.reason,
  issuedOn: row.issued_on,
  channel: row.channel as IssueChannel | null,
  returned: returnOf(row),
})

/** Everybody whom the draw of a round chose, and their substitutes, by rank, as of the day. */
export async function listSampled(db: Db, round: Round, day: Day): Promise<Sampled[]> {
  const draws = currentDraws(round).map(({ id }) => id)
  return (await sampledRows(db, draws, day).execute()).map(sampledOf)
}

/**
 * Whether the draw that holds was begun and not finished: its seed is on record, and nobody whom it chose. All are drawn
 * in one entry, so that some without the others are an alteration.
 */
export async function isUnfinished(db: Db, round: Round, day: Day): Promise<boolean> {
  const { id, size } = currentDraw(round)
  const drawn = await listSampled(db, round, day)
  return drawn.length < size && !drawn.some(({ drawId }) => drawId === id)
}

/** Whether anything ever came back of a round's forms, taken back since or not. */
export async function wasAnswered(db: Db, round: Round): Promise<boolean> {
  const draws = currentDraws(round).map(({ id }) => id)
  const found = await db
    .selectFrom('survey_return as returned')
    .innerJoin('survey_sampled as sampled', 'sampled.id', 'returned.sampled_id')
    .select('returned.id')
    .where('sampled.draw_id', 'in', draws)
    .executeTakeFirst()
  return found !== undefined
}

export const addSampled = (tx: Write, sampled: NewRow<'survey_sampled'>): number => tx.insert('survey_sampled', sampled)

export const addIssue = (tx: Write, issue: NewRow<'survey_issue'>): number => tx.insert('survey_issue', issue)

/** What a return says; answers as they are counted, blanks left out. */
export interface NewReturn {
  readonly sampledId: number
  readonly outcome: ReturnOutcome
  readonly on: Day
  readonly respondent: string | null
  readonly answers: Answers | null
  readonly comment: string | null
  readonly invalidReason: string | null
  readonly staffId: number
}

/** Answers as they are stored: in the order of the form, so that the same answers are the same text. */
export const answersText = (answers: Answers | null): string | null =>
  answers === null ? null : JSON.stringify(answers)

export const addReturn = (tx: Write, given: NewReturn): number =>
  tx.insert('survey_return', {
    sampled_id: given.sampledId,
    outcome: given.outcome,
    on_day: given.on,
    respondent: given.respondent,
    answers: answersText(given.answers),
    comment: given.comment,
    invalid_reason: given.invalidReason,
    staff_id: given.staffId,
  })

type ReturnChanges = { readonly [K in keyof Omit<NewReturn, 'sampledId'>]?: NewReturn[K] | undefined }

/** Changes what was recorded of a return; false where nothing differs. */
export const changeReturn = (tx: Write, id: number, given: ReturnChanges): boolean =>
  tx.update('survey_return', id, {
    outcome: given.outcome,
    on_day: given.on,
    respondent: given.respondent,
    answers: given.answers === undefined ? undefined : answersText(given.answers),
    comment: given.comment,
    invalid_reason: given.invalidReason,
    staff_id: given.staffId,
  })

/** What returns said before they were corrected or taken back on purpose. */
export interface EarlierReturns {
  /** Whether what is on record of a sampled customer was corrected. */
  readonly corrected: (sampledId: number) => boolean
  /** Whether an item that is blank now had an answer once. */
  readonly answered: (sampledId: number, code: string) => boolean
  /** Whether just this was recorded of a sampled customer once and taken back since, other than by an undo. */
  readonly takenBack: (sampledId: number, given: Pick<NewReturn, 'outcome' | 'on' | 'answers'>) => boolean
}

export async function earlierReturns(db: Db): Promise<EarlierReturns> {
  const undone = await undoMoments(db)
  const corrected = new Set<number>()
  const takenBack = new Set<string>()
  const answered = new Set<string>()
  for (const { now, before } of await earlierStates(db, 'survey_return')) {
    if (undone.has(now.voided_at)) continue
    if (now.voided_at == null) {
      corrected.add(Number(now.sampled_id))
      for (const { answers } of before)
        for (const code of Object.keys(JSON.parse(String(answers ?? '{}')))) answered.add(`${now.sampled_id} ${code}`)
    } else
      for (const { sampled_id, outcome, on_day, answers } of before)
        takenBack.add(JSON.stringify([sampled_id, outcome, on_day, answers ?? null]))
  }
  return {
    corrected: (id) => corrected.has(id),
    answered: (id, code) => answered.has(`${id} ${code}`),
    takenBack: (id, { outcome, on, answers }) => takenBack.has(JSON.stringify([id, outcome, on, answersText(answers)])),
  }
}
