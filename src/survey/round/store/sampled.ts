import type { Day } from '../../../clause/day.ts'
import { unavailable } from '../../../clause/problem.ts'
import type { View } from '../../../record/kind.ts'
import { type ChangedRow, earlierStates } from '../../../register/history.ts'
import type { Db } from '../../../register/register.ts'
import type { Answers } from '../../questionnaire/rules.ts'
import type { returned } from '../../return/return.ts'
import type { IssueChannel, ReturnOutcome } from '../../rules.ts'
import { drawWords } from '../draw-words.ts'
import { currentDraw, drawIds, type Round } from './round.ts'

/** The start of the reason for voiding an outcome when the form came back after all. */
export const returnedAfterAll = 'returned after all'

/** What is said of an issued form. */
export interface Said extends View<typeof returned> {
  /** Blanks left out; null where nothing came back. */
  readonly answers: Answers | null
}

/** What became of an issued form. */
export interface Return extends Said {
  readonly id: number
}

const sampledRows = (db: Db, round: Round, day: Day) =>
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
    // The code is the one that was drawn; the customer may have another by now.
    .select(['sampled.id', 'sampled.rank', 'sampled.customer_id as customerId', 'sampled.code', 'sampled.ticket'])
    .select(['customer.code as customer', 'customer.name', 'sampled.draw_id as drawId', 'sampled.reason'])
    // Of whoever stands in for another, beyond the size of the draw: for whom, and since when.
    .select(['sampled.substitutes_id as substitutesId', 'sampled.substituted_on as substitutedOn'])
    .select(['issue.issued_on as issuedOn', 'issue.channel', 'returned.id as returnId', 'returned.outcome'])
    .select(['returned.on_day', 'returned.respondent', 'returned.answers', 'returned.comment'])
    .select('returned.invalid_reason')
    .where('sampled.voided_at', 'is', null)
    .where('sampled.draw_id', 'in', drawIds(round))
    .where((eb) => eb.or([eb('substituted_on', 'is', null), eb('substituted_on', '<=', day)]))
    .orderBy('sampled.rank')
    .orderBy('sampled.draw_id')

type SampledRow = Awaited<ReturnType<ReturnType<typeof sampledRows>['execute']>>[number]

/** A customer that was drawn, or stands in for one, with what became of its form by a day. */
export interface Sampled extends Omit<SampledRow, 'channel'> {
  readonly channel: IssueChannel | null
  readonly returned: Return | null
}

/** Whether a form came back valid: only these count in 4.5.4. */
export const isValid = ({ returned }: Sampled): boolean =>
  returned?.outcome === 'returned' && returned.invalidReason === null

const sampledOf = (row: SampledRow): Sampled => ({
  ...row,
  channel: row.channel as IssueChannel | null,
  returned: row.returnId === null ? null : { id: row.returnId, ...saidIn(row, answersIn(row)) },
})

/** What the columns of a return say besides its answers, as they are on record or were once. */
const saidIn = (columns: Readonly<Record<string, unknown>>, answers: Answers | null): Said => ({
  outcome: columns.outcome as ReturnOutcome,
  on: columns.on_day as Day,
  respondent: columns.respondent as string | null,
  comment: columns.comment as string | null,
  invalidReason: columns.invalid_reason as string | null,
  answers,
})

/** A form's stored answers. Exit 4 if they cannot be read, which only an alteration leads to. */
function answersIn({ answers, code }: Pick<SampledRow, 'answers' | 'code'>): Answers | null {
  try {
    return JSON.parse(answers ?? 'null') as Answers | null
  } catch {
    throw unavailable(
      {
        en: `The answers of ${code} cannot be read: the register was altered outside certdesk.`,
        zh: `${code} 的答案无法读取：登记簿在 certdesk 之外被改动过。`,
      },
      drawWords.seeAudit,
    )
  }
}

/** The customers that the draw of a round chose, and their substitutes, by rank, as of the day. */
export const listSampled = async (db: Db, round: Round, day: Day): Promise<Sampled[]> =>
  (await sampledRows(db, round, day).execute()).map(sampledOf)

/** The customer, if it is among those that the draw of a round chose or their substitutes; else null. */
export async function sampledCustomer(db: Db, round: Round, customerId: number, day: Day): Promise<Sampled | null> {
  const row = await sampledRows(db, round, day).where('sampled.customer_id', '=', customerId).executeTakeFirst()
  return row === undefined ? null : sampledOf(row)
}

