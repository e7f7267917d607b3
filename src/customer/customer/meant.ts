import { usage } from '../../clause/problem.ts'
import type { Lang } from '../../clause/words.ts'
import type { Db } from '../../register/register.ts'
import { fits } from '../../search/names.ts'
import type { Meant } from '../../terminal/understood.ts'
import { choiceOf, offeredCustomers } from './argument.ts'
import { customersSpelled } from './store/by-spelling.ts'
import { findCustomers, namesOne, severalCustomers } from './store/find.ts'
import { customersFound, hiddenIn, isLetters } from './store/found.ts'
import { type CustomerRow, customerById } from './store/master.ts'
import { customerWords } from './words.ts'

/**
 * Which customers a text may mean, where it doesn't name one by itself (`requireCustomer`): several that it is a part of, or those that it
 * means by pinyin or by characters with others left out between. Null where it names one, or none is like it.
 */
export async function customersMeant(db: Db, typed: string, lang: Lang, doer: string): Promise<Meant | null> {
  const named = await customerOrMeant(db, typed, lang, doer)
  return named === null || 'choices' in named ? named : null
}

/** The same, and where the text names one, as `requireCustomer` takes it, that one. Null where none is like it. */
export async function customerOrMeant(
  db: Db,
  typed: string,
  lang: Lang,
  doer: string,
): Promise<CustomerRow | Meant | null> {
  const wanted = typed.trim()
  const one = wanted === '' ? null : await namesOne(db, wanted)
  if (wanted === '' || one !== null) return one
  const plain = await findCustomers(db, wanted, mostTold + 1)
  // One whose English name or credit code has the letters somewhere is not taken for another whose initials they are.
  const isHidden = plain.length === 1 && isLetters(wanted) && (await hiddenIn(db, plain, wanted)).size > 0
  const [first] = plain
  if (first !== undefined && plain.length === 1 && !isHidden) return customerById(db, first.id)
  const found = await customersFound(db, wanted, mostTold + 1)
  if (found.length === 0) return null
  if (first !== undefined && found.length === 1 && isHidden) return customerById(db, first.id)
  const [only] = await customersSpelled(db, wanted, 1)
  const offered = plain.length > 1 ? await offeredCustomers(db, wanted, lang, doer) : []
  const told = found.slice(0, mostTold)
  const isMore = found.length > told.length
  const hint = isMore ? customerWords.nameOneOfMore(wanted) : customerWords.nameOne
  return {
    choices: offered.length > 1 ? offered : found.map((each) => choiceOf({ ...each, ...untold }, lang)),
    isSure: found.length === 1 && only !== undefined && only.fit < fits.inOrder,
    problem:
      plain.length > 1 && !isLetters(wanted)
        ? severalCustomers(wanted, plain)
        : usage(customerWords.meansPerhaps(wanted, told, isMore), hint),
  }
}

/** So many are told in a sentence. */
const mostTold = 10

const untold = { region: null, maintainer: null, paper: null }
