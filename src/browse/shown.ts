import type { Day } from '../clause/day.ts'
import type { Problem } from '../clause/problem.ts'
import type { Lang } from '../clause/words.ts'
import { type Head, headText } from '../register/register.ts'

/** The middle of a page in one language: its title, what a command answered as markup, and what was said beside it. */
export interface Middle {
  readonly title: string
  readonly markup: string
  readonly remarks: readonly string[]
}

/** What a command answered, where the register stood then: it holds for that alone. */
export interface Shown {
  readonly head: Head
  readonly today: Day
  readonly middles: Readonly<Partial<Record<Lang, Middle>>>
}

/** Why there is no answer, so that another process can say it. */
export type Refused = Pick<Problem, 'code' | 'words' | 'hint' | 'clause'>

/** What a page that is made in another process is handed back as; `failed` where the program made a mistake. */
export type Made = { readonly shown: Shown } | { readonly refused: Refused } | { readonly failed: string }

/** What tells two standings of a register apart: its head, and which day it is. */
export const standingOf = ({ head, today }: Pick<Shown, 'head' | 'today'>): string => `${headText(head)} ${today}`
