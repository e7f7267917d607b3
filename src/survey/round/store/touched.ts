import { earlierStates } from '../../../register/history.ts'
import type { Db } from '../../../register/register.ts'
import { undoMoments } from '../../../register/undone.ts'
import { drawIds, type Round } from './round.ts'
import { returnedAfterAll } from './sampled.ts'

/** Something of a form that was taken back on purpose, with the reason. */
export interface TakenBack {
  /** The code that was drawn. */
  readonly customer: string
  readonly reason: string
}

/** What was done to the record of a round's forms after it was made: an assessor wants to see it. */
export interface Touched {
  /** Whose answers, or whose validity, were changed; filling what was blank is no correction. */
  readonly corrected: readonly string[]
  readonly returns: readonly TakenBack[]
  readonly issues: readonly TakenBack[]
}

/** What was corrected or taken back of a round's forms; what was undone is as if it had never been. */
export async function touchedForms(db: Db, round: Round): Promise<Touched> {
  const draws = drawIds(round)
  const undone = await undoMoments(db)
  const voided = async (table: 'survey_return' | 'survey_issue'): Promise<TakenBack[]> => {
    const rows = await db
      .selectFrom(`${table} as form` as 'survey_return as form')
      .innerJoin('survey_sampled as sampled', 'sampled.id', 'form.sampled_id')
      .select(['sampled.code', 'form.voided_at', 'form.void_reason'])
      .where('sampled.draw_id', 'in', draws)
      .where('form.voided_at', 'is not', null)
      .orderBy('form.id')
      .execute()
    return rows
      .filter(
        ({ voided_at, void_reason }) => !undone.has(voided_at) && void_reason?.startsWith(returnedAfterAll) !== true,
      )
      .map(({ code, void_reason }) => ({ customer: code, reason: void_reason ?? '' }))
  }
  return {
    corrected: await correctedForms(db, draws),
    returns: await voided('survey_return'),
    issues: await voided('survey_issue'),
  }
}

async function correctedForms(db: Db, draws: readonly number[]): Promise<string[]> {
  const sampled = await db.selectFrom('survey_sampled').select(['id', 'code']).where('draw_id', 'in', draws).execute()
  const codes = new Map(sampled.map(({ id, code }) => [id, code]))
  return (await earlierStates(db, 'survey_return')).flatMap(({ now, before }) => {
    const code = codes.get(Number(now.sampled_id))
    const changed = now.voided_at == null && before.some((state) => contradicts(state, now))
    return code !== undefined && changed ? [code] : []
  })
}

type State = Readonly<Record<string, unknown>>

/** Whether a form once said what it does not say now. */
function contradicts(before: State, now: State): boolean {
  if ((before.invalid_reason ?? null) !== (now.invalid_reason ?? null)) return true
  const [then, there] = [answersIn(before), answersIn(now)]
  return Object.keys(then).some((code) => then[code] !== there[code])
}

const answersIn = ({ answers }: State): Readonly<Record<string, unknown>> => JSON.parse(String(answers ?? '{}'))
