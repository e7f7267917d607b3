import type { Day } from '../../clause/day.ts'
import type { Fen } from '../../clause/fen.ts'
import { usage } from '../../clause/problem.ts'
import { doneBy } from '../../office/staff/done-by.ts'
import type { Db } from '../../register/register.ts'
import { noun, verb } from '../../terminal/command.ts'
import { day, required, text, yes } from '../../terminal/flag.ts'
import { type Column, list, one, orDash, sentence } from '../../terminal/result.ts'
import { amountWords } from '../contract/commands/record.ts'
import { yuan } from '../contract/commands/said.ts'
import { listContracts, pricedOf } from '../contract/store.ts'
import { floorIn, type PriceFloor, priceStanding } from './rules.ts'
import { addFloor, floorFrom, floorOf, listFloors, serviceSpelled } from './store.ts'
import { floorWords } from './words.ts'

/** A floor as it is printed. */
interface FloorRecord {
  readonly service: string
  readonly amount: Fen
  readonly from: Day
  /** The day from which a later one holds in its place. */
  readonly until: Day | null
  readonly reference: string | null
}

const service = text(
  { en: 'the service, such as "ISO 9001 initial"', zh: '服务项目，如 “ISO 9001 初次认证”' },
  'SERVICE',
)
const from = day({ en: 'in force from this day', zh: '自该日起生效' })

const recordOf = (floor: PriceFloor, all: readonly PriceFloor[]): FloorRecord => ({
  service: floor.service,
  amount: floor.amount,
  from: floor.from,
  until: all.find((other) => other.key === floor.key && other.from > floor.from)?.from ?? null,
  reference: floor.reference,
})

const floorColumns: readonly Column<FloorRecord>[] = [
  { key: 'service', title: { en: 'Service', zh: '服务项目' }, cell: (item) => item.service },
  {
    key: 'amount',
    title: { en: 'Floor', zh: '最低价格' },
    cell: (item) => item.amount,
    shown: (item) => amountWords(item.amount),
    align: 'right',
    whole: true,
  },
  { key: 'from', title: { en: 'From', zh: '自' }, cell: (item) => item.from, whole: true },
  { key: 'until', title: { en: 'Until before', zh: '至（不含）' }, cell: (item) => item.until, whole: true },
  {
    key: 'reference',
    title: { en: 'Reference', zh: '依据' },
    cell: (item) => item.reference,
    shown: (item) => orDash(item.reference),
  },
]

/** A floor that counts, as it is printed. */
async function floorRecord(db: Db, named: string, on: Day): Promise<FloorRecord> {
  const floors = await listFloors(db)
  const floor = floorIn(floors, named, on) as PriceFloor
  return recordOf(floor, floors)
}

const floorAdd = verb({
  words: {
    en: 'Set the lowest price of a service from a day on (4.1.5)',
    zh: '设定某服务项目自某日起的最低价格（4.1.5）',
  },
  access: 'write',
  by: doneBy('manager', '4.1.5'),
  args: { service: required(service), amount: required(yuan) },
  flags: {
    from: required(from),
    reference: text(
      { en: 'the quotation that says so, such as F01-2026', zh: '所依据的报价文件，如 F01-2026' },
      'REFERENCE',
    ),
  },
  examples: {
    'contract floor add "ISO 9001 initial" 12,000 --from 2026-01-01 --reference F01-2026': {
      en: 'the lowest price of a service from a day on',
      zh: '自某日起的最低价格',
    },
  },
  run: async ({ service: typed, amount, from, reference = null }, call) => {
    const { words, doubt, record } = await call.write(async (tx) => {
      const service = await serviceSpelled(tx.db, typed)
      const there = await floorFrom(tx.db, service, from)
      const counts = there !== null && there.voided_at === null
      if (counts && (there.amount !== amount || there.reference !== reference))
        throw usage(
          floorWords.differs(service, there.amount, from, there.reference),
          floorWords.voidFirst(service, from),
        )
      if (!counts) addFloor(tx, { service, from, amount, reference })
      const below = counts ? [] : await signedBelow(tx.db, service, from)
      return {
        words: floorWords[counts ? 'already' : 'added'](service, amount, from),
        doubt: below.length === 0 ? null : floorWords.belowAlready(below),
        record: await floorRecord(tx.db, service, from),
      }
    })
    if (doubt !== null) call.warn(doubt)
    return one('floor', record, words)
  },
})

/** The contracts that are below a floor which was recorded after they were signed. */
async function signedBelow(db: Db, named: string, from: Day): Promise<string[]> {
  const floors = await listFloors(db)
  const floor = floorIn(floors, named, from)
  return (await listContracts(db))
    .filter((row) => {
      const standing = priceStanding(pricedOf(row), floors)
      return standing.state === 'below' && standing.floor === floor
    })
    .map(({ number }) => number)
}

const floorList = verb({
  words: { en: 'The lowest prices in force on a day', zh: '某日有效的最低价格' },
  access: 'read',
  flags: { all: yes({ en: 'also those before and those to come', zh: '包括此前的和预设的' }) },
  examples: {
    'contract floor list': { en: 'the prices in force today', zh: '今天有效的最低价格' },
    'contract floor list --as-of 2026-03-31': { en: 'those of another day', zh: '另一日有效的最低价格' },
  },
  run: async ({ all }, call) => {
    const floors = await call.read(listFloors)
    const wanted = floors.filter((floor) => all === true || floorIn(floors, floor.service, call.asOf) === floor)
    const records = wanted.map((floor) => recordOf(floor, floors))
    const ahead = all === true ? [] : floors.filter((floor) => floor.from > call.asOf)
    const more = ahead.map((floor) => sentence(floorWords.ahead(floor.service, floor.amount, floor.from)))
    return list('floors', floorColumns, records, floorWords.none, more)
  },
})

const floorVoid = verb({
  words: { en: 'Take back a lowest price set by mistake', zh: '作废误设的最低价格' },
  access: 'write',
  by: doneBy('manager', '4.1.5'),
  args: { service: required(service) },
  flags: { from: required(from), reason: required(text({ en: 'why', zh: '原因' })) },
  examples: {
    'contract floor void "ISO 9001 initial" --from 2026-01-01 --reason "wrong year"': {
      en: 'taken back: it was set for the wrong year',
      zh: '作废：年份设错了',
    },
  },
  run: async ({ service: typed, from, reason }, call) => {
    const { words, record } = await call.write(async (tx) => {
      const there = await floorFrom(tx.db, typed, from)
      if (there === null) throw usage(floorWords.unknown(typed, from), floorWords.listAll)
      const { service } = there
      const record = { ...recordOf(floorOf(there), await listFloors(tx.db)), voided: true }
      if (there.voided_at !== null) return { words: floorWords.alreadyVoid(service, from), record }
      tx.void('price_floor', there.id, reason)
      return { words: floorWords.voided(service, from), record }
    })
    return one('floor', record, words)
  },
})

/** The lowest prices of services (4.1.5). */
export const floorCommands = noun(
  { en: 'The lowest prices of services (4.1.5)', zh: '服务项目的最低价格（4.1.5）' },
  {
    add: async () => floorAdd,
    list: async () => floorList,
    void: async () => floorVoid,
  },
)
