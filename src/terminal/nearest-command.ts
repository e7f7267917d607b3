import { type CommandWords, isNoun, type Noun, type Verb } from './command.ts'
import type { Flag } from './flag.ts'
import { wordAsMatched } from './spoken-command.ts'

/** How many are offered. */
const most = 3

/** What a command is told by, and how much a piece that is found there says: its names and what it is called, its title, the rest. */
const weights = { called: 4, above: 2, title: 2, takes: 1 } as const

interface Told {
  readonly name: string
  readonly by: Readonly<Record<keyof typeof weights, ReadonlySet<string>>>
}

/** What makes a question of a sentence, and what stands in any: it tells nothing of which command is meant. */
const telling = {
  han: /怎么办|怎么样|怎么|怎样|如何|什么时候|什么|哪些|哪个|哪家|多少|请问|我想|我要|需要|可以|能不能|不能|一个|一下|一家|一张|一份|一条|的|了|吗|呢|要|想|把|给|被|做/gu,
  latin:
    /\b(?:how|what|which|who|whom|when|where|why|do|does|did|can|could|should|must|may|have|has|had|is|are|was|were|be|been|to|an?|the|its?|their|his|her|my|our|me|we|you|they|from|with|for|of|on|in|and|want|need|please)\b/gu,
} as const

/** A question without what makes one of it; as it is where nothing is left. */
function toldBy(question: string): string {
  const left = question.normalize('NFKC').toLowerCase().replace(telling.han, ' ').replace(telling.latin, ' ')
  return left.trim() === '' ? question : left
}

/** The pieces of a text: of Chinese each two characters that stand together, of other scripts each word. */
function piecesOf(text: string): string[] {
  const runs =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/\p{Script=Han}+|[\p{L}\p{N}][\p{L}\p{N}.]*/gu) ?? []
  return runs.flatMap((run) => {
    const folded = wordAsMatched(run)
    if (!/^\p{Script=Han}/u.test(folded)) return folded.length < 3 ? [] : [stemmed(folded)]
    const characters = [...folded]
    return characters.length === 1 ? characters : characters.slice(1).map((each, i) => `${characters[i]}${each}`)
  })
}

/** English words are one in the singular and the plural, and with what verbs end in. */
const stemmed = (word: string): string => word.replace(/(?:ing|ed|es|s|e)$/, '')

const piecesIn = (texts: readonly string[]): ReadonlySet<string> => new Set(texts.flatMap(piecesOf))

const wordsOfFlag = ({ words, asked }: Flag): string[] => [
  words.en,
  words.zh,
  ...(asked.kind === 'choice' ? Object.values(asked.choices).flatMap(({ en, zh }) => [en, zh]) : []),
]

/** Every command that does something, with all that tells of it. */
async function told(program: Noun, { words, phrases }: CommandWords): Promise<Told[]> {
  const called = (name: string) => [name, ...(words[name] ?? [])]
  const phrased = (name: string) =>
    Object.entries(phrases).flatMap(([phrase, to]) =>
      to.some((line) => `${line} `.startsWith(`${name} -`) || line === name) ? [phrase] : [],
    )
  const below = async (noun: Noun, path: readonly string[]): Promise<Told[]> => {
    const each = Object.entries(noun.commands).map(async ([word, load]) => {
      const command: Verb | Noun = await load()
      const own = [...path, word]
      const name = own.join(' ')
      const takes = isNoun(command) ? [] : [...Object.values(command.args), ...Object.values(command.flags)]
      const one: Told = {
        name,
        by: {
          called: piecesIn([...called(word), ...phrased(name)]),
          above: piecesIn(path.flatMap(called)),
          title: piecesIn([command.words.en, command.words.zh]),
          takes: piecesIn(takes.flatMap(wordsOfFlag)),
        },
      }
      // Whoever asks wants to do something: a noun is told by the commands below it.
      return isNoun(command) ? below(command, own) : [one]
    })
    return (await Promise.all(each)).flat()
  }
  return below(program, [])
}

/**
 * The commands, at most three, that come nearest to what was typed by what they mean, the nearest first: by the pieces that it shares
 * with their names and what people call them, their titles, and the words of what they take. A piece that many tell of says little.
 */
export async function nearestCommands(program: Noun, typed: string): Promise<readonly string[]> {
  const table = await program.called?.()
  if (table === undefined) return []
  const all = await told(program, table)
  const fields = Object.keys(weights) as (keyof typeof weights)[]
  const scores = new Map<string, number>()
  for (const piece of new Set(piecesOf(toldBy(typed)))) {
    const found = all.flatMap(({ name, by }) => {
      const weight = Math.max(0, ...fields.filter((field) => by[field].has(piece)).map((field) => weights[field]))
      return weight === 0 ? [] : [{ name, weight }]
    })
    const rarity = Math.log(1 + all.length / Math.max(1, found.length))
    for (const { name, weight } of found) scores.set(name, (scores.get(name) ?? 0) + weight * rarity)
  }
  return [...scores]
    .sort(([a, one], [b, other]) => other - one || a.split(' ').length - b.split(' ').length)
    .slice(0, most)
    .map(([name]) => name)
}
