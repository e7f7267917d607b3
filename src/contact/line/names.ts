import type { Day } from '../../clause/day.ts'
import { fold } from '../../clause/fold.ts'
import { customerOrMeant } from '../../customer/customer/meant.ts'
import { requireCustomer } from '../../customer/customer/store/find.ts'
import { type CustomerRow, customerById, type NamedCustomer } from '../../customer/customer/store/master.ts'
import { listPersons, type PersonRow, thereOn } from '../../customer/person/store/person.ts'
import { findStaff, listStaff } from '../../office/staff/store/staff.ts'
import type { Db } from '../../register/register.ts'
import { mayBePinyin } from '../../search/steps.ts'
import type { Meant } from '../../terminal/understood.ts'
import { type Somebody, somebodyMeant } from './persons.ts'
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
  /** Where a surname or a part of a name fits several contact persons or members of staff, these. */
  readonly persons: Told<readonly Somebody[]> | null
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
  asked: Lookups,
): Promise<Named> {
  const faults: Fault[] = []
  const { staff, rest } = await staffIn(db, names)
  const searches: Search[] = []
  for (const run of rest) searches.push(...(await searched(db, run, asked)))
  const customer = await oneCustomer(db, searches, on)
  const persons = customer === null ? [] : await listPersons(db, customer.id)
  const spoken: Told<string>[] = []
  const several: Told<readonly Somebody[]>[] = []
  const unknown: Name[] = []
  let customers: Named['customers'] = null
  for (const { text, names: run, found, isMore } of searches) {
    const at = placeOf(run)
    const person = persons.find(({ name }) => fold(name) === fold(text))
    if (person !== undefined) spoken.push({ ...at, value: person.name })
    if (person !== undefined) continue
    const isCustomers = found !== null && isRow(found) && found.id === customer?.id
    const isOwn = searches.length === 1 || found === null || customer === null || !(await isByPerson(db, found, text))
    if (isCustomers && isOwn) continue
    const meant = customer === null ? [] : await somebodyIn(db, run, found, persons, on)
    const [one] = meant
    if (one !== undefined) {
      if (meant.length > 1) several.push({ ...at, value: meant })
      else if (one.isStaff) staff.push({ ...at, value: one.name })
      else spoken.push({ ...at, value: one.name })
      continue
    }
    // A part of somebody's name names nobody, unless it is all that tells which customer it is; nor do letters beside one.
    const isBeside = customer !== null && searches.length > 1
    const isNobodys = isBeside && (!isOwn || (mayBePinyin(text) && found !== null && !isRow(found)))
    if (found === null || isNobodys) unknown.push(...run)
    // Which customer it is has to be settled before whose contact person that is.
    else if (isRow(found) && customer === null) continue
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
  for (const each of titled) {
    const named = personsOf(thereOn(persons, on), each)
    const value = named.map((name) => ({ name, isStaff: false }))
    if (named.length > 1) several.push({ from: each.from, to: each.to, value })
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

/**
 * Whom a word of the line may mean beside the customer that it names. What is another customer's by its own name is not somebody's; by pinyin
 * it may be either's, and one line is of one customer.
 */
async function somebodyIn(
  db: Db,
  run: readonly Name[],
  found: Search['found'],
  persons: readonly PersonRow[],
  on: Day,
): Promise<Somebody[]> {
  const [name, ...others] = run
  if (name === undefined || others.length > 0 || name.isQuoted) return []
  if (found !== null && isRow(found) && !mayBePinyin(name.text) && !(await isByPerson(db, found, name.text))) return []
  return somebodyMeant(db, name.text, persons, on)
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
async function searched(db: Db, run: readonly Name[], asked: Lookups): Promise<Search[]> {
  const searches: Search[] = []
  for (let i = 0; i < run.length; ) {
    let search: Search = { text: run[i]?.text ?? '', names: run.slice(i, i + 1), found: null, isMore: false }
    for (let length = run.length - i; length > 0; length -= 1) {
      const names = run.slice(i, i + length)
      const text = together(names)
      const named = await askedOnce(asked, text, () => customersNamed(db, text))
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

/** Customers that a text may name, and whether it surely names the only one. */
interface CustomersNamed {
  readonly found: readonly NamedCustomer[]
  readonly isSure: boolean
}

/** What was looked up of the names of a line: it is read in several ways, and the register is asked once. */
export type Lookups = Map<string, CustomersNamed | null>

async function askedOnce(
  asked: Lookups,
  text: string,
  ask: () => Promise<CustomersNamed | null>,
): Promise<CustomersNamed | null> {
  const before = asked.get(text)
  if (before !== undefined) return before
  const named = await ask()
  asked.set(text, named)
  return named
}

/**
 * The customers that a text names: the one that commands would take, those that it may be, or one that it means by its pinyin. Null where it
 * is none. One that is only like it, with something left out between, is not taken unasked.
 */
async function customersNamed(db: Db, text: string): Promise<CustomersNamed | null> {
  const named = await customerOrMeant(db, text, 'zh', '')
  if (named === null) return null
  if (isRow(named)) return { found: [named], isSure: true }
  const found: NamedCustomer[] = []
  for (const { value } of named.choices.slice(0, mostTold + 1)) found.push(await requireCustomer(db, value))
  return { found, isSure: named.isSure }
}

/**
 * Whether some of the words fit only because a contact person of the customer is called so, and others by its own names: then it is a
 * customer and that person who are named; or two of its persons.
 */
async function hasPersonsWord(db: Db, found: readonly NamedCustomer[], names: readonly Name[]): Promise<boolean> {
  for (const customer of found) {
    let persons = 0
    for (const { text } of names) if (await isPersonsOnly(db, customer, text)) persons += 1
    const isOnePerson = persons === names.length && (await isPersonsOnly(db, customer, together(names)))
    if (persons > 0 && !isOnePerson) return true
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
async function oneCustomer(db: Db, searches: readonly Search[], on: Day): Promise<CustomerRow | null> {
  const rows = searches.flatMap(({ text, found }) => (found !== null && isRow(found) ? [{ text, found }] : []))
  if (searches.length < 2) return rows[0]?.found ?? null
  const beside = await besideSomebody(db, rows, on)
  if (beside !== null) return beside
  const byPerson: CustomerRow[] = []
  for (const { text, found } of rows)
    if (await isByPerson(db, found, text)) byPerson.push(found)
    else return found
  // Where another word may be several customers by their own names, it is one of those.
  for (const { text, found } of searches)
    if (found !== null && !isRow(found) && !(await isByPerson(db, found, text))) return null
  return byPerson[0] ?? null
}

/** Of two customers, one of which pinyin may mean, the one of which that pinyin is a contact person's: yk in `lj yk`. Null where it is neither or both. */
async function besideSomebody(
  db: Db,
  rows: readonly { readonly text: string; readonly found: CustomerRow }[],
  on: Day,
): Promise<CustomerRow | null> {
  const [one, other, ...more] = rows
  if (one === undefined || other === undefined || more.length > 0 || one.found.id === other.found.id) return null
  const isBeside = async (customer: CustomerRow, text: string) =>
    mayBePinyin(text) &&
    (await somebodyMeant(db, text, await listPersons(db, customer.id), on)).some((each) => !each.isStaff)
  const [ofOne, ofOther] = [await isBeside(one.found, other.text), await isBeside(other.found, one.text)]
  return ofOne === ofOther ? null : (ofOne ? one : other).found
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
