import type { Day } from '../../clause/day.ts'
import { fold } from '../../clause/fold.ts'
import type { PersonRow } from '../../customer/person/store/person.ts'
import { thereOn } from '../../customer/person/store/person.ts'
import { listStaff } from '../../office/staff/store/staff.ts'
import type { Db } from '../../register/register.ts'
import { fits, Names } from '../../search/names.ts'
import { readingsFor } from '../../search/reading.ts'
import { titled } from './rules/titled.ts'
import { plainWord, wordOf } from './rules/vocabulary.ts'

/** Somebody who may be meant by a word: a contact person of the customer, or a member of staff. */
export interface Somebody {
  readonly name: string
  readonly isStaff: boolean
}

const letters = /^[a-z]+$/
const characters = /^\p{sc=Han}{1,4}$/u

/**
 * Whom a word may mean that is nobody's whole name: the customer's contact persons on a day by a part of the name or its pinyin (李, lj,
 * lijie), with 工, 总 and the like behind it too, and the staff by the pinyin alone. Nobody by a word of the grammar, whatever it could be.
 */
export async function somebodyMeant(db: Db, word: string, persons: readonly PersonRow[], on: Day): Promise<Somebody[]> {
  const { text, isTitled } = titled(plainWord(word))
  const isPinyin = letters.test(text)
  if (wordOf(word) !== null || !(isPinyin || characters.test(text))) return []
  // One letter alone is anybody's.
  if (isPinyin && text.length === 1 && !isTitled) return []
  const names = new Names<Somebody>()
  for (const { name } of thereOn(persons, on)) names.add(name, { name, isStaff: false })
  if (isPinyin && !isTitled)
    for (const { name, alsoCalled, roles } of await listStaff(db)) {
      const isThere = roles.length === 0 || roles.some(({ until }) => until === null || on < until)
      for (const each of isThere ? [name, ...alsoCalled] : []) names.add(each, { name, isStaff: true })
    }
  const known = await readingsFor(text)
  const found = names.search(text, mostMeant, known).filter(({ fit, of }) => isMeant(fit, of.name, text, isTitled))
  return found.map(({ of }) => of).filter(({ name }, i, all) => all.findIndex((each) => each.name === name) === i)
}

/** More than these are told nobody. */
const mostMeant = 20

/** Whether a name is meant: in one run, of a Latin name from the beginning of a word, of who is addressed from the surname on. */
function isMeant(fit: number, name: string, text: string, isTitled: boolean): boolean {
  if (fit >= fits.inOrder) return false
  if (isTitled && fit !== fits.whole && fit !== fits.begins && fit !== fits.beginsSpelled) return false
  const isLatin = /\p{sc=Latin}/u.test(name)
  return !isLatin || name.split(/\s+/u).some((word) => fold(word).startsWith(text))
}
