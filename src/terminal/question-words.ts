import type { Lang, Words } from '../clause/words.ts'
import type { Flag } from './flag.ts'

/** What a flag is asked by: what it is called, what is said beside it, and what is taken where nothing is answered. */
interface QuestionWords {
  readonly name: Words
  readonly hint: Words | null
  readonly taken: Words | null
}

/** What the words of a flag say that is taken where it is left out. */
const byDefault = { en: / \(default:? ([^)]*)\)/, zh: /（默认([^）]*)）/ } as const

/** Where the name of a thing ends in its words: what follows tells more. */
const more = { en: /, (?!and )|; |: | \(/, zh: /[，；：（]/ } as const

/** What tells of a command line is of no use where nobody types one. */
const ofCommands = /--|certdesk |list"|backup"|\bsee |见 /

/** The columns that a question takes at most: an answer has to find room behind it on a line of 80. */
const widest = 66

/** What a flag is asked by, in both languages: by its `question` where it has one, else by its own words. */
export function questionWords({ words, question }: Pick<Flag, 'words' | 'question'>): QuestionWords {
  const [en, zh] = [partsOf('en', words, question), partsOf('zh', words, question)]
  return {
    name: { en: capital(en.name), zh: zh.name },
    hint: en.hint === '' || zh.hint === '' ? null : { en: en.hint, zh: zh.hint },
    taken: en.taken === undefined || zh.taken === undefined ? null : { en: en.taken, zh: zh.taken },
  }
}

/** What a flag is called where it is asked for, as sentences have it. */
export const calledIn = (flag: Flag, lang: Lang): string => questionWords(flag).name[lang].replace(/[？?]$/u, '')

/** What a question asks for, in a word or two: without what leads to it, what is said beside it, and its mark. */
export function labelOf(message: string): string {
  const [asked] = parted(message.split('\n').at(-1) ?? '')
  const last = asked.split(/(?<=。)|(?<=\.) (?=[A-Z])/u).at(-1) ?? asked
  if (/[？?]$/u.test(last)) return last.slice(0, -1)
  return split(split(last, 'zh').name, 'en').name
}

/** What a question says that an empty answer means; null where it says nothing of it. */
export function emptyMeans(message: string): string | null {
  const [, hint] = parted(message.split('\n').at(-1) ?? '')
  return /留空则为?([^；）]+)|(?:leave empty for|left empty:) ([^;)]+)/u.exec(hint)?.slice(1).find(Boolean) ?? null
}

/** A flag as a question: its name, in brackets what else an answer has to know. Where that has no room, only `last` of it is said. */
export function questionOf(flag: Flag, lang: Lang, last?: Words): string {
  const { name, hint } = questionWords(flag)
  const [told, least] = [[hint, last], [last]].map((hints) => questionLine(name[lang], hints, lang)) as [string, string]
  return widthOf(told) <= widest ? told : least
}

function questionLine(name: string, hints: readonly (Words | null | undefined)[], lang: Lang): string {
  const said = hints.flatMap((hint) => (hint == null ? [] : [hint[lang]]))
  if (said.length === 0) return name
  return lang === 'zh' ? `${name}（${said.join('；')}）` : `${name} (${said.join('; ')})`
}

/** A question in what is asked and what stands behind it in brackets, which is empty where nothing does. */
export function parted(message: string): readonly [asked: string, hint: string] {
  if (!/[)）]$/u.test(message)) return [message, '']
  let depth = 0
  for (let at = message.length - 1; at > 0; at -= 1) {
    const character = message.charAt(at)
    if (')）'.includes(character)) depth += 1
    if ('(（'.includes(character)) depth -= 1
    if (depth === 0) return [message.slice(0, at).trimEnd(), message.slice(at)]
  }
  return [message, '']
}

function partsOf(lang: Lang, words: Words, question: Words | undefined) {
  const bare = (text: string) => split(text.replace(byDefault[lang], ''), lang)
  const told = bare(words[lang])
  const asked = question === undefined ? told : bare(question[lang])
  const hint = asked.hint === '' ? told.hint : asked.hint
  const taken = byDefault[lang].exec(question?.[lang] ?? '') ?? byDefault[lang].exec(words[lang])
  return { name: asked.name, hint: ofCommands.test(hint) ? '' : hint, taken: taken?.[1] }
}

function split(text: string, lang: Lang): { readonly name: string; readonly hint: string } {
  const at = more[lang].exec(text)
  if (at === null) return { name: text, hint: '' }
  const rest = text.slice(at.index + at[0].length)
  // What stood in brackets is said without them, and with what followed them.
  return { name: text.slice(0, at.index), hint: /[(（]/u.test(at[0]) ? rest.replace(/[)）]/u, '') : rest }
}

/** A name as it begins a line, without an article. */
function capital(text: string): string {
  const bare = text.replace(/^(?:the|an?|its) /, '')
  return bare.charAt(0).toUpperCase() + bare.slice(1)
}

/** The program's own texts are Latin or Chinese: the library that measures any text is not loaded for them. */
const widthOf = (text: string): number => text.length + (text.match(/[^\u0000-\u2e7f]/g)?.length ?? 0)
