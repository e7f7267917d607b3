import type { Expression } from 'kysely'
import { fold } from '../../../clause/fold.ts'
import type { Db } from '../../../register/register.ts'
import type { FactTable } from '../../../register/tables.ts'
import { whileUnchanged } from '../../../register/while-unchanged.ts'
import { Lines } from '../../../search/lines.ts'
import { Names } from '../../../search/names.ts'
import { isShown } from '../../person/store/restriction.ts'
import { type Paper, paperKinds } from '../paper.ts'
import { current } from './master.ts'
import { papersOnRecord } from './paper.ts'

/** A customer under one of its names. */
export interface Called {
  readonly id: number
  /** A name that it no longer has; null where it is one that it has. */
  readonly formerName: string | null
}

/** Indexes in memory by which customers are found: a question to the register takes longer than the next key. */
interface Gathered {
  /** Names that people know a customer by: present, former and short. */
  readonly names: Names<Called>
  /** All names with the code and the credit code, folded, by the customer's id. */
  readonly texts: Lines<number>
  /** The digits of its own phone number. */
  readonly phones: Lines<number>
  /** The digits of its contact persons' numbers, without restricted persons. */
  readonly personPhones: Lines<number>
  /** The numbers of what is filed under it. */
  readonly papers: Lines<Paper>
  /** The customers that are assigned to somebody, by the name: of those who asked. */
  readonly assigned: Map<string, readonly number[]>
}

/** From which tables each is gathered, and how. */
const gatherings: {
  readonly [K in keyof Gathered]: {
    readonly of: readonly FactTable[]
    readonly gather: (db: Db) => Promise<Gathered[K]>
  }
} = {
  names: { of: ['customer', 'former_name'], gather: (db) => namesOf(db) },
  texts: { of: ['customer', 'former_name'], gather: textsOf },
  phones: { of: ['customer'], gather: async (db) => digitLines(await ownPhones(db)) },
  personPhones: {
    of: ['customer', 'person', 'person_restriction', 'erasure', 'person_erasure'],
    gather: async (db) => digitLines(await personPhones(db)),
  },
  papers: {
    of: ['customer', ...paperKinds],
    gather: async (db) => {
      const lines = new Lines<Paper>()
      for (const paper of await papersOnRecord(db)) lines.add(paper, [fold(paper.number)])
      return lines
    },
  },
  assigned: { of: ['assignment', 'staff'], gather: async () => new Map() },
}

/** An index of the customers: built when first asked for, and kept until one of its tables changes, since each key asks for it. */
export function gathered<K extends keyof Gathered>(db: Db, what: K): Promise<Gathered[K]> {
  const { of, gather } = gatherings[what]
  return whileUnchanged(db, of, gather)
}

/** The ids of the customers that are assigned to somebody now, the oldest first. */
export async function assignedTo(db: Db, doer: string): Promise<readonly number[]> {
  const assigned = await gathered(db, 'assigned')
  const known = assigned.get(doer)
  if (known !== undefined) return known
  const rows = await assignments(db).select('assignment.customer_id').where('staff.name', '=', doer).execute()
  const ids = [...new Set(rows.map(({ customer_id }) => customer_id))].sort((a, b) => a - b)
  assigned.set(doer, ids)
  return ids
}

/** The assignments that hold. */
export const assignments = (db: Db) =>
  db
    .selectFrom('assignment')
    .innerJoin('staff', 'staff.id', 'assignment.staff_id')
    .where('assignment.voided_at', 'is', null)
    .where('assignment.until_day', 'is', null)

/** The names that customers no longer have. */
const formerNames = (db: Db) =>
  current(db)
    .innerJoin('former_name', 'former_name.customer_id', 'customer.id')
    .select(['customer.id', 'former_name.name'])
    .where('former_name.voided_at', 'is', null)
    .orderBy('former_name.id')
    .execute()

/**
 * The names that people know customers by. With `characters` (folded), names that lack one of them may be missing: the database tells that of a name
 * far sooner than it hands the name over.
 */
export async function namesOf(db: Db, characters: readonly string[] = []): Promise<Names<Called>> {
  const names = new Names<Called>()
  const customers = await current(db)
    .select(['customer.id', 'customer.name', 'customer.short_name'])
    .where((eb) => {
      const has = characters.map((one) => eb(eb.fn<number>('instr', ['customer.name_key', eb.val(one)]), '>', 0))
      // A short name has no folded key beside it.
      return has.length === 0 ? eb.lit(true) : eb.or([eb.and(has), eb('customer.short_name', 'is not', null)])
    })
    .orderBy('customer.id')
    .execute()
  const former = await formerNames(db)
  for (const { id, name, short_name } of customers) {
    const called = { id, formerName: null }
    names.add(name, called)
    if (short_name !== null) names.add(short_name, called)
  }
  for (const { id, name } of former) names.add(name, { id, formerName: name })
  return names
}

async function textsOf(db: Db): Promise<Lines<number>> {
  const former = new Map<number, string[]>()
  for (const { id, name } of await formerNames(db)) former.set(id, [...(former.get(id) ?? []), fold(name)])
  const lines = new Lines<number>()
  for (const { id, name, short_name, text } of await namesAndCodes(db)) {
    const codes = plain.test(text) ? [text] : text.split(' ').map(fold)
    const short = short_name === null ? [] : [fold(short_name)]
    lines.add(id, [...codes, fold(name), ...short, ...(former.get(id) ?? [])])
  }
  return lines
}

const plain = /^[ -~]*$/

/** Code, credit code and English name of each in one text, small and with blanks between them alone: to have them apart takes three times as long. */
const namesAndCodes = (db: Db) =>
  current(db)
    .select(['customer.id', 'customer.name', 'customer.short_name'])
    .select((eb) => {
      const there = (column: 'credit_code' | 'english_name') => eb.fn.coalesce(eb.ref(column), eb.val(''))
      const english = [' ', '(', ')'].reduce<Expression<string>>(
        (text, gone) => eb.fn<string>('replace', [text, eb.val(gone), eb.val('')]),
        there('english_name'),
      )
      const blank = eb.val(' ')
      const text = eb(eb(eb(eb('customer.code', '||', blank), '||', there('credit_code')), '||', blank), '||', english)
      return eb.fn<string>('lower', [text]).as('text')
    })
    .orderBy('customer.id')
    .execute()

interface Phones {
  readonly id: number
  readonly phones: readonly (string | null)[]
}

async function ownPhones(db: Db): Promise<Phones[]> {
  const rows = await current(db)
    .select(['customer.id', 'customer.phone'])
    .where('customer.phone', 'is not', null)
    .orderBy('customer.id')
    .execute()
  return rows.map(({ id, phone }) => ({ id, phones: [phone] }))
}

async function personPhones(db: Db): Promise<Phones[]> {
  const rows = await db
    .selectFrom('person')
    .select(['customer_id', 'mobile', 'phone'])
    .where('voided_at', 'is', null)
    .where(isShown)
    .where((eb) => eb.or([eb('mobile', 'is not', null), eb('phone', 'is not', null)]))
    .orderBy('customer_id')
    .orderBy('id')
    .execute()
  return rows.map(({ customer_id: id, mobile, phone }) => ({ id, phones: [mobile, phone] }))
}

/** Numbers as they are looked for: their digits, with no dashes between them. */
function digitLines(all: readonly Phones[]): Lines<number> {
  const lines = new Lines<number>()
  for (const { id, phones } of all)
    lines.add(
      id,
      phones.flatMap((phone) => (phone === null ? [] : [phone.replaceAll('-', '')])),
    )
  return lines
}
