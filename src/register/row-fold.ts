import type { Words } from '../clause/words.ts'
import { type ErasedBy, erasedMark, isErased } from './erasure.ts'
import { type ChangeRow, images } from './reverse.ts'
import type { Value, Values } from './statements.ts'
import { type EntryTable, privateColumns } from './tables.ts'

/** A change of one row, as its images are folded. */
export type FoldedChange = Omit<ChangeRow, 'entry' | 'table' | 'key'>

/** What an entry says of itself that its rows say too: when it was written, and who typed it. */
export type Entered = Pick<EntryTable, 'at' | 'by'>

/** The columns of `FoldedChange`, for a SELECT. */
export const foldedColumns = 'id, op, before, after, private, private_digest'

const recorded = ['recorded_at', 'recorded_by']
const voided = ['voided_at', 'voided_by', 'void_reason']

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
  /** When and by whom it was taken back, each that an entry bore out. */
  readonly #voidings = new Set<string>()
  #set: Values = {}
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
    this.#set = image.after
    Object.assign(this.#values, image.after)
    for (const name of Object.keys(image.after)) this.#erased.delete(name)
    if (isErased(change)) for (const name of this.#personal) this.#erased.add(name)
    this.#added = true
    return wrong
  }

  /**
   * What is wrong with the moments and names that the newest change set, or null: a row was recorded when the entry of its first change
   * was written, by whoever typed that, and taken back likewise. An undo may bring an earlier taking back again.
   */
  unlike({ id, op }: Pick<FoldedChange, 'id' | 'op'>, { at, by }: Entered): Words | null {
    const sets = (...columns: readonly string[]) => columns.some((column) => column in this.#set)
    if (op === 'insert' ? !this.holds('recorded_at', at) || !this.holds('recorded_by', by) : sets(...recorded))
      return fault(
        id,
        'does not say as its entry does when it was recorded and by whom',
        '的登记时刻或登记人与其记录不同',
      )
    if (!sets(...voided)) return null
    const [when, who, why] = voided.map((column) => this.#values[column] ?? null)
    if (when === null)
      return who === null && why === null
        ? null
        : fault(id, 'gives a reason or a name for a taking back that was none', '未作废却留有作废人或原因')
    const voiding = `${when} ${who}`
    if (when === at && who === by) this.#voidings.add(voiding)
    return this.#voidings.has(voiding)
      ? null
      : fault(id, 'does not say as its entry does when it was taken back and by whom', '的作废时刻或作废人与其记录不同')
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
