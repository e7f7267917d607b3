import { blockOf } from '../../clause/block.ts'
import type { Day } from '../../clause/day.ts'
import { kindOf, unnumbered } from '../../record/kind.ts'
import { among } from '../../register/among.ts'
import type { Db, Row, Write } from '../../register/register.ts'

/** That a contact was passed on to the certification department (4.3.3). */
export const transmittal = kindOf({
  table: 'transmittal',
  command: 'contact',
  identity: unnumbered,
  called: { one: { en: 'pass-on', zh: '传递' } },
  day: 'passed_on',
  fields: {},
  columns: { contact_id: '联系记录', passed_on: '传递日期', recipient: '接收人' },
})

/** The first day by `day` on which each contact was passed on. */
export async function firstPassedOn(db: Db, contacts: readonly Row<'contact'>[], day: Day) {
  const rows = await db
    .selectFrom('transmittal')
    .select(({ fn }) => ['contact_id', fn.min('passed_on').as('first')])
    .where('voided_at', 'is', null)
    .where('passed_on', '<=', day)
    .where(among('contact_id', blockOf(contacts.map(({ id }) => id))))
    .groupBy('contact_id')
    .execute()
  const byContact = new Map(rows.map(({ contact_id, first }) => [contact_id, first]))
  return ({ id }: Row<'contact'>) => ({ passedOn: byContact.get(id) ?? null })
}

/** Records that a contact was passed on to the certification department (4.3.3); false where it was already that day. */
export function passOn(tx: Write, contactId: number, on: Day, recipient: string | null): boolean {
  if (tx.find('transmittal', { contact_id: contactId, passed_on: on }).length > 0) return false
  tx.insert('transmittal', { contact_id: contactId, passed_on: on, recipient })
  return true
}

/** A contact of a VIP customer, or information about one, with when it was passed on (4.3.3). */
export interface PassedContact {
  readonly of: 'contact' | 'information'
  readonly number: string
  readonly customerId: number
  readonly onDay: Day
  readonly passedOn: Day | null
}

/** The contacts in which the customers were reached, from `from` to `day`, with the first day each was passed on. */
export async function passedContacts(
  db: Db,
  customerIds: readonly number[],
  from: Day,
  day: Day,
): Promise<PassedContact[]> {
  if (customerIds.length === 0) return []
  const rows = await db
    .selectFrom('contact')
    .select(['contact.number', 'contact.customer_id as customerId', 'contact.on_day as onDay'])
    .select(({ selectFrom }) =>
      selectFrom('transmittal')
        .select(({ fn }) => fn.min('transmittal.passed_on').as('first'))
        .whereRef('transmittal.contact_id', '=', 'contact.id')
        .where('transmittal.voided_at', 'is', null)
        .where('transmittal.passed_on', '<=', day)
        .as('passedOn'),
    )
    .where('contact.voided_at', 'is', null)
    .where('contact.outcome', '=', 'reached')
    .where('contact.on_day', '>=', from)
    .where('contact.on_day', '<=', day)
    .where(among('contact.customer_id', blockOf(customerIds)))
    .orderBy('contact.id')
    .execute()
  return rows.map((row) => ({ of: 'contact', ...row }))
}
