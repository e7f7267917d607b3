import { html } from './html.ts'
import { blocks, onTelephone } from './look-lists.ts'

/**
 * Lists whose rows are cards there: they say on how broad a screen at most, and the narrowest of them is broader than a telephone; and those that were
 * found to have no room, which are named so that this weighs as much as what is said of them on any screen.
 */
const cards = ':is(.cards-640, .cards-900, .cards-1150, .cards-1400, .cards-1700, .narrow .listing)'

/** How pages look on a telephone. */
export const telephone = html`@media (max-width: 640px) {
  main, footer { padding-left: 14px; padding-right: 14px; }
  main { padding-top: 20px; }
  h1 { font-size: 23px; }
  h2 { margin-top: 34px; font-size: 18px; }
  .tiles { grid-template-columns: 1fr 1fr; gap: 8px; }
  .tile { padding: 9px 10px; }
  .tile b { font-size: 22px; }
  .tile:last-child:nth-child(odd) { grid-column: span 2; }
  .beside { grid-template-columns: 1fr; }
  .wide { display: none; }
  .telephone { display: block; }
  table { font-size: 13px; }
  tbody th { min-width: 7.2em; }
  thead th { font-size: 11.5px; }
  thead .number { overflow-wrap: anywhere; word-break: normal; hyphens: auto; }
  .stacked tr { display: grid; grid-template-columns: repeat(var(--cells), 1fr); column-gap: 6px; border-bottom: 1px solid var(--line); }
  .stacked th, .stacked td { border: 0; padding: 4px 0; }
  .stacked thead tr { background: var(--soft); border-top: 1px solid var(--ink); border-bottom-color: var(--ink); }
  .stacked th:first-child { grid-column: 1 / -1; }
  .listed thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .listed, .listed caption, .listed tbody, .listed tr, .listed th { display: block; }
  .listed th, .listed td, table.listed :is(th, td).whole { width: auto; border: 0; }
  .listed tr { padding: 7px 0; border-bottom: 1px solid var(--line); }
  .listed tbody th { min-width: 0; padding: 0 0 2px; font-weight: 600; }
  .listed td { display: grid; grid-template-columns: 7.5em 1fr; gap: 0 8px; padding: 1px 0; text-align: left; white-space: normal; }
  .listed td > div { white-space: pre-line; }
  .listed td::before { content: attr(data-title); color: var(--quiet); }
  .listed td:empty { display: none; }
  th, td { padding: 6px 4px; }
  dl { display: block; }
  dt { margin-top: 10px; font-size: 13px; }
  td.command { font-size: .92em; }
  ${blocks(cards, onTelephone)}
  ${cards} td { flex: 1 0 100%; }
  ${cards} :is(td.number, td.whole) { flex: 0 0 auto; display: flex; column-gap: 5px; }
}
`
