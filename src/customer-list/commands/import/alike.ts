import { fold } from '../../../clause/fold.ts'
import type { Db } from '../../../register/register.ts'

/** How many customers are read at once. */
const atOnce = 2000

/**
 * Which customers have a name of the same characters, in whatever order and legal form: a number for each name, so that only those
 * few are held against each other. Eight bytes a customer, half of them free.
 */
export class AlikeNames {
  #keys = new Int32Array(1024)
  #ids = new Int32Array(1024)
  #count = 0

  /** With the customers that are on record. */
  static async of(db: Db): Promise<AlikeNames> {
    const names = new AlikeNames()
    for (let last = 0; ; ) {
      const rows = await db
        .selectFrom('customer')
        .select(['id', 'name'])
        .where('id', '>', last)
        .where('voided_at', 'is', null)
        .where('merged_into', 'is', null)
        .orderBy('id')
        .limit(atOnce)
        .execute()
      for (const { id, name } of rows) names.add(id, name)
      const next = rows.at(-1)
      if (next === undefined) return names
      last = next.id
    }
  }

  add(id: number, name: string): void {
    if (this.#count * 2 >= this.#ids.length) this.#grow()
    this.#put(keyOf(name), id)
    this.#count += 1
  }

  /** The customers that may be alike. */
  of(name: string): readonly number[] {
    const key = keyOf(name)
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

/** The same for names of the same characters: a sum does not know their order. */
function keyOf(name: string): number {
  const folded = fold(name)
  let sum = 0
  for (let at = 0; at < folded.length; at += 1) {
    const unit = folded.charCodeAt(at)
    if (unit === ze || unit === ren) continue
    const mixed = Math.imul(unit ^ (unit >>> 7), 0x9e3779b1)
    sum = (sum + (mixed ^ (mixed >>> 15))) | 0
  }
  return sum
}
