import { placeholderIn } from '../clause/placeholder.ts'
import { type Lang, shellWord, type Words } from '../clause/words.ts'
import { commandAt, type DoneBy, type Explained, isNoun, type Noun, type Verb } from './command.ts'
import { type Flag, mostNamed } from './flag.ts'
import { globalOptions, typed, typedWith } from './global-options.ts'
import { chineseSamples } from './sample-values.ts'
import { argumentOf, optionsWord, program, usagePieces } from './usage-line.ts'
import { clipped, padded, widthOf, wrapped } from './wrap.ts'

const headings = {
  usage: { en: 'Usage', zh: '用法' },
  arguments: { en: 'Arguments', zh: '参数' },
  options: { en: 'Options', zh: '选项' },
  globals: { en: 'Global options', zh: '通用选项' },
  commands: { en: 'Commands', zh: '命令' },
  topics: { en: 'More help', zh: '其他帮助' },
  examples: { en: 'Examples', zh: '示例' },
} as const satisfies Record<string, Words>

/** A row of a section: the input and its meaning. */
type Entry = readonly [typed: string, meaning: string]

/** Entries in two columns. A long name gets a line of its own, so that meanings line up. */
function section(heading: Words, entries: readonly Entry[], width: number, lang: Lang): string {
  if (entries.length === 0) return ''
  const longest = Math.min(28, Math.max(...entries.map(([typed]) => widthOf(typed))))
  const room = Math.max(10, width - longest - 4)
  const lines = entries.flatMap(([typed, meaning]) => {
    const [first = '', ...rest] = wrapped(meaning, room)
    const inset = ' '.repeat(longest + 4)
    const start =
      widthOf(typed) > longest ? [`  ${typed}`, inset + first] : [`  ${padded(typed, longest)}  ${first}`.trimEnd()]
    return [...start, ...rest.map((line) => inset + line)]
  })
  return `\n${wrapped(heading[lang], width).join('\n')}\n${lines.join('\n')}\n`
}

/** The tables one below the other, each after an empty line. */
export const tablesText = (tables: readonly Explained[], width: number, lang: Lang): string =>
  tables
    .map(({ title, rows }) =>
      section(
        title,
        rows.map((row): Entry => [row.typed[lang], row.meaning[lang]]),
        width,
        lang,
      ),
    )
    .join('')

const marks = {
  required: { en: ' (required)', zh: '（必填）' },
  optional: { en: '', zh: '' },
  many: { en: ' (may be repeated)', zh: '（可重复）' },
} as const satisfies Record<string, Words>

/** The mark that shows whether a flag is required. */
const mark = ({ need, neededWith }: Flag): Words =>
  neededWith === undefined
    ? marks[need]
    : { en: ` (required with ${typed(neededWith)})`, zh: `（给出 ${typed(neededWith)} 时必填）` }

/** The number of values listed if all are too many to read (`mostNamed`); the message about a wrong value lists the others. */
const firstKnown = 6

/** The values that a flag accepts, unless its name lists them already; in Chinese each with its meaning. */
function known(flag: Flag, lang: Lang): string {
  if (flag.asked.kind !== 'choice' || (lang === 'en' && flag.placeholder.includes('|'))) return ''
  const all = Object.entries(flag.asked.choices)
  const values = all.length > mostNamed ? all.slice(0, firstKnown) : all
  const named = values.map(([value, { zh }]) => (lang === 'en' || value === zh ? value : `${value} ${zh}`))
  const more = all.length - values.length
  if (lang === 'zh') return `：${named.join('、')}${more === 0 ? '' : `等 ${all.length} 种（输错时提示可用的值）`}`
  return `: ${named.join(', ')}${more === 0 ? '' : ` and ${more} more (a wrong one is told which)`}`
}

/**
 * The options that every command has, except those that a verb redefines. `formats`: the formats of a verb with others than
 * usual.
 */
const globalsBut = (own: readonly string[], lang: Lang, formats?: Verb['formats']): Entry[] =>
  globalOptions
    .filter(({ key }) => !own.includes(key))
    .map(({ key, short, flag }) => {
      const shown = key === 'format' && formats !== undefined ? { ...flag, placeholder: formats.join('|') } : flag
      return [(short === undefined ? '' : `${short}, `) + typedWith(key, shown, lang), flag.words[lang]]
    })

