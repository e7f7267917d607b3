import { isContracted } from '../../../certificate/store/standing.ts'
import type { Day } from '../../../clause/day.ts'
import { fold } from '../../../clause/fold.ts'
import type { RowWriter, Taken } from '../../../intake/import.ts'
import { type Remark, remark } from '../../../intake/remark.ts'
import { intakeWords } from '../../../intake/words.ts'
import { rolesSince } from '../../../office/rules.ts'
import { addStaff, grantRole } from '../../../office/store.ts'
import type { Write } from '../../../register/register.ts'
import type { ListField } from '../../headers.ts'
import { type CustomerField, type CustomerFields, governedFields, heldOn } from '../../rules.ts'
import { assign, isOfBusiness } from '../../store/maintainer.ts'
import {
  addCustomer,
  addFormerName,
  type CustomerRow,
  changeCustomer,
  customersByCreditCode,
  fieldsOf,
} from '../../store/master.ts'
import { addPerson } from '../../store/person.ts'
import { setVip, vipSpans } from '../../store/vip.ts'
import type { Draft } from './draft.ts'
import { fileCertificate, fileContract } from './filing.ts'
import { matchCustomer } from './match.ts'
import { FileSaid, type SaidOfCustomer } from './said.ts'
import { importWords } from './words.ts'

/** What to do with a customer that was on record before the import. */
export type OnExisting = 'update' | 'skip' | 'refuse'

export interface ApplyOptions {
  readonly onExisting: OnExisting
  /** Who maintains the customers that have nobody and for whom the file names nobody. */
  readonly maintainer: string | null
  readonly maintainerSince: Day | null
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
  readonly #staff = new Map<string, number>()
  readonly #business = new Map<string, boolean>()
  /** Customers on record that are to be skipped, on whichever rows they stand. */
  readonly #passedOver = new Set<number>()
  /** Staff that the file names and that the import added. */
  readonly #staffCreated: string[] = []

  constructor(tx: Write, options: ApplyOptions, earlier: (place: number) => Draft) {
    this.#tx = tx
    this.#options = options
    this.#listed = new FileSaid(earlier)
  }

