import { visible } from '../clause/visible.ts'
import { type Lang, same, shellWord, type Words } from '../clause/words.ts'
import { coloured, type Paint, paint } from './colour.ts'
import { allOf, type Pieces, toFile, writtenAtOnce } from './delivery.ts'
import type { Format } from './format.ts'
import { json, jsonLines } from './json-text.ts'
import { toScreen } from './pager.ts'
import { progressLine } from './progress.ts'
import { type Part, type Result, sentence, type TablePart } from './result.ts'
import { csv, tsv } from './rows.ts'
import { columnsOf } from './screen.ts'
import type { World } from './world.ts'

export interface RenderOptions {
  /** A file to write to instead of stdout. */
  readonly output?: string | undefined
  /** Only what was asked for: no sentences beside tables and records. */
  readonly quiet: boolean
  readonly color: boolean
  /** Whether a pager may show what is longer than the screen. */
  readonly paged?: boolean
  /** What the command is for: the title of a page whose result has none of its own. */
  readonly about?: Words
  /** Called once nothing of the result is to be read any more; what is still to be written waits in memory then. */
  readonly allRead?: () => void
}

/** A part as people read it. What draws it measures every character: loaded for people alone, programs don't wait for it. */
async function* people(
  part: Part,
  width: number,
  lang: Lang,
  colours: Paint,
  onScreen: boolean,
): AsyncGenerator<string> {
  const [{ said, settled, wrapped }, { drawRecord, drawTable }] = await Promise.all([
    import('./wrap.ts'),
    import('./drawn-table.ts'),
  ])
  const lines = (text: string) => wrapped(visible(text, '\n'), width)
  const bold = (words: Words) => `${lines(words[lang]).map(colours.strong).join('\n')}\n`
  if (part.kind === 'chart') return
  if (part.kind === 'heading') {
    yield bold(part.words)
    return
  }
  if (part.kind === 'text') {
    const text = visible(part.words[lang], '\n')
    const told =
      part.command === true ? text.split('\n').map(colours.faint) : said(text, width, onScreen ? settled : wrapped)
    yield `${told.join('\n')}\n`
    return
  }
  if (part.title !== undefined) yield bold(part.title)
  if (part.kind === 'record') yield drawRecord(part.fields, width, lang, colours, onScreen)
  else if (part.block !== undefined)
    yield* (await import('./drawn-blocks.ts')).drawBlocks(part, part.block, width, lang, colours, onScreen)
  else yield* drawTable(withoutFileColumns(part), width, lang, colours, onScreen)
}

const withoutFileColumns = (part: TablePart): TablePart => ({
  ...part,
  columns: part.columns.filter((column) => column.offTerminal !== true),
})

/** What is said of the whole before and after its parts. */
const framed = ({ title, parts, foot = [] }: Result): readonly Part[] => [
  ...(title === undefined ? [] : [sentence(title)]),
  ...parts,
  ...foot.map(sentence),
]

/**
 * Parts one below the other, a blank line between them, a heading on what follows it as the title of a table is; quiet
 * leaves sentences out where there is anything else.
 */
async function* apart(
  parts: readonly Part[],
  quiet: boolean,
  draw: (part: Part) => Pieces,
): AsyncGenerator<string | Uint8Array> {
  let between = ''
  for (const part of parts) {
    if (part.kind === 'chart' || (quiet && part.kind === 'text')) continue
    if (part.kind === 'heading' && part.offTerminal === true) continue
    if (between !== '') yield between
    between = part.kind === 'heading' ? '' : '\n'
    yield* draw(part)
  }
}

/** The formats of files: the same bytes wherever they are written. */
export type FileFormat = Exclude<Format, 'table' | 'docx' | 'ics'>

/** How a file is to be written. */
export type FileOptions = Pick<RenderOptions, 'quiet' | 'about'>

/**
 * A result as the content of a file, in pieces: what `--output` writes, for commands that write several files of their own
 * (`toFile`). The same result gives the same bytes.
 */
export async function fileOf(result: Result, format: FileFormat, lang: Lang, options: FileOptions): Promise<Pieces> {
  const { quiet, about = same('certdesk') } = options
  const { langs = [lang], title = about } = result
  switch (format) {
    case 'json':
      return json(result)
    case 'jsonl':
      return jsonLines(result)
    case 'tsv':
      return tsv(result, lang)
    case 'csv':
      return csv(result, lang, false)
    case 'md':
      return (await import('./markdown.ts')).markdown(result, langs, quiet)
    case 'html':
      return (await import('./result-page.ts')).resultPage(result, { title, langs, quiet })
    case 'xlsx':
      return (await import('./result-workbook.ts')).resultWorkbook(result, { title, langs, quiet })
  }
}

