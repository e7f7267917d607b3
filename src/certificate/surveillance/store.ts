import type { InferResult } from 'kysely'
import type { Asked } from '../../clause/block.ts'
import { type Day, earlier } from '../../clause/day.ts'
import { valuesByDay } from '../../clause/limit.ts'
import { grouped } from '../../customer/customer/store/grouped.ts'
import { setLimits } from '../../office/limit/store/held.ts'
import { among, amongRowsOf } from '../../register/among.ts'
import { once } from '../../register/once.ts'
import type { Db } from '../../register/register.ts'
import { endOf, type HeldCertificate, type Scheme, type StatusChange, statusOn } from '../certificate/rules.ts'
import { statusChanges } from '../certificate/store/certificate.ts'
import {
  chainOf,
  type LateSuccessor,
  lateSuccessors,
  nextSurveillance,
  type Programme,
  type SurveillanceKind,
  surveillanceLimits,
} from './rules.ts'

/** The records of surveillance that count, their columns by the names that rules have for them. */
const counting = (db: Db) =>
  db
    .selectFrom('surveillance')
    .select(['id', 'certificate_id as certificateId', 'kind', 'reference', 'outcome'])
    .select(['planned_on as plannedOn', 'done_on as doneOn'])
    .$narrowType<{ kind: SurveillanceKind }>()
    .where('voided_at', 'is', null)

/** A record of surveillance: done, or only planned as long as it has no day on which it was done. */
export type SurveillanceRecord = Readonly<InferResult<ReturnType<typeof counting>>[number]>

/**
 * The surveillances on record as of the day of the certificates of the customers asked about, by certificate id. One done later
 * counts as planned, if it had a plan.
 */
async function surveillancesByCertificate(db: Db, day: Day, asked: Asked): Promise<Map<number, SurveillanceRecord[]>> {
  const known = (await once(db, surveillancesRecorded, asked)).flatMap((record): SurveillanceRecord[] => {
    if (record.doneOn === null || record.doneOn <= day) return [record]
    return record.plannedOn === null ? [] : [{ ...record, doneOn: null, reference: null, outcome: null }]
  })
  return grouped(known, (record) => record.certificateId)
}

const surveillancesRecorded = (db: Db, asked: Asked): Promise<readonly SurveillanceRecord[]> =>
  counting(db)
    .where(amongRowsOf('certificate', 'certificate_id', asked))
    .orderBy('done_on')
    .orderBy('planned_on')
    .orderBy('id')
    .execute()

/** A certificate with its programme of surveillance and the records of its whole chain. */
export interface CertificateProgramme extends Programme {
  readonly id: number
  readonly customerId: number
  readonly number: string
  readonly standard: string | null
  readonly surveillances: readonly SurveillanceRecord[]
  /** The ids of the chain, its own first. */
  readonly chain: readonly number[]
  /** Certificates of the chain that were issued after their predecessor had expired. */
  readonly late: readonly LateSuccessor[]
}

const none: readonly StatusChange[] = []

interface Link extends HeldCertificate {
  readonly statedOn: Day | null
}

/** Only the columns that chains need: the scopes of 100,000 certificates are not read. */
export const certificateLinks = (db: Db, asked: Asked = null): Promise<readonly Link[]> => once(db, linksOf, asked)

async function linksOf(db: Db, asked: Asked): Promise<Link[]> {
  const select = db
    .selectFrom('certificate')
    .select(['id', 'customer_id as customerId', 'number', 'scheme', 'standard', 'replaces_id as replacesId'])
    .select(['first_issued_on as firstIssuedOn', 'issued_on as issuedOn', 'expires_on as expiresOn'])
    .select('next_surveillance_on as statedOn')
    .$narrowType<{ scheme: Scheme }>()
    .where('voided_at', 'is', null)
    .where(among('customer_id', asked))
  const rows = await select.orderBy('customer_id').orderBy('issued_on').orderBy('id').execute()
  const changes = await statusChanges(db, asked)
  // Extended in place, not copied: a report on a whole register has a hundred thousand rows.
  return rows.map((row) => Object.assign(row, { changes: changes.get(row.id) ?? none }))
}

