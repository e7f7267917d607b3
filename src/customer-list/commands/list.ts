import type { InferResult } from 'kysely'
import { relationsOn, withRelation } from '../../certificate/certificate/store/relation.ts'
import { type Block, blockOf, blocks } from '../../clause/block.ts'
import type { Day } from '../../clause/day.ts'
import { usage } from '../../clause/problem.ts'
import { same } from '../../clause/words.ts'
import { namedColumns } from '../../customer/customer/columns.ts'
import type { CustomerFields } from '../../customer/customer/customer.ts'
import { type Relation, relations } from '../../customer/customer/rules.ts'
import type { Found } from '../../customer/customer/store/find.ts'
import { customersFound } from '../../customer/customer/store/found.ts'
import { isVipOn, maintainerOn } from '../../customer/customer/store/list.ts'
import { current, lastCustomerId } from '../../customer/customer/store/master.ts'
import { valuesThen } from '../../customer/customer/store/values-then.ts'
import { customerWords, type Named } from '../../customer/customer/words.ts'
import { staffNamed } from '../../office/staff/argument.ts'
import { requireStaff } from '../../office/staff/store/staff.ts'
import { readInTurn } from '../../record/later.ts'
import type { Db } from '../../register/register.ts'
import { verb } from '../../terminal/command.ts'
import { choice, many, text, type ValuesOf, yes } from '../../terminal/flag.ts'
import type { ReadLater } from '../../terminal/items.ts'
import { count } from '../../terminal/number-flag.ts'
import { type Column, columnOf, list, noneOf, sentence } from '../../terminal/result.ts'

/** A customer as it is listed; programs rely on these keys. */
interface ListedCustomer extends Named {
  readonly englishName: string | null
  readonly creditCode: string | null
  readonly relation: Relation
  readonly vip: boolean
  readonly maintainer: string | null
}

/**
 * How many customers are asked for at once: what the database works out of their certificates is little for so many, and
 * under `--known-at` each query goes through all that has changed since.
 */
const customersAtOnce = 20_000

/** The customers as of a day: a query for many of them, none per customer. `isWanted`: only those that it lets through, null for all of them. */
async function listedCustomers(
  db: Db,
  day: Day,
  isWanted: ((customer: ListedCustomer) => boolean) | null,
): Promise<ReadLater<ListedCustomer>> {
  const { customers: then } = await valuesThen(db, day)
  const last = await lastCustomerId(db)
  const query = (block: Block) =>
    withRelation(db, day, block)
      .where('customer.voided_at', 'is', null)
      .where('customer.merged_into', 'is', null)
      .select(['customer.code', 'customer.name', 'english_name as englishName', 'credit_code as creditCode'])
      .select((eb) => [isVipOn(eb, day).as('vip'), maintainerOn(eb, day).as('maintainer')])
      .orderBy('customer.id')
  const queries = () => [...blocks(null, last, customersAtOnce)].map(query)
  const become = (rows: readonly InferResult<ReturnType<typeof query>>[number][]) =>
    rows.map(({ code, name, englishName, creditCode, relation, vip, maintainer }) => {
      // Value by value: of 100,000 customers, to copy whatever a row has takes longer than to read it.
      const listed: ListedCustomer = { code, name, englishName, creditCode, relation, vip: vip === 1, maintainer }
      const named = then.get(code)
      return named === undefined ? listed : { ...listed, ...namesIn(named) }
    })
  if (isWanted !== null) return readInTurn(db, queries, (rows) => become(rows).filter(isWanted))
  return {
    ...readInTurn(db, queries, become),
    some: async (from, count) => {
      const ids = await current(db).select('id').orderBy('id').limit(count).offset(from).execute()
      const counted = current(db).select(({ fn }) => fn.countAll<number>().as('length'))
      const { length } = await counted.executeTakeFirstOrThrow()
      return { items: become(await query(blockOf(ids.map(({ id }) => id))).execute()), length }
    },
  }
}

/** Columns for values that a customer had on the day asked about and has no longer. */
function namesIn(then: Partial<CustomerFields>): Partial<ListedCustomer> {
  const { name, englishName, creditCode } = then
  const given = Object.entries({ name, englishName, creditCode }).filter(([, value]) => value !== undefined)
  return Object.fromEntries(given)
}

const relation = columnOf<{ relation: Relation }>()('relation', 'Relation', '关系', {
  shown: (customer) => relations[customer.relation],
  whole: true,
})

const column = columnOf<ListedCustomer>()

