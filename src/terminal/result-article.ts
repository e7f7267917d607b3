import { commandLine, type Lang, type Words } from '../clause/words.ts'
import { langTags } from '../page/document.ts'
import { type Html, type Part as HtmlPart, html } from '../page/html.ts'
import { ledTo, linked } from '../page/link.ts'
import { listTools } from '../page/list-tools.ts'
import { type Breadth, type ListingCell, type ListingColumn, listing } from '../page/listing.ts'
import { facts, tiles } from '../page/parts.ts'
import { type Rows, rowsNav } from '../page/rows-nav.ts'
import { unbroken } from '../page/unbroken.ts'
import { commandsInText } from './commands-in-text.ts'
import type { Pieces } from './delivery.ts'
import type { Frame } from './frame.ts'
import { batchesOf, type Items } from './items.ts'
import { measure } from './measured-columns.ts'
import { type PageColumn, type PageTable, pageTable } from './page-columns.ts'
import type { Cell, Column, HeadingPart, Part, RecordPart, Result, TablePart, TextPart } from './result.ts'
import { drawnChart } from './result-chart.ts'
import { itemsShown } from './rows-shown.ts'
import { shownCell, shownText } from './shown.ts'

const words = {
  contents: { en: 'Contents', zh: '目录' },
  otherLanguage: { en: 'In English', zh: '中文版' },
} as const satisfies Record<string, Words>

/** How a result becomes part of a page that is served: where its values lead to, and which rows of its tables are shown. */
export interface Served {
  /** The page of the same server that the value of a column leads to; null: nowhere. */
  readonly address?: (key: string, value: Cell, item: unknown) => string | null
  /** Which rows of a table are shown where it has more than those in all, the tables of the result counted from 0. */
  readonly rows?: (table: number) => Rows
}

/** A table with what it needs, worked out before the first line of the page is written. */
interface Planned {
  readonly kind: 'planned'
  readonly part: TablePart
  readonly items: Items<unknown>
  readonly length: number
  readonly set: PageTable
  /** Which of its rows are shown, where it is not all. */
  readonly rows: Rows | null
}

async function* tableOf({ part, items, length, set, rows }: Planned, lang: Lang, served: Served | null) {
  const title = part.title?.[lang] ?? null
  if (length === 0 && part.empty !== undefined) {
    if (title !== null) yield String(html`<h3>${title}</h3>\n`)
    yield String(html`<p>${part.empty[lang]}</p>\n`)
    return
  }
  if (rows !== null) yield String(rowsNav(rows, length, lang))
  yield* listing({ title, lang, ...set, rows: cellsOf(set.columns, batchesOf(items), lang, served) })
  if (rows !== null) yield String(rowsNav(rows, length, lang))
}

/** What a cell shows, and the value that it is sorted by where that is not told by it. */
function sorted(text: string, value: Cell, kind: ListingColumn['kind']): { text: string; value?: string } {
  if (value === null || value === '') return { text }
  const isTold =
    kind === 'number' ? Number(text.replace(/[,\s]/g, '')) === value : kind !== 'day' || text.startsWith(String(value))
  return isTold ? { text } : { text, value: String(value) }
}

async function* cellsOf(
  columns: readonly PageColumn[],
  batches: AsyncIterable<readonly unknown[]> | Iterable<readonly unknown[]>,
  lang: Lang,
  served: Served | null,
) {
  const command = (text: string) => ({ text, page: served?.address?.('command', text, null) })
  const addressOf = (column: Column<unknown>, item: unknown) => {
    const line = column.cell(item) === 0 ? null : (column.lists?.(item) ?? null)
    return line === null
      ? served?.address?.(column.key, column.cell(item), item)
      : served?.address?.('command', commandLine(line), item)
  }
  const cell = ({ column, kind, below }: PageColumn, item: unknown): ListingCell => {
    const text = shownCell(column, item, lang)
    const page = served === null ? null : addressOf(column, item)
    // What leads to a page as a whole has nothing in it that leads to another.
    const pieces = served === null || page != null || column.command === true ? [] : commandsLedTo(text, served)
    const lines = below?.columns.map((each) => shownCell(each.column, item, lang)).filter((line) => line !== '')
    return {
      ...sorted(text, column.cell(item), kind),
      stress: column.tone?.(item),
      ...(lines === undefined || lines.length === 0 ? {} : { below: lines.map((text) => command(text)) }),
      ...(served === null ? { link: column.link?.(item) } : { page }),
      ...(pieces.some((piece) => piece.page !== null) ? { pieces } : {}),
    }
  }
  for await (const batch of batches) yield batch.map((item) => columns.map((column) => cell(column, item)))
}

