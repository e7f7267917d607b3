import { type Day, readDay } from '../../../clause/day.ts'
import { usage } from '../../../clause/problem.ts'
import { customerById, customerNames } from '../../../customer/customer/store/master.ts'
import type { ValuesThen } from '../../../customer/customer/store/values-then.ts'
import type { Db } from '../../../register/register.ts'
import { day, type Flag, paperNumber } from '../../../terminal/flag.ts'
import { type Column, type Field, field } from '../../../terminal/result.ts'
import { contractById, listContracts, voidedFor } from '../../contract/store.ts'
import { type Scheme, type Status, schemes, statusOn } from '../rules.ts'
import { type Certificate, certificateByNumber, certificateNumberOf } from '../store/certificate.ts'
import { certificateWords } from '../words.ts'

/** A certificate as it is printed, with its status on the day asked about; null: not issued by then. */
export interface CertificateRecord {
  readonly number: string
  readonly customer: string
  readonly name: string
  readonly scheme: Scheme
  readonly standard: string | null
  readonly scope: string | null
  readonly firstIssued: Day
  readonly issued: Day
  /** Null: no end (长期). */
  readonly expires: Day | null
  readonly status: Status | null
  readonly contract: string | null
  readonly nextSurveillance: Day | null
  readonly note: string | null
  /** The certificate that it was issued in place of. */
  readonly replaces: string | null
}

/** The certificate of that number. Usage problem where there is none. */
export async function requireCertificate(db: Db, number: string): Promise<Certificate> {
  const found = await certificateByNumber(db, number)
  if (found !== null) return found
  const reason = await voidedFor(db, 'certificate', number)
  throw usage(
    reason === null ? certificateWords.unknown(number) : certificateWords.isVoid(number, reason),
    certificateWords.listCertificates,
  )
}

const recordOf = (
  certificate: Certificate,
  day: Day,
  customer: { readonly code: string; readonly name: string },
  contract: string | null,
  replaces: string | null,
): CertificateRecord => ({
  number: certificate.number,
  customer: customer.code,
  name: customer.name,
  scheme: certificate.scheme,
  standard: certificate.standard,
  scope: certificate.scope,
  firstIssued: certificate.firstIssuedOn,
  issued: certificate.issuedOn,
  expires: certificate.expiresOn,
  status: statusOn(certificate, day),
  contract,
  nextSurveillance: certificate.nextSurveillanceOn,
  note: certificate.note,
  replaces,
})

/** One certificate as it is printed. */
export async function certificateRecord(db: Db, certificate: Certificate, day: Day): Promise<CertificateRecord> {
  const { contractId, customerId, replacesId } = certificate
  const contract = contractId === null ? null : (await contractById(db, contractId)).number
  const replaces = replacesId === null ? null : await certificateNumberOf(db, replacesId)
  return recordOf(certificate, day, await customerById(db, customerId), contract, replaces)
}

/** Many certificates as they are printed; those of customers that count no more are left out. */
export async function certificateRecords(
  db: Db,
  certificates: readonly Certificate[],
  day: Day,
): Promise<CertificateRecord[]> {
  const customers = new Map((await customerNames(db)).map((customer) => [customer.id, customer]))
  const contracts = new Map((await listContracts(db)).map((contract) => [contract.id, contract.number]))
  const numbers = new Map(certificates.map(({ id, number }) => [id, number]))
  return certificates.flatMap((certificate) => {
    const customer = customers.get(certificate.customerId)
    if (customer === undefined) return []
    const { contractId, replacesId } = certificate
    const [contract, replaced] = [contracts.get(contractId ?? 0) ?? null, numbers.get(replacesId ?? 0) ?? null]
    return [recordOf(certificate, day, customer, contract, replaced)]
  })
}

/** A certificate as it stood on a day, by what changed since. */
export const certificateThen = (record: CertificateRecord, { customers, scopes }: ValuesThen): CertificateRecord => ({
  ...record,
  name: customers.get(record.customer)?.name ?? record.name,
  scope: scopes.has(record.number) ? (scopes.get(record.number) ?? null) : record.scope,
})

const tones: Readonly<Partial<Record<Status, 'bad' | 'warn' | 'good'>>> = {
  withdrawn: 'bad',
  cancelled: 'bad',
  expired: 'bad',
  suspended: 'warn',
  valid: 'good',
}

export const certificateColumns: readonly Column<CertificateRecord>[] = [
  { key: 'number', title: { en: 'Certificate', zh: '证书编号' }, cell: (item) => item.number, whole: true },
  { key: 'customer', title: { en: 'Customer', zh: '客户' }, cell: (item) => item.customer, whole: true },
  { key: 'name', title: { en: 'Name', zh: '名称' }, cell: (item) => item.name },
  {
    key: 'scheme',
    title: { en: 'Scheme', zh: '类别' },
    cell: (item) => item.scheme,
    shown: (item) => schemes[item.scheme],
    minor: true,
  },
  { key: 'standard', title: { en: 'Standard', zh: '认证标准' }, cell: (item) => item.standard },
  { key: 'issued', title: { en: 'Issued', zh: '颁证日期' }, cell: (item) => item.issued, whole: true },
  {
    key: 'expires',
    title: { en: 'Expires', zh: '有效期至' },
    cell: (item) => item.expires,
    shown: (item) => expiryWords(item.expires),
    whole: true,
  },
  {
    key: 'status',
    title: { en: 'Status', zh: '状态' },
    cell: (item) => item.status,
    shown: (item) => certificateWords.status(item.status),
    tone: (item) => (item.status === null ? undefined : tones[item.status]),
  },
]

const expiryWords = (expires: Day | null) =>
  expires === null ? { en: 'no end', zh: '长期' } : { en: expires, zh: expires }

/** A certificate field by field, for people. */
export const certificateFields = (item: CertificateRecord): Field[] => [
  field('number', { en: 'Certificate', zh: '证书编号' }, item.number),
  field('customer', { en: 'Customer', zh: '客户编号' }, item.customer),
  field('name', { en: 'Name', zh: '客户名称' }, item.name),
  field('scheme', { en: 'Scheme', zh: '类别' }, item.scheme, schemes[item.scheme]),
  field('standard', { en: 'Standard', zh: '认证标准' }, item.standard),
  field('scope', { en: 'Scope', zh: '认证范围' }, item.scope),
  field('firstIssued', { en: 'First issued', zh: '初次获证日期' }, item.firstIssued),
  field('issued', { en: 'Issued', zh: '颁证日期' }, item.issued),
  field('expires', { en: 'Expires', zh: '有效期至' }, item.expires, expiryWords(item.expires)),
  field('status', { en: 'Status', zh: '状态' }, item.status, certificateWords.status(item.status)),
  field('contract', { en: 'Contract', zh: '合同编号' }, item.contract),
  field('nextSurveillance', { en: 'Next surveillance', zh: '下次监督日期' }, item.nextSurveillance),
  field('note', { en: 'Note', zh: '备注' }, item.note),
  ...(item.replaces === null ? [] : [field('replaces', { en: 'In place of', zh: '替换证书' }, item.replaces)]),
]

const plainDay = day({ en: 'valid until this day, or 长期 for no end', zh: '有效期至；无期限写“长期”' })

/** The day a certificate expires, or `'open'` for 长期. */
export const expiry: Flag<Day | 'open', 'optional'> = {
  ...plainDay,
  placeholder: 'DAY|长期',
  parse: (raw, label) => (readDay(raw) === 'open' ? 'open' : plainDay.parse(raw, label)),
}

export const certificateNumber = paperNumber({ en: 'the certificate number', zh: '证书编号' }, 'certificate')
