import type { Day } from '../../clause/day.ts'
import { peopleLike } from '../../customer/person/meant.ts'
import { type PersonRow, thereOn } from '../../customer/person/store/person.ts'
import { listStaff } from '../../office/staff/store/staff.ts'
import type { Db } from '../../register/register.ts'
import { titled } from './rules/titled.ts'
import { plainWord, wordOf } from './rules/vocabulary.ts'

/** Somebody who may be meant by a word: a contact person of the customer, or a member of staff. */
export interface Somebody {
  readonly name: string
  readonly isStaff: boolean
}

/**
 * Whom a word may mean that is nobody's whole name: the customer's contact persons on a day by a part of the name or its pinyin (李, lj,
 * lijie), with 工, 总 and the like behind it too, and the staff by the pinyin alone. Nobody by a word of the grammar, whatever it could be.
 */
export async function somebodyMeant(db: Db, word: string, persons: readonly PersonRow[], on: Day): Promise<Somebody[]> {
  if (wordOf(word) !== null) return []
  const { text, isTitled } = titled(plainWord(word))
  const there = await peopleLike(thereOn(persons, on), ({ name }) => [name], text, isTitled)
  const named = there.map(({ name }): Somebody => ({ name, isStaff: false }))
  if (isTitled || !/^[a-z]+$/.test(text)) return named
  const staff = (await listStaff(db)).filter(
    ({ roles }) => roles.length === 0 || roles.some(({ until }) => until === null || on < until),
  )
  const like = await peopleLike(staff, ({ name, alsoCalled }) => [name, ...alsoCalled], text)
  return [...named, ...like.map(({ name }): Somebody => ({ name, isStaff: true }))]
}
