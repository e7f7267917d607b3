import type { InferResult } from 'kysely'
import type { Asked } from '../../clause/block.ts'
import { type Day, earlier } from '../../clause/day.ts'
import { goLive } from '../../office/setting/store.ts'
import { among, amongRowsOf } from '../../register/among.ts'
import { once } from '../../register/once.ts'
import type { Db } from '../../register/register.ts'
import type { IssueKind } from '../certificate/issue-kind.ts'
import { endOf, type HeldCertificate, type Scheme, type StatusChange, statusOn } from '../certificate/rules.ts'
import { statusChanges } from '../certificate/store/certificate.ts'
import { isKnown } from '../status/rules.ts'
import { chainOf } from './rules/chain.ts'
import { counts, type Programme, type SurveillanceKind, type SuspendedTime } from './rules/programme.ts'

/** The id of the duty, under which answers about the time before go-live are recorded. */
export const dutyId = 'surveillance-due'

/** The surveillances that are not void, with their columns under the names that the rules use. */
const counting = (db: Db) =>
  db
    .selectFrom('surveillance')
    .select(['id', 'certificate_id as certificateId', 'kind', 'reference', 'outcome', 'ground'])
    .select(['planned_on as plannedOn', 'done_on as doneOn', 'notice_on as noticeOn'])
    .$narrowType<{ kind: SurveillanceKind }>()
    .where('voided_at', 'is', null)

/** A surveillance; only planned while it has no day on which it was done. */
export type SurveillanceRecord = Readonly<InferResult<ReturnType<typeof counting>>[number]>

/**
 * The surveillances of the customers in `asked` as of the day, by certificate id. One done after the day counts as planned if it
 * had a plan or had been announced by then.
 */
async function surveillancesByCertificate(db: Db, day: Day, asked: Asked): Promise<Map<number, SurveillanceRecord[]>> {
  const known = (await once(db, surveillancesRecorded, asked)).flatMap((record): SurveillanceRecord[] => {
    if (record.doneOn === null || record.doneOn <= day) return [record]
    return record.plannedOn === null && (record.noticeOn === null || record.noticeOn > day)
      ? []
      : [{ ...record, doneOn: null, reference: null, outcome: null }]
  })
  return Map.groupBy(known, (record) => record.certificateId)
}

export const surveillancesRecorded = (db: Db, asked: Asked): Promise<readonly SurveillanceRecord[]> =>
  counting(db)
    .where(amongRowsOf('certificate', 'certificate_id', asked))
    .orderBy('done_on')
    .orderBy('planned_on')
    .orderBy('id')
    .execute()

/** A certificate with its surveillance programme and the records of its whole chain. */
export interface CertificateProgramme extends Programme {
  readonly id: number
  readonly customerId: number
  readonly number: string
  /** When it was issued, and when the chain that it continues was first certified. */
  readonly issuedOn: Day
  readonly firstOn: Day
  readonly surveillances: readonly SurveillanceRecord[]
  /** The last audit on record before go-live, whatever day is asked about; null if there is none. */
  readonly lastTakenOver: Day | null
  /** The certificates of the chain, itself first. */
  readonly links: readonly Link[]
  /** The ids of the chain, its own first. */
  readonly chain: readonly number[]
}

const none: readonly StatusChange[] = []

/** The columns of a certificate that its chain and its cycles need. */
export interface Link extends HeldCertificate {
  readonly statedOn: Day | null
  readonly kind: IssueKind | null
  readonly lastAuditOn: Day | null
  readonly interval: number | null
}

/** Reads only these columns, so that the scopes of 100,000 certificates stay unread. */
export const certificateLinks = (db: Db, asked: Asked = null): Promise<readonly Link[]> => once(db, linksOf, asked)

async function linksOf(db: Db, asked: Asked): Promise<Link[]> {
  const select = db
    .selectFrom('certificate')
    .select(['id', 'customer_id as customerId', 'number', 'scheme', 'standard', 'replaces_id as replacesId', 'kind'])
    .select(['first_issued_on as firstIssuedOn', 'issued_on as issuedOn', 'expires_on as expiresOn'])
    .select(['next_surveillance_on as statedOn', 'last_audit_on as lastAuditOn', 'surveillance_months as interval'])
    .$narrowType<{ scheme: Scheme; kind: IssueKind | null }>()
    .where('voided_at', 'is', null)
    .where(among('customer_id', asked))
  const rows = await select.orderBy('customer_id').orderBy('issued_on').orderBy('id').execute()
  const changes = await statusChanges(db, asked)
  // Extended in place, not copied: a report on a whole register has a hundred thousand rows.
  return rows.map((row) => Object.assign(row, { changes: changes.get(row.id) ?? none }))
}

/**
 * The programmes of the certificates of the customers in `asked` issued by the day. A continued or superseded certificate has
 * none: its successor carries the programme.
 */
