import { html } from './html.ts'
import { blocks, leftOnPaper } from './look-lists.ts'

const sideBySide = html`display: grid; grid-template-columns: repeat(3, 1fr); column-gap: 5mm; align-items: start;`

/** How pages look on A4 paper, in black and white as well. */
export const paper = html`@media print {
  @page { size: A4 portrait; margin: 12mm 11mm 14mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt system-ui, sans-serif; color: #55606e; } }
  @page across { size: A4 landscape; margin: 11mm 11mm 13mm; }
  .across, .across + footer { page: across; }
  .list-tools { display: none; }
  .list-note { display: block; font-weight: 600; }
  .listing thead button { display: contents; font: inherit; color: inherit; }
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
  .listing.small { font-size: 7pt; }
  .listing.small :is(th, td) { padding: .2mm 1mm; line-height: 1.22; }
  .listing.small { width: 100%; }
  .listing.small thead th { width: calc(var(--ideal) * .5em); }
  .listing :is(span, code).below { display: none; }
  .twofold { columns: 2; column-gap: 7mm; column-fill: auto; }
  ${leftOnPaper} { display: none; }
  .left-note { display: block; margin: 1mm 0 3mm; font-size: 7.5pt; color: var(--quiet); }
  ${blocks('.blocks', sideBySide)}
}
`
