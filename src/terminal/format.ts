import { type Problem, usage } from '../clause/problem.ts'
import type { Words } from '../clause/words.ts'
import type { World } from './world.ts'

/** The formats of a result: what a command has unless it says otherwise. */
export const resultFormats = ['table', 'tsv', 'json', 'jsonl', 'csv', 'md', 'html', 'xlsx'] as const

/** The formats of a paper to be printed and signed; the first is that of a pipe. */
export const paperFormats = ['html', 'docx', 'json', 'jsonl'] as const

/** The formats of a page that is looked at and filed; the first is that of a pipe. */
export const pageFormats = ['html', 'json', 'jsonl'] as const

/** The formats of things that fall on days: a calendar as well, which telephones read. */
export const calendarFormats = [...resultFormats, 'ics'] as const

export type Format = (typeof resultFormats | typeof paperFormats | typeof calendarFormats)[number]

/** Every format there is, each once. */
export const formats: readonly Format[] = [...new Set<Format>([...resultFormats, ...paperFormats, ...calendarFormats])]

/** Files of other programs: bytes that a terminal would make a mess of. */
const binary: readonly Format[] = ['xlsx', 'docx']

/** Endings of other programs' files, which open as no such file where something else was written into them. */
const foreign = /\.(xls[bm]?|ods|doc|odt|rtf|pdf)$/i

/** Whether programs read the output as JSON: errors then come as JSON too. */
export const isJson = (format: Format | undefined): boolean => format === 'json' || format === 'jsonl'

/** The format that the output file's ending names. */
function endingOf(output: string | undefined): Format | undefined {
  const ending = /\.([a-z]+)$/i.exec(output ?? '')?.[1]?.toLowerCase()
  return formats.find((format) => format === (ending === 'htm' ? 'html' : ending))
}

/** The format asked for: by name, or by the output file's ending. */
export const askedFormat = (format: string | undefined, output: string | undefined): Format | undefined =>
  formats.find((each) => each === format?.toLowerCase()) ?? endingOf(output)

/** The format where none is asked for: by the output file's ending, else a table for people and TSV for programs. */
export function defaultFormat(output: string | undefined, world: World): Format {
  const named = endingOf(output)
  if (named !== undefined) return named
  return output === undefined && world.stdout.isTTY === true ? 'table' : 'tsv'
}

/** The format that a result is printed in, unless it prefers another where none is asked for. */
export const formatOf = (call: {
  readonly globals: { readonly format: string | undefined; readonly output: string | undefined }
  readonly world: World
}): Format => askedFormat(call.globals.format, call.globals.output) ?? defaultFormat(call.globals.output, call.world)

/** Whether the output is rows with no sentence beside them: what is to be said goes to the error stream. */
export const isRowsAlone = (call: Parameters<typeof formatOf>[0]): boolean =>
  ['tsv', 'csv', 'jsonl'].includes(formatOf(call))

/** Whether people read the output as it comes, on a terminal. */
export const isOnScreen = (call: Parameters<typeof formatOf>[0]): boolean =>
  call.world.stdout.isTTY === true && call.globals.output === undefined && formatOf(call) === 'table'

/**
 * Refuses a format that the command does not have, asked for by name or by the ending of the output file: before it
 * runs, so that nothing is recorded whose output then has no form.
 */
export function checkFormat(format: Format | undefined, output: string | undefined, offered: readonly Format[]): void {
  const asked = format ?? endingOf(output) ?? foreign.exec(output ?? '')?.[1]?.toLowerCase()
  if (asked === undefined || offered.some((each) => each === asked)) return
  throw usage(
    { en: `This command does not print ${asked}.`, zh: `该命令不能输出 ${asked} 格式。` },
    { en: `Use one of: ${offered.join(', ')}.`, zh: `请使用其中之一：${offered.join('、')}。` },
  )
}

/** Refuses a workbook on a terminal: before the command runs, like a format that it does not have. */
export function checkTerminal(format: Format | undefined, output: string | undefined, world: World): void {
  if (format === undefined || !binary.includes(format) || output !== undefined || world.stdout.isTTY !== true) return
  throw usage(
    { en: `A terminal cannot show ${format}.`, zh: `终端无法显示 ${format} 格式。` },
    {
      en: `Name a file that ends in .${format} with --output FILE, or send it into a pipe.`,
      zh: `请用 --output 指定以 .${format} 结尾的文件，或用管道输出。`,
    },
  )
}

/**
 * How the format is told of what is made for a file: as asked for, else by the output file's ending, else the first of those
 * `offered`, into a pipe. Usage problems: a terminal (`onTerminal`); a file whose ending tells nothing, with a hint.
 */
const formatAmong =
  (offered: readonly [Format, ...Format[]], onTerminal: () => Problem, nameFile: Words) =>
  (format: string | undefined, output: string | undefined, world: World): Format => {
    const asked = askedFormat(format, output)
    checkFormat(asked, undefined, offered)
    if (output === undefined && world.stdout.isTTY === true && (asked === undefined || binary.includes(asked)))
      throw onTerminal()
    if (asked !== undefined) return asked
    if (output === undefined) return offered[0]
    throw usage(
      { en: `The name "${output}" does not tell what to write.`, zh: `从文件名“${output}”看不出要写成哪种格式。` },
      nameFile,
    )
  }

const namePage: Words = {
  en: 'Name a file that ends in .html with --output FILE.',
  zh: '请用 --output 指定以 .html 结尾的文件。',
}

const pageOnTerminal = (): Problem =>
  usage(
    {
      en: 'A page is looked at and printed from a file, not on a terminal.',
      zh: '页面须写入文件后查看和打印，不能显示在终端上。',
    },
    namePage,
  )

const paperOnTerminal = (): Problem =>
  usage(
    { en: 'A paper is printed from a file, not on a terminal.', zh: '表单须写入文件后打印，不能显示在终端上。' },
    {
      en: 'Name a file with --output FILE that ends in .html or .docx.',
      zh: '请用 --output 指定以 .html 或 .docx 结尾的文件。',
    },
  )

export const pageFormat = formatAmong(pageFormats, pageOnTerminal, namePage)

export const paperFormat = formatAmong(paperFormats, paperOnTerminal, {
  en: 'Name a file that ends in .html or .docx with --output FILE, or add --format html or --format docx.',
  zh: '请用 --output 指定以 .html 或 .docx 结尾的文件，或加上 --format html 或 --format docx。',
})
