import type { Words } from '../clause/words.ts'
import { type ErasedBy, erasedMark, isErased } from './erasure.ts'
import { type ChangeRow, images } from './reverse.ts'
import type { Value, Values } from './statements.ts'
import { privateColumns } from './tables.ts'

/** A change of one row, as its images are folded. */
export type FoldedChange = Omit<ChangeRow, 'entry' | 'table' | 'key'>

/** The columns of `FoldedChange`, for a SELECT. */
export const foldedColumns = 'id, op, before, after, private, private_digest'

/**
 * A row as its changes leave it, one after the other. Each has to go on from the one before: a row is added once, and
 * an update finds what stood there. Otherwise the row was altered in between, and how it stood earlier cannot be told.
 * What an erasing took is not known any more; the mark or nothing stands in its place.
 */
export class RowFold {
  readonly key: number
  readonly #personal: readonly string[]
  readonly #erasedBy: ErasedBy
  readonly #values: Record<string, Value> = {}
  readonly #erased = new Set<string>()
  #added = false

  constructor(table: string, key: number, erasedBy: ErasedBy) {
    this.key = key
    this.#personal = privateColumns[table] ?? []
    this.#erasedBy = erasedBy
  }

  /** Whether the changes so far leave the column with this value. */
  holds(column: string, value: Value | undefined): boolean {
    if (this.#erased.has(column)) return value === null || value === erasedMark
    return (this.#values[column] ?? null) === value
  }

  /** Takes the next change. Returns what is wrong with it, or null. */
  add(change: FoldedChange): Words | null {
    let image: ReturnType<typeof images>
    try {
      image = images(change)
    } catch {
      return fault(change.id, 'is not readable', '的内容无法读取')
    }
    const wrong = this.#wrong(change, image.before)
    Object.assign(this.#values, image.after)
    for (const name of Object.keys(image.after)) this.#erased.delete(name)
    if (isErased(change)) for (const name of this.#personal) this.#erased.add(name)
    this.#added = true
    return wrong
  }

  #wrong(change: FoldedChange, before: Values): Words | null {
    const { id, op } = change
    const by = this.#erasedBy.get(id)
    if (isErased(change) && by === undefined)
      return fault(id, 'has lost its personal part, and no entry says so', '的个人信息已缺失，且无记录说明')
    if (!isErased(change) && by !== undefined)
      return fault(id, `has a personal part that entry #${by} erased`, `的个人信息已被第 ${by} 条删除，却仍存在`)
    if (op === 'insert') return this.#added ? fault(id, 'adds a row that was there already', '新增了已有的行') : null
    if (!this.#added) return fault(id, 'changes a row that was never added', '改动了从未新增的行')
    for (const [name, value] of Object.entries(before))
      if (!this.holds(name, value))
        return fault(
          id,
          `did not find ${name} as the change before it left it`,
          `改动前的 ${name} 与上一项改动留下的不同`,
        )
    return null
  }
}

const fault = (id: number, en: string, zh: string): Words => ({ en: `change ${id} ${en}`, zh: `第 ${id} 项改动${zh}` })