/** The people who do the work that the command records; the typist names them with `--staff`. */
const byWhom = ({ words }: DoneBy): Words => ({ en: `By: ${words.en}.`, zh: `办理人：${words.zh}。` })

/** The Chinese name of a choice, if it can be typed exactly as it is written; undefined: the code is shown. */
const choiceInChinese = (flag: Flag | undefined, value: string): string | undefined => {
  const zh = flag?.asked.kind === 'choice' ? flag.asked.choices[value]?.zh : undefined
  return zh === zh?.normalize('NFKC').toLowerCase() ? zh : undefined
}

/** An example in one language. In Chinese, its texts and choices are Chinese, in a form that may be typed. */
export function exampleIn(line: string, verb: Verb, lang: Lang): string {
  if (lang === 'en') return line
  const flags = new Map(Object.entries(verb.flags).map(([key, flag]) => [typed(key), flag]))
  const words = line.match(/"(?:[^"\\]|\\.)*"|\S+/g) ?? []
  const firstFlag = words.findIndex((word) => word.startsWith('--'))
  const isBehindName = (i: number) => i > 1 && (firstFlag < 0 || i < firstFlag)
  return words
    .map((word, i) => {
      const plain = word.startsWith('"') ? word.slice(1, -1) : word
      const operands = isBehindName(i) ? Object.values(verb.args).map((flag) => choiceInChinese(flag, plain)) : []
      const zh =
        choiceInChinese(flags.get(words[i - 1] ?? ''), plain) ??
        operands.find((each) => each !== undefined) ??
        chineseSamples[plain]
      return zh === undefined ? word : shellWord(zh)
    })
    .join(' ')
}

/** A command line is never broken, so that it can be copied; its purpose is printed below it. */
const exampleLines = (line: string, meaning: string, width: number): string =>
  [`  ${program} ${line}`, ...wrapped(meaning, width - 6).map((each) => `      ${each}`)]
    .map((each) => `${each}\n`)
    .join('')

/**
 * The usage line after its heading, in lines of at most `width` columns if its pieces fit; later lines are indented to the first.
 */
function usageLines(path: readonly string[], verb: Verb, width: number, lang: Lang): string[] {
  const heading = `${headings.usage[lang]}${lang === 'zh' ? '：' : ': '}`
  const inset = padded('', widthOf(heading))
  const lines: string[] = []
  let line = ''
  for (const piece of usagePieces(path, verb, lang, [])) {
    const longer = line === '' ? piece : `${line} ${piece}`
    if (line !== '' && widthOf(inset + longer) > width) {
      lines.push(line)
      line = piece
    } else line = longer
  }
  return [...lines, line].map((each, i) => (i === 0 ? heading : inset) + each)
}

async function verbHelp(path: readonly string[], verb: Verb, width: number, lang: Lang): Promise<string> {
  const args = Object.entries(verb.args).map(
    ([key, flag]): Entry => [argumentOf(key, flag, lang), flag.words[lang] + known(flag, lang)],
  )
  const flags = Object.entries(verb.flags).map(
    ([key, flag]): Entry => [typedWith(key, flag, lang), flag.words[lang] + known(flag, lang) + mark(flag)[lang]],
  )
  const explained = (await verb.explained?.()) ?? []
  const examples = Object.entries(verb.examples).map(([line, { [lang]: meaning }]) =>
    exampleLines(exampleIn(line, verb, lang), meaning, width),
  )
  // `--as-of` and `--known-at` are for reports: a write refuses them, so its help omits them.
  const refused = verb.access === 'write' && verb.writesWith === undefined ? ['asOf', 'knownAt'] : []
  return [
    `${usageLines(path, verb, width, lang).join('\n')}\n`,
    `\n${wrapped(verb.words[lang], width).join('\n')}\n`,
    verb.by === undefined ? '' : `${wrapped(byWhom(verb.by)[lang], width).join('\n')}\n`,
    section(headings.arguments, args, width, lang),
    section(headings.options, flags, width, lang),
    tablesText(explained, width, lang),
    section(headings.globals, globalsBut([...Object.keys(verb.flags), ...refused], lang, verb.formats), width, lang),
    examples.length === 0 ? '' : `\n${headings.examples[lang]}\n${examples.join('')}`,
  ].join('')
}

