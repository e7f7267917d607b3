import type { Day, Moment } from '../../../clause/day.ts'
import type { Year } from '../../../clause/year.ts'
import { grouped } from '../../../customer/customer/store/grouped.ts'
import { numbered } from '../../../register/numbered.ts'
import type { Db, Write } from '../../../register/register.ts'

/** Later than any day of a register: what is on record, whatever day it is dated. */
export const onRecord = '2999-12-31' as Day

/** A draw as it is on record, without its frame. */
export interface Draw {
  readonly id: number
  readonly drawnOn: Day
  readonly seed: string
  readonly chosenBy: string | null
  readonly witness: string | null
  readonly includeSuspended: boolean
  readonly frameDigest: string
  /** How many organizations the frame has. */
  readonly population: number
  /** How many were left out because all that they have in force is suspended. */
  readonly suspended: number
  readonly size: number
  readonly extendsId: number | null
  readonly reason: string | null
  readonly staff: string
  readonly recordedAt: Moment
}

/** When a round was closed with which analysis, and when it was opened again. */
export interface Closing {
  readonly id: number
  readonly closedOn: Day
  /** JSON. */
  readonly analysis: string
  readonly shortReason: string | null
  readonly reopenedOn: Day | null
  readonly reopenReason: string | null
  readonly staff: string
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
  const draws = grouped(await drawsBy(db, day), (row) => row.surveyId)
  const closings = grouped(await closingsBy(db, day), (row) => row.surveyId)
  const questionnaires = await questionnairesBy(db, day)
  const drawsOf = (id: number) => (draws.get(id) ?? []).map(({ surveyId: _, ...draw }): Draw => draw)
  return surveys.flatMap(({ id, number, year }): Round[] => {
    const [first, ...rest] = drawsOf(id)
    if (first === undefined) return []
    return [
      {
        id,
        number,
        year,
        questionnaireId: questionnaires.get(id) ?? null,
        draws: [first, ...rest],
        closings: closings.get(id) ?? [],
      },
    ]
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

async function drawsBy(db: Db, day: Day): Promise<(Draw & { readonly surveyId: number })[]> {
  const rows = await db
    .selectFrom('survey_draw as draw')
    .innerJoin('staff', 'staff.id', 'draw.staff_id')
    .select(['draw.id', 'survey_id as surveyId', 'drawn_on as drawnOn', 'seed', 'chosen_by as chosenBy', 'witness'])
    .select(['include_suspended as includeSuspended', 'frame_digest as frameDigest', 'population', 'suspended', 'size'])
    .select(['extends_id as extendsId', 'draw.reason', 'staff.name as staff', 'draw.recorded_at as recordedAt'])
    .where('draw.voided_at', 'is', null)
    .where('drawn_on', '<=', day)
    .orderBy('draw.id')
    .execute()
  return rows.map((row) => ({ ...row, includeSuspended: row.includeSuspended === 1 }))
}

const closingsBy = (db: Db, day: Day): Promise<(Closing & { readonly surveyId: number })[]> =>
  db
    .selectFrom('survey_closing as closing')
    .innerJoin('staff', 'staff.id', 'closing.staff_id')
    .select(['closing.id', 'survey_id as surveyId', 'closed_on as closedOn', 'analysis', 'short_reason as shortReason'])
    .select(['reopened_on as reopenedOn', 'reopen_reason as reopenReason', 'staff.name as staff'])
    .where('closing.voided_at', 'is', null)
    .where('closed_on', '<=', day)
    .orderBy('closing.id')
    .execute()

/** The frozen frame of a round's draw: one customer code a line. */
export async function frameOf(db: Db, { id }: Draw): Promise<string> {
  const { frame } = await db.selectFrom('survey_draw').select('frame').where('id', '=', id).executeTakeFirstOrThrow()
  return frame ?? ''
}

/** Adds the survey of a year and returns its id and number. */
export const addSurvey = (tx: Write, year: Year): { id: number; number: string } =>
  numbered(tx, `SV-${year}-`, 1, (number) => tx.insert('survey', { number, year }))

/** Opens a round that was closed: from the day on it takes returns again. */
export const reopen = (tx: Write, { id }: Closing, on: Day, reason: string): boolean =>
  tx.update('survey_closing', id, { reopened_on: on, reopen_reason: reason })
