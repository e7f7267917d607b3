import { type Html, html, type Part } from './html.ts'

/** A section of a page: a heading, and what stands below it. */
export const section = (title: string, content: readonly Part[]): Html => html`<section><h2>${title}</h2>
${content}</section>
`

/** A remark in small letters. */
export const note = (text: string): Html => html`<p class="note">${text}</p>`

/** A figure that stands out: what it is, the figure, and a remark below it. */
export interface Tile {
  readonly label: string
  readonly figure: string
  /** What has to be seen, such as a requirement that is not met. */
  readonly verdict?: string | null
  readonly note?: string | null
}

/** Key figures side by side. */
export const tiles = (list: readonly Tile[]): Html => html`<ul class="tiles">${list.map(drawnTile)}</ul>`

const drawnTile = ({ label, figure, verdict, note }: Tile): Html =>
  html`<li class="tile"><small>${label}</small><b>${figure}</b>${verdict ? html`<strong>${verdict}</strong>` : null}${note ? html`<small>${note}</small>` : null}</li>`

/** A picture with what it shows above it. */
export const figure = (caption: string, picture: Part): Html =>
  html`<figure><figcaption>${caption}</figcaption>${picture}</figure>`

/** Pictures beside each other, three in a row; below each other on a telephone. */
export const beside = (pictures: readonly Html[]): Html => html`<div class="beside">${pictures}</div>`

/**
 * A picture that is drawn twice, for a screen or paper and for a telephone, so that its letters are of one size on both. Only
 * one of them is shown, and read aloud.
 */
export const forBoth = (draw: (width: number) => Html): Html =>
  html`<div class="wide">${draw(880)}</div><div class="telephone">${draw(350)}</div>`

/** A row of a table: what it is of, and its cells; or a heading over the rows that follow. */
export type TableRow = { readonly head: Part; readonly cells: readonly Part[] } | { readonly part: string }

/** What `table` sets: the first column says what each row is of. */
export interface Table {
  readonly caption: string
  /** The heading above says the same: the caption is read aloud, and not shown. */
  readonly headed?: true
  readonly columns: readonly {
    readonly title: string
    readonly number?: true
    /** Days and codes: never broken. */
    readonly whole?: true
  }[]
  readonly rows: readonly TableRow[]
  /** On a telephone each row says what it is of on a line of its own, above its cells: for long names. */
  readonly stacked?: true
  /** On a telephone each cell stands on a line of its own behind the title of its column: for running text. */
  readonly listed?: true
}

/** A table whose head is repeated on every page that it goes on; it may be moved sideways where it is too wide. */
export function table({ caption, headed, columns, rows, stacked, listed }: Table): Html {
  const looks = stacked
    ? html` class="stacked" style="--cells: ${columns.length - 1}"`
    : listed
      ? html` class="listed"`
      : null
  const look = (i: number) => {
    if (columns[i]?.number === true) return html` class="number"`
    return columns[i]?.whole === true ? html` class="whole"` : null
  }
  const cell = (part: Part, i: number): Html => {
    if (!listed) return html`<td${look(i)}>${part}</td>`
    const filled = part === null || part === '' ? null : html`<div>${part}</div>`
    return html`<td${look(i)} data-title="${columns[i]?.title ?? ''}">${filled}</td>`
  }
  const row = (each: TableRow): Html =>
    'part' in each
      ? html`<tr class="part"><th colspan="${columns.length}" scope="rowgroup">${each.part}</th></tr>`
      : html`<tr><th scope="row"${look(0)}>${each.head}</th>${each.cells.map((part, i) => cell(part, i + 1))}</tr>\n`
  return html`<div class="scroll" role="region" aria-label="${caption}" tabindex="0"><table${looks}><caption${headed ? html` class="headed"` : null}>${caption}</caption>
<thead><tr>${columns.map(({ title }, i) => html`<th scope="col"${look(i)}>${title}</th>`)}</tr></thead>
<tbody>
${rows.map(row)}</tbody></table></div>
`
}

/** Names with what stands for each, such as who did something and when. */
export const facts = (list: readonly (readonly [name: string, value: Part])[]): Html =>
  html`<dl>${list.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`
