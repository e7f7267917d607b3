import { type Html, html } from './html.ts'

/** Rows as blocks: a line for each value, its title before it. */
const blocks = (table: string): Html => html`${table}, ${table} caption, ${table} tbody { display: block; }
  ${table} thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  ${table} tr { padding: 7px 0; border-bottom: 1px solid var(--line); }
  ${table} tbody tr:first-child { border-top: 1px solid var(--ink); }
  ${table} tr { display: flex; flex-wrap: wrap; column-gap: 16px; }
  ${table} td { flex: 1 0 100%; width: auto; display: grid; grid-template-columns: minmax(6.5em, 26%) 1fr; column-gap: 8px; padding: 1px 0; border-bottom: 0; text-align: left; justify-items: start; }
  ${table} td.number { flex: 0 0 auto; display: flex; column-gap: 5px; }
  ${table} td:first-child { font-weight: 600; }
  ${table} td, ${table} .whole { white-space: pre-line; overflow-wrap: anywhere; }
  ${table} td::before { content: attr(data-title); font-family: system-ui, "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; font-weight: normal; color: var(--quiet); }
  ${table} td:empty { display: none; }`

/** How pages look: on a screen, on a telephone (below 640 px) and on A4 paper, in black and white as well. */
export const look = html`
:root { color-scheme: light; --ink: #1b222c; --quiet: #55606e; --line: #c9d0d8; --soft: #eef1f4; --mark: #2f6690; --alarm: #a3341f; --warn: #7a4a00; }
* { box-sizing: border-box; }
html { font-family: system-ui, "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif; font-size: 15px; line-height: 1.5; color: var(--ink); background: var(--soft); -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
html:lang(zh) { font-family: "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", system-ui, sans-serif; }
body { margin: 0; }
[hidden] { display: none !important; }
main, footer { max-width: 1080px; margin: 0 auto; padding: 0 36px; background: #fff; overflow-wrap: anywhere; }
main { padding-top: 34px; padding-bottom: 8px; }
footer { padding-top: 14px; padding-bottom: 26px; color: var(--quiet); font-size: 13px; }
footer p { margin: 0; padding-top: 4px; }
code { font-family: ui-monospace, Consolas, "DejaVu Sans Mono", monospace; font-size: .92em; }
h1 { margin: 0; font-size: 28px; line-height: 1.25; font-weight: 650; }
h2 { margin: 44px 0 4px; padding-top: 12px; border-top: 2px solid var(--ink); font-size: 20px; line-height: 1.3; font-weight: 650; }
h3 { margin: 20px 0 2px; font-size: 16px; font-weight: 650; }
p { margin: 6px 0; max-width: 74ch; text-wrap: pretty; }
.lead { margin-top: 6px; max-width: none; color: var(--quiet); }
.note { color: var(--quiet); font-size: 13px; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(168px, 1fr)); gap: 12px; margin: 22px 0 14px; padding: 0; list-style: none; }
.tile { display: flex; flex-direction: column; padding: 12px 14px; border: 1px solid var(--line); border-top: 4px solid var(--mark); break-inside: avoid; }
.tile b { font-size: 27px; line-height: 1.3; font-weight: 650; font-variant-numeric: tabular-nums; }
.tile small { font-size: 13px; color: var(--quiet); text-wrap: pretty; }
.tile strong { font-size: 13px; }
figure { margin: 14px 0 10px; break-inside: avoid; }
figcaption { margin-bottom: 6px; font-weight: 600; }
svg { display: block; width: 100%; height: auto; }
.beside { display: grid; grid-template-columns: repeat(3, 1fr); gap: 8px 28px; }
.telephone { display: none; }
.scroll { overflow-x: auto; margin: 12px 0; }
table { width: 100%; border-collapse: collapse; font-size: 14px; }
tbody th { min-width: 9em; text-wrap: pretty; }
caption { text-align: left; font-size: 13px; color: var(--quiet); padding-bottom: 4px; }
th, td { padding: 6px 10px; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; font-weight: normal; }
thead th { background: var(--soft); border-top: 1px solid var(--ink); border-bottom: 1px solid var(--ink); font-weight: 600; vertical-align: bottom; }
tbody small { display: block; color: var(--quiet); font-size: 12.5px; }
tr.part th { padding-top: 14px; font-weight: 600; }
.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.whole { white-space: nowrap; font-variant-numeric: tabular-nums; }
table:not(.listing) :is(th, td).whole { width: 1%; }
tbody th.whole { min-width: 0; }
caption.headed { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
thead .number { white-space: normal; overflow-wrap: normal; word-break: keep-all; }
table:not(.listing) td { white-space: pre-line; }
table:not(.listing) :is(td.number, td.whole) { white-space: nowrap; }
tr { break-inside: avoid; }
.listing td { white-space: pre-line; overflow-wrap: break-word; }
.listing .long { overflow-wrap: anywhere; }
.listing .whole { white-space: pre; }
td.command { font-family: ui-monospace, Consolas, "DejaVu Sans Mono", "Noto Sans CJK SC", monospace; font-size: .88em; }
.listing { width: auto; border-collapse: separate; border-spacing: 0; }
nav.rows { margin: 8px 0 16px; font-size: 14px; }
nav.rows span + span { margin-left: 14px; }
.list-note, .list-order { display: none; }
.unmatched { display: none; }
@media screen {
  .list-tools { position: sticky; top: var(--page-top, 0px); z-index: 2; display: flex; flex-wrap: wrap; align-items: center; gap: 4px 14px; margin: 14px 0 0; padding: 8px 0; background: #fff; }
  .list-tools label { display: flex; align-items: center; gap: 8px; flex: 0 1 430px; }
  .list-tools input { flex: 1 1 auto; min-width: 0; padding: 5px 9px; border: 1px solid var(--quiet); border-radius: 3px; background: #fff; color: var(--ink); font: inherit; font-size: 14px; }
  .list-tools input::placeholder { color: var(--quiet); opacity: 1; }
  .list-tools output { color: var(--quiet); font-size: 14px; font-variant-numeric: tabular-nums; }
  .fits { overflow: visible; }
  .fits > .listing thead th { position: sticky; top: calc(var(--page-top, 0px) + var(--tools, 0px)); z-index: 1; }
  .scroll { scroll-margin-top: calc(var(--page-top, 0px) + var(--tools, 0px) + 4px); }
  .listing.locked { table-layout: fixed; width: var(--width); }
  .listing.locked thead th { width: var(--width); }
  .listing[aria-busy] tbody { opacity: .5; }
  .listing thead button { display: inline-flex; gap: 4px; align-items: baseline; width: 100%; margin: -6px -10px; padding: 6px 10px; border: 0; box-sizing: content-box; background: none; color: inherit; font: inherit; text-align: inherit; cursor: pointer; }
  .listing thead .number button { justify-content: flex-end; }
  .listing thead button:hover { text-decoration: underline; }
  .listing thead button::after { content: "↕"; color: var(--quiet); font-weight: normal; opacity: .55; }
  .listing [aria-sort="ascending"] button::after { content: "↑"; opacity: 1; color: var(--ink); }
  .listing [aria-sort="descending"] button::after { content: "↓"; opacity: 1; color: var(--ink); }
  caption[data-shown]::after { content: "  " attr(data-shown); color: var(--quiet); font-weight: normal; }
  :is(button, input, select, a, .scroll):focus-visible { outline: 2px solid var(--mark); outline-offset: 1px; }
  ::highlight(found-zh), ::highlight(found-en) { background-color: #ffe08a; color: #1b222c; }
  ${blocks('.narrow > .cards')}
  .narrow > .listing thead button { visibility: hidden; }
  .list-order:has(+ .narrow) { display: flex; align-items: center; gap: 8px; margin: 12px 0 -6px; font-size: 14px; }
  .list-order select { font: inherit; max-width: 75vw; padding: 4px; border: 1px solid var(--quiet); border-radius: 3px; background: #fff; color: var(--ink); }
}
.listing caption { font-size: 15px; font-weight: 600; color: var(--ink); }
.bad, .warn { padding: 0 5px; border: 2px solid var(--alarm); font-weight: 700; color: var(--alarm); }
.warn { border-style: dashed; border-width: 1.5px; font-weight: 600; border-color: currentColor; color: var(--warn); }
.day { white-space: nowrap; }
.contents { margin: 14px 0 0; font-size: 14px; }
.contents ul { display: flex; flex-wrap: wrap; gap: 2px 18px; margin: 0; padding: 0; list-style: none; }
a { color: var(--mark); }
.again { margin-top: 56px; }
.again h1 { padding-top: 34px; border-top: 1px solid var(--line); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 6px 22px; margin: 12px 0; }
dl > div { display: contents; }
dt { color: var(--quiet); }
dd { margin: 0; white-space: pre-line; }
@media (max-width: 640px) {
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
  ${blocks('.cards')}
}
@media print {
  @page { size: A4 portrait; margin: 14mm 13mm; }
  .list-tools { display: none; }
  .list-note { display: block; font-weight: 600; }
  .listing thead button { all: unset; }
  caption[data-shown]::after { content: "  " attr(data-shown); }
  html { font-size: 10pt; background: #fff; }
  main, footer { max-width: none; padding: 0; }
  footer { padding-top: 5mm; font-size: 8pt; }
  h1 { font-size: 19pt; }
  h2 { margin-top: 7mm; padding-top: 2mm; font-size: 14pt; }
  figure { margin: 3mm 0 2mm; }
  h2, h2 + p, h3, h2 + .note, figcaption, caption, .lead { break-after: avoid; }
  p { max-width: none; orphans: 3; widows: 3; }
  .tiles { grid-template-columns: repeat(5, 1fr); gap: 3mm; }
  .tile { padding: 2mm 2.5mm; }
  .tile b { font-size: 15pt; }
  .tile small, .tile strong, .note, caption { font-size: 8pt; }
  .listing caption { font-size: 10pt; }
  .beside { grid-template-columns: repeat(3, 1fr); gap: 2mm 5mm; }
  .wide { display: block; }
  .telephone { display: none; }
  .scroll { overflow: visible; }
  table { font-size: 9pt; }
  thead { display: table-header-group; break-after: avoid; }
  tbody tr:first-child, tr.part + tr { break-before: avoid; }
  tbody small { font-size: 8pt; }
  th, td { padding: .7mm 2mm; line-height: 1.35; }
  tr.part th { padding-top: 2mm; }
  dl { display: grid; }
  dt { margin: 0; }
  .contents { display: none; }
  a { color: inherit; text-decoration: none; }
  .again { break-before: page; margin-top: 0; }
  .again h1 { padding-top: 0; border-top: 0; }
  td.command { font-size: 7.5pt; }
  ${blocks('.blocks')}
}
`

/** Pages with tables that have no room on upright paper, nor beside wide margins on a screen. */
export const lookAcross = html`@media screen { main, footer { max-width: 1360px; } }
@media print { @page { size: A4 landscape; margin: 12mm 13mm; } }
`
