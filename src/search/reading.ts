import { likest } from './names.ts'
import { mayBePinyin, noReadings, type Readings } from './steps.ts'

/** The readings that a text has to be searched by: the dictionary is loaded where it may be pinyin. */
export const readingsFor = async (typed: string): Promise<Readings> =>
  mayBePinyin(typed) ? (await import('./readings.ts')).readings : noReadings

/** `likest` among a few, such as the staff or the persons of a customer, with the dictionary where it is needed. */
export const likestOf = async <T>(
  all: readonly T[],
  typed: string,
  textsOf: (each: T) => readonly string[],
): Promise<T[]> => likest(all, typed, textsOf, await readingsFor(typed))
