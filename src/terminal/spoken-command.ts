import { fold } from '../clause/fold.ts'
import { simplified } from '../clause/simplified.ts'
import { type CommandWords, isNoun, type Noun, type Verb } from './command.ts'

/** A command that was meant: its path in the tree of commands, and what follows as it was typed. */
export interface MeantCommand {
  readonly path: readonly string[]
  readonly rest: readonly string[]
  /** How many of the typed words stand for it: those that follow are the last of `rest`. */
  readonly taken: number
}

/** A word as it is matched: width, case, blanks, traditional characters and what is often written for another character are one. */
export const wordAsMatched = (word: string): string => simplified(fold(word)).replace(/(?<=撤)消/gu, '销')

/** How many words, typed apart, may be one of the table: call list, 名称 变更. */
const mostJoined = 3

interface Step {
  readonly name: string
  readonly below: Verb | Noun
}

/** Reads words of one tree of commands by its table. */
function readerOf(program: Noun, { words, phrases }: CommandWords) {
  const names = new Map<string, string[]>()
  for (const [name, called] of Object.entries(words))
    for (const word of called) {
      const as = wordAsMatched(word)
      names.set(as, [...(names.get(as) ?? []), name])
    }
  const wholes = new Map(Object.entries(phrases).map(([phrase, lines]) => [wordAsMatched(phrase), lines]))

  async function stepTo(noun: Noun, word: string): Promise<Step | null> {
    const as = wordAsMatched(word)
    const name = [word, as, ...(names.get(as) ?? [])].find((each) => Object.hasOwn(noun.commands, each))
    const load = name === undefined ? undefined : noun.commands[name]
    return load === undefined ? null : { name: name as string, below: await load() }
  }

  /** A noun of the program and what is done with it, as two words in either order: 联系 登记, 登记 联系. */
  async function pair(first: string, second: string): Promise<readonly string[] | null> {
    for (const [thing, act] of [
      [first, second],
      [second, first],
    ] as const) {
      const noun = await stepTo(program, thing)
      const done = noun !== null && isNoun(noun.below) ? await stepTo(noun.below, act) : null
      if (noun !== null && done !== null) return [noun.name, done.name]
    }
    return null
  }

  /** The same written as one word: 登记投诉. */
  async function pairIn(word: string): Promise<readonly string[] | null> {
    const characters = [...wordAsMatched(word)]
    if (!/^\p{Script=Han}{3,12}$/u.test(characters.join(''))) return null
    for (let at = characters.length - 1; at > 0; at -= 1) {
      const found = await pair(characters.slice(0, at).join(''), characters.slice(at).join(''))
      if (found !== null) return found
    }
    return null
  }

  /** What the first words stand for, with how many of them: commands with their options, the longest match first. */
  async function begun(
    typed: readonly string[],
  ): Promise<{ readonly lines: readonly string[]; readonly taken: number }> {
    const [first = '', second = ''] = typed
    if (Object.hasOwn(program.commands, first)) return { lines: [first], taken: 1 }
    for (let taken = Math.min(mostJoined, typed.length); taken > 0; taken -= 1) {
      const lines = wholes.get(wordAsMatched(typed.slice(0, taken).join('')))
      if (lines !== undefined) return { lines, taken }
    }
    const noun = await stepTo(program, first)
    if (noun !== null) return { lines: [noun.name], taken: 1 }
    const swapped = second === '' ? null : await pair(first, second)
    if (swapped !== null) return { lines: [swapped.join(' ')], taken: 2 }
    const joined = await pairIn(first)
    return joined === null ? { lines: [], taken: 0 } : { lines: [joined.join(' ')], taken: 1 }
  }

  /** The command of a line of the table, and as far as the words that follow lead below it. */
  async function onward(line: string, typed: readonly string[], taken: number): Promise<MeantCommand> {
    const said = line.split(' ')
    const options = said.findIndex((word) => word.startsWith('-'))
    const path = options === -1 ? said : said.slice(0, options)
    let at: Verb | Noun = program
    for (const name of path) at = (await (at as Noun).commands[name]?.()) ?? at
    const left = typed.slice(taken)
    while (isNoun(at) && left[0] !== undefined) {
      const step: Step | null = await stepTo(at, left[0])
      if (step === null) break
      path.push(step.name)
      left.shift()
      at = step.below
    }
    const rest = [...(options === -1 ? [] : said.slice(options)), ...left]
    return { path, rest, taken: typed.length - left.length }
  }

  return async (typed: readonly string[]): Promise<readonly MeantCommand[]> => {
    const { lines, taken } = await begun(typed)
    return Promise.all(lines.map((line) => onward(line, typed, taken)))
  }
}

/**
 * The commands that typed words may mean, each with what of them follows it; several where a word stands for several, none
 * where nothing is called so. English names of commands are words, too.
 */
export async function commandsMeant(program: Noun, typed: readonly string[]): Promise<readonly MeantCommand[]> {
  const table = await program.called?.()
  return table === undefined || typed.length === 0 ? [] : readerOf(program, table)(typed)
}

/** The one command that typed words mean, with what follows it; null where there is none, or where it may be several. */
export async function commandMeant(program: Noun, typed: readonly string[]): Promise<MeantCommand | null> {
  const [only, ...others] = await commandsMeant(program, typed)
  return only === undefined || others.length > 0 ? null : only
}
