import type { Words } from './words.ts'

/**
 * Why a command stopped, which decides its exit code:
 * `unprinted` 1 (done, but what it says could not be printed), `usage` 2 (a wrong or missing value), `refused` 3 (the
 * procedure forbids it), `register` 4 (the file cannot be used), `interrupted` 130.
 */
export type ProblemCode = 'unprinted' | 'usage' | 'refused' | 'register' | 'interrupted'

const exitCodes = { unprinted: 1, usage: 2, refused: 3, register: 4, interrupted: 130 } as const

/** A stop that the user can understand and mend: one sentence what, one what to do, the clause where there is one. */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly words: Words
  readonly hint: Words | null
  readonly clause: string | null

  constructor(code: ProblemCode, words: Words, hint: Words | null = null, clause: string | null = null) {
    super(words.en)
    this.name = 'Problem'
    this.code = code
    this.words = words
    this.hint = hint
    this.clause = clause
  }

  get exitCode(): number {
    return exitCodes[this.code]
  }
}

/** A wrong, missing or ambiguous value: exit 2. */
export const usage = (words: Words, hint: Words | null = null): Problem => new Problem('usage', words, hint)

/** A usage problem that no other answer mends: what is asked for has to be put on record first. */
export class NothingThere extends Problem {
  constructor(words: Words, hint: Words) {
    super('usage', words, hint)
  }
}

/** An act that the procedure forbids: exit 3, naming the clause. */
export const refused = (clause: string, words: Words, hint: Words | null = null): Problem =>
  new Problem('refused', words, hint, clause)

/** What was recorded stands although its output failed: exit 1, since to repeat the command would record it twice. */
export const unprinted = ({ words }: Problem, entry: number): Problem =>
  new Problem(
    'unprinted',
    {
      en: `${words.en} The command itself is done: journal entry #${entry}.`,
      zh: `${words.zh}命令本身已完成：日志记录 #${entry}。`,
    },
    {
      en: 'Do not run it again; "certdesk audit list" shows what was recorded.',
      zh: '请勿重复执行；certdesk audit list 可查看已登记的内容。',
    },
  )

/** A register that cannot be opened, read or written: exit 4. */
export const unavailable = (words: Words, hint: Words | null = null): Problem => new Problem('register', words, hint)
