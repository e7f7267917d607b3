import type { Lang, Words } from '../clause/words.ts'
import { type Html, html } from './html.ts'
import { ledTo } from './link.ts'

/** Some rows of a table that is too long for one page, and where the others are. */
export interface Rows {
  /** The first of them, counted from 0. */
  readonly from: number
  readonly count: number
  /** The page of the same server that begins with that row. */
  readonly address: (from: number) => string
}

const words = {
  label: { en: 'Rows of the list', zh: '清单的行' },
  shown: (first: string, last: string, of: string): Words => ({
    en: `Rows ${first} to ${last} of ${of}`,
    zh: `第 ${first} 至 ${last} 行，共 ${of} 行`,
  }),
  before: { en: 'Previous', zh: '上一页' },
  after: { en: 'Next', zh: '下一页' },
}

const grouped = (count: number): string => count.toLocaleString('en')

/** Which rows of a list a page shows, with links to those before and after; nothing where it shows all. */
export function rowsNav({ from, count, address }: Rows, length: number, lang: Lang): Html | null {
  if (from === 0 && length <= count) return null
  const last = Math.min(from + count, length)
  const told = words.shown(grouped(Math.min(from + 1, length)), grouped(last), grouped(length))[lang]
  const before = from > 0 ? html` <span>${ledTo(words.before[lang], address(Math.max(0, from - count)))}</span>` : null
  const after = last < length ? html` <span>${ledTo(words.after[lang], address(last))}</span>` : null
  return html`<nav class="rows" aria-label="${words.label[lang]}"><span>${told}</span>${before}${after}</nav>\n`
}
