import { erasedMark } from '../../../register/erasure.ts'
import { historyOf } from '../../../register/history.ts'
import type { Db, Row } from '../../../register/register.ts'

/** The tables whose rows hold the data of contact persons. */
export type NamingTable = 'person' | 'change_person' | 'survey_return' | 'event_attendance'

/** A row that names somebody of a customer: as its contact person, on an F01, on a form, among those who came. */
export interface Naming {
  readonly table: NamingTable
  readonly id: number
  readonly customerId: number
  readonly customer: string
  /** The name as it stands there; of those who came to an event, all of them. */
  readonly text: string
  /** Whether the name stands there as a word of its own. Where not, it may be somebody else's. */
  readonly certain: boolean
}

/** The ids of those of the rows that are in a table. */
export const idsIn = (namings: readonly Naming[], table: NamingTable): number[] =>
  namings.filter((each) => each.table === table).map(({ id }) => id)

/** Whether a text names the person: the name is a word of its own in it, so that 李明华 does not stand for 李明. */
export function names(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const [before, after] = [text.slice(0, at), text.slice(at + name.length)]
    if (!/[\p{L}\p{N}]$/u.test(before) && !/^[\p{L}\p{N}]/u.test(after)) return true
  }
  return false
}

/** Every row that names the person, of all customers, those taken back and those who have left too. */
export async function namingsOf(db: Db, name: string): Promise<Naming[]> {
  const columns = ['customer.id as customerId', 'customer.code as customer'] as const
  const persons = await db
    .selectFrom('person')
    .innerJoin('customer', 'customer.id', 'person.customer_id')
    .select(['person.id', 'person.name as text', ...columns])
    .where('person.name', '=', name)
    .orderBy('person.id')
    .execute()
  const applied = await db
    .selectFrom('change_person')
    .innerJoin('change_act', 'change_act.id', 'change_person.act_id')
    .innerJoin('change_application', 'change_application.id', 'change_act.application_id')
    .innerJoin('customer', 'customer.id', 'change_application.customer_id')
    .select(['change_person.id', 'change_person.name as text', ...columns])
    .where('change_person.name', '=', name)
    .orderBy('change_person.id')
    .execute()
  const returned = await db
    .selectFrom('survey_return')
    .innerJoin('survey_sampled', 'survey_sampled.id', 'survey_return.sampled_id')
    .innerJoin('customer', 'customer.id', 'survey_sampled.customer_id')
    .select(['survey_return.id', 'survey_return.respondent as text', ...columns])
    .where((eb) => eb(eb.fn<number>('instr', ['survey_return.respondent', eb.val(name)]), '>', 0))
    .orderBy('survey_return.id')
    .execute()
  const came = await db
    .selectFrom('event_attendance')
    .innerJoin('customer', 'customer.id', 'event_attendance.customer_id')
    .select(['event_attendance.id', 'event_attendance.persons as text', ...columns])
    .where((eb) => eb(eb.fn<number>('instr', ['event_attendance.persons', eb.val(name)]), '>', 0))
    .orderBy('event_attendance.id')
    .execute()
  type Read = Pick<Naming, 'id' | 'customerId' | 'customer'> & { readonly text: string | null }
  const of = (table: NamingTable, rows: readonly Read[]) =>
    rows.map(({ text, ...row }) => ({ ...row, table, text: text ?? '', certain: names(text ?? '', name) }))
  return [
    ...of('person', persons),
    ...of('change_person', applied),
    ...of('survey_return', returned),
    ...of('event_attendance', came),
  ]
}

/** By what people tell who somebody is. */
export interface Telling {
  readonly names: readonly string[]
  /** Numbers and addresses: they are one person's, while a name may be another's too. */
  readonly reach: readonly string[]
}

const reach = ['mobile', 'phone', 'email', 'wechat']

/**
 * Everything by which the rows tell who it is, now and earlier. What is shorter than two letters would be found everywhere.
 */
export async function tellingOf(db: Db, namings: readonly Naming[], name: string): Promise<Telling> {
  const rows = (['person', 'change_person'] as const).map((table) => ({ table, ids: idsIn(namings, table) }))
  const fields = (await historyOf(db, rows)).flatMap(({ changes }) => changes)
  const values = (wanted: readonly string[]) =>
    fields
      .filter(({ field }) => wanted.includes(field))
      .flatMap(({ before, after }) => [before, after])
      // Several numbers of one person stand in one column.
      .flatMap((value) => (typeof value === 'string' ? value.split('；') : []))
      .filter((value) => value.length > 1 && value !== erasedMark)
  return { names: [...new Set([name, ...values(['name'])])], reach: [...new Set(values(reach))] }
}

/** The contacts that were made with the persons, taken back or not, the oldest first. */
export async function contactsWith(db: Db, personIds: readonly number[]): Promise<Row<'contact'>[]> {
  if (personIds.length === 0) return []
  const select = db.selectFrom('contact').selectAll().where('person_id', 'in', personIds)
  return select.orderBy('on_day').orderBy('id').execute()
}
