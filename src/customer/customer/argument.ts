import type { Lang } from '../../clause/words.ts'
import type { Db } from '../../register/register.ts'
import { askedAs, naming, offering, searched, text } from '../../terminal/flag.ts'
import { type Choice, mostOffered } from '../../terminal/world.ts'
import type { Paper } from './paper.ts'
import { requireCustomer } from './store/find.ts'
import { customerWords, type Offered } from './words.ts'

/** The customers that may be meant by a part of one, as they are offered while it is typed: those that `doer` maintains first. */
export async function offeredCustomers(db: Db, typed: string, lang: Lang, doer: string): Promise<OfferedChoice[]> {
  // Loaded for this alone: a command that names its customer by code searches nothing.
  const { searchCustomers } = await import('./store/search.ts')
  const found = await searchCustomers(db, typed, mostOffered + 1, doer)
  const widest = Math.max(0, ...found.map(({ code }) => code.length))
  return found.map((each) => ({ ...choiceOf(each, lang, widest), paper: each.paper }))
}

/** A customer that is offered, and the paper by whose number it was found. */
export interface OfferedChoice extends Choice {
  readonly paper: Paper | null
}

/** A customer as it is offered; `widest` is the length of the longest code beside it. */
export const choiceOf = (customer: Offered, lang: Lang, widest = 0): Choice => ({
  value: customer.code,
  name: `${customer.code.padEnd(widest)}  ${customerWords.offered(customer)[lang]}`,
  short: `${customer.code} ${customer.name}`,
})

/** The customer that a command of any room is about. */
export const customerArgument = searched(
  naming(
    offering(
      'customer',
      askedAs(
        { en: 'Customer (code, part of the name or its pinyin)', zh: '客户（编号、名称的一部分或拼音）' },
        text(
          { en: 'code, credit code, part of the name or its pinyin', zh: '客户编号、信用代码、名称的一部分或拼音' },
          'CUSTOMER',
        ),
      ),
    ),
    requireCustomer,
  ),
  (db, typed, lang, _beside, _today, doer) => offeredCustomers(db, typed, lang, doer),
)
