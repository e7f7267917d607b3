import type { Lang, Words } from '../clause/words.ts'

/** What a page or a workbook is to be. */
export interface Frame {
  readonly title: Words
  /** One after the other. */
  readonly langs: readonly Lang[]
  /** Without the sentences beside tables and records; title and foot stay. */
  readonly quiet: boolean
}
