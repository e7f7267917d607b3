import type { Day } from '../../clause/day.ts'
import { fold } from '../../clause/fold.ts'
import type { Lang } from '../../clause/words.ts'
import type { Offer } from '../../register/offered.ts'
import type { Db, Row } from '../../register/register.ts'
import { floorIn, type PriceFloor } from './rules.ts'
import { floorWords } from './words.ts'

/** Every floor that counts, each service's in the order in which they took effect. */
export async function listFloors(db: Db): Promise<PriceFloor[]> {
  const select = db.selectFrom('price_floor').select(['service', 'effective_on as from', 'amount', 'reference'])
  const rows = await select.where('voided_at', 'is', null).orderBy('service').orderBy('effective_on').execute()
  return rows.map((row) => ({ ...row, key: fold(row.service) }))
}

/** The floor of a service in force on the day, or null (4.1.5). */
export const floorOn = async (db: Db, service: string, day: Day): Promise<PriceFloor | null> =>
  floorIn(await listFloors(db), service, day)

/**
 * The service as it is spelled already, in a floor or else in a contract; as typed where nobody has named it yet. One
 * service has one spelling, so that lists of prices read alike.
 */
export async function serviceSpelled(db: Db, typed: string): Promise<string> {
  const key = fold(typed)
  const isSpelled = ({ service }: { readonly service: string | null }) => service !== null && fold(service) === key
  const floor = (await listFloors(db)).find(isSpelled)
  if (floor !== undefined) return floor.service
  const contracts = db.selectFrom('contract').select('service').where('voided_at', 'is', null)
  const spelled = (await contracts.where('service', 'is not', null).distinct().execute()).filter(isSpelled)
  const [only, ...others] = spelled.map(({ service }) => service)
  if (others.length === 0) return only ?? typed
  // Hardly ever more than one: to have all in the order of the first that names each, every contract would be sorted.
  const first = contracts
    .where('service', 'in', [only ?? typed, ...others])
    .orderBy('id')
    .limit(1)
  return (await first.executeTakeFirst())?.service ?? typed
}

/** The services of the price list in force on the day, each with its floor, that have the text in them. */
async function servicesInForce(db: Db, typed: string, day: Day): Promise<PriceFloor[]> {
  const floors = (await listFloors(db)).filter(({ key }) => key.includes(fold(typed)))
  const keys = [...new Set(floors.map(({ key }) => key))]
  return keys.flatMap((key) => floorIn(floors, key, day) ?? [])
}

/** The services that may be meant by a part of one, as they are offered while it is typed. */
export async function servicesOffered(
  db: Db,
  typed: string,
  lang: Lang,
  _: unknown,
  today: Day,
): Promise<{ readonly value: string; readonly name: string; readonly short: string }[]> {
  const found = await servicesInForce(db, typed, today)
  return found.map(({ service, amount, from }) => ({
    value: service,
    name: floorWords.offered(service, amount, from)[lang],
    short: service,
  }))
}

/** The same for the completion of a command line, each with its floor: those that begin with what was typed, on whatever day. */
export async function servicesNamed(db: Db, typed: string): Promise<Offer[]> {
  const newest = new Map((await listFloors(db)).map((floor) => [floor.key, floor]))
  const begun = [...newest.values()].filter(({ service }) => service.toLowerCase().startsWith(typed.toLowerCase()))
  return begun.map(({ service, amount, from }) => ({ value: service, meaning: floorWords.offeredAt(amount, from) }))
}

/** The floor that begins on the day, whether it still counts or not: one that counts first. Null where none ever did. */
export async function floorFrom(db: Db, service: string, from: Day): Promise<Row<'price_floor'> | null> {
  const rows = await db.selectFrom('price_floor').selectAll().where('effective_on', '=', from).orderBy('id').execute()
  const own = rows.filter((row) => fold(row.service) === fold(service))
  return own.find((row) => row.voided_at === null) ?? own.at(-1) ?? null
}
