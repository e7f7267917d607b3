import { type LostCertificate, lostCertificates } from '../../certificate/certificate/lost.ts'
import { certificateLinks } from '../../certificate/surveillance/store.ts'
import type { Day } from '../../clause/day.ts'
import { grouped } from '../../customer/customer/store/grouped.ts'
import { numbered } from '../../register/numbered.ts'
import type { Changes, Db, NewRow, Row, Write } from '../../register/register.ts'
import type { JudgedLoss, LossDays, LossKind } from './rules.ts'

/** A loss or abnormality (4.3.7) as it stood on the day asked of: a step taken later is not there yet. */
export interface LossRecord extends JudgedLoss {
  readonly id: number
  readonly number: string
  readonly customer: string
  readonly name: string
  readonly certificate: string | null
  readonly situation: string
  readonly staff: string
  readonly verification: string | null
  readonly verifiedBy: string | null
  readonly cause: string | null
  readonly manager: string | null
  readonly quality: string | null
  readonly remedy: boolean | null
  readonly remedyAction: string | null
  readonly improvement: boolean | null
  readonly improvementAction: string | null
  readonly decidedBy: string | null
  readonly outcome: string | null
}

/** The days of a row's steps, of whatever day they are. */
export const lossDays = (row: Row<'loss'>): LossDays & { readonly closed: Day | null } => ({
  verified: row.verified_on,
  cause: row.cause_on,
  reported: row.reported_on,
  quality: row.quality_on,
  decided: row.decided_on,
  closed: row.closed_on,
})

const flag = (value: number | null): boolean | null => (value === null ? null : value === 1)

/** The losses and abnormalities found by the day, of all customers or of one, oldest first. */
export async function listLosses(db: Db, day: Day, customerId?: number): Promise<LossRecord[]> {
  let select = db
    .selectFrom('loss')
    .innerJoin('customer', 'customer.id', 'loss.customer_id')
    .leftJoin('certificate', 'certificate.id', 'loss.certificate_id')
    .selectAll('loss')
    .select(['customer.code', 'customer.name', 'certificate.number as certificate_number'])
    .where('loss.voided_at', 'is', null)
    .where('found_on', '<=', day)
  if (customerId !== undefined) select = select.where('loss.customer_id', '=', customerId)
  const rows = await select.orderBy('found_on').orderBy('loss.id').execute()
  const staff = new Map(
    (await db.selectFrom('staff').select(['id', 'name']).execute()).map(({ id, name }) => [id, name]),
  )
  const nameOf = (id: number | null): string | null => staff.get(id ?? 0) ?? null
  return rows.map((row): LossRecord => {
    const { closed, ...steps } = lossDays(row)
    const by = (on: Day | null) => (on !== null && on <= day ? on : null)
    const days = {
      verified: by(steps.verified),
      cause: by(steps.cause),
      reported: by(steps.reported),
      quality: by(steps.quality),
      decided: by(steps.decided),
    }
    /** What a step says is there with its day. */
    const said = <Value>(on: Day | null, value: Value): Value | null => (on === null ? null : value)
    return {
      id: row.id,
      number: row.number,
      kind: row.kind as LossKind,
      customerId: row.customer_id,
      customer: row.code,
      name: row.name,
      certificateId: row.certificate_id,
      certificate: row.certificate_number,
      found: row.found_on,
      situation: row.situation,
      staff: nameOf(row.staff_id) ?? '',
      days,
      verification: said(days.verified, row.verification),
      verifiedBy: said(days.verified, nameOf(row.verified_by)),
      cause: said(days.cause, row.cause),
      manager: said(days.reported, nameOf(row.manager_id)),
      quality: said(days.quality, nameOf(row.quality_id)),
      remedy: said(days.decided, flag(row.remedy)),
      remedyAction: said(days.decided, row.remedy_action),
      improvement: said(days.decided, flag(row.improvement)),
      improvementAction: said(days.decided, row.improvement_action),
      decidedBy: said(days.decided, nameOf(row.decided_by)),
      closed: by(closed),
      outcome: said(by(closed), row.outcome),
    }
  })
}

/** The certificates that ended between the two days and were lost with it, in the order of their customers. */
export async function listLostCertificates(
  db: Db,
  since: Day,
  day: Day,
  only: ReadonlySet<number> | null,
): Promise<LostCertificate[]> {
  const own = grouped(await certificateLinks(db), ({ customerId }) => customerId)
  return [...own].flatMap(([customerId, certificates]) =>
    only === null || only.has(customerId) ? lostCertificates(certificates, since, day) : [],
  )
}

/** The numbers of what is on record about a certificate. */
export async function lossesOfCertificate(db: Db, certificateId: number): Promise<string[]> {
  const select = db.selectFrom('loss').select('number').where('certificate_id', '=', certificateId)
  return (await select.where('voided_at', 'is', null).orderBy('id').execute()).map(({ number }) => number)
}

/** Adds a loss or abnormality and returns its number, of the year in which it was found. */
export const addLoss = (tx: Write, row: Omit<NewRow<'loss'>, 'number'>): string =>
  numbered(tx, `LS-${row.found_on.slice(0, 4)}-`, 4, (number) => tx.insert('loss', { number, ...row })).number

/** The row of a number, voided or not, or null. */
export const lossByNumber = async (db: Db, number: string): Promise<Row<'loss'> | null> =>
  (await db.selectFrom('loss').selectAll().where('number', '=', number).executeTakeFirst()) ?? null

export const changeLoss = (tx: Write, id: number, changes: Changes<'loss'>): boolean => tx.update('loss', id, changes)
