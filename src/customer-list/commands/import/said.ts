import { Chains } from './chains.ts'
import { type Draft, type DraftPerson, filedBy } from './draft.ts'

/** What the first row of a file that said anything of a field said of it, and its line. */
interface Said {
  readonly value: string | number | null
  readonly line: number
}

/**
 * What the rows of a file said of one customer: of each field, and of each part of how a contact person is reached, what
 * the first of them said.
 */
export type SaidOfCustomer = ReadonlyMap<string, Said>

/** Under which a part of how a contact person is reached stands there. */
export const personKey = (name: string, part: string): string => `${part}\t${name}`

/** How many customers are held at hand. The others are read again, so that memory does not grow with the file. */
const atHand = 1000

/**
 * What the rows of a file said of each customer, for lists with one row for each certificate. Rows about one customer
 * mostly stand together, and one that stands on thousands of rows must not be read again for each of them.
 */
export class FileSaid {
  /** The places of the rows about each customer. */
  readonly #rows = new Chains()
  readonly #earlier: (place: number) => Draft
  /** The customer asked for last stands last. */
  readonly #recent = new Map<number, Map<string, Said>>()

  /** `earlier` gives a row of the file again by its place. */
  constructor(earlier: (place: number) => Draft) {
    this.#earlier = earlier
  }

  /** What earlier rows said of the customer; null where none was about it. */
  of(customerId: number): SaidOfCustomer | null {
    return this.#rows.newest(customerId) > 0 ? this.#saidOf(customerId) : null
  }

  /** Notes that the row at a place is about the customer. */
  add(customerId: number, place: number, draft: Draft): void {
    // Most customers stand on one row only: what it said is read again if another comes.
    const said = this.#recent.get(customerId)
    if (said !== undefined) collect(said, draft)
    this.#rows.add(customerId, place)
  }

  #saidOf(customerId: number): Map<string, Said> {
    const said = this.#recent.get(customerId) ?? new Map<string, Said>()
    if (!this.#recent.delete(customerId))
      for (const place of this.#placesOf(customerId)) collect(said, this.#earlier(place))
    this.#recent.set(customerId, said)
    const [oldest] = this.#recent.keys()
    if (this.#recent.size > atHand && oldest !== undefined) this.#recent.delete(oldest)
    return said
  }

  /** The places of the customer's earlier rows, first row first. */
  #placesOf(customerId: number): number[] {
    const places: number[] = []
    for (let place = this.#rows.newest(customerId); place > 0; place = this.#rows.before(place)) places.push(place)
    return places.reverse()
  }
}

/** The first row of a file about a customer wins; a later one only says what none before it did. */
function collect(said: Map<string, Said>, draft: Draft): void {
  const { line, fields } = draft
  const { person } = filedBy(draft)
  for (const [name, value] of Object.entries(fields)) if (!said.has(name)) said.set(name, { value, line })
  if (person === null) return
  for (const [part, value] of Object.entries(person) as [keyof DraftPerson, string | null][]) {
    const key = personKey(person.name, part)
    if (value !== null && !said.has(key)) said.set(key, { value, line })
  }
}
