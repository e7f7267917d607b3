import { blockOf } from '../../../clause/block.ts'
import type { Db } from '../../../register/register.ts'
import { mayBePinyin } from '../../../search/steps.ts'
import { customersSpelled } from './by-spelling.ts'
import { creditCodeTyped, customerNumbered, type Found, findCustomers } from './find.ts'
import { customerByCode, customersByCreditCode, namesById } from './master.ts'

/**
 * The customers that a text may mean, up to `most`, best first: that whose number it is, those it is a part of (`findCustomers`), and, where
 * it is a part of none, those of whose name it is the pinyin or has characters left out (`customersSpelled`). `widely`: letters may be in the
 * English name of one and mean another by its pinyin; then both are looked for. A code or credit code that was merged away is a part of
 * nothing any more, and still names the customer that stayed.
 */
export async function customersFound(db: Db, wanted: string, most: number, widely: boolean): Promise<Found[]> {
  const numbered = await customerNumbered(db, wanted)
  const first = numbered === null ? [] : [{ ...numbered, formerName: null }]
  const plain = (await findCustomers(db, wanted, most)).filter(({ id }) => id !== numbered?.id)
  const found: readonly Found[] = [...first, ...plain]
  if (found.length > 0 && !(widely && mayBePinyin(wanted))) return found.slice(0, most)
  const merged = found.length === 0 ? await stayed(db, wanted) : []
  if (merged.length > 0) return merged
  const there = new Set(found.map(({ id }) => id))
  const spelled = (await customersSpelled(db, wanted, most)).filter(({ id }) => !there.has(id))
  const named = await namesById(db, blockOf(spelled.map(({ id }) => id)))
  const more = spelled.flatMap(({ id, formerName }): Found[] => {
    const customer = named.get(id)
    return customer === undefined ? [] : [{ ...customer, formerName }]
  })
  return [...found, ...more].slice(0, most)
}

async function stayed(db: Db, wanted: string): Promise<Found[]> {
  const merged = await customerByCode(db, wanted.toUpperCase())
  const rows = merged === null ? await customersByCreditCode(db, creditCodeTyped(wanted)) : [merged]
  return rows.map(({ id, code, name }) => ({ id, code, name, formerName: null }))
}
