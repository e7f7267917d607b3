import { wallTime } from '../clause/moment.ts'
import { type Lang, same } from '../clause/words.ts'
import { langTags } from '../page/document.ts'
import { type Html, html } from '../page/html.ts'
import { headText } from '../register/register.ts'
import { pageNames } from './name-words.ts'
import { pageWords } from './page-words.ts'
import { type Middle, type Shown, standingOf } from './shown.ts'

/** What stands in markup before an address of this server, which does not know yet how deep the page will be. */
export const rootMark = '~/'

/**
 * Markup with its addresses leading from where the page stands, in the language that was asked for: between quotes alone, where no text can have it. What
 * was made beside the server is made for all who ask, and knows neither.
 */
const rooted = (markup: string, root: string, goesOnIn: Lang | null): string =>
  markup.replace(/href="~\/([^"]*)"/g, (_, address: string) => {
    const isSaid = goesOnIn === null || /[?;]lang=/.test(address)
    return `href="${root}${address}${isSaid ? '' : `${address.includes('?') ? '&amp;' : '?'}lang=${goesOnIn}`}"`
  })

/** One answer on a page: where it is asked for again, and what is known of it; null where it is judged for the first time. */
export interface Piece {
  /** Its own address, below the beginning of all addresses. */
  readonly address: string
  readonly shown: Shown | null
  /** Whether that holds where the register stands. */
  readonly isCurrent: boolean
  readonly judges: boolean
  /** The language that was asked for, which what it leads to is shown in, too; null where none was. */
  readonly goesOnIn: Lang | null
  /** Whether it is one of several on a page: then it has no title as large as the page's. */
  readonly isOneOfSeveral: boolean
}

/** A page around one or several answers. */
export interface Around {
  readonly lang: Lang
  readonly title: string
  /** The beginning of all addresses. */
  readonly root: string
  /** The words of the page's own address. */
  readonly here: string
  /** That address in the other language. */
  readonly other: string
  /** The day and moment that every link goes on with. */
  readonly as: string
  readonly timeZone: string
  /** The way to this page, and to others of the same: what whoever goes to the content goes past. */
  readonly way: Html | null
  /** Above the answers. */
  readonly above: Html | null
  /** Below them: the command line, and in which forms it is had. */
  readonly below: Html | null
  readonly pieces: readonly Piece[]
}

/** The pages that a bar leads to, each with its address. */
const bar = [
  ['', pageWords.home],
  ...['today', 'customer list', 'report compliance', 'report monthly'].map(
    (command) => [command.replace(' ', '/'), pageNames[command] ?? same(command)] as const,
  ),
  ['_/all', pageWords.everything],
] as const

const withQuery = (address: string, as: string): string => (as === '' ? address : `${address}?${as}`)

/** What is said of an answer: up to which entry it knows, and whether that is all. */
function stateOf({ shown, isCurrent, judges }: Piece, lang: Lang, timeZone: string): Html {
  if (shown === null) return html`<p class="state" role="status">${pageWords.judging[lang]}</p>`
  const at = pageWords.at(`#${shown.head.seq}`, wallTime(shown.head.at, timeZone).slice(0, 16))[lang]
  const moved = isCurrent ? null : html` <strong>${(judges ? pageWords.movedJudging : pageWords.moved)[lang]}</strong>`
  return html`<p class="state" role="status" title="${headText(shown.head)}">${at}${moved}</p>`
}

/** An answer with what is said of it, as it stands in a page and takes its own place anew. */
export function pieceMarkup(piece: Piece, root: string, lang: Lang, timeZone: string): string {
  const middle: Middle | null = piece.shown?.middles[lang] ?? null
  const remarks = (middle?.remarks ?? []).map((remark) => html`<p class="remark">${remark}</p>`)
  const standing = piece.shown === null ? '' : standingOf(piece.shown)
  const start = html`<div class="piece${piece.isOneOfSeveral ? ' several' : null}" data-of="${piece.address}" data-at="${standing}"${piece.judges ? html` data-judges` : null}${piece.isCurrent ? null : html` aria-busy="true"`}>
${stateOf(piece, lang, timeZone)}${remarks}
`
  return `${start}${rooted(middle?.markup ?? '', root, piece.goesOnIn)}</div>\n`
}

/** A whole page, which follows the register with its script, and stands as it is without. */
export function pageAround(around: Around): string {
  const { lang, title, root, here, other, as, timeZone, way, above, below, pieces } = around
  const isHere = (address: string) => (here === address ? html` aria-current="page"` : null)
  const links = bar.map(
    ([address, words]) => html`<a href="${root}${withQuery(address, as)}"${isHere(address)}>${words[lang]}</a>`,
  )
  // Where no script runs, what is being judged is asked for again.
  const again = pieces.some(({ isCurrent }) => !isCurrent)
    ? html`<noscript><meta http-equiv="refresh" content="2"></noscript>`
    : null
  const otherTag = langTags[lang === 'zh' ? 'en' : 'zh']
  const head = html`<!DOCTYPE html>
<html lang="${langTags[lang]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · certdesk</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${root}_/look.css">
<script defer src="${root}_/list.js"></script>
<script defer src="${root}_/follow.js"></script>
${again}
</head>
<body data-root="${root}" data-ended="${pageWords.ended[lang]}" data-unread="${pageWords.unread[lang]}" data-anew="${pageWords.anew[lang]}" data-moved="${pageWords.moved[lang]}" data-judging="${pageWords.movedJudging[lang]}" data-copied="${pageWords.copied[lang]}">
<a class="skip" href="#content">${pageWords.toContent[lang]}</a>
<header class="bar"><nav aria-label="${pageWords.pagesFor[lang]}">${links}<a href="${root}${other}" lang="${otherTag}" hreflang="${otherTag}">${pageWords.otherLanguage[lang]}</a></nav>
<form class="find" role="search" method="get" action="${root}customer/find"><label class="unseen" for="find">${pageWords.findCustomer[lang]}</label><input id="find" type="search" name="text" placeholder="${pageWords.findCustomer[lang]}" autocomplete="off" data-find="${root}customer/find">${asFields(as)}<button type="submit">${pageWords.find[lang]}</button></form></header>
<p id="told" role="status" aria-live="polite"></p>
${way === null ? null : html`<div class="way">${way}</div>\n`}<main id="content" tabindex="-1">
${above}`
  const middle = pieces.map((piece) => pieceMarkup(piece, root, lang, timeZone)).join('')
  const end = html`</main>
<footer class="about">${below}<p>${pageWords.readOnly[lang]}</p></footer>
</body>
</html>
`
  return `${head}${middle}${end}`
}

/** What every link goes on with, for a form. */
const asFields = (as: string): Html[] =>
  [...new URLSearchParams(as)].map(([key, value]) => html`<input type="hidden" name="${key}" value="${value}">`)
