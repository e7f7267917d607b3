import { certificate } from '../../../certificate/certificate/certificate.ts'
import { CertificatesByNumber } from '../../../certificate/certificate/store/by-number.ts'
import { contract } from '../../../certificate/contract/contract.ts'
import { fold } from '../../../clause/fold.ts'
import type { Reason } from '../../../clause/reason.ts'
import {
  addCustomer,
  addFormerName,
  type CustomerRow,
  changeCustomer,
  formerKeys,
  lastCustomerId,
} from '../../../customer/customer/store/master.ts'
import { earlierKeys } from '../../../customer/customer/store/name-key.ts'
import { readsLikeOrganization } from '../../../intake/content.ts'
import type { Answers, Doubt } from '../../../intake/doubt.ts'
import type { RowWriter, Taken } from '../../../intake/import.ts'
import { type Other, type Remark, remark } from '../../../intake/remark.ts'
import { intakeWords } from '../../../intake/words.ts'
import type { Row, Write } from '../../../register/register.ts'
import type { ListField } from '../../headers.ts'
import { AlikeNames } from './alike.ts'
import { AlikeNumbers } from './alike-numbers.ts'
import { changesOf } from './changes.ts'
import { doubtOf } from './doubt-of.ts'
import { type Draft, filedBy } from './draft.ts'
import { AddedCertificates, filedWords, nothingFiled, type RowSaid } from './filed.ts'
import { fileCertificate, fileContract } from './filing.ts'
import { HeadOffices } from './head-offices.ts'
import { calledNow, type Found, type Held, identifyingCode, matchCustomer, type New, type Refusal } from './match.ts'
import { filePerson } from './persons.ts'
import { withPlaceholder } from './placeholder.ts'
import { Renames } from './renames.ts'
import { FileSaid, type SaidOfCustomer } from './said.ts'
import { fileVip, ListedMaintainers, type MaintainedBy } from './standing.ts'
import { TakenBackRows } from './taken-back.ts'
import { type DoubtKind, importWords, type NameToCheck } from './words.ts'

/** What to do with a customer that was on record before the import. */
export type OnExisting = 'update' | 'skip' | 'refuse'

export interface ApplyOptions extends MaintainedBy {
  readonly onExisting: OnExisting
  /** Whether somebody has said that the names which a list changes are right. */
  readonly renames: boolean
}

/** So many names are shown that do not read like an organization's; JSON has all of them. */
const mostNames = 20

/** Nobody has been told apart yet. */
const nobody: ReadonlySet<number> = new Set()

/**
 * Puts the rows of a customer list into the register, one by one in the order of the file. A row is refused before
 * anything of it is written. The first row of a file about a customer wins; later ones fill what is empty.
 */
export class CustomerImport implements RowWriter<ListField, Draft> {
  readonly #tx: Write
  readonly #options: ApplyOptions
  readonly #answers: Answers
  readonly #listed: FileSaid
  readonly #maintainers: ListedMaintainers
  readonly #counts = nothingFiled()
  readonly #added = new AddedCertificates()
  readonly #renames: Renames
  readonly #headOffices: HeadOffices
  #held: Held | null = null
  #takenBack: TakenBackRows | null = null
  #certificates: CertificatesByNumber | null = null
  readonly #alike = new AlikeNumbers()
  /** Of the customers that the list added, those whose names do not read like an organization's. */
  readonly #namesToCheck: NameToCheck[] = []
  /** Customers on record that are to be skipped, on whichever rows they stand. */
  readonly #passedOver = new Set<number>()

  constructor(tx: Write, options: ApplyOptions, earlier: (place: number) => Draft, answers: Answers) {
    this.#tx = tx
    this.#options = options
    this.#answers = answers
    this.#listed = new FileSaid(earlier)
    this.#maintainers = new ListedMaintainers(tx, options)
    this.#renames = new Renames(options.renames)
    this.#headOffices = new HeadOffices(tx)
  }

