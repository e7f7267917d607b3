import { visible } from '../clause/visible.ts'
import type { Lang, Words } from '../clause/words.ts'
import { wrapped } from './wrap.ts'

/** What is said instead of a list without items. */
export const drawEmpty = (empty: Words, width: number, lang: Lang): string =>
  `${wrapped(visible(empty[lang], '\n'), width).join('\n')}\n`
