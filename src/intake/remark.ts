import type { Reason } from '../clause/reason.ts'
import type { Words } from '../clause/words.ts'
import { fieldName, type HeaderCatalogue } from './headers.ts'

/** Another organization that a row is held against: on record under its code, or on an earlier line of the same file. */
export interface Other {
  readonly line: number | null
  readonly code: string
  readonly name: string
}

/** Something about a row that whoever imports should know: a warning, or why the row or a detail of it is not taken. */
export interface Remark<Field extends string = string> {
  readonly field: Field | null
  /** The value as it stands in the file. */
  readonly value: string | null
  readonly reason: Reason
  /** The other side, where the remark is about which organization is meant. */
  readonly other?: Other
}

/** What people know a row by beside its line, such as the name of its organization. */
export interface KnownBy {
  readonly field: string
  readonly value: string
}

/** A remark with the line of the file that it is about: the first physical line of the row. */
export interface LineRemark extends Remark {
  readonly line: number
  /** Of a row that is not taken whole. */
  readonly row?: readonly KnownBy[]
}

export const remark = <Field extends string>(
  field: Field | null,
  value: string | null,
  reason: Reason,
): Remark<Field> => ({ field, value, reason })

/** How many remarks of a kind are kept to be printed; the rest are counted. A rejects file always has them all. */
const mostKept = 10_000

/** Remarks of one reason and field: how many there are, and the first of them that are kept. */
export interface Group {
  readonly count: number
  readonly first: readonly LineRemark[]
}

/** Remarks on the rows of a file, as many as are kept, and how many there are of each reason. */
export class Remarks {
  readonly #most: number
  #kept: LineRemark[] = []
  #counts = new Map<string, number>()
  #count = 0

  /** `all` keeps every one of them, for a report that is a file. */
  constructor({ all }: { readonly all: boolean }) {
    this.#most = all ? Number.POSITIVE_INFINITY : mostKept
  }

  /** All of them, kept or not. */
  get count(): number {
    return this.#count
  }

  add(line: number, remarks: readonly Remark[], row?: readonly KnownBy[]): void {
    if (remarks.length === 0) return
    this.#count += remarks.length
    for (const each of remarks) {
      const key = groupOf(each)
      this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1)
      if (this.#kept.length < this.#most) this.#kept.push({ line, ...each, ...(row === undefined ? {} : { row }) })
    }
  }

  /** Remembers how it stands; what is returned takes back all that was added since. */
  mark(): () => void {
    const [kept, counts, count] = [this.#kept.length, new Map(this.#counts), this.#count]
    return () => {
      this.#kept.length = kept
      this.#counts = new Map(counts)
      this.#count = count
    }
  }

  /** Those that are kept, in the order of the file. */
  inOrder(): readonly LineRemark[] {
    return byLine(this.#kept)
  }

  /** The same reasons of the same field together, in the order of their first lines. */
  groups(): readonly Group[] {
    const groups = new Map<string, LineRemark[]>()
    for (const each of this.inOrder()) {
      const key = groupOf(each)
      const first = groups.get(key)
      if (first === undefined) groups.set(key, [each])
      else if (first.length < shownOfEach) first.push(each)
    }
    return [...groups].map(([key, first]) => ({ count: this.#counts.get(key) ?? first.length, first }))
  }
}

const byLine = (remarks: readonly LineRemark[]): readonly LineRemark[] => [...remarks].sort((a, b) => a.line - b.line)

/** Those of several kinds, in the order of the file. */
export const inOrder = (...kinds: readonly Remarks[]): readonly LineRemark[] =>
  byLine(kinds.flatMap((each) => each.inOrder()))

/** How many remarks of a reason are shown as examples. */
const shownOfEach = 3

const groupOf = ({ field, reason }: Remark): string => `${reason.code} ${field ?? ''}`

/** A remark as one text: the field as the catalogue names it to people, its value and the reason. */
export function remarkText({ field, value, reason }: Remark, catalogue: HeaderCatalogue): Words {
  const name = field === null ? null : fieldName(catalogue, field)
  const en = [name?.en, value === null ? undefined : `"${value}"`].filter((part) => part !== undefined).join(' ')
  const zh = [name?.zh, value === null ? undefined : `“${value}”`].filter((part) => part !== undefined).join('')
  return en === '' ? reason : { en: `${en}: ${reason.en}`, zh: `${zh}：${reason.zh}` }
}
