import { usage } from '../clause/problem.ts'
import type { Words } from '../clause/words.ts'
import type { NumberedTable } from '../register/offered.ts'
import { type Flag, offering, ofKind, optional, searched, text } from './flag.ts'
import { mostOffered } from './world.ts'

/** A number that a paper bears, such as a certificate's: full-width characters are the same as plain ones. */
export const paperNumber = (words: Words, names?: NumberedTable): Flag<string, 'optional'> => {
  const plain = ofKind('number', text(words, 'NUMBER'))
  const typed = names === undefined ? plain : numbersSearched(names, offering(names, plain))
  // One on record is called as it is: its kind may be another, which keeps every character.
  return { ...typed, parse: (raw, label) => typed.parse(raw.normalize('NFKC'), label) }
}

/** The same flag, where it is asked for a choice of the numbers on record; of one customer's where that was named before. */
const numbersSearched = <F extends Flag>(names: NumberedTable, flag: F): F =>
  searched(flag, async (db, typed, lang, { customer }) => {
    const { numbersMeant } = await import('../register/offered.ts')
    const found = await numbersMeant(db, names, typed, customer, mostOffered + 1)
    return found.map(({ value, meaning }) => ({
      value,
      name: meaning[lang] === '' ? value : `${value}  ${meaning[lang]}`,
      short: value,
    }))
  })

/** The same flag of a value that is not on record yet, so that nothing is offered for it. */
export const unsearched = <Value>({ search: _, ...flag }: Flag<Value, 'optional'>): Flag<Value, 'optional'> => flag

/** A number of a series of the program's own, such as CT-2026-0001, however it is typed. */
export const seriesNumber = (words: Words, names?: NumberedTable): Flag<string, 'optional'> => {
  const typed = paperNumber(words, names)
  return { ...typed, parse: (raw, label) => typed.parse(raw, label).toUpperCase() }
}

/** A whole number of at least `least`. */
export const count = (words: Words, least = 0, placeholder = 'N'): Flag<number, 'optional'> =>
  optional(words, placeholder, (raw, label) => {
    const typed = raw.normalize('NFKC').trim()
    const value = /^\d{1,9}$/.test(typed) ? Number(typed) : Number.NaN
    if (!(value >= least))
      throw usage(
        {
          en: `${label} is not a whole number of at least ${least}: "${raw}".`,
          zh: `${label} 不是不小于 ${least} 的整数：“${raw}”。`,
        },
        { en: `Write digits only, for example ${Math.max(least, 2)}.`, zh: `请只写数字，例如 ${Math.max(least, 2)}。` },
      )
    return value
  })
