import type { Words } from './words.ts'

/** What is to be said of a row or of one of its cells: words for people, and a code that stays the same for programs. */
export interface Reason extends Words {
  readonly code: string
}

type WordsOrMade = Words | ((...about: never[]) => Words)

type Reasons<Table> = {
  readonly [Key in keyof Table]: Table[Key] extends (...about: infer About) => Words
    ? (...about: About) => Reason
    : Reason
}

export const reason = (code: string, { en, zh }: Words): Reason => ({ code, en, zh })

/** A table of words as reasons: the code of each is its key, `noIssueDay` is `no-issue-day`. */
export function reasons<const Table extends Readonly<Record<string, WordsOrMade>>>(table: Table): Reasons<Table> {
  const coded = Object.entries<WordsOrMade>(table).map(([key, words]) => {
    const code = key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
    return [
      key,
      typeof words === 'function' ? (...about: never[]) => reason(code, words(...about)) : reason(code, words),
    ]
  })
  return Object.fromEntries(coded) as Reasons<Table>
}
