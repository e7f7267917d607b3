import { type Asked, blockOf } from '../../clause/block.ts'
import type { Day } from '../../clause/day.ts'
import { customerField, customerNameField } from '../../customer/customer/reference.ts'
import { current } from '../../customer/customer/store/master.ts'
import { derived, kept, value } from '../../record/field.ts'
import { requireRow } from '../../record/find.ts'
import { numberOf } from '../../record/flags.ts'
import { kindOf, typed, type View } from '../../record/kind.ts'
import { readLater, someRows } from '../../record/later.ts'
import { numberIn } from '../../record/numbers.ts'
import { rowsOf, viewsOf } from '../../record/read.ts'
import { among } from '../../register/among.ts'
import type { Db, Row } from '../../register/register.ts'
import { day, pastDay } from '../../terminal/day-flag.ts'
import { askedAs, choice, text } from '../../terminal/flag.ts'
import type { ReadLater } from '../../terminal/items.ts'
import { count } from '../../terminal/number-flag.ts'
import { issueKinds } from './issue-kind.ts'
import { type Status, schemes, statusOn } from './rules.ts'
import { type Certificate, certificateById, statusChanges } from './store/certificate.ts'

/** A certificate; its flags are those that correct what was mistyped of it. */
export const certificate = kindOf({
  table: 'certificate',
  command: 'certificate',
  identity: typed({ en: 'the certificate number', zh: '证书编号' }),
  called: { one: { en: 'certificate', zh: '证书' } },
  since: { days: ['issued_on'] },
  offered: ['name', 'standard', 'issued'],
  fields: {
    number: kept('number', 'Certificate', '证书编号'),
    customer: customerField,
    name: customerNameField,
    scheme: value('scheme', 'Scheme', '类别', choice({ en: 'the scheme', zh: '类别' }, schemes), {
      journal: '认证类别',
    }),
    standard: value('standard', 'Standard', '认证标准', text({ en: 'the standard', zh: '认证标准' }, 'STANDARD')),
    scope: value(
      'scope',
      'Scope',
      '认证范围',
      text({ en: 'the scope; a typing mistake only, with --correction', zh: '认证范围（仅限更正，须 --correction）' }),
    ),
    firstIssued: value(
      'first_issued_on',
      'First issued',
      '初次获证日期',
      day('past', { en: 'first certified on this day', zh: '初次获证日期' }),
    ),
    issued: value('issued_on', 'Issued', '发证日期', pastDay({ en: 'issued on this day', zh: '发证日期' })),
    /** Null: no end (长期). */
    expires: kept('expires_on', 'Expires', '有效期至'),
    /** On the day asked about; null: not issued by then. */
    status: derived<Status | null>('Status', '状态'),
    contract: numberIn('contract')('contract_id', 'Contract', '合同编号'),
    nextSurveillance: value(
      'next_surveillance_on',
      'Next surveillance',
      '下次监督日期',
      day('ahead', { en: 'the next surveillance that is planned', zh: '下次监督日期' }),
    ),
    kind: value(
      'kind',
      'Kind of issue',
      '发证类型',
      choice(
        { en: 'what this issue is; the dates only propose', zh: '发证类型（按实际填写，日期只作提示）' },
        issueKinds,
      ),
    ),
    /** Of a transfer: by the body before. */
    lastAudit: value(
      'last_audit_on',
      'Last audit before the transfer',
      '转入前最近一次审核',
      askedAs(
        { en: 'Last audit before the transfer', zh: '原机构最近一次审核日期（转机构时填写）' },
        day('past', {
          en: 'of a transfer: the last audit of the body before',
          zh: '转机构时，原机构最近一次审核的日期',
        }),
      ),
    ),
    /** Of a product, by its own standard; 0: none. */
    surveillanceMonths: value(
      'surveillance_months',
      'Months between surveillances',
      '监督间隔月数',
      askedAs(
        {
          en: 'Months between surveillances (of a product; 0 for none)',
          zh: '监督间隔月数（仅限产品；不要求监督写 0）',
        },
        count(
          { en: 'of a product: months between surveillances, 0 for none', zh: '产品的监督间隔月数，不要求监督为 0' },
          0,
        ),
      ),
    ),
    note: value('note', 'Note', '备注', text({ en: 'a remark', zh: '备注' })),
    /** The certificate that it was issued in place of. */
    replaces: numberIn('certificate')('replaces_id', 'In place of', '替换证书', null, { journal: '被替换证书' }),
  },
  columns: { change_id: '变更申请' },
  derive: standing,
})

/** A certificate as it is printed. */
export type CertificateRecord = View<typeof certificate>

export const certificateNumber = numberOf(certificate)

/** What certificates are on the day. */
async function standing(db: Db, rows: readonly Row<'certificate'>[], on: Day) {
  const changes = await statusChanges(db, blockOf(rows.map((row) => row.customer_id)))
  return (row: Row<'certificate'>) => {
    const { first_issued_on: firstIssuedOn, issued_on: issuedOn, expires_on: expiresOn } = row
    return { status: statusOn({ firstIssuedOn, issuedOn, expiresOn, changes: changes.get(row.id) ?? [] }, on) }
  }
}

/** The certificate of that number, whatever the case and the blanks it is typed with. Usage problem if there is none. */
export const requireCertificate = async (db: Db, number: string): Promise<Certificate> =>
  certificateById(db, (await requireRow(db, certificate, number)).id)

/** One certificate as it is printed. */
export async function certificateView(db: Db, { id }: Pick<Certificate, 'id'>, on: Day): Promise<CertificateRecord> {
  const rows = await rowsOf(db, certificate).where('id', '=', id).execute()
  const [view] = await viewsOf(db, certificate, rows, on)
  return view as CertificateRecord
}

/**
 * The certificates of customers that count, or of one of them, that were issued by the day, in the order of customers: read when they are printed.
 * `isWanted`: only those that it lets through, null for all of them.
 */
export function certificatesLater(
  db: Db,
  on: Day,
  asked: Asked,
  become: (record: CertificateRecord) => CertificateRecord,
  isWanted: ((record: CertificateRecord) => boolean) | null,
): ReadLater<CertificateRecord> {
  const rows = rowsOf(db, certificate)
    .where('voided_at', 'is', null)
    .where('issued_on', '<=', on)
    .where('customer_id', 'in', current(db).select('id'))
    .where(among('customer_id', asked))
  const inOrder = rows.orderBy('customer_id').orderBy('issued_on').orderBy('id')
  const views = async (some: readonly Row<'certificate'>[]) => (await viewsOf(db, certificate, some, on)).map(become)
  if (isWanted !== null) return readLater(db, inOrder, async (some) => (await views(some)).filter(isWanted))
  return {
    ...readLater(db, inOrder, views),
    some: async (from, count) => {
      const { ids, length } = await someRows(inOrder, from, count)
      return { items: await views(await inOrder.where(among('id', ids)).execute()), length }
    },
  }
}
