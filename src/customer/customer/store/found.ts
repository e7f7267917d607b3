import { blockOf } from '../../../clause/block.ts'
import { fold } from '../../../clause/fold.ts'
import { among } from '../../../register/among.ts'
import type { Db } from '../../../register/register.ts'
import { fits } from '../../../search/names.ts'
import { customersSpelled } from './by-spelling.ts'
import { creditCodeTyped, customerNumbered, type Found, findCustomers } from './find.ts'
import { current, customerByCode, customersByCreditCode, type NamedCustomer, namesById } from './master.ts'
import { customersOfPaper } from './paper.ts'
import { fitOf } from './search.ts'

/**
 * The customers that a text may mean, up to `most`, best first: that whose number it is, those it is a part of (`findCustomers`), and
 * those of whose name it is the pinyin or has characters left out (`customersSpelled`): letters may be in one's English name or credit
 * code and mean another. Behind a name that has the text itself a few of them are enough: 人保 is in 人保物业, and still means 人民保险 as well. A
 * code or credit code that was merged away is a part of nothing any more, and still names the customer that stayed; so does the number of
 * an application or a case its customer.
 */
export async function customersFound(db: Db, wanted: string, most: number): Promise<Found[]> {
  const numbered = await customerNumbered(db, wanted)
  const first = numbered === null ? [] : [{ ...numbered, formerName: null }]
  const plain = (await findCustomers(db, wanted, most)).filter(({ id }) => id !== numbered?.id)
  const found: readonly Found[] = [...first, ...plain]
  const merged =
    found.length === 0 ? [...(await stayed(db, wanted)), ...(await customersOfPaper(db, wanted)).map(nowNamed)] : []
  if (merged.length > 0) return merged
  const there = new Set(found.map(({ id }) => id))
  const behind = found.length > 0 && !isLetters(wanted) ? fewMore : most
  const spelled = (await customersSpelled(db, wanted, found.length + behind))
    .filter(({ id }) => !there.has(id))
    .slice(0, behind)
  const named = await namesById(db, blockOf(spelled.map(({ id }) => id)))
  const more = spelled.flatMap(({ id, formerName }): Found[] => {
    const customer = named.get(id)
    return customer === undefined ? [] : [{ ...customer, formerName }]
  })
  const hidden = more.length === 0 ? new Set<number>() : await hiddenIn(db, found, wanted)
  const [shown, others] = [found.filter(({ id }) => !hidden.has(id)), found.filter(({ id }) => hidden.has(id))]
  return [...shown, ...more, ...others].slice(0, most)
}

/** So many come behind those that have the text itself. */
const fewMore = 5

/** Letters alone, which may be the initials of a name. */
export const isLetters = (text: string): boolean => /^[a-z]{2,}$/i.test(text.normalize('NFKC').trim())

/** Those that have the letters only inside a word of their English name, or a code: hardly who is meant where there are others. */
export async function hiddenIn(db: Db, found: readonly Found[], wanted: string): Promise<ReadonlySet<number>> {
  const rows = await current(db)
    .select(['customer.id', 'customer.code', 'customer.name_key', 'customer.english_name', 'customer.short_name'])
    .where(among('customer.id', blockOf(found.map(({ id }) => id))))
    .execute()
  const part = fold(wanted)
  const isShort = (name: string | null) => name !== null && fold(name).includes(part)
  const former = new Set(found.filter(({ formerName }) => formerName !== null).map(({ id }) => id))
  const hidden = rows.filter(
    (row) => !former.has(row.id) && !isShort(row.short_name) && fitOf(row, [part]) === fits.inOrder,
  )
  return new Set(hidden.map(({ id }) => id))
}

async function stayed(db: Db, wanted: string): Promise<Found[]> {
  const merged = await customerByCode(db, wanted.toUpperCase())
  const rows = merged === null ? await customersByCreditCode(db, creditCodeTyped(wanted)) : [merged]
  return rows.map(nowNamed)
}

const nowNamed = ({ id, code, name }: NamedCustomer): Found => ({ id, code, name, formerName: null })
