import { Problem, usage } from '../clause/problem.ts'
import type { Lang } from '../clause/words.ts'
import type { Noun, Verb } from '../terminal/command.ts'
import type { Flag } from '../terminal/flag.ts'
import { globalOptions, typed } from '../terminal/global-options.ts'
import type { Asked } from './answer.ts'
import { argumentsOf, flagsOf, inAddress, type Offered, offeredAt } from './offered.ts'
import { pageWords } from './page-words.ts'

/** What a page is asked for besides what a command takes: how it is shown. None of them is a word of the command line. */
export interface Shape {
  /** The first row of a list that is longer than a page, counted from 0. */
  readonly from: number
  /** A file in place of the page. */
  readonly as: 'csv' | 'xlsx' | 'html' | null
  /** Whether only the middle is wanted, for a page that is there already. */
  readonly isPart: boolean
}

/** A page that is asked for: the command whose answer it shows, and how. */
export interface Line extends Offered {
  /** The command line, as it would be typed, without the language and what the whole server was started with. */
  readonly words: readonly string[]
  /** What was given of each argument and flag, by its key in the address. */
  readonly given: ReadonlyMap<string, readonly string[]>
  /** What it lacks, where it cannot be asked yet. */
  readonly lacking: readonly string[]
  readonly lang: Lang | null
  readonly shape: Shape
  /** Whether every customer is judged for it. */
  readonly judges: boolean
  /** What every address that the page leads to goes on with. */
  readonly goesOn: Readonly<Record<string, string>>
}

/** How it is shown: marked, so that no flag of a command is taken for it. */
const shapeKeys = ['_from', '_as', '_part'] as const

const files: readonly string[] = ['csv', 'xlsx', 'html']

/** The options of every command that a page may have: of which day, and as known when. */
const timeKeys: readonly string[] = ['asOf', 'knownAt']

/** Those options, as they are declared. */
export const timeFlags: readonly [string, Flag][] = globalOptions.flatMap(({ key, flag }) =>
  timeKeys.includes(key) ? [[key, flag] as [string, Flag]] : [],
)

const langsKnown: readonly (string | null)[] = ['en', 'zh']

/** How a page is to be shown. Throws a usage problem where it can't be: nothing that is asked is passed over without a word. */
function shapeOf(query: URLSearchParams): Shape {
  const asked = (key: string) => {
    const [value, ...others] = query.getAll(key)
    if (others.length > 0) throw usage(pageWords.askedTwice(key), pageWords.askOtherwise)
    return value ?? null
  }
  const [row, as] = [asked('_from'), asked('_as')]
  const from = Number(row ?? 0)
  if (row === '' || !Number.isSafeInteger(from) || from < 0)
    throw usage(pageWords.noRow(row ?? ''), pageWords.askOtherwise)
  if (as !== null && !files.includes(as)) throw usage(pageWords.noForm(as))
  return { from, as: as as Shape['as'], isPart: query.has('_part') }
}

/** Throws a usage problem where an address asks for a language that pages don't have, or for two. */
export function refuseOtherLang(query: URLSearchParams): void {
  const [lang, ...others] = query.getAll('lang')
  if (others.length > 0) throw usage(pageWords.askedTwice('lang'), pageWords.askOtherwise)
  if (lang !== undefined && !langsKnown.includes(lang)) throw usage(pageWords.noLanguage(lang))
}

/** Throws a usage problem where a page that is no command's is asked with more than it hands on. */
export function refuseAsked(query: URLSearchParams): void {
  for (const key of query.keys())
    if (!handedOn.some((each) => each === key)) throw usage(pageWords.notAsked(key), pageWords.askOtherwise)
}

/** What a page hands on to those that it leads to: the day and the moment that are asked of, and the language. */
const handedOn = ['as-of', 'known-at', 'lang'] as const

/** What every address that a page leads to goes on with. */
export const goesOnIn = (query: URLSearchParams): Readonly<Record<string, string>> =>
  Object.fromEntries(handedOn.flatMap((key) => (query.get(key) ? [[key, query.get(key) ?? '']] : [])))

/** The language that an address asks for; null where it asks for none. */
export function langIn(query: URLSearchParams): Lang | null {
  const lang = query.get('lang')
  return langsKnown.includes(lang) ? (lang as Lang) : null
}

/** A flag and its value as they are typed: in one word where the value could be read as another flag. */
const typedFlag = (key: string, flag: Flag, value: string): string[] => {
  if (flag.placeholder === '') return [typed(key)]
  return value.startsWith('-') ? [`${typed(key)}=${value}`] : [typed(key), value]
}

/**
 * The command line that an address stands for; null where it leads to none. Throws a usage problem where it asks for what the command does
 * not take, or may not be asked for from a page.
 */
