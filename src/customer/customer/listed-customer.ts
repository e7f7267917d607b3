import { fold } from '../../clause/fold.ts'
import { type Reason, reasons } from '../../clause/reason.ts'
import type { Words } from '../../clause/words.ts'
import type { Remark } from '../../intake/remark.ts'
import type { Db } from '../../register/register.ts'
import { creditCodeTyped, findCustomers } from './store/find.ts'
import {
  type CustomerRow,
  customerById,
  customersByCreditCode,
  customersByName,
  customerWithCode,
  formerNames,
} from './store/master.ts'

/** The ways in which a row of a list may name its customer. */
export type NamingField = 'customer' | 'code' | 'creditCode' | 'name'

/** Which customer a row is about, as it was written: null where it doesn't say so in that way. */
export type NamedCustomer = Readonly<Record<NamingField, string | null>>

type RowProblem = Remark<NamingField>

type Matched = { readonly customerId: number } | { readonly problem: RowProblem }

/**
 * Finds the customers that rows name. A file names the same ones again and again, so each is looked up once. Only whole
 * names match: what a clerk at the screen would be asked about, an import must not guess.
 */
export class ListedCustomers {
  readonly #db: Db
  readonly #known = new Map<string, Matched>()

  constructor(db: Db) {
    this.#db = db
  }

  /** The customer of a row, or what is wrong: words.nobody, several, or a code and a name of different customers. */
  async match(named: NamedCustomer): Promise<Matched> {
    const key = JSON.stringify(named)
    const known = this.#known.get(key) ?? (await this.#look(named))
    this.#known.set(key, known)
    return known
  }

  async #look({ customer, code, creditCode, name }: NamedCustomer): Promise<Matched> {
    const found = await this.#first([
      ['code', code, this.#byCode],
      ['creditCode', creditCode, this.#byCreditCode],
      ['customer', customer, this.#byAnything],
      ['name', name, this.#byName],
    ] as const)
    if ('problem' in found) return found
    if (name === null) return found
    const row = await customerById(this.#db, found.customerId)
    if (!(await this.#isNamed(row, name)))
      return { problem: { field: 'name', value: name, reason: words.otherName(row.code, row.name) } }
    return found
  }

  async #first(
    ways: readonly (readonly [RowProblem['field'], string | null, (text: string) => Promise<CustomerRow[]>])[],
  ): Promise<Matched> {
    for (const [field, text, look] of ways) {
      if (text === null) continue
      const rows = await look(text)
      const [row] = rows
      if (rows.length > 1) return { problem: { field, value: text, reason: words.several(rows) } }
      if (row === undefined) return { problem: { field, value: text, reason: await this.#missing(field, text) } }
      return { customerId: row.id }
    }
    return { problem: { field: 'customer', value: null, reason: words.nobody } }
  }

  /** Why words.nobody is found: no such customer, or a name that is only a part of one customer's. */
  async #missing(field: RowProblem['field'], text: string): Promise<Reason> {
    if (field !== 'name' && field !== 'customer') return words.nobody
    const part = fold(text)
    const named = (await findCustomers(this.#db, text)).filter(({ name }) => fold(name).includes(part))
    const [only] = named
    return only === undefined || named.length > 1 ? words.nobody : words.notWhole(only.code, only.name)
  }

  readonly #byCode = async (text: string): Promise<CustomerRow[]> => {
    const row = await customerWithCode(this.#db, text.normalize('NFKC').replace(/\s/gu, ''))
    return row === null ? [] : [row]
  }

  readonly #byCreditCode = (text: string): Promise<CustomerRow[]> =>
    customersByCreditCode(this.#db, creditCodeTyped(text))

  readonly #byName = async (text: string): Promise<CustomerRow[]> => {
    const rows = await customersByName(this.#db, text)
    if (rows.length > 0) return rows
    const formerly = (await findCustomers(this.#db, text)).filter(({ formerName }) => isSame(formerName, text))
    return Promise.all(formerly.map(({ id }) => customerById(this.#db, id)))
  }

  readonly #byAnything = async (text: string): Promise<CustomerRow[]> => {
    for (const look of [this.#byCode, this.#byCreditCode, this.#byName]) {
      const rows = await look(text)
      if (rows.length > 0) return rows
    }
    return []
  }

  async #isNamed(row: CustomerRow, name: string): Promise<boolean> {
    if ([row.name, row.english_name, row.short_name].some((own) => isSame(own, name))) return true
    return (await formerNames(this.#db, row.id)).some((former) => isSame(former.name, name))
  }
}

const isSame = (own: string | null, name: string): boolean => own !== null && fold(own) === fold(name)

const words = reasons({
  nobody: { en: 'no customer of the register', zh: '登记簿中没有该客户' },
  notWhole: (code: string, name: string): Words => ({
    en: `not the whole name of a customer; is ${code} ${name} meant?`,
    zh: `客户名称不完整，是否指 ${code} ${name}？`,
  }),
  several: (rows: readonly CustomerRow[]): Words => {
    const codes = rows.map((row) => row.code)
    return { en: `several customers: ${codes.join(', ')}`, zh: `匹配到多个客户：${codes.join('、')}` }
  },
  otherName: (code: string, name: string): Words => ({ en: `${code} is ${name}`, zh: `${code} 是 ${name}` }),
})
