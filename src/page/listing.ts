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
  /** How its values are sorted; as text unless given: by pinyin, and numbers in it by what they are worth. */
  readonly kind?: 'number' | 'day' | 'stress' | undefined
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
}

/** What `listing` sets: rows of equal standing, however many. */
export interface Listing {
  readonly title: string | null
  readonly columns: readonly ListingColumn[]
  /** Some at a time. */
  readonly rows: AsyncIterable<readonly (readonly ListingCell[])[]>
  /** Where there is no room for rows, each is a block of titles with values: on a telephone, or on paper as well. */
  readonly blocks: 'never' | 'telephone' | 'paper too'
}

const looks: Readonly<Record<Listing['blocks'], string>> = {
  never: 'listing',
  telephone: 'listing cards',
  'paper too': 'listing cards blocks',
}

const classOf = ({ number, whole, command }: ListingColumn, stress?: Stress): string =>
  [number && 'number', whole && 'whole', command && 'command', stress]
    .filter((name) => typeof name === 'string')
    .join(' ')

/** An attribute that is there only where it says something. */
const classed = (name: string): Html | null => (name === '' ? null : html` class="${name}"`)

/** How many rows are written at a time, so that a list of 100,000 is never held as one text. */
const batch = 200

/**
 * A list in pieces, its head repeated on every sheet that it goes on. On a telephone its rows are blocks where they have no
 * room beside each other, every value under the title of its column.
 */
export async function* listing({ title, columns, rows, blocks }: Listing): AsyncGenerator<string> {
  const caption = title === null ? null : html`<caption>${title}</caption>`
  const region = title === null ? null : html` role="region" aria-label="${title}"`
  const heads = columns.map(
    (column) =>
      html`<th scope="col"${classed(classOf(column))}${column.kind === undefined ? null : html` data-kind="${column.kind}"`} style="min-width: ${column.atLeast}ch">${column.title}</th>`,
  )
  yield String(html`<div class="scroll"${region} tabindex="0"><table class="${looks[blocks]}">${caption}
<thead><tr>${heads}</tr></thead>
<tbody>
`)
  const titles = blocks === 'never' ? [] : columns.map((column) => html` data-title="${column.title}"`)
  const cell = ({ text, value, stress, link, page }: ListingCell, i: number) => {
    const column = columns[i]
    const shown = ledTo(linked(column?.whole === true ? text : unbroken(text), link), page)
    const stressed = stress === undefined || stress === 'good' ? shown : html`<span class="${stress}">${shown}</span>`
    return html`<td${column === undefined ? null : classed(classOf(column))}${titles[i]}${value === undefined ? null : html` data-value="${value}"`}>${stressed}</td>`
  }
  for await (const some of rows)
    for (let from = 0; from < some.length; from += batch)
      yield String(html`${some.slice(from, from + batch).map((row) => html`<tr>${row.map(cell)}</tr>\n`)}`)
  yield '</tbody></table></div>\n'
}
