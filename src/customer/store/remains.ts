import type { Day } from '../../clause/day.ts'
import { type Mention, mentionsOf, type SealedMention, sealedMentionsOf } from '../../register/mentions.ts'
import type { Db, Row } from '../../register/register.ts'
import { rowsOfCustomers } from './filed.ts'
import { contactsWith, type Naming, type Telling } from './naming.ts'

/** What is on record besides the rows that name a person: what was done with the person, and where else the name stands. */
export interface Remains {
  readonly contacts: readonly Row<'contact'>[]
  readonly mentions: readonly Mention[]
  /** The entries of the journal whose sealed words name the person, in order. */
  readonly sealed: readonly number[]
  /** A member of staff of that name. */
  readonly staff: boolean
}

/** Keys by which names are searched; what they are made of stands beside them. */
const derived = ['name_key']

/**
 * What is on record of a person besides the rows that name it. A name counts where it stands in something of the customers,
 * since another may be called the same; numbers and addresses count everywhere.
 */
export async function remainsOf(
  db: Db,
  namings: readonly Naming[],
  { names, reach }: Telling,
  customerIds: readonly number[],
): Promise<Remains> {
  const own = new Set(
    (await rowsOfCustomers(db, customerIds)).flatMap(({ table, ids }) => ids.map((id) => `${table} ${id}`)),
  )
  const counts = (row: { readonly table: string; readonly id: number } | null, words: readonly string[]): boolean =>
    row === null || own.has(`${row.table} ${row.id}`) || words.some((word) => reach.includes(word))
  const mentions = await mentionsOf(db, [...names, ...reach])
  const sealed: SealedMention[] = await sealedMentionsOf(db, [...names, ...reach])
  return {
    contacts: await contactsWith(
      db,
      namings.flatMap(({ table, id }) => (table === 'person' ? [id] : [])),
    ),
    mentions: mentions.filter((each) => !derived.includes(each.column) && counts(each, each.words)),
    sealed: [...new Set(sealed.filter(({ row, words }) => counts(row, words)).map(({ entry }) => entry))],
    staff: mentions.some(({ table, column, text }) => table === 'staff' && column === 'name' && names.includes(text)),
  }
}

/** From the first to the last day of the contacts. */
export function daysOf(contacts: readonly { readonly on_day: Day }[]): readonly [Day, Day] | null {
  const [first, last] = [contacts[0], contacts.at(-1)]
  return first === undefined || last === undefined ? null : [first.on_day, last.on_day]
}
