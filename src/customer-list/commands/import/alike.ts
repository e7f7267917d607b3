import { fold } from '../../../clause/fold.ts'
import { identifies } from '../../../customer/customer/credit-code.ts'
import type { Db } from '../../../register/register.ts'

/** How many customers are read at once. */
const atOnce = 2000

/**
 * Which customers have a name of the same characters, in whatever order and legal form, so that only those few are held against each
 * other. Whoever has a credit code is apart from others that have one, and is not looked at for them.
 */
export class AlikeNames {
  readonly #coded = new Keys()
  readonly #uncoded = new Keys()
  /** A name is noted right after it was asked for. */
  #last = ''
  #lastKey = 0

  /** With the customers that are on record. */
  static async of(db: Db): Promise<AlikeNames> {
    const names = new AlikeNames()
    for (let last = 0; ; ) {
      const rows = await db
        .selectFrom('customer')
        .select(['id', 'name', 'credit_code'])
        .where('id', '>', last)
        .where('voided_at', 'is', null)
        .where('merged_into', 'is', null)
        .orderBy('id')
        .limit(atOnce)
        .execute()
      for (const { id, name, credit_code } of rows)
        names.add(id, fold(name), credit_code !== null && identifies(credit_code))
      const next = rows.at(-1)
      if (next === undefined) return names
      last = next.id
    }
  }

  /** Notes a customer by its folded name; `isCoded`: it has a credit code that identifies. */
  add(id: number, folded: string, isCoded: boolean): void {
    const keys = isCoded ? this.#coded : this.#uncoded
    keys.add(this.#keyOf(folded), id)
  }

  /** The customers that may be alike. */
  of(folded: string, isCoded: boolean): readonly number[] {
    const key = this.#keyOf(folded)
    const uncoded = this.#uncoded.of(key)
    return isCoded ? uncoded : [...uncoded, ...this.#coded.of(key)]
  }

  #keyOf(folded: string): number {
    if (folded !== this.#last) {
      this.#last = folded
      this.#lastKey = keyOf(folded)
    }
    return this.#lastKey
  }
}

/** The ids of each key: eight bytes an id, half of them free. */
class Keys {
  #keys = new Int32Array(1024)
  #ids = new Int32Array(1024)
  #count = 0

  add(key: number, id: number): void {
    if (this.#count * 2 >= this.#ids.length) this.#grow()
    this.#put(key, id)
    this.#count += 1
  }

  of(key: number): readonly number[] {
    if (this.#count === 0) return nobody
    let found: number[] | null = null
    const last = this.#ids.length - 1
    for (let at = key & last; this.#ids[at] !== 0; at = (at + 1) & last)
      if (this.#keys[at] === key) found = [...(found ?? []), this.#ids[at] as number]
    return found ?? nobody
  }

  #put(key: number, id: number): void {
    const last = this.#ids.length - 1
    let at = key & last
    while (this.#ids[at] !== 0) at = (at + 1) & last
    this.#keys[at] = key
    this.#ids[at] = id
  }

  #grow(): void {
    const [keys, ids] = [this.#keys, this.#ids]
    this.#keys = new Int32Array(keys.length * 2)
    this.#ids = new Int32Array(ids.length * 2)
    for (let at = 0; at < ids.length; at += 1) if (ids[at] !== 0) this.#put(keys[at] as number, ids[at] as number)
  }
}

const nobody: readonly number[] = []

/** Of 有限责任公司, what 有限公司 lacks. */
const [ze, ren] = [0x8d23, 0x4efb]

/** The same for names of the same characters: a sum does not know their order. Letters and digits stand in theirs: 12 is not 21. */
function keyOf(folded: string): number {
  let sum = 0
  let others = 0
  for (let at = 0; at < folded.length; at += 1) {
    const unit = folded.charCodeAt(at)
    if (unit === ze || unit === ren) continue
    if (unit < 0x3000) {
      others = (Math.imul(others, 31) + unit) | 0
      continue
    }
    const mixed = Math.imul(unit ^ (unit >>> 7), 0x9e3779b1)
    sum = (sum + (mixed ^ (mixed >>> 15))) | 0
  }
  return (sum + Math.imul(others, 0x85ebca6b)) | 0
}
