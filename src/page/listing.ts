import { joined, type Lang, same, type Words } from '../clause/words.ts'
import { type Html, html } from './html.ts'
import { ledTo, linked } from './link.ts'
import { unbroken } from './unbroken.ts'

/** How a value strikes the reader: what is bad or warns is in a frame and bold, for print and for those who see no colours. */
export type Stress = 'bad' | 'warn' | 'good'

export interface ListingColumn {
  readonly title: string
  readonly number?: boolean
  /** Never broken: codes, days, counts. */
  readonly whole?: boolean
  /** Has words so long that they may be broken anywhere. */
  readonly long?: boolean
  /** A command line, in letters of equal width. */
  readonly command?: boolean
  /** With fewer digits than this the column is hard to read. */
  readonly atLeast: number
  /** So many digits wide it is where there is room. */
  readonly ideal: number
  /** How its values are sorted; as text unless given: by pinyin, and numbers in it by what they are worth. */
  readonly kind?: 'number' | 'day' | 'stress' | undefined
  /** What the command lines below its values are called; paper does without them. */
  readonly below?: { readonly title: string }
}

export interface ListingCell {
  readonly text: string
  /** What it is sorted by, where what is shown doesn't tell. */
  readonly value?: string | undefined
  readonly stress?: Stress | undefined
  /** The file beside the page that it leads to. */
  readonly link?: string | null | undefined
  /** The page of the same server that it leads to. */
  readonly page?: string | null | undefined
  /** The same text in pieces, where some of them lead to pages. */
  readonly pieces?: readonly { readonly text: string; readonly page: string | null }[]
  /** Command lines below it. */
  readonly below?: readonly { readonly text: string; readonly page?: string | null | undefined }[]
}

/** Below how many pixels rows are blocks of titles with values; null: they have room on any screen. */
export type Cards = 640 | 900 | 1150 | 1400 | 1700 | null

/** How broad a page may become for its tables: as text is read, half as much more, or as broad as the screen. */
export type Breadth = 'usual' | 'broad' | 'broadest'

/** How a table is printed. */
export interface Paper {
  /** On A4 that lies across. */
  readonly across: boolean
  /** In small letters, rows close to each other. */
  readonly small: boolean
  /** Rows below each other; two beside each other, for short ones; or each a block of titles with values. */
  readonly as: 'rows' | 'two rows' | 'blocks'
  /** The columns that paper does without. */
  readonly left: readonly ListingColumn[]
}

/** What `listing` sets: rows of equal standing, however many. */
export interface Listing {
  readonly title: string | null
  readonly lang: Lang
  readonly columns: readonly ListingColumn[]
  /** Some at a time. */
  readonly rows: AsyncIterable<readonly (readonly ListingCell[])[]>
  readonly cards: Cards
  readonly paper: Paper
}

const words = {
  left: (titles: readonly string[]): Words => {
    const list = joined(titles.map(same))
    return { en: `Not on paper: ${list.en}`, zh: `未印出的列：${list.zh}` }
  },
}

const classOf = ({ number, whole, command }: ListingColumn, stress?: Stress): string =>
  [number && 'number', whole && 'whole', command && 'command', stress]
    .filter((name) => typeof name === 'string')
    .join(' ')

/** An attribute that is there only where it says something. */
const classed = (name: string): Html | null => (name === '' ? null : html` class="${name}"`)

/** What the style sheet has to know of a table: a class for each column that paper does without, by its place. */
function looksOf({ columns, cards, paper }: Listing): string {
  const left = columns.flatMap((column, i) => (paper.left.includes(column) ? `left-${i + 1}` : []))
  return [
    'listing',
    ...(cards === null ? [] : [`cards-${cards}`]),
    ...(paper.small ? ['small'] : []),
    ...(paper.as === 'blocks' ? ['blocks'] : []),
    ...left,
  ].join(' ')
}

/** How many rows are written at a time, so that a list of 100,000 is never held as one text. */
const batch = 200

/**
 * A list in pieces, its head repeated on every sheet that it goes on. Where its rows have no room beside each other they are
 * blocks, every value under the title of its column.
 */
export async function* listing(list: Listing): AsyncGenerator<string> {
  const { title, lang, columns, rows, cards, paper } = list
  const caption = title === null ? null : html`<caption>${title}</caption>`
  const region = title === null ? null : html` role="region" aria-label="${title}"`
  const heads = columns.map((column) => {
    const kind = column.kind === undefined ? null : html` data-kind="${column.kind}"`
    const below = column.below === undefined ? null : html`<span class="below"> · ${column.below.title}</span>`
    return html`<th scope="col"${classed(classOf(column))}${kind} style="min-width: ${column.atLeast}ch; --ideal: ${Math.ceil(column.ideal)}">${column.title}${below}</th>`
  })
  const block = paper.as === 'two rows' ? 'scroll twofold' : 'scroll'
  yield String(html`<div class="${block}"${region} tabindex="0"><table class="${looksOf(list)}">${caption}
<thead><tr>${heads}</tr></thead>
<tbody>
`)
  const titles = cards === null ? [] : columns.map((column) => html` data-title="${column.title}"`)
  const cell = ({ text, value, stress, link, page, pieces, below }: ListingCell, i: number) => {
    const column = columns[i]
    // The first line names what it leads to; what stands below, such as how many there are besides, is of others.
    const [first = '', ...more] = page == null ? [text] : text.split(/(?=\n)/)
    const own = (line: string) => (column?.whole === true ? line : unbroken(line))
    const shown = pieces?.map((piece) => (piece.page === null ? own(piece.text) : ledTo(piece.text, piece.page))) ?? [
      ledTo(linked(own(first), link), page),
      ...more.map(own),
    ]
    // Of one piece, also where a row is a card and its cell has a column for the title and one for this.
    const whole = shown.length > 1 ? html`<span>${shown}</span>` : shown
    const stressed = stress === undefined || stress === 'good' ? whole : html`<span class="${stress}">${shown}</span>`
    const sortedBy = value === undefined ? null : html` data-value="${value}"`
    const commands = (below ?? []).map((each) => html`<code class="below">${ledTo(each.text, each.page)}</code>`)
    return html`<td${column === undefined ? null : classed(classOf(column))}${titles[i]}${sortedBy}>${stressed}${commands}</td>`
  }
  for await (const some of rows)
    for (let from = 0; from < some.length; from += batch)
      yield String(html`${some.slice(from, from + batch).map((row) => html`<tr>${row.map(cell)}</tr>\n`)}`)
  yield '</tbody></table></div>\n'
  const left = [...paper.left.map((column) => column.title), ...columns.flatMap(({ below }) => below?.title ?? [])]
  if (left.length > 0) yield String(html`<p class="left-note">${words.left(left)[lang]}</p>\n`)
}
