import { type Day, earlier } from '../../clause/day.ts'
import { grouped } from '../../customer/store/grouped.ts'
import type { Changes, Db, NewRow, Row, Write } from '../../register/register.ts'
import { type CertificateDates, type Scheme, statusOn } from '../rules.ts'
import { type ChainLink, chainOf, type Programme, type Surveillance, type SurveillanceKind } from '../surveillance.ts'
import { statusChanges } from './certificate.ts'

/** A record of surveillance: done, or planned where it has no day on which it was. */
export interface SurveillanceRecord extends Surveillance {
  readonly id: number
  readonly certificateId: number
  readonly reference: string | null
  readonly outcome: string | null
}

const recordOf = (row: Row<'surveillance'>): SurveillanceRecord => ({
  id: row.id,
  certificateId: row.certificate_id,
  kind: row.kind as SurveillanceKind,
  plannedOn: row.planned_on,
  doneOn: row.done_on,
  reference: row.reference,
  outcome: row.outcome,
})

/** What is on record of surveillance, by certificate id; of one customer's certificates, or of all. */
async function surveillancesByCertificate(db: Db, customerId?: number): Promise<Map<number, SurveillanceRecord[]>> {
  let select = db.selectFrom('surveillance').selectAll().where('voided_at', 'is', null)
  if (customerId !== undefined)
    select = select.where('certificate_id', 'in', (eb) =>
      eb.selectFrom('certificate').select('id').where('customer_id', '=', customerId),
    )
  const rows = await select.orderBy('done_on').orderBy('planned_on').orderBy('id').execute()
  return grouped(rows.map(recordOf), (record) => record.certificateId)
}

/** A certificate with its programme of surveillance, and what is on record of it and of those that it continues. */
export interface CertificateProgramme extends Programme {
  readonly id: number
  readonly customerId: number
  readonly number: string
  readonly standard: string | null
  readonly surveillances: readonly SurveillanceRecord[]
}

interface Link extends ChainLink, CertificateDates {
  readonly number: string
  readonly statedOn: Day | null
}

/** Only what programmes follow from: lists of 100,000 certificates leave the scopes where they are. */
async function certificateLinks(db: Db, customerId: number | undefined): Promise<Link[]> {
  let select = db
    .selectFrom('certificate')
    .select([
      'id',
      'customer_id as customerId',
      'number',
      'scheme',
      'standard',
      'first_issued_on as firstIssuedOn',
      'issued_on as issuedOn',
      'expires_on as expiresOn',
      'next_surveillance_on as statedOn',
      'replaces_id as replacesId',
    ])
    .where('voided_at', 'is', null)
  if (customerId !== undefined) select = select.where('customer_id', '=', customerId)
  const rows = await select.orderBy('customer_id').orderBy('issued_on').orderBy('id').execute()
  const changes = await statusChanges(db, customerId)
  return rows.map((row) => ({ ...row, scheme: row.scheme as Scheme, changes: changes.get(row.id) ?? [] }))
}

/**
 * The certificates issued by the day, of all customers or of one, each with its programme: what another continues is
 * told by that other one, and what is superseded by its successor.
 */
export async function programmes(db: Db, day: Day, customerId?: number): Promise<CertificateProgramme[]> {
  const links = (await certificateLinks(db, customerId)).filter(({ issuedOn }) => issuedOn <= day)
  const done = await surveillancesByCertificate(db, customerId)
  const own = grouped(links, (link) => link.customerId)
  const chains = links.map((link) => chainOf(link, own.get(link.customerId) ?? []))
  const continued = new Set(chains.flatMap(([, ...before]) => before.map(({ id }) => id)))
  return chains.flatMap((chain): CertificateProgramme[] => {
    const [link] = chain
    const status = link === undefined ? null : statusOn(link, day)
    if (link === undefined || status === 'superseded' || continued.has(link.id)) return []
    const { id, number, scheme, standard, issuedOn, expiresOn } = link
    const firstOn = chain.map(({ firstIssuedOn }) => firstIssuedOn).reduce(earlier)
    const statedOn = chain.map((each) => each.statedOn).find((on) => on !== null) ?? null
    const surveillances = chain.flatMap((each) => done.get(each.id) ?? [])
    const names = { id, customerId: link.customerId, number, scheme, standard }
    return [{ ...names, status, issuedOn, expiresOn, firstOn, statedOn, surveillances }]
  })
}

/** What is on record of the surveillance of one certificate itself. */
export async function surveillancesOf(db: Db, certificateId: number): Promise<SurveillanceRecord[]> {
  const select = db.selectFrom('surveillance').selectAll().where('certificate_id', '=', certificateId)
  return (await select.where('voided_at', 'is', null).orderBy('id').execute()).map(recordOf)
}

/** Records what was done or is planned. The caller has made sure that its days can be. */
export const addSurveillance = (tx: Write, surveillance: NewRow<'surveillance'>): number =>
  tx.insert('surveillance', surveillance)

/** Moves a plan, or completes it. */
export const changeSurveillance = (tx: Write, id: number, changes: Changes<'surveillance'>): boolean =>
  tx.update('surveillance', id, changes)

/** Whether a surveillance of the certificate of that day, done or planned, was taken back. */
export async function voidedSurveillance(db: Db, certificateId: number, on: Day): Promise<boolean> {
  const select = db
    .selectFrom('surveillance')
    .select('id')
    .where('certificate_id', '=', certificateId)
    .where('voided_at', 'is not', null)
    .where((eb) => eb(eb.fn.coalesce('done_on', 'planned_on'), '=', on))
  return (await select.executeTakeFirst()) !== undefined
}
