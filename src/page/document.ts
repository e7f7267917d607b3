import type { Lang } from '../clause/words.ts'
import { type Html, html } from './html.ts'
import { look } from './look.ts'

/** A page that people look at. */
export interface Page {
  readonly title: string
  readonly lang: Lang
  readonly body: Html
  /** What stands at its end, such as what proves it. */
  readonly foot: Html
}

const tags: Readonly<Record<Lang, string>> = { en: 'en', zh: 'zh-CN' }

/** Nothing is loaded and nothing runs: what a page shows is in it. */
const policy = html`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">`

/** A complete HTML document that stands alone: for a screen, a telephone and A4 paper. */
export const page = ({ title, lang, body, foot }: Page): string =>
  html`<!DOCTYPE html>
<html lang="${tags[lang]}">
<head>
<meta charset="utf-8">
${policy}
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>
${look}
</style>
</head>
<body>
<main>
${body}
</main>
<footer>${foot}</footer>
</body>
</html>
`.toString()
