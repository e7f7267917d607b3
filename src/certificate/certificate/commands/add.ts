import { addMonthsTo, type Day } from '../../../clause/day.ts'
import { happened } from '../../../clause/fact.ts'
import { type Problem, usage } from '../../../clause/problem.ts'
import { lines, type Words } from '../../../clause/words.ts'
import { customerArgument } from '../../../customer/customer/argument.ts'
import { requireCustomer } from '../../../customer/customer/store/find.ts'
import type { CustomerRow } from '../../../customer/customer/store/master.ts'
import { customerById } from '../../../customer/customer/store/master.ts'
import { doneBy } from '../../../office/staff/done-by.ts'
import { flagsOf, newNumberOf } from '../../../record/flags.ts'
import { recordWords, seeList } from '../../../record/sentences.ts'
import type { Db, Row, Write } from '../../../register/register.ts'
import { ask } from '../../../terminal/ask.ts'
import { type Call, verb, type WriteCall } from '../../../terminal/command.ts'
import { day, pastDay } from '../../../terminal/day-flag.ts'
import { askedAs, choice, held, required, text } from '../../../terminal/flag.ts'
import { paperNumber } from '../../../terminal/number-flag.ts'
import { one } from '../../../terminal/result.ts'
import { contract, requireContract } from '../../contract/contract.ts'
import { certificate, certificateView, requireCertificate } from '../certificate.ts'
import { type IssueKind, issueKinds } from '../issue-kind.ts'
import { ofNewCertificate } from '../new-number.ts'
import { daysOutOfOrder, refuseReplacing } from '../replacement.ts'
import { type Scheme, schemes } from '../rules.ts'
import { schemeOf } from '../scheme.ts'
import {
  addCertificate,
  type Certificate,
  certificateByNumber,
  type NewCertificate,
  replaceCertificate,
} from '../store/certificate.ts'
import { certificateWords } from '../words.ts'
import { askedKind, checkIssue, checkScheme, type NewIssue, refuseLapsed, warnOfExpiry } from './issue.ts'
import { expiry } from './record.ts'

const { lastAudit, surveillanceMonths } = flagsOf(certificate)

