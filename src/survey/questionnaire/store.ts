import type { Day } from '../../clause/day.ts'
import { grouped } from '../../customer/customer/store/grouped.ts'
import { numbered } from '../../register/numbered.ts'
import type { Db, Write } from '../../register/register.ts'
import type { Stage } from '../rules.ts'
import type { Item, Questionnaire } from './questionnaire.ts'

/** The questionnaires determined by the day, oldest first. */
export async function listQuestionnaires(db: Db, day: Day): Promise<Questionnaire[]> {
  const rows = await db
    .selectFrom('questionnaire')
    .innerJoin('staff', 'staff.id', 'questionnaire.determined_by')
    .selectAll('questionnaire')
    .select('staff.name as staff_name')
    .where('questionnaire.voided_at', 'is', null)
    .where('determined_on', '<=', day)
    .orderBy('determined_on')
    .orderBy('questionnaire.id')
    .execute()
  const items = await itemsByQuestionnaire(db)
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    determinedOn: row.determined_on,
    determinedBy: row.staff_name,
    marketTrend: row.market_trend,
    customerNeeds: row.customer_needs,
    ownWork: row.own_work,
    items: items.get(row.id) ?? [],
  }))
}

async function itemsByQuestionnaire(db: Db): Promise<Map<number, Item[]>> {
  const rows = await db
    .selectFrom('questionnaire_item')
    .selectAll()
    .where('voided_at', 'is', null)
    .orderBy('questionnaire_id')
    .orderBy('position')
    .execute()
  const items = grouped(rows, (row) => row.questionnaire_id)
  return new Map(
    [...items].map(([id, own]) => [
      id,
      own.map(({ code, stage, maximum, zh, en }) => ({ code, stage: stage as Stage, maximum, zh, en })),
    ]),
  )
}

/** Why the questionnaire of a number was taken back, or null where it was not. */
export async function voidedQuestionnaire(db: Db, number: string): Promise<{ readonly reason: string } | null> {
  const row = await db
    .selectFrom('questionnaire')
    .select('void_reason')
    .where('number', '=', number)
    .where('voided_at', 'is not', null)
    .executeTakeFirst()
  return row === undefined ? null : { reason: row.void_reason ?? '' }
}

/** What a new questionnaire says. */
export type NewQuestionnaire = Omit<Questionnaire, 'id' | 'number' | 'determinedBy'> & {
  readonly determinedBy: number
}

/** Adds a questionnaire and returns its number, of the year in which it was determined. */
export function addQuestionnaire(tx: Write, given: NewQuestionnaire): string {
  const { id, number } = numbered(tx, `QN-${given.determinedOn.slice(0, 4)}-`, 1, (free) =>
    tx.insert('questionnaire', {
      number: free,
      determined_on: given.determinedOn,
      determined_by: given.determinedBy,
      market_trend: given.marketTrend,
      customer_needs: given.customerNeeds,
      own_work: given.ownWork,
    }),
  )
  for (const [at, item] of given.items.entries())
    tx.insert('questionnaire_item', { questionnaire_id: id, position: at + 1, ...item })
  return number
}

/** Takes back a questionnaire that no survey has issued, with its items. */
export function voidQuestionnaire(tx: Write, { id }: Questionnaire, reason: string): void {
  for (const item of tx.find('questionnaire_item', { questionnaire_id: id }))
    tx.void('questionnaire_item', item.id, reason)
  tx.void('questionnaire', id, reason)
}
