import { html } from '../page/html.ts'

/** How what stands around the answers looks: a bar above, the command line below. It goes behind the look of every page. */
export const pageLook = String(html`
.skip, .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip:focus { position: static; width: auto; height: auto; clip-path: none; display: block; padding: 8px 36px; background: #fff; }
.bar { display: flex; flex-wrap: wrap; align-items: center; gap: 6px 24px; max-width: 1360px; margin: 0 auto; padding: 10px 36px; background: #fff; border-bottom: 1px solid var(--line); }
.bar nav { display: flex; flex-wrap: wrap; gap: 2px 4px; flex: 1 1 auto; }
.bar a { padding: 5px 10px; border-radius: 4px; text-decoration: none; }
.bar a:hover, .bar a:focus-visible { background: var(--soft); text-decoration: underline; }
.bar a[aria-current] { font-weight: 650; color: var(--ink); background: var(--soft); }
.find { position: relative; display: flex; gap: 6px; flex: 0 1 380px; }
.find input { flex: 1 1 auto; min-width: 0; }
.found { position: absolute; z-index: 5; top: 100%; right: 0; width: min(92vw, 620px); max-height: 70vh; overflow: auto; padding: 4px 14px 10px; background: #fff; border: 1px solid var(--quiet); box-shadow: 0 6px 18px rgb(0 0 0 / .18); }
.found h1, .found .state { display: none; }
input, select, button { font: inherit; padding: 5px 9px; border: 1px solid var(--quiet); border-radius: 4px; background: #fff; color: var(--ink); }
button { cursor: pointer; }
button:hover { background: var(--soft); }
:focus-visible { outline: 3px solid var(--mark); outline-offset: 1px; }
main, footer { max-width: 1360px; }
main:focus { outline: none; }
#told { position: sticky; top: 0; z-index: 4; max-width: 1360px; margin: 0 auto; padding: 0 36px; background: #fdf3dc; }
#told:not(:empty) { padding-top: 7px; padding-bottom: 7px; }
.state { margin: 2px 0 8px; font-size: 13px; color: var(--quiet); }
.when { display: inline-block; margin: 0 0 8px; padding: 3px 10px; border: 2px solid var(--mark); font-weight: 600; }
.state strong { color: var(--warn); }
.remark { padding: 6px 10px; border-left: 4px solid var(--warn); background: #fdf3dc; max-width: none; }
.piece > footer { margin-top: 10px; padding: 0; }
.piece.several { margin-top: 26px; }
.several > article > header, .several > article > .list-tools { display: none; }
.piece.several:first-of-type > article > header { display: block; }
.several nav.contents { display: none; }
.several h1 { font-size: 20px; padding-top: 12px; border-top: 2px solid var(--ink); }
.several h2 { margin-top: 20px; padding-top: 0; border-top: 0; font-size: 17px; }
.ask { margin: 8px 0 12px; }
.ask summary { cursor: pointer; color: var(--mark); }
.ask form, .ask [role=group] { display: flex; flex-wrap: wrap; align-items: start; gap: 10px 18px; }
.ask form { padding: 10px 0 4px; }
.ask form p { display: flex; flex-direction: column; gap: 2px; margin: 0; max-width: 250px; }
.ask form p:has(button) { flex-basis: 100%; align-items: start; max-width: none; }
.ask label { font-size: 14px; font-weight: 600; }
.ask .hint, .pages .hint { color: var(--quiet); font-size: 12px; line-height: 1.45; }
.ask input[type=checkbox] { width: 20px; height: 20px; align-self: flex-start; }
.about h2 { margin: 10px 0 2px; padding: 0; border: 0; font-size: 14px; }
.about .same { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; max-width: none; }
.command-line { padding: 4px 8px; background: var(--soft); color: var(--ink); overflow-wrap: anywhere; }
.pages { padding-left: 20px; columns: 340px; column-gap: 32px; }
.pages li { break-inside: avoid; }
.pages .hint { display: block; margin-bottom: 4px; }
.way { display: flow-root; max-width: 1360px; margin: 0 auto; padding: 18px 36px 0; background: #fff; }
.way + main { padding-top: 10px; }
.crumbs ol { display: flex; flex-wrap: wrap; gap: 2px 6px; margin: 0 0 6px; padding: 0; list-style: none; font-size: 13px; }
.crumbs li + li::before { content: '›'; margin-right: 6px; color: var(--quiet); }
.also a[aria-current] { color: var(--ink); font-weight: 650; text-decoration: none; }
.also { display: flex; flex-wrap: wrap; gap: 2px 16px; margin: 4px 0 8px; font-size: 14px; }
@media (max-width: 640px) {
  .bar, #told, .way { padding-left: 14px; padding-right: 14px; }
  .find { flex: 1 1 100%; }
}
@media print {
  .bar, .skip, #told, .way, .ask, .about, .remark:empty { display: none; }
  main:has(.across) { page: across; }
}
`)
