import type { Day } from '../clause/day.ts'
import { fold } from '../clause/fold.ts'
import { Problem } from '../clause/problem.ts'
import type { Lang, Words } from '../clause/words.ts'
import type { Db } from '../register/register.ts'
import type { Beside, Flag } from '../terminal/flag.ts'
import type { Choice } from '../terminal/world.ts'

/** The parts of the record that the answers before name, each as it would be typed. */
type Parts = (db: Db, beside: Beside, today: Day, lang: Lang) => Promise<readonly Choice[]>

/**
 * What of a record is taken back, where it is asked for: all of it, which Enter takes, or one of its parts. Of one without parts, and of
 * one that is void or not there, nobody is asked: the command has its own word for that.
 */
export const wholeOr =
  (whole: Words, parts: Parts): NonNullable<Flag['search']> =>
  async (db, typed, lang, beside, today) => {
    const found = await parts(db, beside, today, lang).catch((error: unknown) => {
      if (error instanceof Problem) return []
      throw error
    })
    if (found.length === 0) return []
    const all = [{ value: '', name: whole[lang] }, ...found]
    return all.filter(({ value, name }) => fold(`${name} ${value}`).includes(fold(typed)))
  }

/** What is asked where a part of a record may be taken back alone. */
export const whichPart: Words = { en: 'What is to be taken back', zh: '作废哪一部分' }
