import { fold } from '../../../clause/fold.ts'
import { identifies } from '../../../customer/customer/credit-code.ts'
import type { Db } from '../../../register/register.ts'
import { Chains, grown } from './chains.ts'

/** How names are made simplified ones: read when a list comes in, since its table is large. */
type Script = typeof import('../../../customer/customer/simplified-name.ts')

/** How many customers are read at once. */
const atOnce = 2000

/** How many bits of a key tell where its ids stand; the others are kept with each. */
const bits = 18
const lower = 2 ** bits - 1

/** The bit of a mark above what is left of a key of 32 bits. */
const coded = 2 ** (32 - bits)

/**
 * Which customers have a name of the same characters, in whatever order, legal form and script, so that only those few are held against each
 * other. Whoever has a credit code is apart from others that have one, and is not looked at for them.
 */
export class AlikeNames {
  /** The ids by the lower bits of their keys. */
  readonly #ids = new Chains()
  /** By id the upper bits of its key, and above them whether it is coded. */
  #marks = new Uint16Array(1024)
  readonly #script: Script
  /** A name is noted right after it was asked for. */
  #last = ''
  #lastKey = 0

  private constructor(script: Script) {
    this.#script = script
  }

  /** With the customers that are on record. */
  static async of(db: Db): Promise<AlikeNames> {
    const names = new AlikeNames(await import('../../../customer/customer/simplified-name.ts'))
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
    const key = this.#keyOf(folded)
    this.#ids.add(key & lower, id)
    this.#marks = grown(this.#marks, id)
    this.#marks[id] = (key >>> bits) | (isCoded ? coded : 0)
  }

  /** The customers that may be alike. */
  of(folded: string, isCoded: boolean): readonly number[] {
    const key = this.#keyOf(folded)
    let found: number[] | null = null
    for (let id = this.#ids.newest(key & lower); id > 0; id = this.#ids.before(id)) {
      const mark = this.#marks[id] ?? 0
      const isAlike = (mark & ~coded) === key >>> bits && !(isCoded && mark >= coded)
      if (isAlike) found = [id, ...(found ?? [])]
    }
    return found ?? nobody
  }

  /** A name in simplified characters, however it is written. */
  readonly simplified = (name: string): string => this.#script.simplifiedName(name)

  #keyOf(folded: string): number {
    if (folded !== this.#last) {
      this.#last = folded
      this.#lastKey = keyOf(folded, this.#script.simplifiedUnit)
    }
    return this.#lastKey
  }
}

const nobody: readonly number[] = []

/** Of 有限责任公司, what 有限公司 lacks. */
const [ze, ren] = [0x8d23, 0x4efb]

/** Signs that two spellings of one name may have or lack. */
const signs = new Set([...".,'&·-"].map((sign) => sign.charCodeAt(0)))

/** The same for names of the same characters: a sum does not know their order. Letters and digits stand in theirs: 12 is not 21. */
function keyOf(folded: string, simplified: Script['simplifiedUnit']): number {
  let sum = 0
  let others = 0
  for (let at = 0; at < folded.length; at += 1) {
    const written = folded.charCodeAt(at)
    const unit = written < 0x3000 ? written : simplified(written)
    if (unit === ze || unit === ren) continue
    if (unit < 0x3000) {
      if (signs.has(unit)) continue
      others = (Math.imul(others, 31) + unit) | 0
      continue
    }
    const mixed = Math.imul(unit ^ (unit >>> 7), 0x9e3779b1)
    sum = (sum + (mixed ^ (mixed >>> 15))) | 0
  }
  return (sum + Math.imul(others, 0x85ebca6b)) | 0
}
