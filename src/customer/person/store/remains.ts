import type { Day } from '../../../clause/day.ts'
import { type Mention, mentionsOf, type SealedMention, sealedMentionsOf } from '../../../register/mentions.ts'
import type { Db, Row } from '../../../register/register.ts'
import { isOfCustomers, rowsOfCustomers, rowsOfNobody, type TableRows } from '../../customer/store/filed.ts'
import { contactsWith, idsIn, names as isNamed, type Naming, type Telling } from './naming.ts'

/** What is on record besides the rows that name a person: what was done with the person, and where else the name stands. */
export interface Remains {
  readonly contacts: readonly Row<'contact'>[]
  readonly mentions: readonly Mention[]
  /** The entries of the journal whose sealed words name the person, in order. */
  readonly sealed: readonly number[]
  /** A member of staff of that name. */
  readonly staff: boolean
}

/** Where a text stands. */
interface PlacedRow {
  readonly table: string
  readonly id: number
}

/** Keys by which names are searched; what they are made of stands beside them. */
const derived = ['name_key']

const namesOf = (rows: readonly TableRows[]): string[] =>
  rows.flatMap(({ table, ids }) => ids.map((id) => `${table} ${id}`))

/**
 * What is on record of a person besides the rows that name it. A name counts where it stands in something of the customers,
 * since another customer's may be called the same, or in what is no customer's; numbers and addresses count everywhere. Where
 * everybody of that name is asked about, it counts wherever it stands as a word of its own.
 */
export async function remainsOf(
  db: Db,
  namings: readonly Naming[],
  { names, reach }: Telling,
  customerIds: readonly number[],
  everybody = false,
): Promise<Remains> {
  const own = new Set([...namesOf(await rowsOfCustomers(db, customerIds)), ...namesOf(await rowsOfNobody(db))])
  const isOwn = ({ table, id }: PlacedRow) => own.has(`${table} ${id}`) || !isOfCustomers(table)
  const counts = (row: PlacedRow | null, words: readonly string[], text: string | null = null): boolean =>
    row === null ||
    isOwn(row) ||
    words.some((word) => reach.includes(word)) ||
    (everybody && text !== null && words.some((word) => isNamed(text, word)))
  const mentions = await mentionsOf(db, [...names, ...reach])
  const sealed: SealedMention[] = await sealedMentionsOf(db, [...names, ...reach])
  return {
    contacts: await contactsWith(db, idsIn(namings, 'person')),
    mentions: mentions.filter((each) => !derived.includes(each.column) && counts(each, each.words, each.text)),
    sealed: [...new Set(sealed.filter(({ row, words }) => counts(row, words)).map(({ entry }) => entry))],
    staff: mentions.some(({ table, column, text }) => table === 'staff' && column === 'name' && names.includes(text)),
  }
}

/** From the first to the last day of the contacts. */
export function daysOf(contacts: readonly { readonly on_day: Day }[]): readonly [Day, Day] | null {
  const [first, last] = [contacts[0], contacts.at(-1)]
  return first === undefined || last === undefined ? null : [first.on_day, last.on_day]
}