export async function lineAt(program: Noun, { path, query }: Asked): Promise<Line | null> {
  const found = await offeredAt(program, path)
  if (found === null) return null
  const { verb, rest } = found
  const args = argumentsOf(verb)
  const flags = [...flagsOf(verb), ...timeFlags.filter(([key]) => !(key in verb.flags))]
  const known = [...args, ...flags].map(([key]) => inAddress(key))
  for (const key of query.keys())
    if (!known.includes(key) && key !== 'lang' && !shapeKeys.some((each) => each === key))
      throw usage(pageWords.notAsked(key), pageWords.askOtherwise)
  refuseOtherLang(query)
  const given = new Map(
    [...args, ...flags].map(([key, flag]) => [inAddress(key), givenOf(inAddress(key), flag, query)]),
  )
  const operands = operandsOf(args, rest, given)
  const typedFlags = flags.flatMap(([key, flag]) =>
    (given.get(inAddress(key)) ?? []).flatMap((value) => typedFlag(key, flag, value)),
  )
  const isApart = operands.some((each) => each.startsWith('-'))
  const words = [...found.path, ...(isApart ? [...typedFlags, '--', ...operands] : [...operands, ...typedFlags])]
  const isOpen = ([key]: readonly [string, Flag]) => !given.get(inAddress(key))?.length
  const needed = [...args, ...flags].filter(isOpen)
  // Arguments are told apart by their order: one that is left out before another would be taken for it.
  const last = args.findLastIndex((each) => !isOpen(each))
  const before = args.slice(0, Math.max(0, last)).filter(isOpen)
  return {
    ...{ path: found.path, verb, words, given, lang: langIn(query), shape: shapeOf(query) },
    judges: judges(verb, given),
    goesOn: goesOnIn(query),
    // An argument that may be given any number of times is what the command is about, too.
    lacking: needed
      .filter((each) => {
        const [key, { need }] = each
        return (
          need === 'required' || before.includes(each) || (need === 'many' && args.length === 1 && key in verb.args)
        )
      })
      .map(([key]) => inAddress(key)),
  }
}

/** Whether what was given has every customer judged; where that cannot be told, since a value is none, the command will say so, elsewhere. */
function judges(verb: Verb, given: ReadonlyMap<string, readonly string[]>): boolean {
  if (verb.judges === undefined || verb.judges === true) return verb.judges === true
  const input: [string, unknown][] = []
  for (const [key, flag] of Object.entries(verb.flags)) {
    const each = (given.get(inAddress(key)) ?? []).map((raw) => meant(flag, raw, key))
    const values = each.flatMap((value) => (value === null ? [] : [value.value]))
    if (values.length < each.length) return true
    input.push([key, flag.need === 'many' ? values : values[0]])
  }
  return verb.judges(Object.fromEntries(input))
}

/** What a text means, or that it means nothing as it stands. */
const meant = ({ parse }: Flag, raw: string, key: string): { readonly value: unknown } | null => {
  try {
    return { value: parse(raw, key) }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return null
  }
}

/** What was given of a flag: an empty field of a form is one that was left out, and several values stand in one field. */
function givenOf(key: string, { need, asked }: Flag, query: URLSearchParams): readonly string[] {
  const filled = query.getAll(key).filter((value) => value.trim() !== '')
  // Which of them holds would be for the reader to guess.
  if (need !== 'many' && filled.length > 1) throw usage(pageWords.askedTwice(key), pageWords.askOtherwise)
  return need === 'many' && asked.kind === 'text' ? filled.flatMap((value) => value.trim().split(/\s+/)) : filled
}

/** The arguments in their order: by the words of the path, or by their names, which a form sends. */
function operandsOf(
  args: readonly [string, Flag][],
  rest: readonly string[],
  given: Map<string, readonly string[]>,
): string[] {
  const most = args.some(([, { need }]) => need === 'many') ? Number.POSITIVE_INFINITY : args.length
  if (rest.length > most) throw usage(pageWords.tooMuch(rest.slice(args.length).join('/')), pageWords.askOtherwise)
  for (const [i, [key, { need }]] of args.entries()) {
    const here = need === 'many' ? rest.slice(i) : rest.slice(i, i + 1)
    if (here.length > 0) given.set(inAddress(key), here)
  }
  return args.flatMap(([key]) => given.get(inAddress(key)) ?? [])
}

/** Where a command's answer is found, below the beginning of all addresses: its words, and what is asked with it. */
export function addressOf(
  words: readonly string[],
  query: Readonly<Record<string, string | readonly string[]>> = {},
): string {
  const path = words.map(encodeURIComponent).join('/')
  const asked = new URLSearchParams()
  for (const [key, values] of Object.entries(query))
    for (const value of typeof values === 'string' ? [values] : values) asked.append(key, value)
  const text = asked.toString()
  return text === '' ? path : `${path}?${text}`
}

/** A line with further options: before its arguments, where those are set apart. */
export function withOptions({ words }: Pick<Line, 'words'>, options: readonly string[]): readonly string[] {
  const apart = words.indexOf('--')
  return apart === -1 ? [...words, ...options] : [...words.slice(0, apart), ...options, ...words.slice(apart)]
}

/** An address that is asked with more. */
export function withAsked(address: string, more: Readonly<Record<string, string>>): string {
  const [path = '', query = ''] = address.split('?')
  const asked = new URLSearchParams(query)
  for (const [key, value] of Object.entries(more)) asked.set(key, value)
  const text = asked.toString()
  return text === '' ? path : `${path}?${text}`
}
