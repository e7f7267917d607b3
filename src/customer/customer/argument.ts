import type { Lang } from '../../clause/words.ts'
import type { Db } from '../../register/register.ts'
import { naming, offering, searched, text } from '../../terminal/flag.ts'
import { type Choice, mostOffered } from '../../terminal/world.ts'
import { requireCustomer } from './store/find.ts'
import { searchCustomers } from './store/search.ts'
import { customerWords } from './words.ts'

/** The customers that may be meant by a part of one, as they are offered while it is typed. */
export async function offeredCustomers(db: Db, typed: string, lang: Lang): Promise<Choice[]> {
  const found = await searchCustomers(db, typed, mostOffered + 1)
  const widest = Math.max(0, ...found.map(({ code }) => code.length))
  return found.map((each) => ({
    value: each.code,
    name: `${each.code.padEnd(widest)}  ${customerWords.offered(each)[lang]}`,
    short: `${each.code} ${each.name}`,
  }))
}

/** The customer that a command of any room is about. */
export const customerArgument = searched(
  naming(
    offering(
      'customer',
      text({ en: 'code, credit code or part of the name', zh: '客户编号、信用代码或名称的一部分' }, 'CUSTOMER'),
    ),
    requireCustomer,
  ),
  offeredCustomers,
)
