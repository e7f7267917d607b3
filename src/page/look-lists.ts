import { type Html, html } from './html.ts'

/** Rows as blocks, each value after the title of its column: side by side where `columns` says how. */
export const blocks = (
  table: string,
  columns: Html,
): Html => html`${table}, ${table} caption, ${table} tbody { display: block; }
  ${table} thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  ${table} tr { padding: 7px 0; border-bottom: 1px solid var(--line); break-inside: avoid; ${columns} }
  ${table} tbody tr:first-child { border-top: 1px solid var(--ink); }
  ${table} td, ${table} td.number { display: grid; grid-template-columns: minmax(6.5em, 30%) 1fr; column-gap: 8px; width: auto; padding: 1px 0; border-bottom: 0; text-align: left; justify-items: start; }
  ${table} td:first-child { font-weight: 600; }
  ${table} td, ${table} .whole { white-space: pre-line; overflow-wrap: anywhere; }
  ${table} td::before { content: attr(data-title); font-family: system-ui, "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; font-weight: normal; color: var(--quiet); }
  ${table} td .below { grid-column: 2; }
  ${table} td:empty { display: none; }`

/** As many blocks beside each other as there is room for. */
const asMany = html`display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 21em), 1fr)); column-gap: 22px; align-items: start;`

/** On a telephone numbers stand beside each other. */
export const onTelephone = html`display: flex; flex-wrap: wrap; column-gap: 16px;`

const cardsBelow = (pixels: number): Html => html`@media screen and (max-width: ${pixels}px) {
  ${blocks(`.cards-${pixels}`, asMany)}
}
`

/** The columns that paper does without, by their place. */
export const leftOnPaper = Array.from(
  { length: 40 },
  (_, i) => html`.left-${i + 1} :is(th, td):nth-child(${i + 1})${i === 39 ? '' : ', '}`,
)

/** Lists on a screen: heads that stay and sort, the box to search in, and rows as blocks where they have no room. */
export const listLook = html`.listing { width: auto; border-collapse: separate; border-spacing: 0; }
.listing caption { font-size: 15px; font-weight: 600; color: var(--ink); }
.listing td { white-space: pre-line; overflow-wrap: break-word; }
.listing .long { overflow-wrap: anywhere; }
.listing .whole { white-space: pre; }
.listing .below { font-size: .86em; color: var(--quiet); white-space: pre-line; }
.listing code.below { display: block; overflow-wrap: anywhere; }
nav.rows { margin: 8px 0 16px; font-size: 14px; }
nav.rows span + span { margin-left: 14px; }
.list-note, .list-order, .left-note, .unmatched { display: none; }
@media screen {
  .list-tools { position: sticky; top: var(--page-top, 0px); z-index: 2; display: flex; flex-wrap: wrap; align-items: center; gap: 4px 14px; margin: 10px 0 0; padding: 8px 0; background: #fff; }
  .list-tools label { display: flex; align-items: center; gap: 8px; flex: 0 1 430px; }
  .list-tools input { flex: 1 1 auto; min-width: 0; padding: 5px 9px; border: 1px solid var(--quiet); border-radius: 3px; background: #fff; color: var(--ink); font: inherit; font-size: 14px; }
  .list-tools input::placeholder { color: var(--quiet); opacity: 1; }
  .list-tools output { color: var(--quiet); font-size: 14px; font-variant-numeric: tabular-nums; }
  :where(.broadest .listing.small) { font-size: 13px; }
  :where(.broadest .listing.small) :is(th, td) { padding: 5px 7px; }
  .fits { overflow: visible; }
  .fits > .listing thead th { position: sticky; top: calc(var(--page-top, 0px) + var(--tools, 0px)); z-index: 1; }
  .scroll { scroll-margin-top: calc(var(--page-top, 0px) + var(--tools, 0px) + 4px); }
  .listing.locked { table-layout: fixed; width: var(--width); }
  .listing.locked thead th { width: var(--width); }
  .listing[aria-busy] tbody { opacity: .5; }
  .listing thead button { display: inline-flex; gap: 4px; align-items: baseline; max-width: 100%; margin: 0; padding: 0; border: 0; background: none; color: inherit; font: inherit; text-align: inherit; cursor: pointer; }
  .listing thead button:hover { text-decoration: underline; }
  .listing thead button::after { content: "↕"; color: var(--quiet); font-weight: normal; }
  .listing [aria-sort="ascending"] button::after { content: "↑"; color: var(--ink); font-weight: 700; }
  .listing [aria-sort="descending"] button::after { content: "↓"; color: var(--ink); font-weight: 700; }
  caption[data-shown]::after { content: "  " attr(data-shown); color: var(--quiet); font-weight: normal; }
  :is(button, input, select, a, .scroll):focus-visible { outline: 2px solid var(--mark); outline-offset: 1px; }
  ::highlight(found-zh), ::highlight(found-en) { background-color: #ffe08a; color: #1b222c; }
  ${blocks('.narrow .listing', asMany)}
  .narrow .listing thead button { visibility: hidden; }
  .list-order:has(+ .narrow) { display: flex; align-items: center; gap: 8px; margin: 12px 0 -6px; font-size: 14px; }
  .list-order select { font: inherit; max-width: 75vw; padding: 4px; border: 1px solid var(--quiet); border-radius: 3px; background: #fff; color: var(--ink); }
}
${[900, 1150, 1400, 1700].map(cardsBelow)}`
