import { isInForce, statusOn } from '../../certificate/rules.ts'
import { type Certificate, listCertificates } from '../../certificate/store/certificate.ts'
import { listContracts } from '../../certificate/store/contract.ts'
import type { Day } from '../../clause/day.ts'
import { fenNumber, readFen } from '../../clause/fen.ts'
import { refused, usage } from '../../clause/problem.ts'
import { oneLine } from '../../customer/blank.ts'
import { readCreditCode } from '../../customer/credit-code.ts'
import { type CustomerField, columnOf } from '../../customer/rules.ts'
import { type CustomerRow, customersByCreditCode } from '../../customer/store/master.ts'
import { listPersons } from '../../customer/store/person.ts'
import type { Db, Row } from '../../register/register.ts'
import type { Call } from '../../terminal/command.ts'
import type { Application, ChangeLine } from '../application.ts'
import { refusalWords } from '../refusal-words.ts'
import {
  type ChangeClass,
  type ChangeField,
  changeFields,
  classOf,
  type Direction,
  directions,
  fieldNames,
  isPrinted,
  type Kind,
  kindsOf,
  mayMove,
} from '../rules.ts'
import type { AppliedPerson } from '../store/application.ts'

/** What is said of a submission besides the evidence that the table demands. */
export interface Said {
  readonly set: readonly string[]
  readonly certificate?: string | undefined
  readonly contract?: string | undefined
  readonly direction?: Direction | undefined
  readonly relocation?: 'yes' | 'no' | undefined
  readonly reissue?: 'yes' | 'no' | undefined
  readonly kind: readonly Kind[]
  readonly contactPerson?: string | undefined
  readonly title?: string | undefined
  readonly mobile?: string | undefined
  readonly phone?: string | undefined
  readonly email?: string | undefined
}

/** A submission as it is recorded, with the class and the kinds that follow from its fields. */
export interface Submission {
  readonly lines: readonly ChangeLine[]
  readonly person: Omit<AppliedPerson, 'before'> | null
  readonly direction: Direction
  readonly relocation: boolean | null
  readonly reissue: boolean
  readonly ticked: readonly Kind[]
  readonly kinds: readonly Kind[]
  readonly proposed: ChangeClass
}

/** A customer with its papers in force, as a submission is held against them. */
export interface Subject {
  readonly customer: CustomerRow
  readonly certificates: readonly Certificate[]
  readonly contracts: readonly Row<'contract'>[]
}

/** Those of the certificates that are valid or suspended on the day. */
export const inForceOn = (certificates: readonly Certificate[], day: Day): Certificate[] =>
  certificates.filter((each) => isInForce(statusOn(each, day)))

/** The customer's certificates that are valid or suspended on the day. */
export const certificatesInForce = async (db: Db, customerId: number, day: Day): Promise<Certificate[]> =>
  inForceOn(await listCertificates(db, customerId), day)

/** The customer's papers in force on the day. */
export async function subjectOf(db: Db, customer: CustomerRow, day: Day): Promise<Subject> {
  const contracts = await listContracts(db, customer.id)
  return {
    customer,
    certificates: await certificatesInForce(db, customer.id, day),
    contracts: contracts.filter(({ ended_on }) => ended_on === null || ended_on > day),
  }
}

/** The field that a word names: name, Name or 名称. */
export function fieldNamed(typed: string): ChangeField {
  const wanted = typed.normalize('NFKC').trim().toLowerCase()
  const found = (Object.keys(changeFields) as ChangeField[]).find(
    (name) =>
      [name, fieldNames[name].en.toLowerCase(), fieldNames[name].zh].includes(wanted) ||
      name === wanted.replaceAll(' ', '-'),
  )
  if (found === undefined) throw usage(refusalWords.fieldUnknown(typed), refusalWords.knownFields)
  return found
}

