import { contractWords } from '../../certificate/contract/words.ts'
import type { Day } from '../../clause/day.ts'
import { fenNumber, readFen } from '../../clause/fen.ts'
import { refused, usage } from '../../clause/problem.ts'
import { onOneLine, type TextKind } from '../../clause/text.ts'
import { readCreditCode } from '../../customer/customer/credit-code.ts'
import { asSentence } from '../../customer/customer/reading.ts'
import { type CustomerRow, customersByCreditCode } from '../../customer/customer/store/master.ts'
import { orNothing } from '../../intake/blank.ts'
import type { Db } from '../../register/register.ts'
import type { Call } from '../../terminal/command.ts'
import { textTyped } from '../../terminal/typed-value.ts'
import type { Application, ChangeLine } from '../application.ts'
import {
  type ChangeClass,
  type ChangeField,
  changeFields,
  classOf,
  type Direction,
  directions,
  fieldKeys,
  fieldNames,
  isPrinted,
  type Kind,
  kindsOf,
  mayMove,
  sameScope,
} from '../rules.ts'
import type { AppliedPerson } from '../store/application.ts'
import { submissionWords } from '../submission-words.ts'
import { certificateMeant, contractMeant } from './paper-meant.ts'
import { type PersonTyped, personSaid } from './person-said.ts'
import { type Subject, valueNow } from './subject.ts'