async function entryOf(name: string, load: Noun['commands'][string], lang: Lang): Promise<Entry> {
  const command = await load()
  const below = isNoun(command) ? ` ${Object.keys(command.commands).join('|')}` : ''
  return [name + (below.length <= 24 ? below : ' …'), command.words[lang]]
}

/** Topics by their first name, in Chinese by their second. */
const topicEntries = async ({ topics }: Noun, lang: Lang): Promise<Entry[]> =>
  ((await topics?.()) ?? []).map(({ names: [en = '', zh = en], words }) => [
    `help ${lang === 'zh' ? zh : en}`,
    words[lang],
  ])

/** The number of a noun's commands that show an example in its help. */
const mostShown = 4

/** The first example of a command; for a noun, of the first command below it that has one. */
async function exampleOf(command: Verb | Noun, lang: Lang): Promise<readonly [string, Words] | undefined> {
  if (!isNoun(command)) {
    const [first] = Object.entries(command.examples)
    return first === undefined ? undefined : [exampleIn(first[0], command, lang), first[1]]
  }
  for (const load of Object.values(command.commands)) {
    const found = await exampleOf(await load(), lang)
    if (found !== undefined) return found
  }
  return undefined
}

async function nounHelp(path: readonly string[], noun: Noun, width: number, lang: Lang): Promise<string> {
  const entries = await Promise.all(Object.entries(noun.commands).map(([name, load]) => entryOf(name, load, lang)))
  const loads = Object.values(noun.commands).slice(0, mostShown)
  const shown = await Promise.all(loads.map(async (load) => exampleOf(await load(), lang)))
  const examples = shown.filter((each) => each !== undefined)
  return [
    `${headings.usage[lang]}${lang === 'zh' ? '：' : ': '}${[program, ...path].join(' ')} ${placeholderIn('COMMAND', lang)} ${optionsWord[lang]}\n`,
    `\n${wrapped(noun.words[lang], width).join('\n')}\n`,
    section(headings.commands, entries, width, lang),
    section(headings.topics, await topicEntries(noun, lang), width, lang),
    section(headings.globals, globalsBut([], lang), width, lang),
    `\n${headings.examples[lang]}\n`,
    ...examples.map(([line, { [lang]: meaning }]) => exampleLines(line, meaning, width)),
  ].join('')
}

/** The help of a command, or of a noun (the program itself with an empty path), in lines of at most `width` columns. */
export const helpText = async (
  path: readonly string[],
  command: Verb | Noun,
  width: number,
  lang: Lang,
): Promise<string> => (isNoun(command) ? nounHelp(path, command, width, lang) : verbHelp(path, command, width, lang))

const further: Words = {
  en: `All commands: ${program} help    One of them: ${program} help contact add`,
  zh: `全部命令：${program} help    某一命令的用法：${program} help 联系 登记`,
}
const inChinese: Words = {
  en: `Commands have Chinese names as well: ${program} 联系 登记`,
  zh: `命令也可以用中文输入：${program} 今日、${program} 联系 登记`,
}

/**
 * The help of a line without a command, in ten lines of at most `width` columns: purpose, everyday commands, and how to list the
 * rest.
 */
export async function briefHelp(noun: Noun, daily: readonly string[], width: number, lang: Lang): Promise<string> {
  const longest = Math.max(...daily.map((command) => command.length))
  const lines = daily.map(async (command) => {
    const typed = `  ${program} ${command.padEnd(longest)}  `
    return typed + clipped((await commandAt(noun, command)).words[lang], width - widthOf(typed))
  })
  const usage = `${headings.usage[lang]}${lang === 'zh' ? '：' : ': '}${program} ${placeholderIn('COMMAND', lang)} ${optionsWord[lang]}`
  return [usage, noun.words[lang], '', ...(await Promise.all(lines)), further[lang], inChinese[lang], ''].join('\n')
}