function assignment(typed: string): { field: ChangeField; value: string } {
  const [, name = '', value = ''] = /^([^=＝]+)[=＝]([\s\S]*)$/u.exec(typed) ?? []
  if (value.trim() === '') throw usage(refusalWords.notAssigned(typed), refusalWords.writeAssigned)
  const field = fieldNamed(name)
  if (field === 'contact-person') throw usage(refusalWords.personByFlag, refusalWords.usePersonFlag)
  return { field, value: value.trim() }
}

/** The customer's own field that a field of F01 stands for, or null. */
export const customerField = (field: ChangeField): CustomerField | null =>
  changeFields[field].of === 'customer'
    ? (field.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()) as CustomerField)
    : null

/** What the register says of a field now. */
export function valueNow(
  subject: Subject,
  line: Pick<ChangeLine, 'field' | 'certificateId' | 'contractId'>,
): string | null {
  const own = customerField(line.field)
  if (own !== null) return subject.customer[columnOf[own]] as string | null
  if (line.field === 'scope') return subject.certificates.find(({ id }) => id === line.certificateId)?.scope ?? null
  if (line.field !== 'amount') return null
  const amount = subject.contracts.find(({ id }) => id === line.contractId)?.amount ?? null
  return amount === null ? null : fenNumber(amount)
}

/**
 * What a submission changes, its before-values from the register. Refused (4.2.3) where a field already has the value, or
 * where what decides the way is not said: the direction of a scope, whether a place moves.
 */
export async function submissionOf(
  db: Db,
  subject: Subject,
  application: Pick<Application, 'origin' | 'certificateId' | 'acts'>,
  said: Said,
  call: Pick<Call, 'warn'>,
): Promise<Submission> {
  const assigned = said.set.map(assignment)
  const twice = assigned.find(({ field }, i) => assigned.findIndex((each) => each.field === field) < i)
  if (twice !== undefined) throw usage(refusalWords.twice(twice.field), refusalWords.giveOnce)
  const lines: ChangeLine[] = []
  for (const { field, value } of assigned) lines.push(await lineOf(db, subject, application, said, field, value, call))
  const person = await personOf(db, subject.customer, said)
  const fields = [...lines.map(({ field }) => field), ...(person === null ? [] : (['contact-person'] as const))]
  const direction = directionOf(application, fields, said)
  if (mayMove(fields) && said.relocation === undefined)
    throw refused('4.2.4', refusalWords.needsRelocation, refusalWords.giveRelocation)
  const relocation = said.relocation === undefined ? null : said.relocation === 'yes'
  const kinds = kindsOf(fields, said.kind)
  const printed = isPrinted(fields) && subject.certificates.length > 0
  return {
    lines,
    person,
    direction,
    relocation,
    reissue: said.reissue === undefined ? printed : said.reissue === 'yes',
    ticked: said.kind,
    kinds,
    proposed: classOf(fields, said.kind, relocation === true),
  }
}

async function lineOf(
  db: Db,
  subject: Subject,
  application: Pick<Application, 'certificateId'>,
  said: Said,
  field: ChangeField,
  typed: string,
  call: Pick<Call, 'warn'>,
): Promise<ChangeLine> {
  const { of } = changeFields[field]
  const certificate = of === 'certificate' ? certificateMeant(subject, application, said) : null
  const contract = of === 'contract' ? contractMeant(subject, said) : null
  const own = {
    field,
    certificateId: certificate?.id ?? null,
    contractId: contract?.id ?? null,
    paper: certificate?.number ?? contract?.number ?? null,
  }
  const line = {
    ...own,
    before: valueNow(subject, own),
    after: await valueSaid(db, subject.customer, field, typed, call),
  }
  if (line.before === line.after)
    throw refused('4.2.3', refusalWords.noChange(line, line.after), refusalWords.giveNewValue)
  return line
}

