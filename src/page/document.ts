import type { Lang } from '../clause/words.ts'
import { type Html, html } from './html.ts'
import type { Script } from './list-script.ts'
import type { Breadth } from './listing.ts'
import { look } from './look.ts'

/** What a page is called, and what it is written in. */
export interface PageHead {
  readonly title: string
  readonly lang: Lang
  /** How broad its tables may become on a screen. */
  readonly breadth?: Breadth
  /** Printed across, for tables that have no room on upright paper. */
  readonly across?: boolean
  /** The one script that may run in it, which stands at its end; none unless given. */
  readonly script?: Script | null
}

/** A page that people look at. */
export interface Page extends PageHead {
  readonly body: Html
  /** What stands at its end, such as what proves it. */
  readonly foot: Html
}

/** How a language is called in markup: without it a browser picks Japanese letters for Chinese ones. */
export const langTags: Readonly<Record<Lang, string>> = { en: 'en', zh: 'zh-CN' }

/** Nothing is loaded, and nothing runs but the page's own script: what a page shows is in it. */
const policy = (script: Script | null): Html => {
  const allowed = script === null ? null : html`; script-src '${script.digest}'`
  return html`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:${allowed}">`
}

/** The beginning of a document that stands alone, up to what it shows: for a page that is written in pieces. */
export function pageStart({ title, lang, breadth = 'usual', across = false, script = null }: PageHead): string {
  const classes = [...(breadth === 'usual' ? [] : [breadth]), ...(across ? ['across'] : [])]
  return html`<!DOCTYPE html>
<html lang="${langTags[lang]}">
<head>
<meta charset="utf-8">
${policy(script)}
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>
${look}
</style>
</head>
<body>
<main${classes.length === 0 ? null : html` class="${classes.join(' ')}"`}>
`.toString()
}

/** Its end, with the script that its beginning allows. */
export const pageEnd = (foot: Html, script: Script | null = null): string =>
  `${html`
</main>
<footer>${foot}</footer>
`}${script === null ? '' : `<script>${script.text}</script>\n`}</body>
</html>
`

/** A complete HTML document that stands alone: for a screen, a telephone and A4 paper. */
export const page = ({ body, foot, ...head }: Page): string => `${pageStart(head)}${body}${pageEnd(foot, head.script)}`
