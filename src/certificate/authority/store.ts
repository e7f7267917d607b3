import type { Asked } from '../../clause/block.ts'
import { addDaysTo, type Day, later } from '../../clause/day.ts'
import { inForceFrom } from '../../clause/limit.ts'
import type { Month } from '../../clause/month.ts'
import { plainNumber } from '../../clause/plain-number.ts'
import { among, amongRowsOf } from '../../register/among.ts'
import type { Db, Write } from '../../register/register.ts'
import type { Scheme, Status } from '../certificate/rules.ts'
import type { Told, Turning } from './rules.ts'

/** The first day whose changes the authority is to be told of: nothing before the procedure, nor before the register went live. */
export const reportedSince = (live: Day | null): Day => later(inForceFrom, live ?? inForceFrom)

/** Whose certificate it is. */
interface OfCustomer {
  readonly customer: { readonly id: number; readonly code: string; readonly name: string }
}

/** A certificate that took a status within the days asked about. */
export interface CertificateToReport extends Turning, OfCustomer {
  readonly id: number
  readonly number: string
}

/** The certificates of the customers asked about that were issued, changed or expired from `since` to `day`, in the order of the customers. */
export async function certificatesToReport(
  db: Db,
  since: Day,
  day: Day,
  asked: Asked = null,
): Promise<CertificateToReport[]> {
  const rows = await db
    .selectFrom('certificate')
    .innerJoin('customer', 'customer.id', 'certificate.customer_id')
    .select(['certificate.id', 'certificate.number', 'scheme', 'customer.id as customerId'])
    .select(['customer.code', 'customer.name'])
    .select(['first_issued_on as firstIssuedOn', 'issued_on as issuedOn', 'expires_on as expiresOn'])
    .where('certificate.voided_at', 'is', null)
    .where('customer.voided_at', 'is', null)
    .where('issued_on', '<=', day)
    .where(among('certificate.customer_id', asked))
    .where((eb) =>
      eb.or([
        eb('issued_on', '>=', since),
        eb.and([eb('expires_on', '>=', addDaysTo(since, -1)), eb('expires_on', '<', day)]),
        eb.exists(
          eb
            .selectFrom('status_change as change')
            .select('change.id')
            .whereRef('change.certificate_id', '=', 'certificate.id')
            .where('change.voided_at', 'is', null)
            .where('change.effective_on', '>=', since)
            .where('change.effective_on', '<=', day),
        ),
      ]),
    )
    .orderBy('certificate.customer_id')
    .orderBy('certificate.id')
    .execute()
  // Value by value: at first it is every certificate.
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    scheme: row.scheme as Scheme,
    firstIssuedOn: row.firstIssuedOn,
    issuedOn: row.issuedOn,
    expiresOn: row.expiresOn,
    customer: { id: row.customerId, code: row.code, name: row.name },
  }))
}

/** What the authority was told of a certificate, which may have been taken back since. */
export interface ToldOf extends Told, OfCustomer {
  readonly certificateId: number
  readonly month: Month
}

/** What the authority was told of the certificates of the customers asked about by a day, in the order in which it was. */
export async function toldBy(db: Db, day: Day, asked: Asked = null): Promise<ToldOf[]> {
  const rows = await db
    .selectFrom('reported_status as told')
    .innerJoin('authority_report as report', 'report.id', 'told.report_id')
    .innerJoin('certificate', 'certificate.id', 'told.certificate_id')
    .innerJoin('customer', 'customer.id', 'certificate.customer_id')
    .select(['told.certificate_id as certificateId', 'told.number', 'told.status', 'told.from_day as from'])
    .select(['report.month', 'report.sent_on as sentOn', 'customer.id', 'customer.code', 'customer.name'])
    .$narrowType<{ month: Month }>()
    .where('told.voided_at', 'is', null)
    .where('report.voided_at', 'is', null)
    .where('report.sent_on', '<=', day)
    .where(amongRowsOf('certificate', 'told.certificate_id', asked))
    .orderBy('report.sent_on')
    .orderBy('told.id')
    .execute()
  return rows.map(({ id, code, name, ...row }) => ({ ...row, customer: { id, code, name } }))
}

/** Records that a month was reported to the authority on a day, and of what it was told. */
export function addReport(
  tx: Write,
  report: { readonly month: Month; readonly sentOn: Day; readonly staffId: number },
  told: readonly {
    readonly certificateId: number
    readonly number: string
    readonly status: Status
    readonly from: Day
  }[],
): void {
  const { month, sentOn, staffId } = report
  const report_id = tx.insert('authority_report', { month, sent_on: sentOn, staff_id: staffId })
  for (const { certificateId, number, status, from } of told)
    tx.insert('reported_status', {
      report_id,
      certificate_id: certificateId,
      number: plainNumber(number),
      status,
      from_day: from,
    })
}
