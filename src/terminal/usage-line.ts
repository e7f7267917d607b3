import type { Lang } from '../clause/words.ts'
import type { Verb } from './command.ts'
import type { Flag } from './flag.ts'
import { argumentName, typedWith } from './global-options.ts'
import { placeholderOf } from './placeholder.ts'

/** The program's name, as it is typed. */
export const program = 'certdesk'

/** An argument in a usage line: in brackets where it may be left out. */
export const argumentOf = (key: string, flag: Flag, lang: Lang): string => {
  const { need } = flag
  const name = placeholderOf({ ...flag, placeholder: argumentName(key) }, lang)
  return need === 'required' ? name : need === 'many' ? `[${name}…]` : `[${name}]`
}

/** What stands for the options that may be left out. */
export const optionsWord: Readonly<Record<Lang, string>> = { en: '[options]', zh: '[选项]' }

/**
 * How a command is typed, with everything it cannot do without: `certdesk contact add CUSTOMER --on DAY [options]`; and
 * with the flags of those keys, where they came into question.
 */
export const usageLine = (path: readonly string[], verb: Verb, lang: Lang, also: readonly string[] = []): string =>
  usagePieces(path, verb, lang, also).join(' ')

/** The same in its pieces: what a line's end must not part, such as an option and its value. */
export function usagePieces(path: readonly string[], verb: Verb, lang: Lang, also: readonly string[]): string[] {
  const args = Object.entries(verb.args).map(([key, flag]) => argumentOf(key, flag, lang))
  const required = Object.entries(verb.flags).filter(([key, flag]) => flag.need === 'required' || also.includes(key))
  const flags = required.map(([key, flag]) => typedWith(key, flag, lang))
  return [[program, ...path].join(' '), ...args, ...flags, optionsWord[lang]]
}
