import type { Day } from '../../clause/day.ts'
import { fold } from '../../clause/fold.ts'
import { usage } from '../../clause/problem.ts'
import { doneBy } from '../../office/staff/done-by.ts'
import { columnsOf } from '../../record/columns.ts'
import { flagsOf } from '../../record/flags.ts'
import { requiredReason } from '../../record/reason.ts'
import type { Db, Row } from '../../register/register.ts'
import { noun, verb } from '../../terminal/command.ts'
import { type Flag, required, searched, yes } from '../../terminal/flag.ts'
import { list, one, orDash, sentence } from '../../terminal/result.ts'
import { amountWords } from '../contract/amount.ts'
import { pricesOf } from '../contract/prices.ts'
import { listContracts } from '../contract/store.ts'
import { type PriceFloorRecord, priceFloor, priceFloors, priceFloorView } from './price-floor.ts'
import { floorIn, judgedPrices } from './rules.ts'
import { floorFrom, listFloors, serviceSpelled } from './store.ts'
import { floorWords } from './words.ts'

const { service, amount, from, reference } = flagsOf(priceFloor)

const listed = columnsOf(priceFloor, {
  service: {},
  amount: { shown: (each) => amountWords(each.amount), align: 'right', whole: true },
  from: { whole: true },
  until: { whole: true },
  reference: { shown: (each) => orDash(each.reference) },
})

/** A floor as it is typed, more than nothing: no price lies below a floor of 0. */
const floorAmount: typeof amount = {
  ...amount,
  words: { en: 'the lowest price in yuan, such as 12,000', zh: '最低价格（元），如 12,000' },
  parse: (raw, label) => {
    const fen = amount.parse(raw, label)
    if (fen === 0) throw usage(floorWords.nothing, floorWords.giveFloor)
    return fen
  },
}

const floorAdd = verb({
  words: {
    en: 'Set the lowest price of a service from a day on (4.1.5)',
    zh: '设定某服务项目自某日起的最低价格（4.1.5）',
  },
  access: 'write',
  by: doneBy('manager', '4.1.5'),
  args: { service: required(service), amount: required(floorAmount) },
  flags: { from: required(from), reference },
  asks: ['reference'],
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
      if (!counts) tx.insert('price_floor', { service, effective_on: from, amount, reference })
      const below = counts ? [] : await signedBelow(tx.db, service, from)
      return {
        words: floorWords[counts ? 'already' : 'added'](service, amount, from),
        doubt: below.length === 0 ? null : floorWords.belowAlready(below),
        record: await priceFloorView(tx.db, await counting(tx.db, service, from), call.today),
      }
    })
    if (doubt !== null) call.warn(doubt)
    return one('floor', record, words)
  },
})

/** The floor from that day, which counts. */
const counting = async (db: Db, service: string, from: Day) =>
  (await floorFrom(db, service, from)) as Row<'price_floor'>

/** The contracts that are below a floor which was recorded after they were signed. */
async function signedBelow(db: Db, named: string, from: Day): Promise<string[]> {
  const floors = await listFloors(db)
  const floor = floorIn(floors, named, from)
  const contracts = await listContracts(db)
  const prices = await pricesOf(db, contracts)
  return contracts
    .filter(({ id }) =>
      judgedPrices(prices.get(id) ?? [], floors).some(
        ({ standing }) => standing.state === 'below' && standing.floor === floor,
      ),
    )
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
    const floors = await call.read((db) => priceFloors(db, call.asOf))
    const holds = ({ from, until }: PriceFloorRecord) => from <= call.asOf && (until === null || until > call.asOf)
    const ahead = all === true ? [] : floors.filter((floor) => floor.from > call.asOf)
    const more = ahead.map((floor) => sentence(floorWords.ahead(floor.service, floor.amount, floor.from)))
    return list('floors', listed, all === true ? floors : floors.filter(holds), floorWords.none, more)
  },
})

/** The services that have a floor, on whatever day. */
const servicesOnRecord: NonNullable<Flag['search']> = async (db, typed) =>
  [...new Set((await listFloors(db)).map((floor) => floor.service))]
    .filter((name) => fold(name).includes(fold(typed)))
    .map((name) => ({ value: name, name }))

/** The days from which the service has a floor, each with it. */
const daysOfService: NonNullable<Flag['search']> = async (db, typed, lang, { service: named = '' }) =>
  (await listFloors(db))
    .filter((floor) => fold(floor.service) === fold(named) && floor.from.includes(typed.trim()))
    .map((floor) => ({
      value: floor.from,
      name: `${floor.from}  ${amountWords(floor.amount)[lang]}`,
      short: floor.from,
    }))

const floorVoid = verb({
  words: { en: 'Take back a lowest price set by mistake', zh: '作废误设的最低价格' },
  access: 'write',
  by: doneBy('manager', '4.1.5'),
  args: { service: required(searched(service, servicesOnRecord)) },
  flags: { from: required(searched(from, daysOfService)), reason: requiredReason },
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
      const record = { ...(await priceFloorView(tx.db, there, call.today)), voided: true }
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
  { add: async () => floorAdd, list: async () => floorList, void: async () => floorVoid },
)
