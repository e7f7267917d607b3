import { fold } from '../../../clause/fold.ts'
import { headOfficeOf } from '../../../customer/customer/likeness.ts'
import { setHeadOffice } from '../../../customer/customer/store/head-office.ts'
import type { CustomerRow } from '../../../customer/customer/store/master.ts'
import type { Write } from '../../../register/register.ts'
import type { InferredOffice } from './words.ts'

interface Waiting {
  readonly id: number
  readonly named: string
  /** Whether the list names it, and not only the branch's own name. */
  readonly isTold: boolean
}

/** The head offices of branches: told by a column, else by the name of the branch. They may stand below it in the list. */
export class HeadOffices {
  readonly #tx: Write
  readonly #waiting: Waiting[] = []
  readonly #missing = new Set<string>()
  readonly #inferred: InferredOffice[] = []

  constructor(tx: Write) {
    this.#tx = tx
  }

  /** Those that a list tells and nobody has on record. */
  get missing(): readonly string[] {
    return [...this.#missing]
  }

  /** The head offices that only the names of branches point to. */
  get inferred(): readonly InferredOffice[] {
    return this.#inferred
  }

  /** Notes the head office of a new customer, if it is a branch. */
  of(id: number, name: string, told: string | null): void {
    const named = told ?? headOfficeOf(name)
    if (named !== null) this.#waiting.push({ id, named, isTold: told !== null })
  }

  /** Fills the head office of a branch that is on record without one; true where it was there to be filled. */
  fill(branch: CustomerRow, told: string | null): boolean {
    const named = told ?? headOfficeOf(branch.name)
    if (named === null || this.#tx.find('head_office', { customer_id: branch.id }).length > 0) return false
    return this.#fill({ id: branch.id, named, isTold: told !== null })
  }

  /** Once all customers of the list are there. */
  finish(): void {
    for (const each of this.#waiting) this.#fill(each)
  }

  #fill({ id, named, isTold }: Waiting): boolean {
    const [byCode] = isTold ? this.#tx.find('customer', { code: named, merged_into: null }) : []
    const byName = byCode === undefined ? this.#tx.find('customer', { name_key: fold(named), merged_into: null }) : []
    const found = byCode ?? (byName.length === 1 ? byName[0] : undefined)
    if (found === undefined && isTold) this.#missing.add(named)
    if (found === undefined || found.id === id || !setHeadOffice(this.#tx, id, found.id)) return false
    const [branch] = isTold ? [] : this.#tx.find('customer', { id })
    if (branch !== undefined)
      this.#inferred.push({ code: branch.code, name: branch.name, headOffice: found.code, headOfficeName: found.name })
    return true
  }
}
