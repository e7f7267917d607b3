import { fold } from '../../../clause/fold.ts'
import type { Db } from '../../../register/register.ts'
import type { Match, Names } from '../../../search/names.ts'
import { readingsFor } from '../../../search/reading.ts'
import { mostTyped } from '../../../search/steps.ts'
import { type Called, gathered, namesOf } from './gathered.ts'

/** A customer whose name fits what was typed, and how well (`fits`). */
export interface Spelled extends Called {
  readonly fit: Match<Called>['fit']
  readonly spread: number
}

/**
 * Customers by what people type of a present, former or short name: the initials or syllables of its pinyin, characters with others left out
 * between them, or both mixed; best first, up to `most`. `names` are those that are searched.
 */
export async function customersSpelled(
  db: Db,
  typed: string,
  most: number,
  names: Promise<Names<Called>> = namesLike(db, typed),
): Promise<Spelled[]> {
  const known = await readingsFor(typed)
  // One customer may be found by several of its names.
  const found = (await names).search(typed, most * 2, known)
  const best = new Map<number, Spelled>()
  for (const { of, fit, spread } of found) if (!best.has(of.id)) best.set(of.id, { ...of, fit, spread })
  return [...best.values()].slice(0, most)
}

/** For one search: the names that have all Chinese characters of the text if it is made of nothing else, otherwise all names. */
function namesLike(db: Db, typed: string): Promise<Names<Called>> {
  const wanted = fold(typed).slice(0, mostTyped)
  return /^[\u4e00-\u9fff]+$/.test(wanted) ? namesOf(db, [...new Set(wanted)]) : gathered(db, 'names')
}
