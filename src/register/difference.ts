import type { Words } from '../clause/words.ts'

/** Something that is not as the journal says: where, and what. */
export interface Difference {
  readonly kind: 'file' | 'schema' | 'seal' | 'chain' | 'change' | 'row' | 'anchor' | 'checkpoint'
  /** `customer 12`, `entry 7`: the same in every language. */
  readonly where: string
  readonly detail: Words
}

const partTypes: Readonly<Record<string, string>> = { table: '表', index: '索引', trigger: '触发器', view: '视图' }

/** Where a difference is, as people read it. */
export const placeWords = ({ kind, where }: Pick<Difference, 'kind' | 'where'>): Words => ({
  en: kind === 'row' && where !== '…' ? `row ${where}` : where,
  zh: where
    .replace(/^entry (\d+)$/, '第 $1 条记录')
    .replace(/^entries 1–(\d+)$/, '第 1 至 $1 条记录')
    .replace(/^(table|index|trigger|view)(?= )/, (type) => partTypes[type] ?? type)
    .replace(/^header$/, '文件头')
    .replace(/^([a-z_]+) (\d+)$/, '$1 表第 $2 行'),
})

/** How many differences of each kind are named before the rest are only counted in the last one: none of one kind hide another. */
const mostNamed = 100

/** The differences found so far. */
export class Differences {
  readonly list: Difference[] = []
  readonly #named = new Map<Difference['kind'], number>()
  #more = 0

  add(kind: Difference['kind'], where: string, en: string, zh: string): void {
    const named = this.#named.get(kind) ?? 0
    this.#named.set(kind, named + 1)
    if (named < mostNamed) this.list.push({ kind, where, detail: { en, zh } })
    else this.#more++
  }

  addAll(kind: Difference['kind'], differences: readonly Omit<Difference, 'kind'>[]): void {
    for (const { where, detail } of differences) this.add(kind, where, detail.en, detail.zh)
  }

  all(): Difference[] {
    if (this.#more === 0) return this.list
    const detail = { en: `and ${this.#more} more`, zh: `另有 ${this.#more} 处` }
    return [...this.list, { kind: 'row', where: '…', detail }]
  }
}
