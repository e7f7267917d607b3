import { Problem } from '../clause/problem.ts'
import type { Lang } from '../clause/words.ts'
import { type Html, html } from '../page/html.ts'
import { allPages } from './all-pages.ts'
import { also } from './also.ts'
import type { Answer, Answers, Asked } from './answer.ts'
import { refuseWriting } from './asked-result.ts'
import { below } from './below.ts'
import { crumbs } from './crumbs.ts'
import { fileOf } from './download.ts'
import { fixed } from './fixed.ts'
import { formOf } from './form.ts'
import { homeLines } from './home.ts'
import type { Judged } from './judged.ts'
import { problemLabelled } from './labelled.ts'
import type { Lanes } from './lanes.ts'
import {
  addressOf,
  goesOnIn,
  type Line,
  langIn,
  lineAt,
  refuseAsked,
  refuseOtherLang,
  withAsked,
  withOptions,
} from './line.ts'
import { type Making, ownAddress } from './made.ts'
import { isPaper } from './offered.ts'
import { type Around, pageAround, pieceMarkup } from './page.ts'
import { pageWords } from './page-words.ts'
import { type For, Pieces } from './pieces.ts'
import { standingOf } from './shown.ts'
import { titleOf } from './title.ts'

/** For how long a page waits for what is judged before it is shown without, in milliseconds: of a small body all is there by then. */
const waitsFor = 400

const statuses = { unprinted: 500, usage: 400, refused: 403, register: 503, interrupted: 503 } as const

const page = (status: number, body: string): Answer => ({ status, type: 'text/html; charset=utf-8', body })

/** Everything behind the door: each page is what commands answer, and nothing else. `lang` is the language where none is asked for. */
export class Pages {
  readonly #making: Making
  readonly #pieces: Pieces
  readonly #lanes: Lanes
  readonly #lang: Lang

  constructor(making: Making, judged: Judged, lanes: Lanes, lang: Lang) {
    this.#making = making
    this.#lanes = lanes
    this.#pieces = new Pieces(making, judged, lanes)
    this.#lang = lang
  }

