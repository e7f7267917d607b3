import { earlierStates } from '../../../register/history.ts'
import type { Db } from '../../../register/register.ts'
import { factTables } from '../../../register/tables.ts'
import type { NewContact } from './contact.ts'

/** A contact that once said something else, or was taken back since. */
export interface EarlierContact {
  readonly number: string
  readonly voided: boolean
}

/**
 * What contacts said before they were changed or taken back on purpose: a list that still says so does not record them
 * again. What an undo took back is as if it had never been recorded.
 */
export class EarlierContacts {
  readonly #byText = new Map<string, EarlierContact>()

  static async of(db: Db): Promise<EarlierContacts> {
    const earlier = new EarlierContacts()
    for (const { now, before } of await earlierStates(db, 'contact')) {
      const contact = { number: String(now.number), voided: now.voided_at != null }
      for (const state of before) earlier.#byText.set(textOf(state), contact)
    }
    return earlier
  }

  /** The contact that once said exactly this, or null. */
  find = (contact: NewContact): EarlierContact | null => this.#byText.get(textOf({ ...contact })) ?? null
}

/** All that a contact says, but for its number. */
const columns = Object.keys(factTables.contact).filter((name) => name !== 'number')

const textOf = (values: Readonly<Record<string, unknown>>): string =>
  JSON.stringify(columns.map((column) => values[column] ?? null))