/**
 * Whether the current draw has a seed on record and no customers yet. All are drawn in one entry, so that some without the
 * others are an alteration.
 */
export async function isUnfinished(db: Db, round: Round, day: Day): Promise<boolean> {
  const { id, size } = currentDraw(round)
  const counted = await db
    .selectFrom('survey_sampled')
    .select(['draw_id', (eb) => eb.fn.countAll<number>().as('count')])
    .where('voided_at', 'is', null)
    .where('draw_id', 'in', drawIds(round))
    .where((eb) => eb.or([eb('substituted_on', 'is', null), eb('substituted_on', '<=', day)]))
    .groupBy('draw_id')
    .execute()
  const drawn = counted.reduce((sum, { count }) => sum + count, 0)
  return drawn < size && !counted.some(({ draw_id }) => draw_id === id)
}

/**
 * Drawn codes that now belong to another customer. Passed over: a code changed since, which nobody has any more, and the code of
 * a merged customer, which leads to the one that stayed.
 */
export async function misfiledCodes(db: Db, round: Round): Promise<string[]> {
  const rows = await db
    .selectFrom('survey_sampled as sampled')
    .innerJoin('customer as owner', 'owner.code', 'sampled.code')
    .select('sampled.code')
    .where('sampled.draw_id', 'in', drawIds(round))
    .where('sampled.voided_at', 'is', null)
    .where('owner.voided_at', 'is', null)
    .where('owner.merged_into', 'is', null)
    .whereRef('owner.id', '<>', 'sampled.customer_id')
    .orderBy('sampled.draw_id')
    .orderBy('sampled.rank')
    .execute()
  return rows.map(({ code }) => code)
}

/** Whether any outcome was ever recorded for a form of the round, voided or not. */
export async function wasAnswered(db: Db, round: Round): Promise<boolean> {
  const found = await db
    .selectFrom('survey_return as returned')
    .innerJoin('survey_sampled as sampled', 'sampled.id', 'returned.sampled_id')
    .select('returned.id')
    .where('sampled.draw_id', 'in', drawIds(round))
    .executeTakeFirst()
  return found !== undefined
}

/** Whether the sampled customer's form ever came back, voided since or not. */
export async function cameBack(db: Db, sampledId: number): Promise<boolean> {
  const found = await db
    .selectFrom('survey_return')
    .select('id')
    .where('sampled_id', '=', sampledId)
    .where('outcome', '=', 'returned')
    .executeTakeFirst()
  return found !== undefined
}

/** Answers as they are stored: in the order of the form, so that the same answers are the same text. */
export const answersText = (answers: Answers | null): string | null =>
  answers === null ? null : JSON.stringify(answers)

/** What is said of a form as it is stored. */
export const returnColumns = ({ outcome, on, respondent, comment, invalidReason, answers }: Said) => ({
  ...{ outcome, on_day: on, respondent, comment },
  invalid_reason: invalidReason,
  answers: answersText(answers),
})

/** What returns said before they were corrected or voided on purpose. */
export interface EarlierReturns {
  /** All that was on record of a sampled customer's form before it was corrected. */
  readonly corrected: (sampledId: number) => readonly Said[]
  /** Whether exactly this return was recorded and later voided, other than by an undo. */
  readonly takenBack: (sampledId: number, given: Pick<Said, 'outcome' | 'on' | 'answers'>) => boolean
}

export async function earlierReturns(db: Db): Promise<EarlierReturns> {
  const corrected = new Map<number, Said[]>()
  const takenBack = new Set<string>()
  for (const { now, before } of await earlierStates(db, 'survey_return')) {
    if (now.voided_at == null) corrected.set(Number(now.sampled_id), before.map(saidThen))
    else
      for (const { sampled_id, outcome, on_day, answers } of before)
        takenBack.add(JSON.stringify([sampled_id, outcome, on_day, answers ?? null]))
  }
  return {
    corrected: (id) => corrected.get(id) ?? [],
    takenBack: (id, { outcome, on, answers }) => takenBack.has(JSON.stringify([id, outcome, on, answersText(answers)])),
  }
}

const saidThen = (state: ChangedRow['now']): Said => saidIn(state, JSON.parse(String(state.answers ?? null)))
