import { fold } from '../../clause/fold.ts'
import { Problem, usage } from '../../clause/problem.ts'
import type { Db } from '../../register/register.ts'
import { fits, Names } from '../../search/names.ts'
import { readingsFor } from '../../search/reading.ts'
import type { Meant } from '../../terminal/understood.ts'
import { requireCustomer } from '../customer/store/find.ts'
import type { CustomerRow } from '../customer/store/master.ts'
import { everyPerson, listPersons, personOf } from './store/person.ts'
import { personWords } from './words.ts'

const letters = /^[a-z]+$/
const characters = /^\p{sc=Han}{1,4}$/u

/**
 * Those of a few people whom a part of a name or its pinyin may mean (李, 洁, lj, lijie; John of John Smith), the likeliest first. With
 * `isAddressed` what is typed begins with the surname (lj of lj工), and may be one letter of it. None by any other text.
 */
export async function peopleLike<Somebody>(
  all: readonly Somebody[],
  namesOf: (each: Somebody) => readonly string[],
  typed: string,
  isAddressed = false,
): Promise<Somebody[]> {
  const text = fold(typed)
  const isPinyin = letters.test(text)
  // One letter alone is anybody's.
  if (isPinyin ? text.length === 1 && !isAddressed : !characters.test(text)) return []
  const names = new Names<{ readonly each: Somebody; readonly name: string }>()
  for (const each of all) for (const name of namesOf(each)) names.add(name, { each, name })
  const found = names.search(text, mostLike, await readingsFor(text))
  return [...new Set(found.filter(({ fit, of }) => isLike(fit, of.name, text, isAddressed)).map(({ of }) => of.each))]
}

/** Nobody reads more of them. */
const mostLike = 20

/** In one run; in a Latin name from the beginning of a word, of who is addressed from the surname on. */
function isLike(fit: number, name: string, text: string, isAddressed: boolean): boolean {
  if (fit >= fits.inOrder || (isAddressed && fit !== fits.whole && fit !== fits.begins && fit !== fits.beginsSpelled))
    return false
  return !/\p{sc=Latin}/u.test(name) || name.split(/\s+/u).some((word) => fold(word).startsWith(text))
}

/**
 * Whom of a customer's contact persons a text may mean that is nobody's whole name. Null where it is one, or nobody is like it. With
 * `mayBeNew` only a text that is nobody's name anywhere (李, lj): any other is that of a person who is not on record yet.
 */
export async function personMeant(
  db: Db,
  typed: string,
  customer: string | undefined,
  mayBeNew: boolean,
): Promise<Meant | null> {
  const text = typed.normalize('NFKC').trim()
  if (customer === undefined || (mayBeNew && !/^(?:[a-z]{2,}|\p{sc=Han})$/u.test(text))) return null
  const row = await customerNamed(db, customer)
  if (row === null || personOf(await everyPerson(db, row.id), typed.trim()) !== undefined) return null
  const like = await peopleLike(await listPersons(db, row.id), ({ name }) => [name], text)
  const meant = mayBeNew ? like.filter(({ name }) => /\p{sc=Han}/u.test(name)) : like
  if (meant.length === 0) return null
  return {
    choices: meant.map(({ name, title }) => ({
      ...{ value: name, short: name },
      name: title === null ? name : `${name}  ${title}`,
    })),
    isSure: meant.length === 1,
    problem: usage(personWords.severalPersons(typed, row, meant), personWords.nameWhole),
  }
}

/** The customer of a text; null where it names none, which the command says. */
async function customerNamed(db: Db, text: string): Promise<CustomerRow | null> {
  try {
    return await requireCustomer(db, text)
  } catch (error) {
    if (error instanceof Problem && error.code === 'usage') return null
    throw error
  }
}
