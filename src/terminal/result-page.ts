import type { Lang, Words } from '../clause/words.ts'
import { langTags, pageEnd, pageStart } from '../page/document.ts'
import { type Html, html } from '../page/html.ts'
import { linked } from '../page/link.ts'
import { type Listing, type ListingColumn, listing } from '../page/listing.ts'
import { facts, tiles } from '../page/parts.ts'
import { unbroken } from '../page/unbroken.ts'
import type { Pieces } from './delivery.ts'
import type { Frame } from './frame.ts'
import { batchesOf } from './items.ts'
import { type MeasuredColumn, measure } from './measured-columns.ts'
import type { Column, HeadingPart, Part, RecordPart, Result, TablePart } from './result.ts'
import { drawnChart } from './result-chart.ts'
import { shownCell, shownText } from './shown.ts'
import { widthOf } from './wrap.ts'

const words = {
  contents: { en: 'Contents', zh: '目录' },
  otherLanguage: { en: 'In English', zh: '中文版' },
} as const satisfies Record<string, Words>

/** Room for columns beside each other, in columns of a terminal: on a telephone, on upright A4, on A4 across. */
const room = { telephone: 42, upright: 96, across: 145 } as const

/** What stands between two columns, and what a frame around a value takes. */
const between = 2.5
const frame = 2

const atMost = (most: number, width: number): number => Math.min(most, width)

/** Values up to here stay on one line, and longer words may be broken. */
const short = 10
const longestWord = 20

/** A column as the page sets it, and the least that it is a pleasure to read in. */
function columnOf({ column, widest: written, token, title, whole: asked }: MeasuredColumn): ListingColumn {
  const widest = written + (column.tone === undefined ? 0 : frame)
  const whole = asked || widest <= short
  const word = atMost(12, Math.max(...title.split(' ').map(widthOf)))
  const pleasant = Math.max(column.command === true || column.prose === true ? 26 : 14, column.atLeast ?? 0)
  return {
    title,
    whole,
    number: column.align === 'right',
    command: column.command === true,
    long: !whole && token > longestWord,
    atLeast: Math.max(word, whole ? widest : Math.max(atMost(longestWord, token), atMost(pleasant, widest))),
  }
}

/** A table with what it needs, worked out before the first line of the page is written. */
interface Planned {
  readonly part: TablePart
  readonly length: number
  readonly columns: readonly ListingColumn[]
  readonly needs: number
}

async function planned(part: TablePart, lang: Lang): Promise<Planned> {
  const { columns: measured, length } = await measure(part, lang)
  const columns = measured.map(columnOf)
  return { part, length, columns, needs: columns.reduce((sum, { atLeast }) => sum + atLeast + between, 0) }
}

const blocksOf = (needs: number): Listing['blocks'] =>
  needs <= room.telephone ? 'never' : needs <= room.across ? 'telephone' : 'paper too'

async function* tableOf({ part, length, columns, needs }: Planned, lang: Lang): AsyncGenerator<string> {
  const title = part.title?.[lang] ?? null
  if (length === 0 && part.empty !== undefined) {
    if (title !== null) yield String(html`<h3>${title}</h3>\n`)
    yield String(html`<p>${part.empty[lang]}</p>\n`)
    return
  }
  yield* listing({ title, columns, rows: rowsOf(part, lang), blocks: blocksOf(needs) })
}

async function* rowsOf({ columns, items }: TablePart, lang: Lang) {
  const cell = (column: Column<unknown>, item: unknown) => ({
    text: shownCell(column, item, lang),
    stress: column.tone?.(item),
    link: column.link?.(item),
  })
  for await (const batch of batchesOf(items)) yield batch.map((item) => columns.map((column) => cell(column, item)))
}

/** The lines of a text as paragraphs. */
const paragraphs = (text: string, link?: string): Html[] =>
  text
    .split(/\r\n|\r|\n/)
    .flatMap((line) => (line.trim() === '' ? [] : [html`<p>${linked(unbroken(line), link)}</p>\n`]))

