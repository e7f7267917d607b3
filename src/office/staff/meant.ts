import { didYouMean } from '../../clause/near.ts'
import { usage } from '../../clause/problem.ts'
import type { Db } from '../../register/register.ts'
import { likestOf } from '../../search/reading.ts'
import type { Meant } from '../../terminal/understood.ts'
import { findStaff, listStaff } from './store/staff.ts'
import { officeWords } from './words.ts'

/**
 * Who of the staff a text may mean that is nobody's name: a part of it, or its pinyin. Never beyond doubt: who did what is not guessed. Null
 * where it is a name, or none is like it.
 */
export async function staffMeant(db: Db, typed: string): Promise<Meant | null> {
  if ((await findStaff(db, typed)) !== null) return null
  const like = await likestOf(await listStaff(db), typed, ({ name, alsoCalled }) => [name, ...alsoCalled])
  if (like.length === 0) return null
  const names = like.map(({ name }) => name)
  return {
    choices: names.map((name) => ({ value: name, name })),
    isSure: false,
    problem: usage(officeWords.unknownStaff(typed), didYouMean(names.slice(0, mostTold), officeWords.seeNames)),
  }
}

/** So many are told in a sentence. */
const mostTold = 3