  take(place: number, draft: Draft): Taken<ListField> | Promise<Taken<ListField>> {
    if (this.#held === null) return this.#begin().then(() => this.take(place, draft))
    const match = matchCustomer(this.#held, draft)
    const isNew = !(match instanceof Promise) && 'customer' in match && match.customer === null
    if (!isNew || this.#filesMore(draft) || this.#takenBack?.customer(draft) !== null)
      return this.#take(place, draft, match)
    // A customer that nobody knew, and no more: nothing has to be waited for.
    const added = this.#add(draft, match, this.#rowSaid())
    this.#renames.touch(added.id)
    this.#listed.add(added.id, place, draft)
    return added
  }

  /** What rows are held against, once the first of them has come. */
  get #known(): Held {
    return this.#held as Held
  }

  async #begin(): Promise<void> {
    const { db } = this.#tx
    this.#renames.before = await lastCustomerId(db)
    const earlier = await earlierKeys(db, 'customer')
    const [alike, formerly] = [await AlikeNames.of(db), await formerKeys(db)]
    this.#held = { tx: this.#tx, alike, earlier, formerly, not: nobody }
  }

  async #take(place: number, draft: Draft, matching: ReturnType<typeof matchCustomer>): Promise<Taken<ListField>> {
    const match = await this.#judged(draft, matching)
    if ('refusal' in match) {
      if (match.misnames !== null) this.#renames.suspect(match.misnames.id)
      return { ...untouched, outcome: 'rejected', refusals: [match.refusal] }
    }
    if ('waiting' in match)
      return { ...untouched, outcome: 'rejected', refusals: [match.waiting.remark], doubt: match.waiting }
    const { customer } = match
    const said = customer === null ? null : this.#listed.of(customer.id)
    if (draft.filed?.certificate != null) this.#certificates ??= await CertificatesByNumber.of(this.#tx)
    const refusal = this.#refusal(draft, customer, said !== null)
    if (refusal !== null) return { ...untouched, outcome: 'rejected', refusals: [refusal] }
    this.#takenBack ??= await TakenBackRows.of(this.#tx.db)
    const voided = customer === null ? this.#takenBack.customer(draft) : null
    if (voided !== null)
      return { ...untouched, warnings: [remark('name', draft.fields.name, importWords.takenBack(voided))] }
    const done = match.customer === null ? await this.#create(draft, match) : await this.#merge(draft, match, said)
    if (said === null) this.#renames.touch(done.id)
    this.#listed.add(done.id, place, draft)
    return done
  }