export async function programmes(db: Db, day: Day, asked: Asked = null): Promise<CertificateProgramme[]> {
  const links = (await certificateLinks(db, asked)).filter(({ issuedOn }) => issuedOn <= day)
  const done = await surveillancesByCertificate(db, day, asked)
  const takenOver = await lastTakenOver(db, asked)
  const suspended = await suspendedTimes(db, day, asked)
  const own = Map.groupBy(links, (link) => link.customerId)
  const chains = links.map((link) => chainOf(link, own.get(link.customerId) ?? []))
  const continued = new Set(chains.flatMap(([, ...before]) => before.map(({ id }) => id)))
  return chains.flatMap((chain): CertificateProgramme[] => {
    const [link] = chain
    const status = link === undefined ? null : statusOn(link, day)
    if (link === undefined || status === 'superseded' || continued.has(link.id)) return []
    const { id, number, scheme, standard, issuedOn, expiresOn } = link
    return [
      {
        id,
        customerId: link.customerId,
        number,
        scheme,
        standard,
        status,
        issuedOn,
        expiresOn,
        ended: endOf(link, day),
        issues: chain.toReversed(),
        firstOn: chain.map(({ firstIssuedOn }) => firstIssuedOn).reduce(earlier),
        // The day printed on a reissued certificate was not stated by a list.
        statedOn: chain.findLast((each) => each.statedOn !== null && each.replacesId === null)?.statedOn ?? null,
        interval: chain.find(({ interval }) => interval !== null)?.interval ?? null,
        surveillances: chain.flatMap((each) => done.get(each.id) ?? []),
        lastTakenOver:
          chain
            .flatMap((each) => takenOver.get(each.id) ?? [])
            .sort()
            .at(-1) ?? null,
        suspended: chain.flatMap((each) => suspended.get(each.id) ?? []),
        links: chain,
        chain: chain.map((each) => each.id),
      },
    ]
  })
}

/** The last audits done before go-live, by certificate id; empty if the register has no go-live day. */
async function lastTakenOver(db: Db, asked: Asked): Promise<Map<number, Day>> {
  const live = await once(db, goLive)
  const last = new Map<number, Day>()
  if (live === null) return last
  for (const { certificateId, kind, doneOn } of await once(db, surveillancesRecorded, asked))
    if (doneOn !== null && doneOn < live && counts({ kind })) last.set(certificateId, doneOn)
  return last
}

/** The suspensions of the customers in `asked`, as known on the day, by certificate id. */
async function suspendedTimes(db: Db, day: Day, asked: Asked): Promise<Map<number, SuspendedTime[]>> {
  const rows = await once(db, suspensionsRecorded, asked)
  const times = new Map<number, SuspendedTime[]>()
  for (const [id, changes] of rows) {
    const known = changes.filter(({ on, decidedOn }) => isKnown({ on, decidedOn }, day))
    const own = known.flatMap(({ status, on: from, decidedOn, reason }, i): SuspendedTime[] => {
      if (status !== 'suspended') return []
      const ended = known.slice(i + 1).find(({ on }) => on <= day)
      const overdue = reason === 'surveillance-overdue'
      const restored = ended?.status === 'valid'
      const restoredWithout = restored ? (ended?.reason ?? null) : null
      return [{ from, until: ended?.on ?? null, restored, restoredWithout, decidedOn, overdue }]
    })
    if (own.length > 0) times.set(id, own)
  }
  return times
}

async function suspensionsRecorded(db: Db, asked: Asked) {
  const select = db
    .selectFrom('status_change')
    .select(['certificate_id as certificateId', 'status', 'effective_on as on', 'decided_on as decidedOn', 'reason'])
    .where('voided_at', 'is', null)
    .where(amongRowsOf('certificate', 'certificate_id', asked))
  return Map.groupBy(await select.orderBy('effective_on').orderBy('id').execute(), ({ certificateId }) => certificateId)
}

/** The ids of the certificates in the same chain, before and after, its own included. */
export async function chainAround(
  db: Db,
  { id, customerId }: { readonly id: number; readonly customerId: number },
): Promise<number[]> {
  const links = await certificateLinks(db, customerId)
  const chains = links.map((link) => chainOf(link, links)).filter((chain) => chain.some((link) => link.id === id))
  return [...new Set(chains.flatMap((chain) => chain.map((link) => link.id)))]
}

export const surveillancesOf = (db: Db, ids: readonly number[]): Promise<SurveillanceRecord[]> =>
  counting(db).where('certificate_id', 'in', ids).orderBy('id').execute()

/** Whether a surveillance of these certificates on that day, done or planned, was voided. */
export async function voidedSurveillance(db: Db, ids: readonly number[], on: Day): Promise<boolean> {
  const select = db
    .selectFrom('surveillance')
    .select('id')
    .where('certificate_id', 'in', ids)
    .where('voided_at', 'is not', null)
    .where((eb) => eb(eb.fn.coalesce('done_on', 'planned_on', 'notice_on'), '=', on))
  return (await select.executeTakeFirst()) !== undefined
}
