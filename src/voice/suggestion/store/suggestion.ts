import type { Day } from '../../../clause/day.ts'
import { numbered } from '../../../register/numbered.ts'
import type { Changes, Db, NewRow, Row, Write } from '../../../register/register.ts'

/** An improvement suggestion (4.5.1) as it stood on the day asked of. */
export interface SuggestionRecord {
  readonly number: string
  readonly survey: string | null
  readonly feedback: string | null
  readonly made: Day
  readonly content: string
  readonly source: string
  readonly department: string
  readonly owner: string
  readonly due: Day
  readonly action: string | null
  readonly acted: Day | null
  readonly effectiveness: string | null
  readonly closed: Day | null
}

/** The suggestions made by the day, oldest first. */
export async function listSuggestions(
  db: Db,
  day: Day,
): Promise<(SuggestionRecord & { readonly id: number; readonly surveyId: number | null })[]> {
  const rows = await db
    .selectFrom('suggestion')
    .innerJoin('staff', 'staff.id', 'suggestion.owner_id')
    .leftJoin('survey', 'survey.id', 'suggestion.survey_id')
    .leftJoin('feedback', 'feedback.id', 'suggestion.feedback_id')
    .selectAll('suggestion')
    .select(['staff.name as owner_name', 'survey.number as survey_number', 'feedback.number as feedback_number'])
    .where('suggestion.voided_at', 'is', null)
    .where('made_on', '<=', day)
    .orderBy('made_on')
    .orderBy('suggestion.id')
    .execute()
  return rows.map((row) => {
    const acted = row.acted_on !== null && row.acted_on <= day
    const closed = row.closed_on !== null && row.closed_on <= day
    return {
      id: row.id,
      surveyId: row.survey_id,
      number: row.number,
      survey: row.survey_number,
      feedback: row.feedback_number,
      made: row.made_on,
      content: row.content,
      source: row.source,
      department: row.department,
      owner: row.owner_name,
      due: row.due_on,
      action: acted ? row.action : null,
      acted: acted ? row.acted_on : null,
      effectiveness: closed ? row.effectiveness : null,
      closed: closed ? row.closed_on : null,
    }
  })
}

/** Adds a suggestion and returns its number, of the year in which it was made. */
export const addSuggestion = (tx: Write, given: Omit<NewRow<'suggestion'>, 'number'>): string =>
  numbered(tx, `SG-${given.made_on.slice(0, 4)}-`, 4, (number) => tx.insert('suggestion', { number, ...given })).number

/** The suggestion of a number that counts, or null. */
export const suggestionByNumber = async (db: Db, number: string): Promise<Row<'suggestion'> | null> =>
  (await db
    .selectFrom('suggestion')
    .selectAll()
    .where('number', '=', number)
    .where('voided_at', 'is', null)
    .executeTakeFirst()) ?? null

export const changeSuggestion = (tx: Write, id: number, changes: Changes<'suggestion'>): boolean =>
  tx.update('suggestion', id, changes)