  /** What a row is about once everything is answered that only a person can say; the doubt where somebody has not answered. */
  async #judged(draft: Draft, matching: ReturnType<typeof matchCustomer>): Promise<Judged> {
    let match = await matching
    const not = new Set<number>()
    while ('doubt' in match) {
      const earlier = this.#listed.of(match.with.id)
      const doubt = doubtOf(draft, match, this.#otherOf(match.with, earlier), match.with.id > this.#renames.before)
      const isSuspected = misnaming.has(match.doubt) && this.#renames.suspect(match.with.id)
      // Where an earlier row of the list is about it, its name is known: this row is somebody else's.
      const isRenamed = isSuspected && match.renames && this.#options.renames && earlier === null
      const answer = this.#answers.of(draft.line, doubt) ?? (isRenamed ? 'same' : 'later')
      if (answer === 'later') return { waiting: doubt }
      if (answer === 'same') return { customer: match.with, isRenamed: match.renames, wasAsked: true }
      not.add(match.with.id)
      match = await matchCustomer({ ...this.#known, not }, draft)
    }
    return 'customer' in match && match.customer !== null ? { ...match, wasAsked: false } : match
  }

  #otherOf({ code, name }: CustomerRow, earlier: SaidOfCustomer | null): Other {
    return { line: earlier?.get('name')?.line ?? null, code, name }
  }

  stops(): Reason | null {
    return this.#renames.tooMany()
  }

  finish(): void {
    this.#headOffices.finish()
  }

  more() {
    const names = this.#maintainers.staff.created
    const { missing, inferred } = this.#headOffices
    const { firstFromIssue, withoutStatus, certifiers } = this.#added
    const namesToCheck = this.#namesToCheck
    const headOfficesInferred = inferred.map(({ code, name, headOffice }) => ({ code, name, headOffice }))
    return {
      said: filedWords(this.#counts),
      concluded: [
        ...this.#added.words(),
        ...(names.length > 0 ? [intakeWords.staffCreated(names)] : []),
        ...(missing.length > 0 ? [importWords.headOfficesMissing(missing.slice(0, 10))] : []),
        ...(inferred.length > 0 ? [importWords.headOfficesInferred(inferred)] : []),
        ...(namesToCheck.length > 0
          ? [importWords.namesToCheck(namesToCheck.slice(0, mostNames), namesToCheck.length - mostNames)]
          : []),
      ],
      json: {
        ...{ filed: this.#counts, firstFromIssue, withoutStatus, certifiers: [...certifiers], staffCreated: names },
        ...{ headOfficesInferred, headOfficesMissing: missing, namesToCheck },
      },
    }
  }

  #refusal(draft: Draft, customer: CustomerRow | null, fromThisFile: boolean): Remark<ListField> | null {
    if (customer !== null && !fromThisFile && this.#options.onExisting === 'refuse')
      return remark('name', draft.fields.name, importWords.exists(customer.code))
    const filed = filedBy(draft)
    const numbered = filed.contract === null ? [] : this.#tx.find('contract', { number: filed.contract.number })
    return (
      this.#ofAnother(certificate, filed.certificate, this.#numbered(filed.certificate), customer) ??
      this.#ofAnother(contract, filed.contract, numbered, customer)
    )
  }

  /** The certificates on record that have the number of the one of a row. */
  #numbered(filed: { readonly number: string } | null): readonly Row<'certificate'>[] {
    return filed === null ? [] : (this.#certificates?.find(filed.number) ?? [])
  }

  /** Why the row cannot be about its customer: the certificate or contract that it files is another one's. */
  #ofAnother(
    { table, called }: typeof certificate | typeof contract,
    filed: { readonly number: string } | null,
    numbered: readonly { readonly customer_id: number }[],
    customer: CustomerRow | null,
  ): Remark<ListField> | null {
    const [there] = numbered
    if (filed === null || there === undefined || numbered.some((row) => row.customer_id === customer?.id)) return null
    const [holder] = this.#tx.find('customer', { id: there.customer_id })
    return remark(`${table}Number`, filed.number, importWords.elsewhere(called.one, holder?.code ?? ''))
  }

  async #create(draft: Draft, match: New): Promise<Done> {
    const said = this.#rowSaid()
    const added = this.#add(draft, match, said)
    await this.#file(added.id, draft, null, said)
    return { ...added, refusals: said.refusals }
  }

  /** Adds the customer itself; `said` goes on to be filled by what the row files under it. */
  #add(draft: Draft, { namesakes, without }: New, { warnings }: RowSaid): Done {
    const { fields, code } = without.length === 0 ? draft : this.#withoutAnothers(draft, without, warnings)
    const added = addCustomer(this.#tx, withPlaceholder(fields, draft.placeholder), code ?? undefined)
    const { id } = added
    if (!readsLikeOrganization(fields.name))
      this.#namesToCheck.push({ line: draft.line, code: added.code, name: fields.name })
    this.#known.alike.add(id, fold(fields.name), identifyingCode(draft) !== null && fields.creditCode != null)
    this.#headOffices.of(id, fields.name, filedBy(draft).headOffice)
    if (namesakes.length > 0) warnings.push(remark('name', fields.name, importWords.namesakes(namesakes)))
    // Nothing was there that anything could have taken the place of.
    return { id, outcome: 'created', warnings, replaced: nothing, refusals: nothing }
  }

  /** The row without a number or a credit code that another customer has. */
  #withoutAnothers(
    draft: Draft,
    without: New['without'],
    warnings: Remark<ListField>[],
  ): Pick<Draft, 'fields' | 'code'> {
    const { creditCode = null, ...others } = draft.fields
    const isKept = !without.includes('creditCode')
    if (!isKept) {
      const [holder] = this.#tx.find('customer', { credit_code: creditCode })
      warnings.push(remark('creditCode', creditCode, importWords.codeOfAnother(holder?.code ?? '')))
    }
    const isNumbered = !without.includes('code')
    if (!isNumbered) warnings.push(remark('code', draft.code, importWords.numberOfAnother(draft.code ?? '')))
    return { fields: isKept ? draft.fields : others, code: isNumbered ? draft.code : null }
  }