/** `certificate add`: one certificate of one customer. */
export const certificateAdd = verb({
  words: { en: 'Record a certificate', zh: '登记证书' },
  access: 'write',
  by: doneBy(['business', 'general'], '4.2.4'),
  args: { customer: required(customerArgument) },
  flags: {
    number: required(ofNewCertificate(newNumberOf(certificate))),
    scheme: choice({ en: 'the scheme (default: from the standard)', zh: '类别（默认按标准判断）' }, schemes),
    standard: required(text({ en: 'the standard, such as ISO 9001', zh: '认证标准，如 ISO 9001' }, 'STANDARD')),
    scope: required(text({ en: 'the scope of certification', zh: '认证范围' })),
    issued: required(askedAs({ en: 'Issued', zh: '发证日期' }, pastDay({ en: 'issued on this day', zh: '发证日期' }))),
    expires: required(expiry),
    firstIssued: askedAs(
      { en: 'First issued', zh: '初次获证日期' },
      day('past', {
        en: 'first certified on this day (default: --issued, or as the replaced one)',
        zh: '初次获证日期（默认同发证日期，换证时同原证书）',
      }),
    ),
    replaces: paperNumber(
      {
        en: 'the certificate that it is issued in place of, superseded from the issue day',
        zh: '被替换的证书编号，自发证日期起标为已换证',
      },
      'certificate',
    ),
    contract: paperNumber({ en: 'the contract it was issued under', zh: '所属合同编号' }, 'contract'),
    nextSurveillance: day('ahead', { en: 'the next surveillance that is planned', zh: '下次监督日期' }),
    kind: choice(
      {
        en: 'what this issue is (asked on a terminal; else not on record)',
        zh: '发证类型（终端上会询问，否则不登记）',
      },
      issueKinds,
    ),
    lastAudit,
    surveillanceMonths,
    note: text({ en: 'a remark', zh: '备注' }),
  },
  asks: ['firstIssued', 'replaces', 'contract'],
  rules: [
    async (db, { number }) => number !== undefined && refuseTaken(db, number),
    (_, { scheme, standard }) => scheme !== undefined && standard !== undefined && checkScheme(scheme, standard),
    (_, { firstIssued, issued, expires, nextSurveillance }) =>
      checkOrder({
        ...{ first_issued_on: firstIssued, issued_on: issued, next_surveillance_on: nextSurveillance },
        expires_on: expires === 'open' ? null : expires,
      }),
    async (db, { customer, replaces, issued, expires }, today) => {
      if (customer === undefined || replaces === undefined || issued === undefined || expires === undefined) return
      const { id: customerId } = await requireCustomer(db, customer)
      const days = { issuedOn: issued, expiresOn: expires === 'open' ? null : expires }
      refuseReplacing(await requireCertificate(db, replaces), { customerId, ...days }, today)
    },
    async (db, { customer, contract: number }) =>
      customer !== undefined && contractOf(db, (await requireCustomer(db, customer)).id, number),
  ],
  examples: {
    'certificate add C00001 --number CN-Q-0101 --standard "ISO 9001:2015" --scope "Machining" --issued 2026-03-01 --expires 2029-02-28 --kind initial':
      { en: 'a new certificate', zh: '登记新证书' },
    'certificate add C00001 --number CN-Q-0102 --standard "ISO 9001:2015" --scope "Machining" --issued 2026-03-01 --expires 2028-02-02 --replaces CN-Q-0001 --kind change':
      { en: 'one issued in place of another, which is superseded', zh: '换发的证书，原证书即已换证' },
  },
  run: async (input, call) => {
    happened(input.issued, call.today, '--issued')
    const { replaces } = input
    const old = replaces === undefined ? null : await call.read((db) => requireCertificate(db, replaces))
    const dates = {
      firstIssuedOn: input.firstIssued ?? old?.firstIssuedOn ?? input.issued,
      issuedOn: input.issued,
      expiresOn: input.expires === 'open' ? null : input.expires,
      nextSurveillanceOn: input.nextSurveillance ?? null,
    }
    checkOrder({
      first_issued_on: dates.firstIssuedOn,
      issued_on: dates.issuedOn,
      expires_on: dates.expiresOn,
      next_surveillance_on: dates.nextSurveillanceOn,
    })
    if (isLong(dates)) call.warn(certificateWords.longValidity(dates.issuedOn, input.expires))
    const scheme = input.scheme ?? schemeOf(input.standard) ?? (await askedScheme(input.standard, call))
    checkScheme(scheme, input.standard)
    const { number, standard, surveillanceMonths = null } = input
    const notLapsed = async (db: Db, kind: IssueKind) => {
      const customerId = (await requireCustomer(db, input.customer)).id
      const issue = { ...dates, scheme, kind, lastAuditOn: input.lastAudit ?? null, surveillanceMonths }
      await refuseLapsed(db, { ...issue, number, standard, customerId }, old)
    }
    const kind = input.kind ?? (await askedKind({ ...dates, scheme }, old, call, notLapsed)) ?? null
    const said = { ...dates, scheme, kind, surveillanceMonths }
    const lastAuditOn = input.lastAudit ?? (await lastAuditAsked(said, call)) ?? null
    const issue = { kind, lastAuditOn, surveillanceMonths }
    checkIssue({ ...dates, ...issue, scheme })
    const { done, beyond, record } = await call.write(async (tx) => {
      const customer = await requireCustomer(tx.db, input.customer)
      const contractId = await contractOf(tx.db, customer.id, input.contract)
      const { scope } = input
      const rest = { contractId, note: input.note ?? null, replacesId: old?.id ?? null }
      const wanted = { customerId: customer.id, number, scheme, standard, scope, ...dates, ...issue, ...rest }
      await refuseLapsed(tx.db, wanted, old)
      const beyond = await warnOfExpiry(tx.db, wanted, old)
      const done = await added(tx, wanted, customer, old)
      const certificate = (await certificateByNumber(tx.db, number)) as Certificate
      return { done, beyond, record: await certificateView(tx.db, certificate, call.today) }
    })
    if (beyond !== null && !isLong(dates)) call.warn(beyond)
    return one('certificate', record, done)
  },
})