function recordOf({ title, fields, prominent }: RecordPart, lang: Lang): Html {
  const named = title === undefined ? null : html`<h3>${title[lang]}</h3>\n`
  const shown = fields.map((field) => ({
    label: field.title[lang],
    figure: shownText(field.cell, field.shown?.[lang], lang),
  }))
  if (prominent === true) return html`${named}${tiles(shown)}\n`
  return html`${named}${facts(shown.map(({ label, figure }) => [label, figure === '' ? '—' : figure]))}\n`
}

/** Where a section is found in the page. */
const addressOf = ({ key }: HeadingPart, lang: Lang, isFirst: boolean): string => (isFirst ? key : `${key}-${lang}`)

/** Links to the sections, where there are too many to see at a glance. */
function contents(parts: readonly Part[], lang: Lang, isFirst: boolean): Html | null {
  const headings = parts.filter((part) => part.kind === 'heading')
  if (headings.length < 4) return null
  const links = headings.map(
    (part) => html`<li><a href="#${addressOf(part, lang, isFirst)}">${part.words[lang]}</a></li>`,
  )
  return html`<nav class="contents" aria-label="${words.contents[lang]}"><ul>${links}</ul></nav>\n`
}

const drawable = async (part: Part, lang: Lang): Promise<Drawable> =>
  part.kind === 'table' ? { kind: 'planned', ...(await planned(part, lang)) } : part

type Drawable = Exclude<Part, TablePart> | (Planned & { readonly kind: 'planned' })

function drawn(part: Drawable, lang: Lang, isFirst: boolean): Pieces {
  switch (part.kind) {
    case 'heading':
      return [String(html`<h2 id="${addressOf(part, lang, isFirst)}">${part.words[lang]}</h2>\n`)]
    case 'text':
      return [paragraphs(part.words[lang], part.link).join('')]
    case 'record':
      return [String(recordOf(part, lang))]
    case 'chart':
      return [drawnChart(part, lang).join('')]
    default:
      return tableOf(part, lang)
  }
}

/**
 * A result as one page that stands alone, in pieces: title, sentences, records, tables and pictures, in one language after
 * the other, with what proves it at its foot. The same result gives the same bytes.
 */
export async function* resultPage(
  { parts, foot = [] }: Result,
  { title, langs, quiet }: Frame,
): AsyncGenerator<string | Uint8Array> {
  const shown = parts.filter(({ kind }) => !(quiet && kind === 'text'))
  const versions: { lang: Lang; parts: Drawable[] }[] = []
  for (const lang of langs) {
    const drawables: Drawable[] = []
    for (const part of shown) drawables.push(await drawable(part, lang))
    versions.push({ lang, parts: drawables })
  }
  const [first = 'en'] = langs
  const needs = versions.flatMap((version) => version.parts.map((part) => (part.kind === 'planned' ? part.needs : 0)))
  const across = needs.some((need) => need > room.upright && need <= room.across)
  yield pageStart({ title: title[first], lang: first, across })
  for (const { lang, parts: drawables } of versions) {
    const isFirst = lang === first
    const others = langs.filter((other) => isFirst && other !== lang)
    const elsewhere = others.map(
      (other) => html` <a href="#${other}" lang="${langTags[other]}">${words.otherLanguage[other]}</a>`,
    )
    yield String(
      html`<article id="${lang}" lang="${langTags[lang]}"${isFirst ? null : html` class="again"`}>
<header><h1>${unbroken(title[lang])}</h1>${others.length === 0 ? null : html`<p class="contents">${elsewhere}</p>`}
${contents(parts, lang, isFirst)}</header>
`,
    )
    for (const part of drawables) yield* drawn(part, lang, isFirst)
    yield '</article>\n'
  }
  const proofs = langs.flatMap((lang) => foot.map((proof) => html`<p lang="${langTags[lang]}">${proof[lang]}</p>`))
  yield pageEnd(html`${proofs}`)
}
