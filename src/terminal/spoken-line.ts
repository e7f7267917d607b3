import { type Problem, usage } from '../clause/problem.ts'
import type { Lang, Words } from '../clause/words.ts'
import { commandAt, type Noun } from './command.ts'
import { nearestCommands } from './nearest-command.ts'
import type { Operand } from './operands.ts'
import { commandsMeant, type MeantCommand } from './spoken-command.ts'
import { program as programName } from './usage-line.ts'
import { clipped, widthOf } from './wrap.ts'

/** A line whose command is written in the words of people: the same in its own names, or the several that may be meant. */
export type Spoken =
  | { readonly argv: readonly string[]; readonly several: null }
  | { readonly argv: null; readonly several: readonly MeantCommand[] }

/** The line with the names of its command in the place of the words that stand for it; as it is where nothing is called so. */
export async function spokenLine(
  program: Noun,
  argv: readonly string[],
  operands: readonly Operand[],
): Promise<Spoken> {
  const meant = await commandsMeant(
    program,
    operands.map(({ word }) => word),
  )
  const [only, ...others] = meant
  if (only === undefined) return { argv, several: null }
  if (others.length > 0) return { argv: null, several: meant }
  const { path, rest, taken } = only
  const places = new Set(operands.slice(0, taken).map(({ at }) => at))
  const [first] = places
  // Options that the word itself means stand before those that were typed.
  const options = rest.slice(0, rest.length - (operands.length - taken))
  return {
    argv: argv.flatMap((word, at) => (at === first ? [...path, ...options] : places.has(at) ? [] : [word])),
    several: null,
  }
}

/** How many columns a line of these lists takes at most. */
const widest = 74

/** Commands in lines of their own, each with what it does. */
async function listed(program: Noun, commands: readonly string[], lang: Lang): Promise<string[]> {
  const longest = Math.min(34, Math.max(...commands.map((command) => command.length)))
  return Promise.all(
    commands.map(async (command) => {
      const at = await commandAt(program, command)
      const typed = `    ${programName} ${command.padEnd(longest)}  `
      return typed + clipped(at.words[lang], widest - widthOf(typed))
    }),
  )
}

const inBoth = async (program: Noun, commands: readonly string[], head: Words): Promise<Words> => ({
  en: [head.en, ...(await listed(program, commands, 'en'))].join('\n'),
  zh: [head.zh, ...(await listed(program, commands, 'zh'))].join('\n'),
})

/** The command with the options that the word itself means, and their values. */
const lineOf = ({ path, rest }: MeantCommand) =>
  [...path, ...rest.filter((word, i) => word.startsWith('-') || rest[i - 1]?.startsWith('-') === true)].join(' ')

/** What a word may stand for, where that is more than one command: a text for whoever asked for help. */
export async function severalHelp(program: Noun, several: readonly MeantCommand[], lang: Lang): Promise<string> {
  const head: Words = { en: 'It may be one of:', zh: '可以是：' }
  return `${(await inBoth(program, several.map(lineOf), head))[lang]}\n`
}

/** The same for whoever wanted to run one: a usage problem. */
export async function severalProblem(program: Noun, several: readonly MeantCommand[], word: string): Promise<Problem> {
  return usage(
    { en: `"${word}" may be several commands.`, zh: `“${word}”可以是几个命令。` },
    await inBoth(program, several.map(lineOf), { en: 'Type the one you mean:', zh: '请输入其中一个：' }),
  )
}

/**
 * That there is no such command, with the three that come nearest by what they mean; null where none does. `said` is the
 * sentence, `typed` the words that were typed.
 */
export async function nearestProblem(program: Noun, typed: readonly string[], said: Words): Promise<Problem | null> {
  const nearest = await nearestCommands(program, typed.join(' '))
  if (nearest.length === 0) return null
  return usage(said, await inBoth(program, nearest, { en: 'Were you looking for:', zh: '您是否想找：' }))
}
