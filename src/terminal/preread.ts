import { usage } from '../clause/problem.ts'
import type { Lang } from '../clause/words.ts'
import { type Format, formats } from './format.ts'
import type { World } from './world.ts'

/** What must be known before the command line is understood, so that its errors too come as the user wants them. */
export interface Preread {
  readonly lang: Lang
  readonly format: Format | undefined
  readonly noColor: boolean
  readonly noPager: boolean
  /** The first word asks for the version. */
  readonly version: boolean
}

const langs: readonly Lang[] = ['en', 'zh']

/** The option's last value among the words, as typed; undefined where it is not there. */
function lastValue(words: readonly string[], option: string): string | undefined {
  const at = words.findLastIndex((word) => word === option || word.startsWith(`${option}=`))
  const word = words[at]
  return word === option ? words[at + 1] : word?.slice(option.length + 1)
}

const amongst = <Value extends string>(values: readonly Value[], raw: string | undefined): Value | undefined =>
  values.find((value) => value === raw?.trim().toLowerCase())

/** The language of the environment: CERTDESK_LANG, else the locale as POSIX orders it; English unless it is Chinese. */
export function environmentLang(env: World['env']): Lang {
  const named = [env.CERTDESK_LANG, env.LC_ALL, env.LC_MESSAGES, env.LANG].find((value) => value)
  return /^zh/i.test(named ?? '') ? 'zh' : 'en'
}

/** The words that may be options: those before `--`. */
function optionWords(argv: readonly string[]): readonly string[] {
  const end = argv.indexOf('--')
  return end === -1 ? argv : argv.slice(0, end)
}

/** What can be known of any command line, however wrong: unknown values are passed over. Throws nothing. */
export function unread(argv: readonly string[], env: World['env']): Preread {
  const words = optionWords(argv)
  return {
    lang: amongst(langs, lastValue(words, '--lang')) ?? environmentLang(env),
    format: amongst(formats, lastValue(words, '--format')),
    noColor: words.includes('--no-color'),
    noPager: words.includes('--no-pager'),
    version: words[0] === '--version' || words[0] === '-V',
  }
}

function refuseUnknown(option: string, values: readonly string[], raw: string | undefined): void {
  if (raw === undefined || amongst(values, raw) !== undefined) return
  throw usage(
    { en: `${option} is none of the known values: "${raw}".`, zh: `${option} 不是可用的值：“${raw}”。` },
    { en: `Use one of: ${values.join(', ')}.`, zh: `请使用其中之一：${values.join('、')}。` },
  )
}

/**
 * Reads `--lang`, `--format`, `--no-color`, `--no-pager` and a leading `--version` off the raw command line; the last of several
 * counts. Throws a usage problem for a language or format that is not known.
 */
export function preread(argv: readonly string[], env: World['env']): Preread {
  const words = optionWords(argv)
  refuseUnknown('--lang', langs, lastValue(words, '--lang'))
  refuseUnknown('--format', formats, lastValue(words, '--format'))
  return unread(argv, env)
}
