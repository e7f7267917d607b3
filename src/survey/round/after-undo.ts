import { refused } from '../../clause/problem.ts'
import type { Db } from '../../register/register.ts'
import { analysisHolds } from '../score/figures.ts'
import { closingOn, listRounds, onRecord, type Round } from './store/round.ts'
import { takenBackWords } from './taken-back-words.ts'

interface UndoneRow {
  readonly table: string
  readonly key: number
  /** `void`: the row was added by what is undone. A customer that was merged is a change of who was drawn, and no other draw. */
  readonly act: 'void' | 'restore' | 'change'
}

/**
 * What `undo` must leave of surveys: a draw and its seed stay, a closed round keeps what its analysis rests on, and no
 * return is left whose form was never issued. Refused (4.5.2) otherwise.
 */
export async function surveysAfterUndo(db: Db, rows: readonly UndoneRow[]): Promise<() => Promise<void>> {
  const keysOf = (table: string) => rows.filter((row) => row.table === table).map(({ key }) => key)
  const added = (table: string) => rows.filter((row) => row.table === table && row.act === 'void').map(({ key }) => key)
  if (added('survey_draw').length > 0) throw refused('4.5.2', takenBackWords.drawStays, takenBackWords.drawAnew)
  if (added('survey_closing').length > 0)
    throw refused('4.5.4', takenBackWords.closingStays, takenBackWords.reopenInstead)
  const sampled = added('survey_sampled')
  if (sampled.length > 0) await refuseDrawn(db, sampled)
  const returns = await sampledOf(db, 'survey_return', keysOf('survey_return'))
  const issues = await sampledOf(db, 'survey_issue', keysOf('survey_issue'))
  await refuseClosed(db, [...sampled, ...returns, ...issues])
  const closings = keysOf('survey_closing')
  return async () => {
    await refuseUnissued(db, issues)
    if (closings.length > 0) await refuseOtherAnalysis(db, closings)
  }
}

/** Substitutes may be taken back; a customer that the draw chose stays chosen. */
async function refuseDrawn(db: Db, ids: readonly number[]): Promise<void> {
  const drawn = await db
    .selectFrom('survey_sampled')
    .select('id')
    .where('id', 'in', ids)
    .where('substitutes_id', 'is', null)
    .executeTakeFirst()
  if (drawn !== undefined) throw refused('4.5.2', takenBackWords.drawStays, takenBackWords.drawAnew)
}

async function sampledOf(db: Db, table: 'survey_return' | 'survey_issue', ids: readonly number[]): Promise<number[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom(table as 'survey_return')
    .select('sampled_id')
    .where('id', 'in', ids)
    .execute()
  return rows.map((row) => row.sampled_id)
}

async function refuseClosed(db: Db, sampledIds: readonly number[]): Promise<void> {
  if (sampledIds.length === 0) return
  const rows = await db
    .selectFrom('survey_sampled as sampled')
    .innerJoin('survey_draw as draw', 'draw.id', 'sampled.draw_id')
    .select('draw.survey_id')
    .distinct()
    .where('sampled.id', 'in', sampledIds)
    .execute()
  const touched = new Set(rows.map((row) => row.survey_id))
  const closed = (await listRounds(db, onRecord)).find(
    (round: Round) => touched.has(round.id) && closingOn(round, onRecord),
  )
  if (closed !== undefined)
    throw refused('4.5.4', takenBackWords.closed(closed.number), takenBackWords.reopenFirst(closed.number))
}

/** A round that is closed again by the undo has its analysis again: its answers must be what they were. */
async function refuseOtherAnalysis(db: Db, ids: readonly number[]): Promise<void> {
  for (const round of await listRounds(db, onRecord)) {
    const closing = closingOn(round, onRecord)
    if (closing === null || !ids.includes(closing.id) || (await analysisHolds(db, round, closing))) continue
    throw refused('4.5.4', takenBackWords.changedSince(round.number), takenBackWords.closeAnew(round.number))
  }
}

async function refuseUnissued(db: Db, sampledIds: readonly number[]): Promise<void> {
  if (sampledIds.length === 0) return
  const left = await db
    .selectFrom('survey_return as returned')
    .innerJoin('survey_sampled as sampled', 'sampled.id', 'returned.sampled_id')
    .innerJoin('survey_draw as draw', 'draw.id', 'sampled.draw_id')
    .innerJoin('survey', 'survey.id', 'draw.survey_id')
    .innerJoin('customer', 'customer.id', 'sampled.customer_id')
    .leftJoin('survey_issue as issue', (join) =>
      join.onRef('issue.sampled_id', '=', 'sampled.id').on('issue.voided_at', 'is', null),
    )
    .select(['survey.number', 'customer.code'])
    .where('returned.voided_at', 'is', null)
    .where('issue.id', 'is', null)
    .where('sampled.id', 'in', sampledIds)
    .orderBy('sampled.id')
    .executeTakeFirst()
  if (left !== undefined)
    throw refused(
      '4.5.2',
      takenBackWords.notIssuedLeft(left.number, left.code),
      takenBackWords.voidBoth(left.number, left.code),
    )
}
