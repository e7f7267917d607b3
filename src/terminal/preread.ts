import { didYouMean, nearNames } from '../clause/near.ts'
import { type Problem, usage } from '../clause/problem.ts'
import type { Lang } from '../clause/words.ts'
import { type Format, formats } from './format.ts'
import type { World } from './world.ts'

/** What must be known before parsing, so that errors of parsing use the right language and format. */
export interface Preread {
  readonly lang: Lang
  readonly format: Format | undefined
  readonly noColor: boolean
  readonly noPager: boolean
  /** The first word is `--version` or `-V`. */
  readonly version: boolean
}

/** How people and systems name the two languages, besides locales such as zh_CN.UTF-8 and zh-Hans. */
const languageNames: Readonly<Record<Lang, readonly string[]>> = {
  en: ['english', '英文', '英语'],
  zh: ['cn', 'chinese', '中文', '汉语', '简体中文'],
}

/** The languages, by their codes. */
export const langs = Object.keys(languageNames) as Lang[]

/** The language that a text names by its code, a locale or a name. */
export function languageNamed(raw: string | undefined): Lang | undefined {
  const named = raw?.normalize('NFKC').trim().toLowerCase() ?? ''
  return langs.find((lang) => languageNames[lang].includes(named) || new RegExp(`^${lang}(?![a-z])`).test(named))
}

/** The option's last value among the words, as typed; undefined if absent. */
function lastValue(words: readonly string[], option: string): string | undefined {
  const at = words.findLastIndex((word) => word === option || word.startsWith(`${option}=`))
  const word = words[at]
  return word === option ? words[at + 1] : word?.slice(option.length + 1)
}

const oneOf = <Value extends string>(values: readonly Value[], raw: string | undefined): Value | undefined =>
  values.find((value) => value === raw?.trim().toLowerCase())

/**
 * The language of the environment: CERTDESK_LANG, else LC_ALL, LC_MESSAGES or LANG. Any other locale,
 * such as C, means English.
 */
export function environmentLang(env: World['env']): Lang {
  const named = [env.CERTDESK_LANG, env.LC_ALL, env.LC_MESSAGES, env.LANG].find((value) => value?.trim())
  return languageNamed(named) ?? 'en'
}

/** The language that the command line itself says with `--lang`; undefined where it says none that is known. */
export const typedLang = (argv: readonly string[]): Lang | undefined =>
  languageNamed(lastValue(optionWords(argv), '--lang'))

/** Whether the person said which language they read: by `--lang` or CERTDESK_LANG, and not by what the computer is set to. */
export const isLangSaid = (argv: readonly string[], env: World['env']): boolean =>
  lastValue(optionWords(argv), '--lang') !== undefined || (env.CERTDESK_LANG ?? '').trim() !== ''

/** The register that the command line names with `--register`; undefined where it names none. */
export const typedRegister = (argv: readonly string[]): string | undefined => lastValue(optionWords(argv), '--register')

/** The words that may be options: those before `--`. */
function optionWords(argv: readonly string[]): readonly string[] {
  const end = argv.indexOf('--')
  return end === -1 ? argv : argv.slice(0, end)
}

/** Reads any command line, however wrong: unknown values are ignored. Never throws. */
export function unread(argv: readonly string[], env: World['env']): Preread {
  const words = optionWords(argv)
  return {
    lang: languageNamed(lastValue(words, '--lang')) ?? environmentLang(env),
    format: oneOf(formats, lastValue(words, '--format')),
    noColor: words.includes('--no-color'),
    noPager: words.includes('--no-pager'),
    version: words[0] === '--version' || words[0] === '-V',
  }
}

const unknown = (option: string, values: readonly string[], raw: string): Problem =>
  usage(
    { en: `${option} is none of the known values: "${raw}".`, zh: `${option} 不是可用的值：“${raw}”。` },
    didYouMean(nearNames(raw, values), {
      en: `Use one of: ${values.join(', ')}.`,
      zh: `请使用其中之一：${values.join('、')}。`,
    }),
  )

/**
 * Reads `--lang`, `--format`, `--no-color`, `--no-pager` and a leading `--version` off the raw command line; the last of several
 * counts. Usage problem for an unknown `--lang`, CERTDESK_LANG or `--format`.
 */
export function preread(argv: readonly string[], env: World['env']): Preread {
  const words = optionWords(argv)
  const [lang, format] = [lastValue(words, '--lang'), lastValue(words, '--format')]
  const own = env.CERTDESK_LANG ?? ''
  if (lang !== undefined && languageNamed(lang) === undefined) throw unknown('--lang', langs, lang)
  if (lang === undefined && own.trim() !== '' && languageNamed(own) === undefined)
    throw unknown('CERTDESK_LANG', langs, own)
  if (format !== undefined && oneOf(formats, format) === undefined) throw unknown('--format', formats, format)
  return unread(argv, env)
}
