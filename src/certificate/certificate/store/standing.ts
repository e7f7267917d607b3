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

/** By customer id, when each customer in `asked` that has a certificate or a contract was certified and under contract. */
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

/** The block size of the search: among this many customers, at least one is usually certified. */
const mostlyEnough = 50

/**
 * Whether any customer was certified between the two days, as known on the day asked about. A duty of the body applies only then.
 */
export async function anybodyCertified(db: Db, { day }: Pick<AsOf, 'day'>, from: Day, until: Day): Promise<boolean> {
  for await (const block of inBlocks(db, null, mostlyEnough))
    for (const { certified } of (await standings(db, day, block)).values())
      if (certified.some((span) => touches(span, from, until))) return true
  return false
}

/**
 * Whether any customer was certified between `from` and go-live. If so, records about certified customers of that time may be
 * missing.
 */
export async function certifiedBeforeGoLive(db: Db, asOf: Pick<AsOf, 'day' | 'takeover'>, from: Day): Promise<boolean> {
  const { goLive } = asOf.takeover
  return goLive !== null && from < goLive && (await anybodyCertified(db, asOf, from, addDaysTo(goLive, -1)))
}

/**
 * A function that lists the customers in `asked` certified on a day, as known on `knownBy`: a certificate issued meanwhile that
 * continues an earlier decision counts from that decision. The register is read once for any number of days.
 */
export async function certifiedOn(db: Db, knownBy: Day, asked: Asked = null): Promise<(on: Day) => NamedCustomer[]> {
  const standing = await standings(db, knownBy, asked)
  const names = await customerNames(db, asked)
  return (on) => names.filter(({ id }) => standing.get(id)?.certified.some((span) => holdsOn(span, on)) === true)
}

/** Whether the customer has signed a contract by the day, from when 4.2 governs. A certificate on record implies a contract. */
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
 * The customers in `asked`, each with the day from which the body is known to have dealt with it: the earliest of its recording,
 * its certificates and the steps of its contracts. Migrated facts may be older than the record.
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
 * The earliest day that `openingDays` would return, or null if there is no customer. Duties of the body itself are owed from that
 * day.
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
