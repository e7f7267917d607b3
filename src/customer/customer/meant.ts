import { usage } from '../../clause/problem.ts'
import type { Lang } from '../../clause/words.ts'
import type { Db } from '../../register/register.ts'
import { fits } from '../../search/names.ts'
import type { Meant } from '../../terminal/understood.ts'
import { choiceOf, offeredCustomers } from './argument.ts'
import { customersById } from './reference.ts'
import { customersSpelled } from './store/by-spelling.ts'
import { findCustomers, namesOne, severalCustomers } from './store/find.ts'
import { customerWords } from './words.ts'

/**
 * Which customers a text may mean, where it doesn't name one by itself (`requireCustomer`): several that it is a part of, or those that it
 * means by pinyin or by characters with others left out between. Null where it names one, or none is like it.
 */
export async function customersMeant(db: Db, typed: string, lang: Lang, doer: string): Promise<Meant | null> {
  const wanted = typed.trim()
  if (wanted === '' || (await namesOne(db, wanted)) !== null) return null
  const plain = await findCustomers(db, wanted, mostTold + 1)
  if (plain.length === 1) return null
  if (plain.length > 1) {
    const offered = await offeredCustomers(db, wanted, lang, doer)
    const choices = offered.length > 1 ? offered : plain.map((each) => choiceOf({ ...each, ...untold }, lang))
    return { choices, isSure: false, problem: severalCustomers(wanted, plain) }
  }
  const spelled = await customersSpelled(db, wanted, mostTold + 1)
  const [first] = spelled
  if (first === undefined) return null
  const named = await customersById(
    db,
    spelled.map(({ id }) => id),
  )
  const customers = spelled.flatMap(({ id, formerName }) => {
    const customer = named.get(id)
    return customer === undefined ? [] : [{ ...customer, ...untold, formerName }]
  })
  return {
    choices: customers.map((each) => choiceOf(each, lang)),
    isSure: spelled.length === 1 && first.fit < fits.inOrder,
    problem: usage(
      customerWords.meansPerhaps(wanted, customers.slice(0, mostTold), customers.length > mostTold),
      customerWords.nameOne,
    ),
  }
}

/** So many are told in a sentence. */
const mostTold = 10

const untold = { region: null, maintainer: null }
