import type { Day } from '../../clause/day.ts'
import { fold } from '../../clause/fold.ts'
import { customerOrMeant } from '../../customer/customer/meant.ts'
import { requireCustomer } from '../../customer/customer/store/find.ts'
import { type CustomerRow, customerById, type NamedCustomer } from '../../customer/customer/store/master.ts'
import { listPersons, type PersonRow, thereOn } from '../../customer/person/store/person.ts'
import { findStaff, listStaff } from '../../office/staff/store/staff.ts'
import type { Db } from '../../register/register.ts'
import type { Meant } from '../../terminal/understood.ts'
import { type Fault, fault } from './rules/fault.ts'
import { placeOf, together } from './rules/pieces.ts'
import type { Name, Told } from './rules/reading.ts'
import type { Titled } from './rules/titled.ts'
import { lineWords } from './words.ts'

/** Whom a line names, as the register has them, with what is wrong or not known in it. */
export interface Named {
  readonly customer: CustomerRow | null
  /** Where a part of a name fits several customers, these. */
  readonly customers: Told<readonly NamedCustomer[]> | null
  readonly person: string | null
  /** Where a surname fits several contact persons, these. */
  readonly persons: Told<readonly string[]> | null
  /** A member of staff, by the name that they go by. */
  readonly staff: string | null
  /** Words that are none of the grammar and nobody's name. */
  readonly unknown: readonly Name[]
  readonly faults: readonly Fault[]
}

/** Customers that a text may name. */
interface Search {
  readonly text: string
  readonly names: readonly Name[]
  readonly found: CustomerRow | readonly NamedCustomer[] | null
  readonly isMore: boolean
}

/** At most this many customers are told of a name that fits several. */
const mostTold = 5

/** Looks the names of a line up: members of staff, one customer, and the contact person of it, there on the day. */
export async function namesIn(
  db: Db,
  line: string,
  { names, persons: titled }: { readonly names: readonly (readonly Name[])[]; readonly persons: readonly Titled[] },
  on: Day,
): Promise<Named> {
  const faults: Fault[] = []
  const { staff, rest } = await staffIn(db, names)
  const searches: Search[] = []
  for (const run of rest) searches.push(...(await searched(db, run)))
  const customer = await oneCustomer(db, searches)
  const persons = customer === null ? [] : await listPersons(db, customer.id)
  const spoken: Told<string>[] = []
  const unknown: Name[] = []
  let customers: Named['customers'] = null
  for (const { text, names: run, found, isMore } of searches) {
    const at = placeOf(run)
    const person = persons.find(({ name }) => fold(name) === fold(text))
    if (person !== undefined) spoken.push({ ...at, value: person.name })
    if (person !== undefined) continue
    // A part of somebody's name names nobody, unless it is all that tells which customer it is.
    const isPersons = found !== null && searches.length > 1 && customer !== null && (await isByPerson(db, found, text))
    if (found === null || isPersons) unknown.push(...run)
    else if (isRow(found) && found.id === customer?.id) continue
    else if (isRow(found)) {
      const one = searches.find((each) => each.found !== null && isRow(each.found) && each.found.id === customer?.id)
      faults.push(fault(lineWords.twoCustomers([customer ?? found, found]), placeOf(one?.names ?? []), at))
    } else {
      faults.push(fault(lineWords.severalCustomers(text, found, isMore), at))
      customers ??= { ...at, value: found }
    }
  }
  for (const { value } of staff) {
    const both = persons.some(({ name }) => fold(name) === fold(value))
    if (both) faults.push(fault(lineWords.staffOrPerson(value), ...staff.filter((each) => each.value === value)))
  }
  const several: Told<readonly string[]>[] = []
  for (const each of titled) {
    const named = personsOf(thereOn(persons, on), each)
    if (named.length > 1) several.push({ from: each.from, to: each.to, value: named })
    else spoken.push({ from: each.from, to: each.to, value: named[0] ?? each.name ?? each.text })
  }
  for (const each of several)
    faults.push(fault(lineWords.severalPersons(line.slice(each.from, each.to), each.value), each))
  const [made, ...others] = [...new Set(staff.map(({ value }) => value))]
  if (made !== undefined && others.length > 0) faults.push(fault(lineWords.twoStaff([made, ...others]), ...staff))
  const talked = [...new Set(spoken.map(({ value }) => value))]
  if (talked.length + several.length > 1) faults.push(fault(lineWords.twoPersons(talked), ...spoken, ...several))
  return {
    ...{ customer, customers, person: talked[0] ?? null, persons: several[0] ?? null, staff: made ?? null },
    ...{ unknown, faults },
  }
}

const isRow = (found: CustomerRow | Meant | readonly NamedCustomer[]): found is CustomerRow => 'code' in found

