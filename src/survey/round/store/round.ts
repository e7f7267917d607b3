import type { Day } from '../../../clause/day.ts'
import type { Year } from '../../../clause/year.ts'
import type { View } from '../../../record/kind.ts'
import { recordedBy, viewedRows } from '../../../record/read.ts'
import { numbered } from '../../../register/numbered.ts'
import type { Db, Write } from '../../../register/register.ts'
import { closing } from '../../score/kinds.ts'
import { draw } from '../kinds.ts'

/** Later than any day of a register, so that "by this day" includes every record. */
export const onRecord = '2999-12-31' as Day

/** A draw as it is on record, without its frame, which may be long and is read separately. */
export interface Draw extends View<typeof draw> {
  readonly id: number
  readonly surveyId: number
  readonly extendsId: number | null
}

/** The closing of a round, with its analysis, and its reopening if there was one. */
export interface Closing extends View<typeof closing> {
  readonly id: number
  readonly surveyId: number
}

/** The survey of a year (4.5.2) as of a day, with the draws, issues and closings made by then. */
export interface Round {
  readonly id: number
  readonly number: string
  readonly year: Year
  /** The questionnaire of its forms; null before the first is issued. */
  readonly questionnaireId: number | null
  /** Oldest first; at least one. */
  readonly draws: readonly [Draw, ...Draw[]]
  readonly closings: readonly Closing[]
}

/** The draw in force, after the draws that it extends: the first of them has the frame, and all share one seed. */
export function currentDraws({ draws }: Round): readonly [Draw, ...Draw[]] {
  const last = draws[draws.length - 1] as Draw
  const chain: [Draw, ...Draw[]] = [last]
  for (let { extendsId } = last; extendsId !== null; extendsId = chain[0].extendsId) {
    const before = draws.find(({ id }) => id === extendsId)
    if (before === undefined) break
    chain.unshift(before)
  }
  return chain
}

/** The ids of the draw in force and of the draws that it extends. */
export const drawIds = (round: Round): number[] => currentDraws(round).map(({ id }) => id)

/** The draw in force. Its size is the total number drawn, since an extension keeps the earlier sample. */
export const currentDraw = ({ draws }: Round): Draw => draws[draws.length - 1] as Draw

/** The round as it was after its draw number `place`, counted from 1; null if it has fewer draws. */
export function roundAtDraw(round: Round, place: number): Round | null {
  const [first, ...rest] = round.draws.slice(0, place)
  return first === undefined || round.draws.length < place ? null : { ...round, draws: [first, ...rest] }
}

/** The closing in force on the day; null while the round is open. */
export const closingOn = ({ closings }: Round, day: Day): Closing | null =>
  closings.findLast(({ closedOn, reopenedOn }) => closedOn <= day && (reopenedOn === null || day < reopenedOn)) ?? null

/** The surveys that had a draw by the day, ordered by year. */
export async function listRounds(db: Db, day: Day): Promise<Round[]> {
  const surveys = await db
    .selectFrom('survey')
    .selectAll()
    .where('voided_at', 'is', null)
    .orderBy('year')
    .orderBy('id')
    .execute()
  if (surveys.length === 0) return []
  const draws = Map.groupBy(await drawsBy(db, day), ({ surveyId }) => surveyId)
  const closings = Map.groupBy(await closingsBy(db, day), ({ surveyId }) => surveyId)
  const questionnaires = await questionnairesBy(db, day)
  return surveys.flatMap(({ id, number, year }): Round[] => {
    const [first, ...rest] = draws.get(id) ?? []
    if (first === undefined) return []
    const questionnaireId = questionnaires.get(id) ?? null
    return [{ id, number, year, questionnaireId, draws: [first, ...rest], closings: closings.get(id) ?? [] }]
  })
}

/** The questionnaire that each survey had issued by the day, by survey id. All forms of a survey have the same questionnaire. */
async function questionnairesBy(db: Db, day: Day): Promise<Map<number, number>> {
  const rows = await db
    .selectFrom('survey_issue as issue')
    .innerJoin('survey_sampled as sampled', 'sampled.id', 'issue.sampled_id')
    .innerJoin('survey_draw as draw', 'draw.id', 'sampled.draw_id')
    .select(['draw.survey_id', 'issue.questionnaire_id'])
    .distinct()
    .where('issue.voided_at', 'is', null)
    .where('issued_on', '<=', day)
    .execute()
  return new Map(rows.map(({ survey_id, questionnaire_id }) => [survey_id, questionnaire_id]))
}

async function drawsBy(db: Db, day: Day): Promise<Draw[]> {
  // Every column except the frame, which may have 100,000 lines.
  const rows = await recordedBy(db, draw, day)
    .clearSelect()
    .select(['id', 'survey_id', 'drawn_on', 'seed', 'chosen_by', 'witness', 'include_suspended', 'frame_digest'])
    .select(['population', 'suspended', 'size', 'extends_id', 'reason', 'staff_id', (eb) => eb.val(null).as('frame')])
    .select(['recorded_at', 'recorded_by', 'voided_at', 'voided_by', 'void_reason'])
    .orderBy('id')
    .execute()
  const draws = await viewedRows(db, draw, rows, day)
  return draws.map(({ row, view }) => ({ ...view, id: row.id, surveyId: row.survey_id, extendsId: row.extends_id }))
}

async function closingsBy(db: Db, day: Day): Promise<Closing[]> {
  const rows = await recordedBy(db, closing, day).orderBy('id').execute()
  const closings = await viewedRows(db, closing, rows, day)
  return closings.map(({ row, view }) => ({ ...view, id: row.id, surveyId: row.survey_id }))
}

/** The frozen frame of a round's draw: one customer code per line. */
export async function frameOf(db: Db, { id }: Draw): Promise<string> {
  const { frame } = await db.selectFrom('survey_draw').select('frame').where('id', '=', id).executeTakeFirstOrThrow()
  return frame ?? ''
}

/** Adds the survey of a year and returns its id and number. */
export const addSurvey = (tx: Write, year: Year): { id: number; number: string } =>
  numbered(tx, { table: 'survey', prefix: `SV-${year}-`, digits: 1 }, (number) => tx.insert('survey', { number, year }))