/** A value as it will stand in the register. */
async function valueSaid(
  db: Db,
  customer: CustomerRow,
  field: ChangeField,
  typed: string,
  call: Pick<Call, 'warn'>,
): Promise<string> {
  if (field === 'amount') {
    const fen = readFen(typed)
    if (fen === null)
      throw usage(
        { en: `"${typed}" is no amount in yuan.`, zh: `“${typed}”不是有效的金额（元）。` },
        { en: 'Write it as 12345.60 or 12,345.60.', zh: '请写成 12345.60 或 12,345.60。' },
      )
    return fenNumber(fen)
  }
  if (field !== 'credit-code') return changeFields[field].of === 'customer' ? oneLine(typed) : typed
  const read = readCreditCode(typed)
  if (read.destroyed) throw usage(read.remark, refusalWords.checkCreditCode)
  if (read.remark !== null) call.warn({ en: `${read.remark.en}.`, zh: `${read.remark.zh}。` })
  const holder = (await customersByCreditCode(db, read.code)).find(({ id }) => id !== customer.id)
  if (holder !== undefined)
    throw usage(refusalWords.creditCodeTaken(read.code, holder.name), refusalWords.checkCreditCode)
  return read.code
}

function certificateMeant(subject: Subject, application: Pick<Application, 'certificateId'>, said: Said): Certificate {
  const { certificates } = subject
  const numbers = certificates.map(({ number }) => number)
  if (said.certificate !== undefined) {
    const wanted = said.certificate.toUpperCase()
    const named = certificates.find(({ number }) => number.toUpperCase() === wanted)
    if (named === undefined) throw usage(refusalWords.notOfCustomer(said.certificate), refusalWords.nameCertificate)
    return named
  }
  const signalled = certificates.find(({ id }) => id === application.certificateId)
  const [only, ...more] = certificates
  if (signalled !== undefined) return signalled
  if (only === undefined || more.length > 0)
    throw usage(refusalWords.whichCertificate(numbers), refusalWords.nameCertificate)
  return only
}

function contractMeant({ contracts }: Subject, said: Said): Row<'contract'> {
  const numbers = contracts.map(({ number }) => number)
  if (said.contract !== undefined) {
    const wanted = said.contract.toUpperCase()
    const named = contracts.find(({ number }) => number.toUpperCase() === wanted)
    if (named === undefined) throw usage(refusalWords.notOfCustomer(said.contract), refusalWords.nameContract)
    return named
  }
  const [only, ...more] = contracts
  if (only === undefined || more.length > 0) throw usage(refusalWords.whichContract(numbers), refusalWords.nameContract)
  return only
}

/** The direction of the scope: what was signalled on site holds, a scope at the desk must say its own. */
function directionOf(
  { acts }: Pick<Application, 'acts'>,
  fields: readonly ChangeField[],
  { direction }: Said,
): Direction {
  const signalled = acts.findLast(({ act }) => act === 'signal')?.direction ?? null
  if (signalled !== null && direction !== undefined && direction !== signalled)
    throw refused(
      '4.2.6',
      refusalWords.otherDirection(directions[signalled], directions[direction]),
      refusalWords.newSignal,
    )
  if (signalled === 'none' && fields.includes('scope'))
    throw refused('4.2.6', refusalWords.otherDirection(directions.none, fieldNames.scope), refusalWords.newSignal)
  const said = direction ?? signalled ?? 'none'
  if (fields.includes('scope') && said === 'none')
    throw refused('4.2.5', refusalWords.needsDirection, refusalWords.giveDirection)
  return said
}

async function personOf(db: Db, customer: CustomerRow, said: Said): Promise<Omit<AppliedPerson, 'before'> | null> {
  const { contactPerson: name, title = null, mobile = null, phone = null, email = null } = said
  if (name === undefined) {
    if ([title, mobile, phone, email].some((value) => value !== null))
      throw usage(refusalWords.personWithoutName, refusalWords.usePersonFlag)
    return null
  }
  const primary = (await listPersons(db, customer.id)).find(({ is_primary }) => is_primary === 1)
  return { beforeId: primary?.id ?? null, name, title, mobile, phone, email }
}
