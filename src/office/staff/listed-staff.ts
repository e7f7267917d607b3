import type { Write } from '../../register/register.ts'
import { rolesSince } from './rules.ts'
import { addStaff, findStaff, grantRole } from './store/staff.ts'

/**
 * Who a list that comes in names: staff on record, or added as business as soon as something is recorded of them. Each
 * name is looked up once: a list gives the same few to thousands of rows.
 */
export class ListedStaff {
  readonly #tx: Write
  readonly #known = new Map<string, number | null>()
  /** Whom the list added, in its order. */
  readonly created: string[] = []

  constructor(tx: Write) {
    this.#tx = tx
  }

  /** The id of who is on the staff under the name, or null. */
  async find(name: string): Promise<number | null> {
    const known = this.#known.get(name)
    if (known !== undefined) return known
    const id = (await findStaff(this.#tx.db, name))?.id ?? null
    this.#known.set(name, id)
    return id
  }

  /** The id of the name, who is added where nobody has it. */
  async idOf(name: string): Promise<number> {
    const found = await this.find(name)
    if (found !== null) return found
    const { id } = await addStaff(this.#tx, name)
    await grantRole(this.#tx, id, 'business', rolesSince)
    this.created.push(name)
    this.#known.set(name, id)
    return id
  }
}