/**
 * The certificates of the customers asked about issued by the day, each with its programme. A continued or superseded
 * certificate is left out: its successor carries the programme.
 */
export async function programmes(db: Db, day: Day, asked: Asked = null): Promise<CertificateProgramme[]> {
  const links = (await certificateLinks(db, asked)).filter(({ issuedOn }) => issuedOn <= day)
  const done = await surveillancesByCertificate(db, day, asked)
  const own = grouped(links, (link) => link.customerId)
  const chains = links.map((link) => chainOf(link, own.get(link.customerId) ?? []))
  const continued = new Set(chains.flatMap(([, ...before]) => before.map(({ id }) => id)))
  return chains.flatMap((chain): CertificateProgramme[] => {
    const [link] = chain
    const status = link === undefined ? null : statusOn(link, day)
    if (link === undefined || status === 'superseded' || continued.has(link.id)) return []
    const { id, number, scheme, standard, expiresOn } = link
    const surveillances = chain.flatMap((each) => done.get(each.id) ?? [])
    return [
      {
        id,
        customerId: link.customerId,
        number,
        scheme,
        standard,
        status,
        expiresOn,
        issuedOn: chain
          .filter((each) => each.expiresOn === expiresOn)
          .map(({ issuedOn }) => issuedOn)
          .reduce(earlier),
        ended: endOf(link, day),
        firstOn: chain.map(({ firstIssuedOn }) => firstIssuedOn).reduce(earlier),
        // The day printed on a reissue does not move the due day.
        statedOn: chain.findLast((each) => each.statedOn !== null && each.replacesId === null)?.statedOn ?? null,
        surveillances,
        late: lateSuccessors(chain, surveillances),
        chain: chain.map((each) => each.id),
      },
    ]
  })
}

/** How many months there are from a day to the next surveillance, by the limit that held on that day. */
export async function surveillanceMonths(db: Db): Promise<(on: Day) => number> {
  const limitsOn = valuesByDay(surveillanceLimits, await setLimits(db))
  return (on) => limitsOn(on).months
}

/** The due day of the next surveillance by certificate id, of certificates in force of the customers asked about. */
export async function nextSurveillances(db: Db, day: Day, asked: Asked = null): Promise<Map<number, Day>> {
  const monthsOn = await surveillanceMonths(db)
  const next = new Map<number, Day>()
  for (const programme of await programmes(db, day, asked)) {
    const found = nextSurveillance(programme, day, monthsOn)
    if (found !== null) next.set(programme.id, found.due)
  }
  return next
}

/** The ids of a certificate's chain in both directions, its own among them. */
export async function chainAround(
  db: Db,
  { id, customerId }: { readonly id: number; readonly customerId: number },
): Promise<number[]> {
  const links = await certificateLinks(db, customerId)
  const chains = links.map((link) => chainOf(link, links)).filter((chain) => chain.some((link) => link.id === id))
  return [...new Set(chains.flatMap((chain) => chain.map((link) => link.id)))]
}

/** The surveillances on record for these certificates. */
export const surveillancesOf = (db: Db, ids: readonly number[]): Promise<SurveillanceRecord[]> =>
  counting(db).where('certificate_id', 'in', ids).orderBy('id').execute()

/** Whether a surveillance of these certificates on that day, done or planned, was voided. */
export async function voidedSurveillance(db: Db, ids: readonly number[], on: Day): Promise<boolean> {
  const select = db
    .selectFrom('surveillance')
    .select('id')
    .where('certificate_id', 'in', ids)
    .where('voided_at', 'is not', null)
    .where((eb) => eb(eb.fn.coalesce('done_on', 'planned_on'), '=', on))
  return (await select.executeTakeFirst()) !== undefined
}
