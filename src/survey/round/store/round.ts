import type { Day } from '../../../clause/day.ts'
import type { Year } from '../../../clause/year.ts'
import type { View } from '../../../record/kind.ts'
import { recordedBy, viewedRows } from '../../../record/read.ts'
import { numbered } from '../../../register/numbered.ts'
import type { Db, Write } from '../../../register/register.ts'
import { closing } from '../../score/kinds.ts'
import { draw } from '../kinds.ts'

/** Later than any day of a register: what is on record, whatever day it is dated. */
export const onRecord = '2999-12-31' as Day

/** A draw as it is on record; its frame, which may be long, is read by itself. */
export interface Draw extends View<typeof draw> {
  readonly id: number
  readonly surveyId: number
  readonly extendsId: number | null
}

/** When a round was closed with which analysis, and when it was opened again. */
export interface Closing extends View<typeof closing> {
  readonly id: number
  readonly surveyId: number
}

/** The survey of a year (4.5.2) as of a day: what was drawn, issued by, and closed by then. */
export interface Round {
  readonly id: number
  readonly number: string
  readonly year: Year
  /** What its forms are; null before any was issued. */
  readonly questionnaireId: number | null
  /** Oldest first; at least one. */
  readonly draws: readonly [Draw, ...Draw[]]
  readonly closings: readonly Closing[]
}

/** The draw that holds, with those that it extends: the first of them has the frame, and all have one seed. */
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

/** The ids of the draw that holds and of those that it extends. */
export const drawIds = (round: Round): number[] => currentDraws(round).map(({ id }) => id)

/** The draw that holds: its size is the number drawn, since whoever extends keeps what was drawn. */
export const currentDraw = ({ draws }: Round): Draw => draws[draws.length - 1] as Draw

/** The round as it stood after the draw of that place, counted from 1; null where there were fewer. */
export function roundAtDraw(round: Round, place: number): Round | null {
  const [first, ...rest] = round.draws.slice(0, place)
  return first === undefined || round.draws.length < place ? null : { ...round, draws: [first, ...rest] }
}

/** The closing that holds on the day, or null while the round is open. */
export const closingOn = ({ closings }: Round, day: Day): Closing | null =>
  closings.findLast(({ closedOn, reopenedOn }) => closedOn <= day && (reopenedOn === null || day < reopenedOn)) ?? null

/** The surveys of which a draw was made by the day, by year. */
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

/** The questionnaire that each survey has issued by the day, by survey id: all of a survey's forms are of one. */
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
  // All but the frame, which may have 100,000 lines.
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

/** The frozen frame of a round's draw: one customer code a line. */
export async function frameOf(db: Db, { id }: Draw): Promise<string> {
  const { frame } = await db.selectFrom('survey_draw').select('frame').where('id', '=', id).executeTakeFirstOrThrow()
  return frame ?? ''
}

/** Adds the survey of a year and returns its id and number. */
export const addSurvey = (tx: Write, year: Year): { id: number; number: string } =>
  numbered(tx, { table: 'survey', prefix: `SV-${year}-`, digits: 1 }, (number) => tx.insert('survey', { number, year }))