/** The last audit before a transfer, which is none without it. */
async function lastAuditAsked(issue: Omit<NewIssue, 'lastAuditOn'>, call: WriteCall): Promise<Day | undefined> {
  if (issue.kind !== 'transfer' || !call.interactive) return undefined
  return ask(
    held(lastAudit, (_, lastAuditOn: Day) => checkIssue({ ...issue, lastAuditOn })),
    'lastAudit',
    call,
  )
}

/** Adds it, or says that exactly this is on record. Usage problem where the number is taken. */
async function added(
  tx: Write,
  wanted: NewCertificate,
  { code, name }: CustomerRow,
  old: Certificate | null,
): Promise<Words> {
  const there = await certificateByNumber(tx.db, wanted.number)
  if (there === null) {
    if (old === null) {
      addCertificate(tx, wanted)
      return certificateWords.added(wanted.number, code, name)
    }
    refuseReplacing(old, wanted, tx.today)
    await replaceCertificate(tx, old.id, wanted)
    const superseded = certificateWords.superseded(old.number, wanted.issuedOn)
    return lines([certificateWords.added(wanted.number, code, name), superseded])
  }
  const isSame = (Object.keys(wanted) as (keyof NewCertificate)[]).every((key) => there[key] === wanted[key])
  if (isSame) return recordWords.already(wanted.number)
  throw await numberTaken(tx.db, there)
}

/** Usage problem of a number that a certificate has already. */
async function refuseTaken(db: Db, number: string): Promise<void> {
  const there = await certificateByNumber(db, number)
  if (there !== null) throw await numberTaken(db, there)
}

/** The usage problem of a number that another certificate has. */
export async function numberTaken(db: Db, { number, customerId }: Certificate): Promise<Problem> {
  const { name } = await customerById(db, customerId)
  return usage(certificateWords.numberTaken(number, name), certificateWords.editCertificate(number))
}

/** What a standard does not tell, a person at the terminal is asked. */
async function askedScheme(standard: string, { interactive, lang, world }: Call): Promise<Scheme> {
  if (!interactive) throw usage(certificateWords.schemeUnknown(standard), certificateWords.nameScheme)
  const choices = Object.entries(schemes).map(([value, words]) => ({ value, name: words[lang] }))
  const question = { en: `Scheme of "${standard}"`, zh: `“${standard}”的类别` }
  return (await world.prompts.choose(question[lang], choices, lang, { as: '--scheme' })) as Scheme
}

/** Longer than any scheme's cycle: most likely a slip of the keyboard in the year. */
const isLong = ({ issuedOn, expiresOn }: { readonly issuedOn: Day; readonly expiresOn: Day | null }): boolean =>
  expiresOn !== null && expiresOn > addMonthsTo(issuedOn, 120)

/** Refuses days that cannot be, as far as they are known: first issued after issued, issued after it expired, surveillance before it was issued. */
export function checkOrder({
  first_issued_on: firstIssued,
  issued_on: issued,
  expires_on: expires,
  next_surveillance_on: nextSurveillance,
}: {
  readonly [Key in 'first_issued_on' | 'issued_on' | 'expires_on' | 'next_surveillance_on']:
    | Row<'certificate'>[Key]
    | undefined
}): void {
  if (issued === undefined) return
  if (firstIssued !== undefined && firstIssued > issued)
    throw daysOutOfOrder(`--first-issued ${firstIssued}`, `--issued ${issued}`)
  if (expires != null && issued > expires) throw daysOutOfOrder(`--issued ${issued}`, `--expires ${expires}`)
  if (nextSurveillance != null && nextSurveillance < issued)
    throw daysOutOfOrder(`--issued ${issued}`, `--next-surveillance ${nextSurveillance}`)
}

/** The id of the contract that a certificate names: it must be one of the same customer, and not void. */
export async function contractOf(db: Db, customerId: number, number: string | undefined): Promise<number | null> {
  if (number === undefined) return null
  const found = await requireContract(db, number)
  if (found.customer_id !== customerId) throw usage(certificateWords.otherCustomersContract(number), seeList(contract))
  return found.id
}
