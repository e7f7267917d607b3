import type { Reason } from '../clause/reason.ts'
import type { Words } from '../clause/words.ts'
import { fieldName, type HeaderCatalogue } from './headers.ts'

/** Something about a row that whoever imports should know: a warning, or why the row is not taken. */
export interface Remark<Field extends string = string> {
  readonly field: Field | null
  /** The value as it stands in the file. */
  readonly value: string | null
  readonly reason: Reason
}

/** A remark with the line of the file that it is about: the first physical line of the row. */
export interface LineRemark extends Remark {
  readonly line: number
}

export const remark = <Field extends string>(
  field: Field | null,
  value: string | null,
  reason: Reason,
): Remark<Field> => ({ field, value, reason })

/** How many remarks of a kind are kept to be printed; the rest are counted. A rejects file always has them all. */
const mostKept = 10_000

/** Remarks on the rows of a file, as many as are kept. */
export class Remarks {
  readonly #kept: LineRemark[] = []
  #count = 0

  /** All of them, kept or not. */
  get count(): number {
    return this.#count
  }

  add(line: number, remarks: readonly Remark[]): void {
    this.#count += remarks.length
    for (const each of remarks) if (this.#kept.length < mostKept) this.#kept.push({ line, ...each })
  }

  /** Those that are kept, in the order of the file. */
  inOrder(): readonly LineRemark[] {
    return this.#kept.sort((a, b) => a.line - b.line)
  }
}

/** A remark as one text: the field as the catalogue names it to people, its value and the reason. */
export function remarkText({ field, value, reason }: Remark, catalogue: HeaderCatalogue): Words {
  const name = field === null ? null : fieldName(catalogue, field)
  const en = [name?.en, value === null ? undefined : `"${value}"`].filter((part) => part !== undefined).join(' ')
  const zh = [name?.zh, value === null ? undefined : `“${value}”`].filter((part) => part !== undefined).join('')
  return en === '' ? reason : { en: `${en}: ${reason.en}`, zh: `${zh}：${reason.zh}` }
}
