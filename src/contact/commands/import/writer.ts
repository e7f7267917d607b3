import type { Words } from '../../../clause/words.ts'
import { addPerson, findPerson } from '../../../customer/store/person.ts'
import type { RowWriter, Taken } from '../../../intake/import.ts'
import { intakeWords } from '../../../intake/words.ts'
import { rolesSince } from '../../../office/rules.ts'
import { addStaff, findStaff, grantRole, requireStaff } from '../../../office/store.ts'
import type { Write } from '../../../register/register.ts'
import type { ContactListField } from '../../headers.ts'
import { addContact, sameContact } from '../../store/contact.ts'
import { CustomerMatcher } from './customers.ts'
import type { ContactRow } from './row.ts'
import { importWords } from './words.ts'

/** A contact of the file that waits to be written. */
export interface WaitingContact {
  readonly line: number
  readonly contact: ContactRow
}

/** Writes contacts one by one. Staff the file names are added as business, and its contacts are theirs. */
export class ContactWriter implements RowWriter<ContactListField, WaitingContact> {
  readonly #tx: Write
  readonly #matcher: CustomerMatcher
  readonly #staff = new Map<string, number>()
  readonly #staffCreated: string[] = []
  #personsCreated = 0

  constructor(tx: Write) {
    this.#tx = tx
    this.#matcher = new CustomerMatcher(tx.db)
  }

  async take(_place: number, { contact }: WaitingContact): Promise<Taken<ContactListField>> {
    const matched = await this.#matcher.match(contact.named)
    if ('problem' in matched) return { outcome: 'rejected', warnings: [], replaced: [], refusals: [matched.problem] }
    return { outcome: await this.#record(contact, matched.customerId), warnings: [], replaced: [], refusals: [] }
  }

  more() {
    const said: Words[] = []
    if (this.#staffCreated.length > 0) said.push(intakeWords.staffCreated(this.#staffCreated))
    if (this.#personsCreated > 0) said.push(importWords.personsCreated(this.#personsCreated))
    return { said, json: { staffCreated: this.#staffCreated, personsCreated: this.#personsCreated } }
  }

  async #record(
    { named: _, staff, person, ...said }: ContactRow,
    customerId: number,
  ): Promise<'created' | 'unchanged'> {
    const staffId = await this.#staffId(staff)
    const found = person === null ? null : await findPerson(this.#tx.db, customerId, person)
    const contact = { ...said, customerId, staffId, personId: found?.id ?? null }
    if (person !== null && found === null) {
      contact.personId = addPerson(this.#tx, customerId, person).id
      this.#personsCreated += 1
    } else if (sameContact(this.#tx, contact) !== null) {
      return 'unchanged'
    }
    addContact(this.#tx, contact)
    return 'created'
  }

  async #staffId(name: string | null): Promise<number> {
    const who = name ?? this.#tx.who.staff
    const known = this.#staff.get(who)
    if (known !== undefined) return known
    const found = name === null ? await requireStaff(this.#tx.db, who) : await findStaff(this.#tx.db, name)
    const id = found?.id ?? (await this.#addStaff(who))
    this.#staff.set(who, id)
    return id
  }

  async #addStaff(name: string): Promise<number> {
    const { id } = await addStaff(this.#tx, name)
    await grantRole(this.#tx, id, 'business', rolesSince)
    this.#staffCreated.push(name)
    return id
  }
}
