import { Problem } from '../clause/problem.ts'
import type { Lang, Words } from '../clause/words.ts'
import type { Flag } from '../terminal/flag.ts'
import { argumentName, typed, typedWith } from '../terminal/global-options.ts'
import { placeholderOf } from '../terminal/placeholder.ts'
import { timeFlags } from './line.ts'
import { fieldName } from './names.ts'
import type { Offered } from './offered.ts'

/** What was typed, and command lines, which stand in a message as they are. */
const asItStands = /(“[^”]*”|"[^"]*"|certdesk [ -~]+)/u

const inQuotes: Readonly<Record<Lang, (name: string) => string>> = {
  en: (name) => `"${name}"`,
  zh: (name) => `“${name}”`,
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** What a message on a command line has in the place of a field's name, and that name. */
type Named = readonly [pattern: RegExp, name: string]

/** The names of flags, the longest first: of `--as-of DAY` the day must not be left standing; and those of arguments. */
function namesIn({ path, verb }: Offered, lang: Lang): { readonly flags: Named[]; readonly args: Named[] } {
  const said = (key: string, flag: Flag) => inQuotes[lang](fieldName(path, key, flag)[lang])
  // In Chinese a name in quotes has no blanks around it.
  const [before, behind] = lang === 'zh' ? ['(?:(?<=[^ -~]) )?', '(?: (?=[^ -~]))?'] : ['', '']
  const flags = [...Object.entries(verb.flags), ...timeFlags.filter(([key]) => !(key in verb.flags))]
  const ofFlags = flags.flatMap(([key, flag]) =>
    [typedWith(key, flag, lang), typed(key)].map(
      (text): Named => [new RegExp(`${before}(?<![\\w-])${escaped(text)}(?![\\w-])${behind}`, 'gu'), said(key, flag)],
    ),
  )
  const ofArguments = Object.entries(verb.args).map(([key, flag]): Named => {
    const name = argumentName(key)
    // In Chinese that is a word like others: it is the name where a message begins with it, or says that it is lacking.
    const shown = lang === 'zh' ? placeholderOf({ ...flag, placeholder: name }, 'zh') : name
    const place = shown === name ? '(?<![\\w-])' : '(?<=^|缺少 )'
    return [new RegExp(`${before}${place}${escaped(shown)}(?![\\w-])${behind}`, 'gu'), said(key, flag)]
  })
  return { flags: ofFlags.sort(([one], [other]) => other.source.length - one.source.length), args: ofArguments }
}

function labelledIn(text: string, line: Offered, lang: Lang, isProblem: boolean): string {
  const { flags, args } = namesIn(line, lang)
  const said = (piece: string, names: readonly Named[]) =>
    names.reduce((so, [pattern, name]) => so.replace(pattern, () => name), piece)
  const pieces = text.split(asItStands)
  return pieces
    .map((piece, i) => (i % 2 === 1 ? piece : said(piece, isProblem && i === 0 ? [...flags, ...args] : flags)))
    .join('')
}

/** What the help says of a command or a flag, said of the fields of its page: people there see labels, and type no flags. */
export const labelled = (words: Words, line: Offered): Words => ({
  en: labelledIn(words.en, line, 'en', false),
  zh: labelledIn(words.zh, line, 'zh', false),
})

/** The same of what refused a command, which begins with the name of an argument where it is about one. */
export function problemLabelled({ code, words, hint, clause }: Problem, line: Offered): Problem {
  const said = ({ en, zh }: Words) => ({ en: labelledIn(en, line, 'en', true), zh: labelledIn(zh, line, 'zh', true) })
  return new Problem(code, said(words), hint === null ? null : said(hint), clause)
}
