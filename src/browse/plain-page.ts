import type { Lang, Words } from '../clause/words.ts'
import { langTags } from '../page/document.ts'
import { type Html, html } from '../page/html.ts'
import { type RefusedFor, refusals } from './refusals.ts'

/** A type that pages are sent as. */
export const pageType = 'text/html; charset=utf-8'

/** Both languages, that of the door first: who asks is not known yet. */
const inBoth = (words: Words, lang: Lang): Html =>
  html`${[lang, lang === 'zh' ? ('en' as const) : ('zh' as const)].map((each) => html`<p lang="${langTags[each]}">${words[each]}</p>\n`)}`

const plainPage = (lang: Lang, head: Html | null, body: Html): string =>
  html`<!DOCTYPE html>
<html lang="${langTags[lang]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>certdesk</title>
${head}<style>
:root { color-scheme: light dark }
body { max-width: 36rem; margin: 15vh auto; padding: 0 1rem; font: 1rem/1.6 system-ui, sans-serif }
</style>
</head>
<body>
<main>
<h1>certdesk</h1>
${body}</main>
</body>
</html>
`.toString()

/** What is shown in the place of a page that is not. */
export const refusalPage = (why: RefusedFor, lang: Lang): string =>
  plainPage(lang, null, inBoth(refusals[why].words, lang))

const goOn: Words = { en: 'Go on to the pages', zh: '进入页面' }

/**
 * A page that leads on by itself, and by a link where that is switched off. It is no redirection: what another page or a file led to stays
 * cross-site to its end, and a browser sends no strict cookie there; what leads on from here comes from here.
 */
export const leadingOn = (address: string, lang: Lang): string =>
  plainPage(
    lang,
    html`<meta http-equiv="refresh" content="0;url=${address}">\n`,
    html`<p><a href="${address}">${goOn[lang]}</a></p>\n`,
  )
