import type { Lang } from '../../clause/words.ts'
import type { Offer } from '../../register/offered.ts'
import { isNoun, type Noun } from '../../terminal/command.ts'
import type { Flag, Named } from '../../terminal/flag.ts'
import { placeholderOf } from '../../terminal/placeholder.ts'
import { wordAsMatched } from '../../terminal/spoken-command.ts'
import type { Line } from './line.ts'

/** Something that may stand at the cursor, and what it means in the reader's language. */
export interface Candidate {
  readonly value: string
  readonly meaning: string
}

/** What may stand at the cursor: words, or the names of files. */
export interface Completion {
  readonly offers: readonly Candidate[]
  readonly files: boolean
}

/** What there is of something that a value names: from the register or the procedure. */
export type NamedOffers = (names: Named, typed: string) => Promise<readonly Offer[]>

const offering = (offers: readonly Candidate[]): Completion => ({ offers, files: false })
const files: Completion = { offers: [], files: true }

/** Everything that may stand at the cursor of a line of the program. */
export async function completionOf(program: Noun, line: Line, lang: Lang, named: NamedOffers): Promise<Completion> {
  const { command, value, before, current } = line
  if (value !== null) {
    const found = await valueOffers(value, line, lang, named)
    return { ...found, offers: found.offers.map((each) => ({ ...each, value: before + each.value })) }
  }
  // `help 4.3.2` explains a clause.
  if (line.help && /^\d/.test(current)) return offering(await namedOffers('clause', current, lang, named))
  if (line.valuesOnly) return offering([])
  if (current.startsWith('-')) return offering(flagOffers(line, lang))
  if (isNoun(command) && /\p{sc=Han}/u.test(current)) return offering(await wordOffers(program, command, current, lang))
  if (isNoun(command)) return offering(await commandOffers(command, current, lang))
  // Every argument is there: what is left are flags, those that are missing first.
  return offering(current === '' ? flagOffers(line, lang) : [])
}

async function commandOffers({ commands }: Noun, current: string, lang: Lang): Promise<Candidate[]> {
  const names = Object.keys(commands).filter((name) => name.startsWith(current))
  return Promise.all(names.map(async (value) => ({ value, meaning: (await commands[value]?.())?.words[lang] ?? '' })))
}

/** Commands by what people call them in Chinese, the first such word of each; at the beginning of a line what stands for whole commands, too. */
async function wordOffers(program: Noun, { commands }: Noun, current: string, lang: Lang): Promise<Candidate[]> {
  const { words = {}, phrases = {} } = (await program.called?.()) ?? {}
  const begun = wordAsMatched(current)
  const isBegun = (word: string) => wordAsMatched(word).startsWith(begun)
  const found: Candidate[] = []
  for (const [name, load] of Object.entries(commands)) {
    const value = words[name]?.find(isBegun)
    if (value !== undefined) found.push({ value, meaning: `${name}  ${(await load()).words[lang]}` })
  }
  if (commands !== program.commands) return found
  const isNew = (phrase: string) => found.every(({ value }) => value !== phrase)
  const wholes = Object.entries(phrases).filter(([phrase]) => isBegun(phrase) && isNew(phrase))
  return [...found, ...wholes.map(([value, lines]) => ({ value, meaning: lines.join(', ') }))]
}

/** Flags that begin with what was typed and can still be given: the required first, then in the order of the help. */
function flagOffers({ flags, current }: Line, lang: Lang): Candidate[] {
  const open = flags.filter(({ name, flag, given }) => name.startsWith(current) && (!given || flag.need === 'many'))
  const required = open.filter(({ flag }) => flag.need === 'required')
  return [...required, ...open.filter((each) => !required.includes(each))].map(({ name, flag }) => ({
    value: name,
    meaning: flag.words[lang] + (flag.placeholder === '' ? '' : ` (${placeholderOf(flag, lang)})`),
  }))
}

/** A list of plain words in the place of a value: table|json|csv. */
const isListed = (placeholder: string): boolean => /^[a-z0-9-]+(\|[a-z0-9-]+)+$/.test(placeholder)

async function namedOffers(names: Named, typed: string, lang: Lang, named: NamedOffers): Promise<Candidate[]> {
  return (await named(names, typed)).map(({ value, meaning }) => ({ value, meaning: meaning[lang] }))
}

async function valueOffers(flag: Flag, line: Line, lang: Lang, named: NamedOffers): Promise<Completion> {
  const typed = line.current.normalize('NFKC')
  if (flag.asked.kind === 'choice') {
    const choices = Object.entries(flag.asked.choices)
    // Typed in Chinese, a value is offered in Chinese: the program understands both.
    const chinese = choices.filter(([, { zh }]) => typed !== '' && zh.startsWith(typed))
    if (chinese.length > 0) return offering(chinese.map(([value, { zh }]) => ({ value: zh, meaning: value })))
    return offering(
      choices
        .filter(([value]) => value.startsWith(typed.toLowerCase()))
        .map(([value, words]) => ({ value, meaning: words[lang] === value ? '' : words[lang] })),
    )
  }
  if (flag.names !== undefined) return offering(await namedOffers(flag.names, typed, lang, named))
  if (/FILE|FOLDER|BACKUP/.test(flag.placeholder)) return files
  if (!isListed(flag.placeholder)) return offering([])
  const values = flag.placeholder.split('|').filter((value) => value.startsWith(typed))
  return offering(values.map((value) => ({ value, meaning: '' })))
}
