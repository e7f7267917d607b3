import type { Day } from '../../../clause/day.ts'
import { ListedCustomers, type NamedCustomer, type NamingField } from '../../../customer/customer/listed-customer.ts'
import {
  knownByName,
  namedIn,
  namingContents,
  namingFields,
  namingHeaders,
  noOrganization,
  participantHeaders,
  requireNamingColumn,
} from '../../../customer/customer/named-row.ts'
import type { ListImport, RowWriter, Taken } from '../../../intake/import.ts'
import { taken } from '../../../intake/record-list.ts'
import { remark } from '../../../intake/remark.ts'
import { doerOf } from '../../../office/staff/store/staff.ts'
import type { Row, Write } from '../../../register/register.ts'
import { addSending, recipientsBy } from '../sending.ts'
import { magazineWords } from '../words.ts'

interface RecipientRow {
  readonly line: number
  readonly named: NamedCustomer
}

/** What a list of recipients is about: which issue, when it went out and how. */
export interface ListedSending {
  readonly issue: Row<'magazine_issue'>
  readonly on: Day
  readonly delivery: string
}

/** Puts all recipients of a list together as one sending. Who has the issue by that day is left out. */
class RecipientWriter implements RowWriter<NamingField, RecipientRow> {
  readonly #tx: Write
  readonly #sending: ListedSending
  readonly #customers: ListedCustomers
  readonly #recipients = new Set<number>()
  #had: ReadonlySet<number> | null = null
  #staffId = 0
  #by = ''

  constructor(tx: Write, sending: ListedSending) {
    this.#tx = tx
    this.#sending = sending
    this.#customers = new ListedCustomers(tx.db)
  }

  async take(_place: number, { named }: RecipientRow): Promise<Taken<NamingField>> {
    const { issue, on } = this.#sending
    if (this.#had === null) {
      const staff = await doerOf(this.#tx)
      this.#staffId = staff.id
      this.#by = staff.name
      this.#had = await recipientsBy(this.#tx.db, on, issue.number)
    }
    const matched = await this.#customers.match(named)
    if ('problem' in matched) return taken('rejected', { refusals: [matched.problem] })
    const { customerId } = matched
    if (this.#had.has(customerId) || this.#recipients.has(customerId)) return taken('unchanged')
    this.#recipients.add(customerId)
    return taken('created')
  }

  finish(): void {
    if (this.#recipients.size === 0) return
    const { issue, on, delivery } = this.#sending
    const sent = { magazine_issue_id: issue.id, sent_on: on, delivery, staff_id: this.#staffId }
    addSending(this.#tx, sent, this.#recipients)
  }

  more() {
    const { issue, on } = this.#sending
    const { size } = this.#recipients
    const said = size === 0 ? [] : [magazineWords.wentTo(issue.number, size, on), magazineWords.onTheWordOf(this.#by)]
    return { said, json: { magazine: issue.number, organizations: size } }
  }
}

export const recipientList = (sending: ListedSending): ListImport<NamingField, RecipientRow> => ({
  list: 'magazine',
  catalogue: { fields: namingHeaders(participantHeaders), ambiguous: [], contents: namingContents },
  naming: namingFields,
  ...knownByName,
  nothing: { magazine: sending.issue.number, organizations: 0 },
  columns: requireNamingColumn,
  reader: () => (line, cell) => {
    const named = namedIn(cell)
    const refusals = named === null ? [remark<NamingField>('customer', null, noOrganization)] : []
    return { item: named === null ? null : { line, named }, warnings: [], refusals }
  },
  writer: (tx) => new RecipientWriter(tx, sending),
})
