import { html } from './html.ts'
import { listLook } from './look-lists.ts'
import { paper } from './look-paper.ts'
import { telephone } from './look-telephone.ts'

/** How pages look: on a screen, on a telephone (below 640 px) and on A4 paper, in black and white as well. */
export const look = html`
:root { color-scheme: light; --ink: #1b222c; --quiet: #55606e; --line: #c9d0d8; --soft: #eef1f4; --mark: #2f6690; --alarm: #a3341f; --warn: #7a4a00; }
* { box-sizing: border-box; }
html { font-family: system-ui, "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif; font-size: 15px; line-height: 1.5; color: var(--ink); background: var(--soft); -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
html:lang(zh) { font-family: "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", system-ui, sans-serif; }
body { margin: 0; }
[hidden] { display: none !important; }
main, footer { max-width: 1080px; margin: 0 auto; padding: 0 36px; background: #fff; overflow-wrap: anywhere; }
main.broad, main.broad + footer { max-width: 1360px; }
main.broadest, main.broadest + footer { max-width: 1700px; }
main footer { padding-left: 0; padding-right: 0; }
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
td.command { font-family: ui-monospace, Consolas, "DejaVu Sans Mono", "Noto Sans CJK SC", monospace; font-size: .88em; }
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
${listLook}${telephone}${paper}`