  readonly answer: Answers = async (asked) => {
    const lang = langIn(asked.query) ?? this.#lang
    let line: Line | null = null
    try {
      const [first] = asked.path
      refuseOtherLang(asked.query)
      if (first === undefined) return await this.#home(asked, lang)
      if (first === '_') return await this.#own(asked, lang)
      line = await lineAt(this.#making.tree.program, asked)
      if (line === null) throw noPage
      return await this.#page(line, asked, lang)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      return this.#problem(error, line, asked, lang)
    }
  }

  /** What is no command's: the files of the pages, where the register stands, and the list of everything. */
  async #own(asked: Asked, lang: Lang): Promise<Answer> {
    const [, name = '', ...more] = asked.path
    if (more.length > 0) throw noPage
    refuseAsked(asked.query)
    if (name === 'state') {
      const standing = await this.#making.register.standing()
      return { status: 200, type: 'application/json', body: JSON.stringify({ standing: standingOf(standing) }) }
    }
    const file = fixed(name)
    if (file !== null) return file
    if (name !== 'all') throw noPage
    const root = asked.base
    const title = pageWords.everything[lang]
    const { tree, links } = this.#making
    const list = await allPages(tree.program, links, root, goesOnIn(asked.query), lang)
    return page(200, pageAround({ ...this.#around(asked, lang), title, above: html`<h1>${title}</h1>${list}` }))
  }

  async #home(asked: Asked, lang: Lang): Promise<Answer> {
    const lines = await homeLines(this.#making.tree.program, asked)
    await Promise.all(lines.map((line) => this.#refuse(line, lang)))
    const pieces = await Promise.all(lines.map((line) => this.#pieces.of(line, this.#for(asked, lang, true))))
    const title = pageWords.home[lang]
    const around = { ...this.#around(asked, lang), title, pieces, timeZone: await this.#timeZone() }
    this.#lanes.warm()
    const commands = below(lines, null, around.root, lang, this.#making.options)
    return page(200, pageAround({ ...around, above: html`<h1 class="unseen">${title}</h1>`, below: commands }))
  }

  async #page(line: Line, asked: Asked, lang: Lang): Promise<Answer> {
    const isWhole = line.lacking.length === 0
    if (isWhole) await this.#refuse(line, lang)
    if (isFile(line)) return fileOf(line, lang, this.#making.options, asked.gone)
    const around = this.#around(asked, lang)
    const pieces = isWhole ? [await this.#pieces.of(line, this.#for(asked, lang, false))] : []
    const timeZone = await this.#timeZone()
    const [piece] = pieces
    if (piece !== undefined && line.shape.isPart)
      // Not there yet: whoever asks comes again.
      return page(piece.isCurrent ? 200 : 202, pieceMarkup(piece, around.root, lang, timeZone))
    const title = piece?.shown?.middles[lang]?.title ?? titleOf(line, this.#making.links, null, null)[lang]
    const lacks = isWhole ? null : html`<h1>${title}</h1><p>${pageWords.lacking[lang]}</p>`
    const { root } = around
    const [down, others] = [await crumbs(this.#making, line, root, lang), await also(this.#making, line, root, lang)]
    const way = html`${down}${others}`
    const form = formOf(line, `${root}${addressOf(line.path)}`, lang, !isWhole)
    const above = html`${lacks}${ofWhen(line, lang)}${form}`
    const commands = below([line], ownAddress(line), around.root, lang, this.#making.options)
    return page(200, pageAround({ ...around, title, pieces, timeZone, way, above, below: commands }))
  }

  #for = ({ gone }: Asked, lang: Lang, isOneOfSeveral: boolean): For => ({ lang, isOneOfSeveral, wait: waitsFor, gone })

  /** What another process will run is looked at here before: what is wrong with it is said at once, and what would write is refused. */
  async #refuse(line: Line, lang: Lang): Promise<void> {
    if (!line.judges && !isFile(line)) return
    const { tree, world, options } = this.#making
    await refuseWriting(tree, withOptions(line, ['--no-input', ...options]), lang, world)
  }

  #problem(said: Problem, line: Line | null, asked: Asked, lang: Lang): Answer {
    const { code, words, hint } = line === null ? said : problemLabelled(said, line)
    const around = this.#around(asked, lang)
    const { root } = around
    const form = line === null ? null : formOf(line, `${root}${addressOf(line.path)}`, lang, true)
    const commands = line === null ? null : below([line], null, root, lang, this.#making.options)
    const above = html`<h1>${words[lang]}</h1>${hint === null ? null : html`<p>${hint[lang]}</p>`}${form}`
    const status = said === noPage ? 404 : statuses[code]
    const of = line === null ? words : titleOf(line, this.#making.links, null, null)
    const title = `${pageWords.notShown[lang]} · ${of[lang]}`
    return page(status, pageAround({ ...around, title, above, below: commands }))
  }

  async #timeZone(): Promise<string> {
    return (await this.#making.register.standing()).timeZone
  }

  /** A page with nothing on it yet. */
  #around(asked: Asked, lang: Lang): Around {
    const nothing = { way: null, above: null, below: null }
    const here = addressOf(asked.path)
    const other = withAsked(addressOf(asked.path, queryOf(asked.query)), { lang: lang === 'zh' ? 'en' : 'zh' })
    const as = new URLSearchParams(goesOnIn(asked.query)).toString()
    return { ...nothing, lang, title: '', root: asked.base, here, other, as, timeZone: 'UTC', pieces: [] }
  }
}

/** Whether a line's answer is a file, which its command prints in a process of its own. */
const isFile = ({ lacking, shape, verb }: Line): boolean => lacking.length === 0 && (shape.as !== null || isPaper(verb))

/** Of which day, and as known when, a page is, where it is not of today and now. */
function ofWhen({ given }: Line, lang: Lang): Html | null {
  const [[day], [moment]] = [given.get('as-of') ?? [], given.get('known-at') ?? []]
  const said = [
    ...(day === undefined ? [] : [pageWords.asOf(day)]),
    ...(moment === undefined ? [] : [pageWords.knownAt(moment)]),
  ]
  return said.length === 0
    ? null
    : html`<p class="when">${said.map((words) => words[lang]).join(lang === 'zh' ? '，' : ', ')}</p>`
}

const noPage = new Problem('usage', pageWords.noPage, pageWords.askOtherwise)

const queryOf = (query: URLSearchParams): Readonly<Record<string, string[]>> =>
  Object.fromEntries([...new Set(query.keys())].filter((key) => key !== '_part').map((key) => [key, query.getAll(key)]))