  async take(place: number, draft: Draft): Promise<Taken<ListField>> {
    const match = await matchCustomer(this.#tx, draft)
    if ('refusal' in match) return rejected(match.refusal)
    const { customer, namesakes } = match
    const said = customer === null ? null : this.#listed.of(customer.id)
    const refusal = this.#refusal(draft, customer, said !== null)
    if (refusal !== null) return rejected(refusal)
    const done = customer === null ? await this.#create(draft, namesakes) : await this.#merge(draft, customer, said)
    this.#listed.add(done.id, place, draft)
    return done
  }

  more() {
    const names = this.#staffCreated
    return { said: names.length > 0 ? [intakeWords.staffCreated(names)] : [], json: { staffCreated: names } }
  }

  #refusal(draft: Draft, customer: CustomerRow | null, fromThisFile: boolean): Remark<ListField> | null {
    if (customer !== null && !fromThisFile && this.#options.onExisting === 'refuse')
      return remark('name', draft.fields.name, importWords.exists(customer.code))
    const { certificate, contract } = draft
    if (certificate !== null) {
      const [there] = this.#tx.find('certificate', { number: certificate.number })
      if (there !== undefined && there.customer_id !== customer?.id)
        return remark(
          'certificateNumber',
          certificate.number,
          importWords.certificateElsewhere(this.#codeOf(there.customer_id)),
        )
    }
    if (contract !== null) {
      const [there] = this.#tx.find('contract', { number: contract.number })
      if (there !== undefined && there.customer_id !== customer?.id)
        return remark('contractNumber', contract.number, importWords.contractElsewhere(this.#codeOf(there.customer_id)))
    }
    return null
  }

  #codeOf(customerId: number): string {
    return this.#tx.find('customer', { id: customerId })[0]?.code ?? ''
  }

  async #create(draft: Draft, namesakes: readonly string[]): Promise<Done> {
    const { id } = addCustomer(this.#tx, draft.fields, draft.code ?? undefined)
    const warnings: Remark<ListField>[] = []
    if (namesakes.length > 0) warnings.push(remark('name', draft.fields.name, importWords.namesakes(namesakes)))
    await this.#file(id, draft, warnings)
    return { id, outcome: 'created', warnings, replaced: nothing, refusals: nothing }
  }

  async #merge(draft: Draft, customer: CustomerRow, said: SaidOfCustomer | null): Promise<Done> {
    const { id } = customer
    const warnings: Remark<ListField>[] = []
    if (draft.code !== null && draft.code !== customer.code)
      if (this.#tx.find('customer', { code: draft.code })[0]?.merged_into == null)
        warnings.push(remark('code', draft.code, importWords.otherCode(customer.code)))
    if (said === null && this.#options.onExisting === 'skip') this.#passedOver.add(id)
    if (this.#passedOver.has(id)) return { id, outcome: 'unchanged', warnings, replaced: nothing, refusals: nothing }
    const { changes, replaced } = await this.#changes(draft, customer, said, warnings)
    let changed = false
    if (Object.keys(changes).length > 0) changed = await changeCustomer(this.#tx, id, changes, { mistyped: false })
    if (said === null && draft.person !== null) await this.#warnOfSecondPerson(id, draft.person.name, warnings)
    changed = (await this.#file(id, draft, warnings)) || changed
    return { id, outcome: changed ? 'updated' : 'unchanged', warnings, replaced, refusals: nothing }
  }

  /** The master data that the row changes; where it must not, a warning says why. */
  async #changes(
    draft: Draft,
    customer: CustomerRow,
    said: SaidOfCustomer | null,
    warnings: Remark<ListField>[],
  ): Promise<{ changes: Partial<CustomerFields>; replaced: Remark<ListField>[] }> {
    const present = fieldsOf(customer)
    const changes: Record<string, Value> = {}
    const replaced: Remark<ListField>[] = []
    let contracted: boolean | null = null
    for (const [name, value] of Object.entries(draft.fields) as [CustomerField, Value][]) {
      const first = said?.get(name)
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
    return { changes, replaced }
  }

  /** A list may still have the credit code of a customer that was merged away: it names the one that stays, no more. */
  async #isMerged(creditCode: string, customer: CustomerRow): Promise<boolean> {
    const [named] = await customersByCreditCode(this.#tx.db, creditCode)
    return named?.id === customer.id
  }

  /** Everything a row files under its customer besides master data. True where any of it is new. */
  async #file(id: number, draft: Draft, warnings: Remark<ListField>[]): Promise<boolean> {
    const tx = this.#tx
    let changed = false
    for (const name of draft.formerNames) changed = (await addFormerName(tx, id, name, null)) || changed
    if (draft.person !== null) {
      const { name, ...reach } = draft.person
      changed = addPerson(tx, id, name, reach).changed || changed
    }
    if (draft.vip !== null) changed = (await this.#setVip(id, draft.vip, warnings)) || changed
    changed = (await this.#assign(id, draft, warnings)) || changed
    if (draft.contract !== null) changed = fileContract(tx, id, draft.contract, draft.certificate) || changed
    if (draft.certificate !== null) changed = (await fileCertificate(tx, id, draft.certificate, warnings)) || changed
    return changed
  }

  /** 4.2: a list that names another contact person does not make it the primary one. */
  async #warnOfSecondPerson(id: number, name: string, warnings: Remark<ListField>[]): Promise<void> {
    const there = this.#tx.find('person', { customer_id: id })
    const primary = there.find((each) => each.is_primary === 1)
    const isNew = primary !== undefined && !there.some((each) => each.name === name)
    if (isNew && (await isContracted(this.#tx.db, id, this.#tx.today)))
      warnings.push(remark('contactPerson', name, importWords.secondPerson(primary.name)))
  }

  async #setVip(id: number, vip: NonNullable<Draft['vip']>, warnings: Remark<ListField>[]): Promise<boolean> {
    const { db, today } = this.#tx
    if (vip !== 'not') return setVip(this.#tx, id, vip.from ?? today, vip.file, null)
    const [span] = this.#tx.find('vip', { customer_id: id })
    const held = span === undefined ? null : heldOn(await vipSpans(db, id), today)
    if (held !== null) warnings.push(remark('vip', null, importWords.stillVip(held.from)))
    return false
  }

  async #assign(id: number, draft: Draft, warnings: Remark<ListField>[]): Promise<boolean> {
    const wanted = draft.maintainer ?? this.#options.maintainer
    if (wanted === null) return false
    const from = draft.maintainerSince ?? this.#options.maintainerSince ?? this.#tx.today
    const spans = this.#tx.find('assignment', { customer_id: id }).map((row) => ({
      staffId: row.staff_id,
      from: row.from_day,
      until: row.until_day,
    }))
    const staffId = await this.#staffId(wanted)
    const held = heldOn(spans, this.#tx.today) ?? heldOn(spans, from)
    if (held === null) {
      if (!(await this.#isOfBusiness(staffId, from)))
        warnings.push(remark('maintainer', wanted, importWords.notOfBusiness(from)))
      return assign(this.#tx, id, staffId, from)
    }
    if (held.staffId !== staffId && draft.maintainer !== null) {
      const [there] = this.#tx.find('staff', { id: held.staffId })
      warnings.push(remark('maintainer', draft.maintainer, importWords.unequalMaintainer(there?.name ?? '')))
    }
    return false
  }

  /** Asked once for each name and day: a list gives the same few to thousands of customers. */
  async #isOfBusiness(staffId: number, from: Day): Promise<boolean> {
    const key = `${staffId} ${from}`
    const known = this.#business.get(key) ?? (await isOfBusiness(this.#tx.db, staffId, from))
    this.#business.set(key, known)
    return known
  }

  async #staffId(name: string): Promise<number> {
    const known = this.#staff.get(name)
    if (known !== undefined) return known
    const { id, added } = await addStaff(this.#tx, name)
    if (added) {
      await grantRole(this.#tx, id, 'business', rolesSince)
      this.#staffCreated.push(name)
    }
    this.#staff.set(name, id)
    return id
  }
}

interface Done extends Taken<ListField> {
  readonly id: number
}

const nothing: readonly never[] = []

const rejected = (refusal: Remark<ListField>): Taken<ListField> => ({
  outcome: 'rejected',
  warnings: nothing,
  replaced: nothing,
  refusals: [refusal],
})

const text = (value: Value): string => String(value ?? '')

/** Names are alike however width, brackets and spaces were typed; other values must be equal. */
const alike = (field: CustomerField, a: Value, b: Value): boolean =>
  field === 'name' ? fold(String(a)) === fold(String(b)) : a === b