  /** Whether a row files anything under its customer besides master data. */
  #filesMore({ filed }: Draft): boolean {
    return filed !== null || this.#options.maintainer !== null
  }

  async #merge(draft: Draft, match: Met, earlier: SaidOfCustomer | null): Promise<Done> {
    const { customer } = match
    const { id } = customer
    const said = this.#rowSaid()
    const { warnings, replaced } = said
    if (draft.code !== null && draft.code !== customer.code)
      if (this.#tx.find('customer', { code: draft.code })[0]?.merged_into == null)
        warnings.push(remark('code', draft.code, importWords.otherCode(customer.code)))
    const other = this.#otherOf(customer, earlier)
    const identity: Remark<ListField>[] = []
    const says = (field: ListField | null, value: string | null, reason: Reason) =>
      identity.push({ field, value, reason, other })
    if (earlier !== null) says(null, null, importWords.repeated(other))
    if (earlier === null && this.#options.onExisting === 'skip') this.#passedOver.add(id)
    if (this.#passedOver.has(id)) return { id, outcome: 'unchanged', identity, warnings, replaced, refusals: nothing }
    const changes = await changesOf(this.#tx, draft, match, earlier, said)
    let changed = false
    if (changes.name !== undefined) {
      this.#known.formerly.add(fold(customer.name))
      this.#renames.suspect(id)
    }
    if (Object.keys(changes).length > 0) changed = await changeCustomer(this.#tx, id, changes, { mistyped: false })
    const { name } = draft.fields
    const ofName = [...replaced, ...warnings].find(
      ({ field, reason }) => field === 'name' && aboutNames.has(reason.code),
    )
    if (ofName !== undefined) identity.push({ ...ofName, other })
    else if (name !== customer.name) says('name', name, importWords.spelledOtherwise(other))
    // What was asked once is not asked again: another spelling is kept among the names that lead to the customer.
    const isKept = changes.name === undefined && ofName?.reason.code !== 'proposal' && name !== customer.name
    if (match.wasAsked && isKept) changed = (await this.#keepName(id, name)) || changed
    changed = this.#headOffices.fill(customer, filedBy(draft).headOffice) || changed
    changed = (await this.#file(id, draft, earlier, said)) || changed
    return { id, outcome: changed ? 'updated' : 'unchanged', identity, warnings, replaced, refusals: said.refusals }
  }

  #rowSaid = (): RowSaid => ({
    ...{ warnings: [], replaced: [], refusals: [], counts: this.#counts, added: this.#added },
  })

  /** Keeps a name that leads to the customer besides its own; false where it is kept. */
  #keepName(id: number, name: string): Promise<boolean> {
    this.#known.formerly.add(fold(name))
    return addFormerName(this.#tx, id, name, null)
  }

  /** Everything a row files under its customer besides master data. True where any of it is new. */
  async #file(id: number, draft: Draft, earlier: SaidOfCustomer | null, said: RowSaid): Promise<boolean> {
    const tx = this.#tx
    const { formerNames, person, vip, contract, certificate } = filedBy(draft)
    const taken = this.#takenBack as TakenBackRows
    let changed = false
    for (const name of formerNames) {
      const now = calledNow(this.#known, fold(name)).find((row) => row.id !== id)
      if (now === undefined) changed = (await this.#keepName(id, name)) || changed
      else said.refusals.push(remark('formerName', name, importWords.nameOfAnother(now.code)))
    }
    if (person !== null) changed = (await filePerson(tx, id, person, earlier, taken, said)) || changed
    if (vip !== null) changed = (await fileVip(tx, id, vip, taken, said)) || changed
    changed = (await this.#maintainers.file(id, draft, said)) || changed
    if (contract !== null) changed = fileContract(tx, id, contract, certificate, taken, said) || changed
    if (certificate !== null) {
      const { number } = certificate
      const numbered = this.#numbered(certificate)
      // One that is on record is no other spelling, and costs no further look.
      const isRecorded = numbered.length > 0
      const other = this.#alike.other(number, (bare) =>
        isRecorded ? undefined : this.#certificates?.find(bare)[0]?.number,
      )
      if (other !== null && !isRecorded)
        said.refusals.push(remark('certificateNumber', number, importWords.alikeNumber(other)))
      else changed = (await fileCertificate(tx, id, certificate, numbered, taken, said)) || changed
    }
    return changed
  }
}

/** A customer on record, and whether somebody was asked whether it is the one. */
type Met = Found & { readonly wasAsked: boolean }

type Judged = Met | New | Refusal | { readonly waiting: Doubt<ListField> }

/** Doubts that come with a number or code whose customer is called otherwise. */
const misnaming = new Set<DoubtKind>(['same-number', 'same-code', 'name-elsewhere'])

/** What a row says of a name that is not the one on record, and why it did not become the one. */
const aboutNames = new Set(['renamed', 'proposal', 'other-line'])

interface Done extends Taken<ListField> {
  readonly id: number
}

const nothing: readonly never[] = []

const untouched: Taken<ListField> = { outcome: 'unchanged', warnings: nothing, replaced: nothing, refusals: nothing }