/** A line of a text; on a page that is served, each command line in it leads to what it gives. */
function lineShown(line: string, link: string | undefined, served: Served | null): HtmlPart {
  if (served === null) return linked(unbroken(line), link)
  return commandsLedTo(line, served).map(({ text, page }) => (page === null ? unbroken(text) : ledTo(text, page)))
}

/** A text in pieces, each with the page that it leads to where it is a command line that a page gives. */
const commandsLedTo = (text: string, served: Served): { readonly text: string; readonly page: string | null }[] =>
  commandsInText(text).map((piece) => ({
    text: piece.text,
    page: piece.isCommand ? (served.address?.('command', piece.text, null) ?? null) : null,
  }))

/** The lines of a text as paragraphs. */
const paragraphs = ({ words, link, lead }: TextPart, lang: Lang, served: Served | null): Html[] =>
  words[lang]
    .split(/\r\n|\r|\n/)
    .flatMap((line) =>
      line.trim() === '' ? [] : [html`<p${lead === true ? leads : null}>${lineShown(line, link, served)}</p>\n`],
    )

/** The one sentence that whoever has no time reads. */
const leads = html` style="max-width: none; margin-top: 12px; font-size: 1.3em; font-weight: 650"`

function recordOf({ title, fields, prominent }: RecordPart, lang: Lang, served: Served | null): Html {
  const named = title === undefined ? null : html`<h3>${title[lang]}</h3>\n`
  const shown = fields.map((field) => ({
    label: field.title[lang],
    figure: shownText(field.cell, field.shown?.[lang], lang),
    address: served?.address?.(field.key, field.cell, null),
  }))
  if (prominent === true) return html`${named}${tiles(shown)}\n`
  return html`${named}${facts(shown.map(({ label, figure, address }) => [label, figure === '' ? '—' : ledTo(figure, address)]))}\n`
}

/** Where a section is found in the page. */
const placeOf = ({ key }: HeadingPart, lang: Lang, isFirst: boolean): string => (isFirst ? key : `${key}-${lang}`)

/** Links to the sections, where there are too many to see at a glance. */
function contents(parts: readonly Part[], lang: Lang, isFirst: boolean): Html | null {
  const headings = parts.filter((part) => part.kind === 'heading')
  if (headings.length < 4) return null
  const links = headings.map(
    (part) => html`<li><a href="#${placeOf(part, lang, isFirst)}">${part.words[lang]}</a></li>`,
  )
  return html`<nav class="contents" aria-label="${words.contents[lang]}"><ul>${links}</ul></nav>\n`
}

/** An appendix begins on a sheet of its own. */
const onNewSheet = html` style="break-before: page"`

/** Where the appendix begins, whose sections are listed at its head; the end where there is none. */
function appendixIn(parts: readonly Part[]): number {
  const place = parts.findIndex((part) => part.kind === 'heading' && part.appendix === true)
  return place < 0 ? parts.length : place + 1
}

type Drawable = Exclude<Part, TablePart> | Planned

/** Whether a list has rows that can be put in another order. */
const isSorted = (part: Drawable): boolean => part.kind === 'planned' && part.length > 1

/** A result in one language, with what its tables need worked out. */
interface Version {
  readonly lang: Lang
  readonly parts: readonly Drawable[]
}

/** A result that is ready to be written as articles, one for each language. */
export interface Articles {
  readonly versions: readonly Version[]
  /** Whether one of its tables has no room on upright paper. */
  readonly across: boolean
  /** How broad its broadest table may become on a screen. */
  readonly breadth: Breadth
  /** Whether it has lists that are sorted and searched by a script. */
  readonly isSorted: boolean
}

/** Looks at what is shown of a table: of rows on other pages nothing is worked out. */
async function planned(part: TablePart, lang: Lang, asked: Rows | undefined): Promise<Planned> {
  const shown = asked === undefined ? null : await itemsShown(part.items, asked)
  const measured = await measure(shown === null ? part : { ...part, items: shown.items }, lang)
  const { length = measured.length, rows = null } = shown ?? {}
  return { kind: 'planned', part, items: measured.items, length, set: pageTable(part, measured, lang), rows }
}

