import type { Asked } from '../../../clause/block.ts'
import type { AsOf } from '../../../clause/clause.ts'
import { addDaysTo, type Day, dayOf, earlier } from '../../../clause/day.ts'
import { holdsOn, type Span, touches } from '../../../clause/span.ts'
import { inBlocks } from '../../../customer/customer/store/in-blocks.ts'
import { current, customerNames, type NamedCustomer } from '../../../customer/customer/store/master.ts'
import { among } from '../../../register/among.ts'
import { once } from '../../../register/once.ts'
import type { Db } from '../../../register/register.ts'
import { listContracts, stepDays } from '../../contract/store.ts'
import { certifiedSpans, type Standing } from '../rules.ts'
import { certificateDates } from './certificate.ts'

const none: readonly Span[] = []

/** When each customer asked about that has a certificate or a contract was certified and under contract, by customer id. */
export async function standings(db: Db, day: Day, asked: Asked = null): Promise<Map<number, Standing>> {
  const certificates = Map.groupBy(await certificateDates(db, asked), (each) => each.customerId)
  const contracts = Map.groupBy(await listContracts(db, asked), (each) => each.customer_id)
  const standing = new Map<number, Standing>()
  for (const [id, own] of certificates) standing.set(id, { certified: certifiedSpans(own, day), signed: none })
  for (const [id, own] of contracts)
    standing.set(id, {
      certified: standing.get(id)?.certified ?? none,
      signed: own.flatMap(({ signed_on: from, ended_on: until }) => (from === null ? [] : [{ from, until }])),
    })
  return standing
}

/** Among so many customers there mostly is one who was certified. */
const mostlyEnough = 50

/**
 * Whether anybody was certified between the two days, as known by the day asked about: whether a duty of the body has anybody
 * at all.
 */
export async function anybodyCertified(db: Db, { day }: Pick<AsOf, 'day'>, from: Day, until: Day): Promise<boolean> {
  for await (const block of inBlocks(db, null, mostlyEnough))
    for (const { certified } of (await standings(db, day, block)).values())
      if (certified.some((span) => touches(span, from, until))) return true
  return false
}

/** Whether anybody was certified from the day on and before go-live: what was done with the certified then may be missing. */
export async function certifiedBeforeGoLive(db: Db, asOf: Pick<AsOf, 'day' | 'takeover'>, from: Day): Promise<boolean> {
  const { goLive } = asOf.takeover
  return goLive !== null && from < goLive && (await anybodyCertified(db, asOf, from, addDaysTo(goLive, -1)))
}

/**
 * Who of the customers asked about was certified on any day, as it is known by `knownBy`: a certificate that was issued since and continues an earlier
 * decision counts from that one. Asked of many days, the register is asked once.
 */
export async function certifiedOn(db: Db, knownBy: Day, asked: Asked = null): Promise<(on: Day) => NamedCustomer[]> {
  const standing = await standings(db, knownBy, asked)
  const names = await customerNames(db, asked)
  return (on) => names.filter(({ id }) => standing.get(id)?.certified.some((span) => holdsOn(span, on)) === true)
}

/** Whether a contract of the customer is signed by the day: a certificate on record implies one. 4.2 governs from then. */
export async function isContracted(db: Db, customerId: number, day: Day): Promise<boolean> {
  const issued = db.selectFrom('certificate').where('customer_id', '=', customerId).where('issued_on', '<=', day)
  const signed = db.selectFrom('contract').where('customer_id', '=', customerId).where('signed_on', '<=', day)
  const counting = issued
    .select('id')
    .where('voided_at', 'is', null)
    .unionAll(signed.select('id').where('voided_at', 'is', null))
  return (await counting.executeTakeFirst()) !== undefined
}

/**
 * The customers asked about, each with the day from which the body is known to have had to do with it: as migrated facts may be older
 * than the record, the earliest of its certificates and steps of its contracts.
 */
export async function openingDays(
  db: Db,
  timeZone: string,
  asked: Asked,
): Promise<{ id: number; code: string; name: string; since: Day }[]> {
  const certificates = Map.groupBy(await certificateDates(db, asked), (each) => each.customerId)
  const contracts = Map.groupBy(await listContracts(db, asked), (each) => each.customer_id)
  return (await once(db, recordingDays, asked)).map(({ id, code, name, recorded_at }) => {
    const issued = (certificates.get(id) ?? []).map(({ issuedOn }) => issuedOn)
    const steps = (contracts.get(id) ?? []).flatMap((row) => Object.values(stepDays(row)))
    const known = [...issued, ...steps].filter((day) => day !== null)
    return { id, code, name, since: known.reduce(earlier, dayOf(recorded_at, timeZone)) }
  })
}

const recordingDays = (db: Db, asked: Asked) =>
  current(db).select(['id', 'code', 'name', 'recorded_at']).where(among('id', asked)).orderBy('id').execute()

/**
 * The day from which the body is known to have had any customer: the earliest that `openingDays` would give, or null where
 * there is none. Duties of the body itself are owed from then.
 */
export const firstCustomerOn = async (db: Db, timeZone: string): Promise<Day | null> => {
  const moments = await once(db, firstMoments)
  return moments === null ? null : [dayOf(moments.recorded, timeZone), ...moments.days].reduce(earlier)
}

async function firstMoments(db: Db) {
  const recorded = await current(db)
    .select((eb) => eb.fn.min('recorded_at').as('first'))
    .executeTakeFirst()
  if (recorded?.first == null) return null
  const issued = await current(db)
    .innerJoin('certificate', 'certificate.customer_id', 'customer.id')
    .select((eb) => eb.fn.min('issued_on').as('first'))
    .where('certificate.voided_at', 'is', null)
    .executeTakeFirst()
  const steps = await db
    .selectFrom('contract')
    .select(({ fn }) => [
      fn.min('accepted_on').as('accepted'),
      fn.min('reviewed_on').as('reviewed'),
      fn.min('signed_on').as('signed'),
      fn.min('set_up_on').as('setUp'),
    ])
    .where('voided_at', 'is', null)
    .executeTakeFirst()
  const days = [issued?.first ?? null, ...Object.values(steps ?? {})].filter((day) => day !== null)
  return { recorded: recorded.first, days }
}
