import { usage } from '../clause/problem.ts'
import type { Call } from '../terminal/command.ts'
import { text, type ValuesOf, yes } from '../terminal/flag.ts'
import { paperFormat } from '../terminal/format.ts'
import { checkPlace } from '../terminal/place.ts'
import type { Result } from '../terminal/result.ts'
import { filled } from './layout.ts'
import type { Paper } from './paper.ts'
import { printable } from './printable.ts'
import { readTemplate } from './template.ts'

/** A layout of the user's in the place of the built-in one. */
const template = text(
  {
    en: 'an HTML page with {{placeholders}} in the place of the built-in layout',
    zh: '用该 HTML 模板（含 {{占位符}}）代替内置版式',
  },
  'FILE',
)

/** What a command that prints a paper takes besides its own. */
export const paperFlags = {
  template,
  builtIn: yes({
    en: 'print the built-in layout with its placeholders, to begin a template with',
    zh: '输出内置版式（含占位符），供制作模板',
  }),
} as const

type PaperInput = ValuesOf<typeof paperFlags>

/**
 * The paper as the result of a command: HTML or Word as `--format` or the ending of `--output` says, HTML into a pipe.
 * The command's verb declares `formats: paperFormats`. Usage problems: a terminal; a template that cannot be used, or
 * that is given for Word.
 */
export async function printed(
  paper: Paper,
  { template: templateFile, builtIn }: PaperInput,
  call: Call,
): Promise<Result> {
  const { globals, world } = call
  const format = paperFormat(globals.format, globals.output, world)
  if (format === 'json' || format === 'jsonl') return { json: paper.json, items: Object.values(paper.json), parts: [] }
  if (format === 'docx') {
    if (templateFile !== undefined || builtIn === true) throw templateIsHtml()
    const { wordFile } = await import('./word.ts')
    return fileOf(paper, [await wordFile(printable(paper.title), printable(paper.sheets))])
  }
  if (builtIn === true) return fileOf(paper, [paper.layout])
  return fileOf(paper, [await filled(await layoutOf(paper, templateFile, call), printable(paper.data), paper.labels)])
}

async function layoutOf(paper: Paper, file: string | undefined, { globals, world }: Call): Promise<string> {
  if (file === undefined) return paper.layout
  const layout = await readTemplate(file, paper, world)
  if (globals.output !== undefined) await checkPlace('--output', globals.output, world, file)
  return layout
}

const fileOf = ({ json }: Paper, pieces: readonly (string | Uint8Array)[]): Result => ({
  json,
  parts: [],
  raw: (async function* () {
    yield* pieces
  })(),
})

const templateIsHtml = () =>
  usage(
    { en: 'A template is an HTML page and cannot make a Word file.', zh: '模板是 HTML 页面，不能用来生成 Word 文件。' },
    {
      en: 'Leave --template or --built-in out, or write to a file that ends in .html.',
      zh: '请去掉 --template 或 --built-in，或输出到以 .html 结尾的文件。',
    },
  )