/** Parts as they are drawn for people where questions are asked. */
export async function drawn(parts: readonly Part[], lang: Lang, world: World): Promise<string> {
  const colours = await paint(coloured(world, world.stderr, false))
  const width = columnsOf(world, true)
  const pieces = await allOf(apart(parts, false, (part) => people(part, width, lang, colours, true)))
  return pieces.map(String).join('')
}

/**
 * Draws parts where questions are asked: what one is about is seen before it is answered. What has no room on the screen goes to the pager
 * where it is `paged`, as lists do.
 */
export const show = async (parts: readonly Part[], lang: Lang, world: World, paged: boolean): Promise<void> =>
  toScreen([await drawn(parts, lang, world)], { world, paged, lang, to: world.stderr })

async function piecesOf(
  result: Result,
  format: Format,
  lang: Lang,
  world: World,
  options: RenderOptions,
): Promise<Pieces> {
  const onTerminal = options.output === undefined && world.stdout.isTTY === true
  if (result.raw !== undefined) return typeof result.raw === 'string' ? [result.raw] : result.raw
  if (format === 'csv') return csv(result, lang, onTerminal)
  if (format !== 'table' && format !== 'docx' && format !== 'ics') return fileOf(result, format, lang, options)
  const colours = await paint(options.color && options.output === undefined)
  const width = columnsOf(world, onTerminal)
  return apart(framed(result), options.quiet, (part) => people(part, width, lang, colours, onTerminal))
}

/** Small pieces joined into larger ones: a list of 100,000 lines is not 100,000 writes. */
async function* gathered(pieces: Pieces): AsyncGenerator<string | Uint8Array> {
  let text = ''
  for await (const piece of pieces) {
    if (typeof piece !== 'string') {
      if (text !== '') yield text
      text = ''
      yield piece
      continue
    }
    text += piece
    if (text.length < writtenAtOnce) continue
    yield text
    text = ''
  }
  if (text !== '') yield text
}

async function* andThen(pieces: Pieces, done: () => void): AsyncGenerator<string | Uint8Array> {
  yield* pieces
  done()
}

const writing: Words = { en: 'Writing', zh: '正在写入' }

/** Tells whoever waits for a file how much of it there is. */
async function* told(pieces: Pieces, lang: Lang, world: World): AsyncGenerator<string | Uint8Array> {
  const progress = progressLine(world, lang)
  let written = 0
  for await (const piece of pieces) {
    yield piece
    written += piece.length
    progress({ words: writing, done: Math.round(written / 1000), of: null, unit: same('kB') })
  }
  progress(null)
}

/** A result that can be printed again says at its foot by which command, in this format and language. */
function proving(result: Result, format: Format, lang: Lang): Result {
  const { again, foot = [] } = result
  if (again === undefined) return result
  const line = ['certdesk', ...again.argv, '--lang', lang, '--format', format].map(shellWord).join(' ')
  return { ...result, foot: [again.words(line), ...foot] }
}

const written = (file: string): Words => ({ en: `Wrote ${file}.`, zh: `已写入 ${file}。` })

/**
 * Prints a result: to stdout, or to the file of `--output`. JSON keys, CSV and TSV are the same in both languages.
 * A closed pipe ends it quietly; an output that cannot be written is a usage problem.
 */
export async function render(
  result: Result,
  format: Format,
  lang: Lang,
  world: World,
  options: RenderOptions,
): Promise<void> {
  const whole = proving(result, format, lang)
  const quiet = options.quiet && result.again === undefined
  const made = gathered(await piecesOf(whole, format, lang, world, { ...options, quiet }))
  const pieces = andThen(made, options.allRead ?? (() => undefined))
  if (options.output === undefined) await toScreen(pieces, { world, paged: options.paged === true, lang })
  else {
    // A person sees how it goes and where it went, above all where the program gave the file its name; a job is told nothing.
    const isWatched = world.stderr.isTTY === true && !options.quiet
    await toFile(isWatched ? told(pieces, lang, world) : pieces, options.output, world)
    if (isWatched) world.stderr.write(`${visible(written(options.output)[lang])}\n`)
  }
}