/** Members of staff among the names, the longest name first, and what is left: runs of names that are none. */
async function staffIn(db: Db, names: readonly (readonly Name[])[]) {
  // A single name is the customer's: the staff is looked at only where something else is named as well.
  if (names.flat().length < 2) return { staff: [] as Told<string>[], rest: names }
  const known = await namesOfStaff(db)
  const staff: Told<string>[] = []
  const rest: Name[][] = []
  for (const run of names) {
    let left: Name[] = []
    for (let i = 0; i < run.length; ) {
      const length = [3, 2, 1].find((n) => known.has(fold(together(run.slice(i, i + n)))))
      const part = run.slice(i, i + (length ?? 1))
      i += part.length
      if (length === undefined) left.push(...part)
      else {
        const found = await findStaff(db, together(part))
        staff.push({ ...placeOf(part), value: found?.name ?? together(part) })
        if (left.length > 0) rest.push(left)
        left = []
      }
    }
    if (left.length > 0) rest.push(left)
  }
  return { staff, rest }
}

const namesOfStaff = async (db: Db): Promise<ReadonlySet<string>> =>
  new Set((await listStaff(db)).flatMap(({ name, alsoCalled }) => [name, ...alsoCalled]).map(fold))

/** What customers the names of a run may mean: the longest neighbouring words first that anything is found by. */
async function searched(db: Db, run: readonly Name[]): Promise<Search[]> {
  const searches: Search[] = []
  for (let i = 0; i < run.length; ) {
    let search: Search = { text: run[i]?.text ?? '', names: run.slice(i, i + 1), found: null, isMore: false }
    for (let length = run.length - i; length > 0; length -= 1) {
      const names = run.slice(i, i + length)
      const text = together(names)
      const named = await customersNamed(db, text)
      if (named === null) continue
      const { found, isSure } = named
      if (length > 1 && (await hasPersonsWord(db, found.slice(0, mostTold), names))) continue
      const [only] = found
      const isOne = isSure && found.length === 1 && only !== undefined
      const row = isOne ? await customerById(db, only.id) : found.slice(0, mostTold)
      search = { text, names, found: row, isMore: found.length > mostTold }
      break
    }
    searches.push(search)
    i += search.names.length
  }
  return searches
}

/**
 * The customers that a text names: the one that commands would take, those that it may be, or one that it means by its pinyin. Null where it
 * is none. One that is only like it, with something left out between, is not taken unasked.
 */
async function customersNamed(
  db: Db,
  text: string,
): Promise<{ readonly found: readonly NamedCustomer[]; readonly isSure: boolean } | null> {
  const named = await customerOrMeant(db, text, 'zh', '')
  if (named === null) return null
  if (isRow(named)) return { found: [named], isSure: true }
  const found: NamedCustomer[] = []
  for (const { value } of named.choices.slice(0, mostTold + 1)) found.push(await requireCustomer(db, value))
  return { found, isSure: named.isSure }
}

/**
 * Whether some of the words fit only because a contact person of the customer is called so, and others by its own names: then it is a
 * customer and that person who are named.
 */
async function hasPersonsWord(db: Db, found: readonly NamedCustomer[], names: readonly Name[]): Promise<boolean> {
  for (const customer of found) {
    let persons = 0
    for (const { text } of names) if (await isPersonsOnly(db, customer, text)) persons += 1
    if (persons > 0 && persons < names.length) return true
  }
  return false
}

async function isPersonsOnly(db: Db, { id }: NamedCustomer, text: string): Promise<boolean> {
  const { name, code, short_name, english_name } = await customerById(db, id)
  const key = fold(text)
  if ([name, code, short_name, english_name].some((each) => each !== null && fold(each).includes(key))) return false
  return (await listPersons(db, id)).some((person) => fold(person.name).includes(key))
}

/** Whether customers were found by their contact persons alone. */
async function isByPerson(db: Db, found: CustomerRow | readonly NamedCustomer[], text: string): Promise<boolean> {
  for (const each of isRow(found) ? [found] : found) if (!(await isPersonsOnly(db, each, text))) return false
  return true
}

/**
 * The customer of the line: one that is found by its own names before one that is found by a contact person, since that may be somebody
 * of the same name elsewhere. Null where none is, or where it may be several.
 */
async function oneCustomer(db: Db, searches: readonly Search[]): Promise<CustomerRow | null> {
  const rows = searches.flatMap(({ text, found }) => (found !== null && isRow(found) ? [{ text, found }] : []))
  if (searches.length < 2) return rows[0]?.found ?? null
  const byPerson: CustomerRow[] = []
  for (const { text, found } of rows)
    if (await isByPerson(db, found, text)) byPerson.push(found)
    else return found
  // Where another word may be several customers by their own names, it is one of those.
  for (const { text, found } of searches)
    if (found !== null && !isRow(found) && !(await isByPerson(db, found, text))) return null
  return byPerson[0] ?? null
}

/** The contact persons who may be addressed so: of that name, whole or as they are addressed, else all of the surname. */
function personsOf(persons: readonly PersonRow[], { text, name, surname }: Titled): string[] {
  const exact = persons.filter((person) => fold(person.name) === fold(text) || fold(person.name) === fold(name ?? text))
  if (exact.length > 0 || name !== null) return exact.slice(0, 1).map((person) => person.name)
  const isLatin = /^[\p{sc=Latin}.'-]+$/u.test(surname)
  const isOf = (each: string) =>
    isLatin ? fold(each).endsWith(fold(surname)) || fold(each).startsWith(fold(surname)) : each.startsWith(surname)
  return persons.filter((person) => isOf(person.name)).map((person) => person.name)
}
