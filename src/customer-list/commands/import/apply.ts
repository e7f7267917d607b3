import { certificate } from '../../../certificate/certificate/certificate.ts'
import { isContracted } from '../../../certificate/certificate/store/standing.ts'
import { contract } from '../../../certificate/contract/contract.ts'
import { fold } from '../../../clause/fold.ts'
import type { CustomerField, CustomerFields } from '../../../customer/customer/customer.ts'
import { governedFields } from '../../../customer/customer/rules.ts'
import {
  addCustomer,
  addFormerName,
  type CustomerRow,
  changeCustomer,
  customersByCreditCode,
  fieldsOf,
} from '../../../customer/customer/store/master.ts'
import type { RowWriter, Taken } from '../../../intake/import.ts'
import { type Remark, remark } from '../../../intake/remark.ts'
import { intakeWords } from '../../../intake/words.ts'
import type { Write } from '../../../register/register.ts'
import type { ListField } from '../../headers.ts'
import { type Draft, filedBy } from './draft.ts'
import { filedWords, nothingFiled, type RowSaid } from './filed.ts'
import { fileCertificate, fileContract } from './filing.ts'
import { matchCustomer } from './match.ts'
import { filePerson } from './persons.ts'
import { FileSaid, type SaidOfCustomer } from './said.ts'
import { fileVip, ListedMaintainers, type MaintainedBy } from './standing.ts'
import { TakenBackRows } from './taken-back.ts'
import { importWords } from './words.ts'

/** What to do with a customer that was on record before the import. */
export type OnExisting = 'update' | 'skip' | 'refuse'

export interface ApplyOptions extends MaintainedBy {
  readonly onExisting: OnExisting
}

type Value = CustomerFields[CustomerField]

/**
 * Puts the rows of a customer list into the register, one by one in the order of the file. A row is refused before
 * anything of it is written. The first row of a file about a customer wins; later ones fill what is empty.
 */
export class CustomerImport implements RowWriter<ListField, Draft> {
  readonly #tx: Write
  readonly #options: ApplyOptions
  readonly #listed: FileSaid
  readonly #maintainers: ListedMaintainers
  readonly #counts = nothingFiled()
  #takenBack: TakenBackRows | null = null
  /** Customers on record that are to be skipped, on whichever rows they stand. */
  readonly #passedOver = new Set<number>()

  constructor(tx: Write, options: ApplyOptions, earlier: (place: number) => Draft) {
    this.#tx = tx
    this.#options = options
    this.#listed = new FileSaid(earlier)
    this.#maintainers = new ListedMaintainers(tx, options)
  }