/** What is said of a submission besides the evidence that the table demands. */
export interface Said extends PersonTyped {
  readonly set: readonly string[]
  readonly certificate?: string | undefined
  readonly contract?: string | undefined
  readonly direction?: Direction | undefined
  readonly relocation?: 'yes' | 'no' | undefined
  readonly reissue?: 'yes' | 'no' | undefined
  /** Why certificates are not issued anew although what they print changes. */
  readonly whyNot?: string | undefined
  readonly kind: readonly Kind[]
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

/** What customers' lists and forms call the fields besides. */
const alsoCalled: Readonly<Partial<Record<ChangeField, readonly string[]>>> = {
  name: ['客户名称', '企业名称', '公司名称', '单位名称', '组织名称'],
  'credit-code': ['信用代码', '社会信用代码', '税号'],
  'legal-representative': ['法人', '法人代表'],
  'registered-address': ['住所'],
  'site-address': ['生产地址', '工厂地址', '审核地址'],
  'mailing-address': ['邮寄地址'],
  scope: ['范围', '覆盖范围'],
  amount: ['金额', '费用'],
}

/** The field that a word names: name, Name, 名称 or 客户名称. */
export function fieldNamed(typed: string): ChangeField {
  const wanted = typed.normalize('NFKC').trim().toLowerCase()
  const found = fieldKeys.find(
    (name) =>
      [name, fieldNames[name].en.toLowerCase(), fieldNames[name].zh, ...(alsoCalled[name] ?? [])].includes(wanted) ||
      name === wanted.replaceAll(' ', '-'),
  )
  if (found === undefined) throw usage(submissionWords.fieldUnknown(typed), submissionWords.knownFields)
  return found
}

/** What several fields are called together: which of them is asked. */
const together: Readonly<Record<string, readonly ChangeField[]>> = {
  address: ['registered-address', 'site-address', 'mailing-address'],
  地址: ['registered-address', 'site-address', 'mailing-address'],
}

/** Whether a field is named without its new value, which is asked for then. */
export const isFieldAlone = (typed: string): boolean => /^[^=＝]+$/u.test(typed)

/** The fields that a word names: one, or several of which it is to be asked. Usage problem where it names none. */
export const fieldsNamed = (typed: string): readonly ChangeField[] =>
  together[typed.normalize('NFKC').trim().toLowerCase()] ?? [fieldNamed(typed)]

/** What was typed of fields, without those that are named alone and have their value beside it. */
export function fieldsSaid(typed: readonly string[]): string[] {
  const assigned = typed
    .filter((each) => !isFieldAlone(each))
    .map((each) => fieldNamed(each.split(/[=＝@＠]/u)[0] ?? ''))
  if (assigned.length === 0) return [...typed]
  return typed.filter((each) => !isFieldAlone(each) || !fieldsNamed(each).some((name) => assigned.includes(name)))
}

/** A field and its new value as typed; `scope@Q-1=…` and `amount@HT-1=…` say whose it is where there are several. */
interface Assigned {
  readonly field: ChangeField
  readonly paper: string | undefined
  readonly value: string
}

function assignment(typed: string): Assigned {
  const [, name = '', paper, value = ''] = /^([^=＝@＠]+)(?:[@＠]([^=＝]+))?[=＝]([\s\S]*)$/u.exec(typed) ?? []
  if (value.trim() === '') throw usage(submissionWords.notAssigned(typed), submissionWords.writeAssigned)
  const field = fieldNamed(name)
  if (field === 'contact-person') throw usage(submissionWords.personByFlag, submissionWords.usePersonFlag)
  if (paper !== undefined && field !== 'scope' && field !== 'amount')
    throw usage(submissionWords.notOfAPaper(field), submissionWords.writeAssigned)
  return { field, paper: paper?.trim(), value: value.trim() }
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
  day: Day,
  call: Pick<Call, 'warn'>,
): Promise<Submission> {
  const lines: ChangeLine[] = []
  for (const assigned of said.set.map(assignment)) {
    const line = await lineOf(db, subject, application, said, assigned, call)
    if (lines.some(({ field, paper }) => field === line.field && paper === line.paper))
      throw usage(submissionWords.twice(line.field), submissionWords.giveOnce)
    lines.push(line)
  }
  const person = await personSaid(db, subject.customer, said, day, call)
  const fields = [...lines.map(({ field }) => field), ...(person === null ? [] : (['contact-person'] as const))]
  const direction = directionOf(application, fields, said)
  if (mayMove(fields) && said.relocation === undefined)
    throw refused('4.2.4', submissionWords.needsRelocation, submissionWords.giveRelocation)
  const relocation = said.relocation === undefined ? null : said.relocation === 'yes'
  const kinds = kindsOf(fields, said.kind)
  const printed = isPrinted(fields) && subject.certificates.length > 0
  if (printed && said.reissue === 'no' && said.whyNot === undefined)
    throw refused('4.2.4', submissionWords.needsNewCertificate, submissionWords.sayWhyNot)
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
  { field, paper, value }: Assigned,
  call: Pick<Call, 'warn'>,
): Promise<ChangeLine> {
  const { of } = changeFields[field]
  const certificate = of === 'certificate' ? certificateMeant(subject, application, paper ?? said.certificate) : null
  const contract = of === 'contract' ? contractMeant(subject, paper ?? said.contract) : null
  const own = {
    field,
    certificateId: certificate?.id ?? null,
    contractId: contract?.id ?? null,
    paper: certificate?.number ?? contract?.number ?? null,
  }
  const line = {
    ...own,
    before: valueNow(subject, own),
    after: await valueSaid(db, subject.customer, field, value, call),
  }
  refuseUnchanged(line)
  return line
}

/** 4.2.3: an F01 says from what to what. */
export function refuseUnchanged(line: Pick<ChangeLine, 'field' | 'paper' | 'before' | 'after'>): void {
  const { field, before, after } = line
  const unchanged = field === 'scope' && before !== null ? sameScope(before, after) : before === after
  if (unchanged) throw refused('4.2.3', submissionWords.noChange(line, after), submissionWords.giveNewValue)
}

/** What kind of text the value of a field is. */
export const textKindOf = (field: ChangeField): TextKind => textKinds[field] ?? 'line'

const textKinds: Readonly<Partial<Record<ChangeField, TextKind>>> = {
  ...{ name: 'name', 'english-name': 'name', 'legal-representative': 'name', 'credit-code': 'number' },
  ...{ scope: 'prose', status: 'prose', management: 'prose' },
}

/** A value as it will stand in the register. Usage problem where it is none of the field. */
export async function valueSaid(
  db: Db,
  customer: CustomerRow,
  field: ChangeField,
  raw: string,
  call: Pick<Call, 'warn'>,
): Promise<string> {
  const typed = textTyped(textKindOf(field), raw, `--set ${field}`, call.warn)
  if (field === 'amount') {
    const fen = readFen(typed)
    if (fen === null) throw usage(contractWords.notMoney('--set amount', typed), contractWords.writeMoney)
    return fenNumber(fen)
  }
  if (changeFields[field].of === 'customer' && orNothing(typed) === null)
    throw usage(submissionWords.saysNothing(field, typed), submissionWords.giveNewValue)
  if (field !== 'credit-code') return changeFields[field].of === 'customer' ? onOneLine(typed) : typed
  const read = readCreditCode(typed)
  if (read.destroyed) throw usage(read.remark, submissionWords.checkCreditCode)
  if (read.remark !== null) call.warn(asSentence(read.remark))
  const holder = (await customersByCreditCode(db, read.code)).find(({ id }) => id !== customer.id)
  if (holder !== undefined)
    throw usage(submissionWords.creditCodeTaken(read.code, holder.name), submissionWords.checkCreditCode)
  return read.code
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
      submissionWords.otherDirection(directions[signalled], directions[direction]),
      submissionWords.newSignal,
    )
  if (signalled === 'none' && fields.includes('scope'))
    throw refused('4.2.6', submissionWords.otherDirection(directions.none, fieldNames.scope), submissionWords.newSignal)
  const said = direction ?? signalled ?? 'none'
  if (fields.includes('scope') && said === 'none')
    throw refused('4.2.5', submissionWords.needsDirection, submissionWords.giveDirection)
  if (!fields.includes('scope') && said !== 'none')
    throw refused('4.2.5', submissionWords.needsScope, submissionWords.giveScope)
  return said
}
