import { reason } from '../../../../clause/reason.ts'
import type { Words } from '../../../../clause/words.ts'
import { ListedCustomers } from '../../../../customer/customer/listed-customer.ts'
import { restrictionWords } from '../../../../customer/person/restriction-words.ts'
import { addPerson, everyPerson, personOf } from '../../../../customer/person/store/person.ts'
import { restrictionOf } from '../../../../customer/person/store/restriction.ts'
import type { RowWriter, Taken } from '../../../../intake/import.ts'
import { type SaidBefore, saidBefore, taken } from '../../../../intake/record-list.ts'
import { remark } from '../../../../intake/remark.ts'
import { intakeWords } from '../../../../intake/words.ts'
import { ListedStaff } from '../../../../office/staff/listed-staff.ts'
import { requireStaff } from '../../../../office/staff/store/staff.ts'
import { addNumbered } from '../../../../record/find.ts'
import type { Write } from '../../../../register/register.ts'
import { factTables } from '../../../../register/tables.ts'
import { contact } from '../../contact.ts'
import type { ContactListField } from '../../headers.ts'
import { type NewContact, sameContact } from '../../store/contact.ts'
import { surveillanceBy } from '../../topics.ts'
import { contactWords } from '../../words.ts'
import { contradictedBy } from '../not-applicable.ts'
import { fillContact, fittingContacts } from './fitting.ts'
import type { ContactRow } from './row.ts'
import { importWords } from './words.ts'

/** All that a contact says, but for its number, and what was read of it. */
const columns = Object.keys(factTables.contact).filter((name) => name !== 'number' && name !== 'surveillance_by')

/**
 * Writes contacts one by one. Staff the file names are added as business, and its contacts are theirs. A contact that is
 * on record is filled with what it lacks; one that was corrected or taken back since is left alone.
 */
export class ContactWriter implements RowWriter<ContactListField, ContactRow> {
  readonly #tx: Write
  readonly #matcher: ListedCustomers
  readonly #staff: ListedStaff
  /** Numbers of the contacts that this file recorded: two calls of one day are two rows of it. */
  readonly #numbers = new Set<string>()
  #saidBefore: SaidBefore | null = null
  #self: number | null = null
  #personsCreated = 0

  constructor(tx: Write) {
    this.#tx = tx
    this.#matcher = new ListedCustomers(tx.db)
    this.#staff = new ListedStaff(tx)
  }

  async take(_place: number, row: ContactRow): Promise<Taken<ContactListField>> {
    const matched = await this.#matcher.match(row.named)
    if ('problem' in matched) return taken('rejected', { refusals: [matched.problem] })
    return this.#record(row, matched.customerId)
  }

  more() {
    const said: Words[] = []
    if (this.#staff.created.length > 0) said.push(intakeWords.staffCreated(this.#staff.created))
    if (this.#personsCreated > 0) said.push(importWords.personsCreated(this.#personsCreated))
    return { said, json: { staffCreated: this.#staff.created, personsCreated: this.#personsCreated } }
  }

  /** Records the row; a topic that the customer's certificates contradict (不适用) is left out with a warning. */
  async #record(row: ContactRow, customerId: number): Promise<Taken<ContactListField>> {
    const { surveillance, on_day } = row.said
    const certificates = await contradictedBy(this.#tx.db, customerId, surveillance, on_day)
    if (certificates.length === 0) return this.#recorded(row, customerId)
    const result = await this.#recorded({ ...row, said: { ...row.said, surveillance: null } }, customerId)
    const leftOut = reason('does-apply', contactWords.appliesLeftOut(certificates))
    return { ...result, warnings: [...result.warnings, remark('surveillance', surveillance, leftOut)] }
  }

  async #recorded(
    { staff, person, said, surveillanceTyped }: ContactRow,
    customerId: number,
  ): Promise<Taken<ContactListField>> {
    const tx = this.#tx
    const staffId = staff === null ? await this.#whoTypes() : await this.#staff.idOf(staff)
    const found = person === null ? null : (personOf(await everyPerson(tx.db, customerId), person) ?? null)
    // Whoever's data are restricted is named by no new contact; one on record is known again by them.
    const hidden = found !== null && restrictionOf(tx, found.id) !== null
    const warnings = hidden ? [remark<ContactListField>('person', null, restrictionWords.skipped)] : []
    const personId = (known: number | null) => (hidden ? null : (known ?? this.#added(customerId, person)))
    const surveillance_by = surveillanceBy(said.surveillance, said.on_day)
    const of = { customer_id: customerId, staff_id: staffId, person_id: found?.id ?? null }
    const read = { ...said, ...of, surveillance_by }
    const wanted = this.#asOnRecord(read, surveillanceTyped)
    const isNewPerson = person !== null && found === null
    if (!isNewPerson && sameContact(tx, wanted) !== null) return taken('unchanged')
    const [fitting] = fittingContacts(tx, wanted).filter(
      ({ number, person_id }) => !this.#numbers.has(number) && !(isNewPerson && person_id !== null),
    )
    if (fitting !== undefined) {
      const whole = { ...wanted, person_id: personId(wanted.person_id) }
      return taken(fillContact(tx, fitting, whole) ? 'updated' : 'unchanged', { warnings })
    }
    this.#saidBefore ??= await saidBefore(tx.db, 'contact', columns)
    const asTyped = { ...wanted, surveillance: said.surveillance === null ? null : surveillanceTyped }
    const why = isNewPerson ? null : (this.#saidBefore(wanted) ?? this.#saidBefore(asTyped))
    if (why !== null) return taken('unchanged', { warnings: [remark<ContactListField>(null, null, why)] })
    const row = { ...wanted, person_id: personId(wanted.person_id) }
    this.#numbers.add(addNumbered(tx, contact, row))
    return taken('created', { warnings })
  }

  /** As it may be on record: earlier versions kept a time as the list has it, and the same list again is the same contact. */
  #asOnRecord(read: NewContact, typed: string | null): NewContact {
    const { customer_id, on_day, surveillance } = read
    if (surveillance === null || typed === null || typed === surveillance) return read
    const there = this.#tx.find('contact', { customer_id, on_day, surveillance: typed })
    return there.length === 0 ? read : { ...read, surveillance: typed }
  }

  /** The person whom the file names and nobody had on record; null where it names none. */
  #added(customerId: number, person: string | null): number | null {
    if (person === null) return null
    this.#personsCreated += 1
    return addPerson(this.#tx, customerId, person).id
  }

  async #whoTypes(): Promise<number> {
    this.#self ??= (await requireStaff(this.#tx.db, this.#tx.who.staff)).id
    return this.#self
  }
}