/** Looks at every table of a result, so that its articles can be written in pieces. */
export async function articlesOf(
  { parts }: Result,
  { langs, quiet }: Frame,
  served: Served | null = null,
): Promise<Articles> {
  const shown = parts.filter(({ kind }) => !(quiet && kind === 'text'))
  const versions: Version[] = []
  for (const lang of langs) {
    const drawables: Drawable[] = []
    let tables = 0
    for (const part of shown) {
      if (part.kind !== 'table') drawables.push(part)
      else {
        drawables.push(await planned(part, lang, served?.rows?.(tables)))
        tables += 1
      }
    }
    versions.push({ lang, parts: drawables })
  }
  const sets = versions.flatMap((version) => version.parts.flatMap((part) => (part.kind === 'planned' ? part.set : [])))
  return {
    versions,
    across: sets.some(({ paper }) => paper.across),
    breadth: (['broadest', 'broad'] as const).find((each) => sets.some(({ breadth }) => breadth === each)) ?? 'usual',
    isSorted: versions.some((version) => version.parts.some(isSorted)),
  }
}

function drawn(part: Drawable, lang: Lang, isFirst: boolean, served: Served | null): Pieces {
  switch (part.kind) {
    case 'heading':
      return [
        String(
          html`<h2 id="${placeOf(part, lang, isFirst)}"${part.appendix === true ? onNewSheet : null}>${part.words[lang]}</h2>\n`,
        ),
      ]
    case 'text':
      return [paragraphs(part, lang, served).join('')]
    case 'record':
      return [String(recordOf(part, lang, served))]
    case 'chart':
      return [drawnChart(part, lang).join('')]
    default:
      return tableOf(part, lang, served)
  }
}

/** What decides how broad an article is, and how its paper lies. */
function articleClass(isFirst: boolean, { across, breadth }: Articles): Html | null {
  const names = [
    ...(isFirst ? [] : ['again']),
    ...(across ? ['across'] : []),
    ...(breadth === 'usual' ? [] : [breadth]),
  ]
  return names.length === 0 ? null : html` class="${names.join(' ')}"`
}

/** The articles in pieces: title, sentences, records, tables and pictures, in one language after the other. */
export async function* drawnArticles(
  articles: Articles,
  { parts }: Result,
  { title, langs, quiet }: Frame,
  served: Served | null = null,
): AsyncGenerator<string | Uint8Array> {
  const shown = parts.filter(({ kind }) => !(quiet && kind === 'text'))
  const [first = 'en'] = langs
  for (const { lang, parts: drawables } of articles.versions) {
    const isFirst = lang === first
    const others = langs.filter((other) => isFirst && other !== lang)
    const elsewhere = others.map(
      (other) => html` <a href="#${other}" lang="${langTags[other]}">${words.otherLanguage[other]}</a>`,
    )
    yield String(
      html`<article id="${lang}" lang="${langTags[lang]}"${articleClass(isFirst, articles)}>
<header><h1>${unbroken(title[lang])}</h1>${others.length === 0 ? null : html`<p class="contents">${elsewhere}</p>`}
${contents(shown.slice(0, appendixIn(shown)), lang, isFirst)}</header>
${drawables.some(isSorted) ? listTools(lang) : null}`,
    )
    for (const part of drawables) {
      yield* drawn(part, lang, isFirst, served)
      if (part.kind === 'heading' && part.appendix === true)
        yield String(html`${contents(shown.slice(appendixIn(shown)), lang, isFirst)}`)
    }
    yield '</article>\n'
  }
}

/** What proves a result, each in the languages of the page. */
export const proofsOf = ({ foot = [] }: Result, { langs }: Frame): Html =>
  html`${langs.flatMap((lang) => foot.map((proof) => html`<p lang="${langTags[lang]}">${proof[lang]}</p>`))}`

/**
 * A result as part of a page that somebody else begins and ends, in pieces: an article for each language, then what proves it.
 * The page needs the stylesheet `look` and, for lists that are sorted and searched, the script `listScript`.
 */
export async function* resultFragment(
  result: Result,
  frame: Frame,
  served: Served = {},
): AsyncGenerator<string | Uint8Array> {
  yield* drawnArticles(await articlesOf(result, frame, served), result, frame, served)
  yield String(html`<footer>${proofsOf(result, frame)}</footer>\n`)
}
