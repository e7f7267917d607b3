import { fold } from '../../../clause/fold.ts'
import { same } from '../../../clause/words.ts'
import type { Offer } from '../../../register/offered.ts'
import type { Db } from '../../../register/register.ts'
import { customersFound } from './found.ts'
import { current } from './master.ts'

/**
 * Customers that somebody may be typing: by the beginning of their code, else by their name, first those whose name begins
 * with the text, then those that have it anywhere, else those whose pinyin it is. Named by code where the code was begun or two have one
 * name.
 */
export async function customersOffered(db: Db, typed: string, most: number): Promise<Offer[]> {
  const codes = await beginning(db, 'code', typed.trim().toUpperCase(), most)
  if (codes.length > 0) return codes.map(({ code, name }) => ({ value: code, meaning: same(name) }))
  const named = await beginning(db, 'name_key', fold(typed), most)
  const found = named.length > 0 ? named : await customersFound(db, typed, most)
  const isShared = (name: string) => found.filter((each) => each.name === name).length > 1
  return found.map(({ code, name }) =>
    isShared(name) ? { value: code, meaning: same(name) } : { value: name, meaning: same(code) },
  )
}

/** By a range of the column, which an index answers: nobody waits for a scan at a key stroke. */
const beginning = (db: Db, column: 'code' | 'name_key', text: string, most: number) =>
  current(db)
    .select(['code', 'name'])
    .where(column, '>=', text)
    .where(column, '<', `${text}\u{10ffff}`)
    .orderBy(column)
    .orderBy('id')
    .limit(most)
    .execute()