  take(place: number, draft: Draft): Taken<ListField> | Promise<Taken<ListField>> {
    const match = matchCustomer(this.#tx, draft)
    const isNew = !(match instanceof Promise) && 'customer' in match && match.customer === null
    if (!isNew || this.#filesMore(draft) || this.#takenBack?.customer(draft) !== null)
      return this.#take(place, draft, match)
    // A customer that nobody knew, and no more: nothing has to be waited for.
    const added = this.#add(draft, match.namesakes, this.#rowSaid())
    this.#listed.add(added.id, place, draft)
    return added
  }

  async #take(place: number, draft: Draft, matching: ReturnType<typeof matchCustomer>): Promise<Taken<ListField>> {
    const match = await matching
    if ('refusal' in match) return { ...untouched, outcome: 'rejected', refusals: [match.refusal] }
    const { customer, namesakes } = match
    const said = customer === null ? null : this.#listed.of(customer.id)
    const refusal = this.#refusal(draft, customer, said !== null)
    if (refusal !== null) return { ...untouched, outcome: 'rejected', refusals: [refusal] }
    this.#takenBack ??= await TakenBackRows.of(this.#tx.db)
    const voided = customer === null ? this.#takenBack.customer(draft) : null
    if (voided !== null)
      return { ...untouched, warnings: [remark('name', draft.fields.name, importWords.takenBack(voided))] }
    const done = customer === null ? await this.#create(draft, namesakes) : await this.#merge(draft, customer, said)
    this.#listed.add(done.id, place, draft)
    return done
  }

  more() {
    const names = this.#maintainers.staff.created
    const said = [...filedWords(this.#counts), ...(names.length > 0 ? [intakeWords.staffCreated(names)] : [])]
    return { said, json: { filed: this.#counts, staffCreated: names } }
  }

  #refusal(draft: Draft, customer: CustomerRow | null, fromThisFile: boolean): Remark<ListField> | null {
    if (customer !== null && !fromThisFile && this.#options.onExisting === 'refuse')
      return remark('name', draft.fields.name, importWords.exists(customer.code))
    const filed = filedBy(draft)
    return (
      this.#ofAnother(certificate, filed.certificate, customer) ?? this.#ofAnother(contract, filed.contract, customer)
    )
  }

  /** Why the row cannot be about its customer: the certificate or contract that it files is another one's. */
  #ofAnother(
    { table, called }: typeof certificate | typeof contract,
    filed: { readonly number: string } | null,
    customer: CustomerRow | null,
  ): Remark<ListField> | null {
    if (filed === null) return null
    const [there] = this.#tx.find(table, { number: filed.number })
    if (there === undefined || there.customer_id === customer?.id) return null
    const [holder] = this.#tx.find('customer', { id: there.customer_id })
    return remark(`${table}Number`, filed.number, importWords.elsewhere(called.one, holder?.code ?? ''))
  }

  async #create(draft: Draft, namesakes: readonly string[]): Promise<Done> {
    const said = this.#rowSaid()
    const added = this.#add(draft, namesakes, said)
    await this.#file(added.id, draft, null, said)
    return added
  }

  /** Adds the customer itself; `said` goes on to be filled by what the row files under it. */
  #add(draft: Draft, namesakes: readonly string[], { warnings }: RowSaid): Done {
    const { id } = addCustomer(this.#tx, draft.fields, draft.code ?? undefined)
    if (namesakes.length > 0) warnings.push(remark('name', draft.fields.name, importWords.namesakes(namesakes)))
    // Nothing was there that anything could have taken the place of.
    return { id, outcome: 'created', warnings, replaced: nothing, refusals: nothing }
  }

  /** Whether a row files anything under its customer besides master data. */
  #filesMore({ filed }: Draft): boolean {
    return filed !== null || this.#options.maintainer !== null
  }

  async #merge(draft: Draft, customer: CustomerRow, earlier: SaidOfCustomer | null): Promise<Done> {
    const { id } = customer
    const said = this.#rowSaid()
    const { warnings, replaced } = said
    if (draft.code !== null && draft.code !== customer.code)
      if (this.#tx.find('customer', { code: draft.code })[0]?.merged_into == null)
        warnings.push(remark('code', draft.code, importWords.otherCode(customer.code)))
    if (earlier === null && this.#options.onExisting === 'skip') this.#passedOver.add(id)
    if (this.#passedOver.has(id)) return { id, outcome: 'unchanged', warnings, replaced, refusals: nothing }
    const changes = await this.#changes(draft, customer, earlier, said)
    let changed = false
    if (Object.keys(changes).length > 0) changed = await changeCustomer(this.#tx, id, changes, { mistyped: false })
    changed = (await this.#file(id, draft, earlier, said)) || changed
    return { id, outcome: changed ? 'updated' : 'unchanged', warnings, replaced, refusals: nothing }
  }

  #rowSaid = (): RowSaid => ({ warnings: [], replaced: [], counts: this.#counts })

  /** The master data that the row changes; where it must not, a warning says why. */
  async #changes(
    draft: Draft,
    customer: CustomerRow,
    earlier: SaidOfCustomer | null,
    { warnings, replaced }: RowSaid,
  ): Promise<Partial<CustomerFields>> {
    const present = fieldsOf(customer)
    const changes: Record<string, Value> = {}
    let contracted: boolean | null = null
    for (const [name, value] of Object.entries(draft.fields) as [CustomerField, Value][]) {
      const first = earlier?.get(name)
      if (first !== undefined) {
        if (!alike(name, first.value, value))
          warnings.push(remark(name, text(value), importWords.otherLine(first.line, name, text(first.value))))
      } else if (present[name] === null) changes[name] = value
      else if (!alike(name, present[name], value)) {
        if (name === 'creditCode' && (await this.#isMerged(text(value), customer))) continue
        if (governedFields.includes(name)) contracted ??= await isContracted(this.#tx.db, customer.id, this.#tx.today)
        if (governedFields.includes(name) && contracted === true)
          warnings.push(remark(name, text(value), importWords.proposal(name, text(present[name]))))
        else {
          changes[name] = value
          replaced.push(remark(name, text(value), importWords.replaces(text(present[name]))))
        }
      }
    }
    return changes
  }

  /** A list may still have the credit code of a customer that was merged away: it names the one that stays, no more. */
  async #isMerged(creditCode: string, customer: CustomerRow): Promise<boolean> {
    const [named] = await customersByCreditCode(this.#tx.db, creditCode)
    return named?.id === customer.id
  }

  /** Everything a row files under its customer besides master data. True where any of it is new. */
  async #file(id: number, draft: Draft, earlier: SaidOfCustomer | null, said: RowSaid): Promise<boolean> {
    const tx = this.#tx
    const { formerNames, person, vip, contract, certificate } = filedBy(draft)
    const taken = this.#takenBack as TakenBackRows
    let changed = false
    for (const name of formerNames) changed = (await addFormerName(tx, id, name, null)) || changed
    if (person !== null) changed = (await filePerson(tx, id, person, earlier, taken, said)) || changed
    if (vip !== null) changed = (await fileVip(tx, id, vip, taken, said)) || changed
    changed = (await this.#maintainers.file(id, draft, said)) || changed
    if (contract !== null) changed = fileContract(tx, id, contract, certificate, taken, said) || changed
    if (certificate !== null) changed = (await fileCertificate(tx, id, certificate, taken, said)) || changed
    return changed
  }
}

interface Done extends Taken<ListField> {
  readonly id: number
}

const nothing: readonly never[] = []

const untouched: Taken<ListField> = { outcome: 'unchanged', warnings: nothing, replaced: nothing, refusals: nothing }

const text = (value: Value): string => String(value ?? '')

/** Names are alike however width, brackets and spaces were typed; other values must be equal. */
const alike = (field: CustomerField, a: Value, b: Value): boolean =>
  field === 'name' ? fold(String(a)) === fold(String(b)) : a === b