const listColumns: readonly Column<ListedCustomer>[] = [
  ...namedColumns,
  column('englishName', 'English name', '英文名称', { minor: true }),
  column('creditCode', 'Credit code', '信用代码', { whole: true }),
  relation,
  column('vip', 'VIP', 'VIP', { shown: (customer) => same(customer.vip ? 'VIP' : ''), whole: true }),
  column('maintainer', 'Maintainer', '维护人'),
]

const listFlags = {
  relation: many(choice({ en: 'only those of this relation', zh: '仅此关系的客户' }, relations)),
  maintainer: staffNamed({ en: 'only those that this member of staff maintains', zh: '仅由此人维护的客户' }),
  vip: yes({ en: 'only VIPs', zh: '仅 VIP 客户' }),
  unassigned: yes({ en: 'only those without a maintainer', zh: '仅无维护人的客户' }),
} as const

/** `customer list`: all customers as of a day, with relation, VIP standing and maintainer. */
export const customerList = verb({
  words: { en: 'Customers, with their relation and maintainer', zh: '客户清单及其关系、维护人' },
  access: 'read',
  flags: listFlags,
  examples: {
    'customer list --relation certified --unassigned': {
      en: 'certified customers that nobody maintains',
      zh: '尚未指定维护人的获证客户',
    },
    'customer list --vip --as-of 2026-06-30': {
      en: 'who was a VIP in the middle of the year',
      zh: '年中时的 VIP 客户',
    },
  },
  run: (only, call) =>
    call.readToPrint(async (db) => {
      const { maintainer } = only
      const theirs = maintainer === undefined ? null : (await requireStaff(db, maintainer)).name
      const isAnybody = only.relation.length === 0 && theirs === null && !only.vip && !only.unassigned
      const filter = (customer: ListedCustomer) => isWanted(customer, only, theirs)
      const wanted = await listedCustomers(db, call.asOf, isAnybody ? null : filter)
      return list('customers', listColumns, wanted, noneOf(only, customerWords.none))
    }),
})

const isWanted = (customer: ListedCustomer, only: ValuesOf<typeof listFlags>, theirs: string | null): boolean =>
  (only.relation.length === 0 || only.relation.includes(customer.relation)) &&
  (theirs === null || customer.maintainer === theirs) &&
  (only.vip === undefined || customer.vip) &&
  (only.unassigned === undefined || customer.maintainer === null)

/** A customer as it was found; the former name where the present one does not show why. */
interface FoundCustomer extends Omit<Found, 'id'> {
  readonly relation: Relation
}

const findColumns: readonly Column<FoundCustomer>[] = [
  ...namedColumns,
  columnOf<FoundCustomer>()('formerName', 'Former name', '曾用名'),
  relation,
]

/** At most this many are shown unless more are asked for: more than a screenful means that the text was too short. */
const mostFound = 50

/** More than any body has on record. */
const everybody = 1_000_000

/** `customer find`: by any part of any name, code, number or contact person. */
export const customerFind = verb({
  words: {
    en: 'Find customers by a part of any name, its pinyin, a code or a number',
    zh: '按名称的任一部分、拼音或首字母、编号、代码或电话查找客户',
  },
  access: 'read',
  args: { text: many(text({ en: 'what to look for', zh: '查找内容' })) },
  flags: { limit: count({ en: 'at most N (default 50)', zh: '最多列出 N 家（默认 50）' }, 1) },
  examples: {
    'customer find 安达': { en: 'customers with 安达 in any of their names', zh: '任一名称含“安达”的客户' },
    'customer find szad': { en: 'by initials of the pinyin', zh: '按拼音首字母' },
    'customer find 深圳 电子': {
      en: 'names with both parts, in any order',
      zh: '名称同时含这两部分的客户（不分先后）',
    },
  },
  run: async ({ text: words, limit }, call) => {
    if (words.length === 0) throw usage(customerWords.nothingToFind, customerWords.giveText)
    const wanted = words.join(' ')
    const most = limit ?? mostFound
    const { found, all } = await call.read(async (db) => {
      const those = await customersFound(db, wanted, most + 1)
      const relations = await relationsOn(db, call.asOf, blockOf(those.map(({ id }) => id)))
      const customers = those.map(({ id, ...customer }): FoundCustomer => {
        return { ...customer, relation: relations.get(id) ?? 'intending' }
      })
      const all = customers.length > most ? (await customersFound(db, wanted, everybody)).length : customers.length
      return { found: customers, all }
    })
    const more = all > most ? [sentence(customerWords.foundMore(words, most, all))] : []
    if (all === 0 && call.interactive) more.push(sentence(customerWords.findShorter))
    return list('customers', findColumns, found.slice(0, most), customerWords.notFound(wanted), more)
  },
})
