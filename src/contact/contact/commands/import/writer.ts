import type { Words } from '../../../../clause/words.ts'
import { ListedCustomers } from '../../../../customer/customer/listed-customer.ts'
import { addPerson, findPerson } from '../../../../customer/person/store/person.ts'
import type { RowWriter, Taken } from '../../../../intake/import.ts'
import { type Remark, remark } from '../../../../intake/remark.ts'
import { intakeWords } from '../../../../intake/words.ts'
import { ListedStaff } from '../../../../office/staff/listed-staff.ts'
import { requireStaff } from '../../../../office/staff/store/staff.ts'
import { addNumbered } from '../../../../record/find.ts'
import type { Write } from '../../../../register/register.ts'
import { contact } from '../../contact.ts'
import type { ContactListField } from '../../headers.ts'
import { fillContact, fittingContacts, type NewContact, sameContact } from '../../store/contact.ts'
import { EarlierContacts } from '../../store/earlier.ts'
import type { ContactRow } from './row.ts'
import { importWords } from './words.ts'

/** A contact of the file that waits to be written. */
export interface WaitingContact {
  readonly line: number
  readonly contact: ContactRow
}

const nothing: readonly never[] = []

const taken = (
  outcome: Taken<ContactListField>['outcome'],
  warnings: readonly Remark<ContactListField>[] = nothing,
): Taken<ContactListField> => ({ outcome, warnings, replaced: nothing, refusals: nothing })

/**
 * Writes contacts one by one. Staff the file names are added as business, and its contacts are theirs. A contact that is
 * on record is filled with what it lacks; one that was corrected or taken back since is left alone.
 */
export class ContactWriter implements RowWriter<ContactListField, WaitingContact> {
  readonly #tx: Write
  readonly #matcher: ListedCustomers
  readonly #staff: ListedStaff
  /** Numbers of the contacts that this file recorded: two calls of one day are two rows of it. */
  readonly #recorded = new Set<string>()
  #earlier: EarlierContacts | null = null
  #self: number | null = null
  #personsCreated = 0

  constructor(tx: Write) {
    this.#tx = tx
    this.#matcher = new ListedCustomers(tx.db)
    this.#staff = new ListedStaff(tx)
  }

  async take(_place: number, { contact: row }: WaitingContact): Promise<Taken<ContactListField>> {
    const matched = await this.#matcher.match(row.named)
    if ('problem' in matched) return { outcome: 'rejected', warnings: [], replaced: [], refusals: [matched.problem] }
    return this.#record(row, matched.customerId)
  }

  more() {
    const said: Words[] = []
    if (this.#staff.created.length > 0) said.push(intakeWords.staffCreated(this.#staff.created))
    if (this.#personsCreated > 0) said.push(importWords.personsCreated(this.#personsCreated))
    return { said, json: { staffCreated: this.#staff.created, personsCreated: this.#personsCreated } }
  }

  async #record(row: ContactRow, customerId: number): Promise<Taken<ContactListField>> {
    const { staff, person, said } = row
    const tx = this.#tx
    const staffId = staff === null ? await this.#whoTypes() : await this.#staff.idOf(staff)
    const found = person === null ? null : await findPerson(tx.db, customerId, person)
    const wanted = { ...said, customer_id: customerId, staff_id: staffId, person_id: found?.id ?? null }
    const isNewPerson = person !== null && found === null
    if (!isNewPerson && sameContact(tx, wanted) !== null) return taken('unchanged')
    const [fitting] = fittingContacts(tx, wanted).filter(
      ({ number, person_id }) => !this.#recorded.has(number) && !(isNewPerson && person_id !== null),
    )
    if (fitting !== undefined) {
      const whole = { ...wanted, person_id: wanted.person_id ?? this.#added(customerId, person) }
      return taken(fillContact(tx, fitting, whole) ? 'updated' : 'unchanged')
    }
    this.#earlier ??= await EarlierContacts.of(tx.db)
    const earlier = isNewPerson ? null : this.#earlier.find(wanted)
    if (earlier !== null) {
      const why = earlier.voided ? importWords.takenBack(earlier.number) : importWords.corrected(earlier.number)
      return taken('unchanged', [remark<ContactListField>(null, null, why)])
    }
    this.#add({ ...wanted, person_id: wanted.person_id ?? this.#added(customerId, person) })
    return taken('created')
  }

  #add(row: NewContact): void {
    this.#recorded.add(addNumbered(this.#tx, contact, row))
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
