import type { Day, Moment } from '../../../clause/day.ts'
import { unavailable } from '../../../clause/problem.ts'
import { type ChangedRow, earlierStates } from '../../../register/history.ts'
import type { Db, Write } from '../../../register/register.ts'
import type { Answers } from '../../questionnaire/rules.ts'
import type { IssueChannel, ReturnOutcome } from '../../rules.ts'
import { currentDraw, currentDraws, type Round } from './round.ts'

/** How the reason begins of what was known of a form before it came back after all. */
export const returnedAfterAll = 'returned after all'

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
  readonly rank: number
  readonly customerId: number
  /** The code that was drawn; the customer may have another by now. */
  readonly code: string
  readonly customer: string
  readonly name: string
  readonly ticket: string
  /** Beyond the size of the draw: the customer it stands in for. */
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
    .select(['sampled.id', 'sampled.rank', 'sampled.customer_id as customerId', 'sampled.code', 'sampled.ticket'])
    .select(['sampled.substitutes_id as substitutesId', 'sampled.reason', 'customer.code as customer', 'customer.name'])
    .select([
      'issue.issued_on as issuedOn',
      'issue.channel',
      'returned.id as return_id',
      'returned.outcome',
      'returned.on_day',
    ])
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
    answers: row.answers === null ? null : answersIn(row.answers, row.code),
    comment: row.comment,
    invalidReason: row.invalid_reason,
    by: row.staff_name ?? '',
    recordedAt: row.recorded_at as Moment,
  }
}

/** The answers of a form as they are stored. Exit 4 where they are none: nothing but an alteration writes such. */
function answersIn(text: string, code: string): Answers {
  try {
    return JSON.parse(text) as Answers
  } catch {
    throw unavailable(
      {
        en: `The answers of ${code} cannot be read: the register was altered outside certdesk.`,
        zh: `${code} 的答案无法读取：登记簿在 certdesk 之外被改动过。`,
      },
      { en: 'See what was altered with: certdesk audit verify', zh: '可用 certdesk audit verify 查看改动之处。' },
    )
  }
}

const sampledOf = (row: SampledRow): Sampled => ({
  ...row,
  channel: row.channel as IssueChannel | null,
  returned: returnOf(row),
})

/** The customers that the draw of a round chose, and their substitutes, by rank, as of the day. */
export async function listSampled(db: Db, round: Round, day: Day): Promise<Sampled[]> {
  const draws = currentDraws(round).map(({ id }) => id)
  return (await sampledRows(db, draws, day).execute()).map(sampledOf)
}

/** The customer, if it is among those that the draw of a round chose or their substitutes; else null. */
export async function sampledCustomer(
  db: Db,
  round: Round,
  customerId: number,
  day: Day,
): Promise<(Sampled & { readonly drawId: number; readonly substitutedOn: Day | null }) | null> {
  const draws = currentDraws(round).map(({ id }) => id)
  const row = await sampledRows(db, draws, day)
    .select(['sampled.draw_id', 'sampled.substituted_on'])
    .where('sampled.customer_id', '=', customerId)
    .executeTakeFirst()
  return row === undefined ? null : { ...sampledOf(row), drawId: row.draw_id, substitutedOn: row.substituted_on }
}

/**
 * Whether the draw that holds was begun and not finished: its seed is on record, and nobody whom it chose. All are drawn
 * in one entry, so that some without the others are an alteration.
 */
export async function isUnfinished(db: Db, round: Round, day: Day): Promise<boolean> {
  const { id, size } = currentDraw(round)
  const draws = currentDraws(round).map((draw) => draw.id)
  const counted = await db
    .selectFrom('survey_sampled')
    .select(['draw_id', (eb) => eb.fn.countAll<number>().as('count')])
    .where('voided_at', 'is', null)
    .where('draw_id', 'in', draws)
    .where((eb) => eb.or([eb('substituted_on', 'is', null), eb('substituted_on', '<=', day)]))
    .groupBy('draw_id')
    .execute()
  const drawn = counted.reduce((sum, { count }) => sum + count, 0)
  return drawn < size && !counted.some(({ draw_id }) => draw_id === id)
}

/**
 * The codes that a round drew and that are on record as another customer than theirs. A code that nobody has any more was
 * changed since, and a merged customer's stands for the one that stayed.
 */
export async function misfiledCodes(db: Db, round: Round): Promise<string[]> {
  const draws = currentDraws(round).map(({ id }) => id)
  const rows = await db
    .selectFrom('survey_sampled as sampled')
    .innerJoin('customer as owner', 'owner.code', 'sampled.code')
    .select('sampled.code')
    .where('sampled.draw_id', 'in', draws)
    .where('sampled.voided_at', 'is', null)
    .where('owner.voided_at', 'is', null)
    .where('owner.merged_into', 'is', null)
    .whereRef('owner.id', '<>', 'sampled.customer_id')
    .execute()
  return rows.map(({ code }) => code)
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

/** Whether a form of the sampled customer ever came back, taken back since or not. */
export async function cameBack(db: Db, sampledId: number): Promise<boolean> {
  const found = await db
    .selectFrom('survey_return')
    .select('id')
    .where('sampled_id', '=', sampledId)
    .where('outcome', '=', 'returned')
    .executeTakeFirst()
  return found !== undefined
}

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

/** What a form said once. */
export type SaidOnce = Pick<NewReturn, 'outcome' | 'on' | 'respondent' | 'answers' | 'comment' | 'invalidReason'>

/** What returns said before they were corrected or taken back on purpose. */
export interface EarlierReturns {
  /** All that was on record of a sampled customer's form before it was corrected. */
  readonly corrected: (sampledId: number) => readonly SaidOnce[]
  /** Whether just this was recorded of a sampled customer once and taken back since, other than by an undo. */
  readonly takenBack: (sampledId: number, given: Pick<NewReturn, 'outcome' | 'on' | 'answers'>) => boolean
}

export async function earlierReturns(db: Db): Promise<EarlierReturns> {
  const corrected = new Map<number, SaidOnce[]>()
  const takenBack = new Set<string>()
  for (const { now, before } of await earlierStates(db, 'survey_return')) {
    if (now.voided_at == null) corrected.set(Number(now.sampled_id), before.map(saidOnce))
    else
      for (const { sampled_id, outcome, on_day, answers } of before)
        takenBack.add(JSON.stringify([sampled_id, outcome, on_day, answers ?? null]))
  }
  return {
    corrected: (id) => corrected.get(id) ?? [],
    takenBack: (id, { outcome, on, answers }) => takenBack.has(JSON.stringify([id, outcome, on, answersText(answers)])),
  }
}

const saidOnce = (state: ChangedRow['now']): SaidOnce => ({
  outcome: state.outcome as ReturnOutcome,
  on: state.on_day as Day,
  respondent: state.respondent as string | null,
  answers: JSON.parse(String(state.answers ?? null)) as Answers | null,
  comment: state.comment as string | null,
  invalidReason: state.invalid_reason as string | null,
})
