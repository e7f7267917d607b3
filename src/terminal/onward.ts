import { commandLine, type Lang } from '../clause/words.ts'
import { Asides, leftQuestions } from './asides.ts'
import { type Conversation, conversationIn } from './conversation.ts'
import { isLeft } from './prompts.ts'
import type { Onward } from './result.ts'
import type { World } from './world.ts'

/** Runs a command line and prints what it gives, a problem too; returns its exit code. Throws only where its questions are left. */
export type RunLine = (argv: readonly string[], conversation: Conversation) => Promise<number>

/** Where it goes on: `options` are those of the command line that leads on, which every other one has too. */
interface Going {
  readonly world: World
  readonly lang: Lang
  readonly options: readonly string[]
  readonly run: RunLine
}

/**
 * Offers what can be done next and does it in place, each by a command line that is shown, until nothing is left or the person leaves. What
 * was answered of a line that is left is offered when it is taken up again. Returns 0 where something was done or nothing is left to do,
 * else 130.
 */
export async function goOn(first: Onward, { world, lang, options, run }: Going): Promise<number> {
  const asides = new Asides(world, 'choice')
  const perform = async (argv: readonly string[], conversation: Conversation) => {
    world.stderr.write(`$ ${commandLine(argv)}\n`)
    return run([...argv, ...options], conversation)
  }
  let onward: Onward | null = first
  let isDone = false
  let asks = false
  while (onward !== null) {
    const argv = await chosenOf(onward, asks, world, lang)
    if (argv === null) return isDone ? 0 : 130
    const line = commandLine(argv)
    const conversation = asides.of(line)
    try {
      const code = await perform(argv, conversation)
      isDone ||= code === 0
      // What could not be done, or has changed nothing, is not begun again by itself.
      asks = code !== 0 || !conversation.hasSaved
      if (conversation.onward !== null) onward = conversation.onward.onward
      else if (conversation.hasSaved) onward = await after(onward.afterwards)
      else if (code === 0) onward = { ...onward, lines: withLast(onward.lines, argv) }
    } catch (error) {
      if (!isLeft(error)) throw error
      asks = true
      if (asides.put(line, conversation)) world.stderr.write(`${leftQuestions[lang]}\n`)
    }
  }
  return 0

  async function after(argv: readonly string[] | undefined): Promise<Onward | null> {
    if (argv === undefined) return null
    const conversation = conversationIn(world)
    await perform(argv, conversation)
    return conversation.onward?.onward ?? null
  }
}

/** The lines, that which is done and may be done again behind the others. */
const withLast = (lines: Onward['lines'], argv: readonly string[]): Onward['lines'] => [
  ...lines.filter((line) => line.argv !== argv),
  ...lines.filter((line) => line.argv === argv),
]

/** The line that is to be done; null where the choice is left. */
async function chosenOf(
  { question, lines }: Onward,
  asks: boolean,
  world: World,
  lang: Lang,
): Promise<readonly string[] | null> {
  const [only, ...others] = lines
  if (only === undefined) return null
  if (others.length === 0 && !asks) return only.argv
  const choices = lines.map(({ words, short, argv }) => ({
    ...{ value: argv.join(' '), name: words[lang], short: short[lang] },
  }))
  try {
    const chosen = await world.prompts.choose(question[lang], choices, lang, {
      esc: world.kept === undefined ? 'out' : 'desk',
      ...(only.decides === undefined ? {} : { decides: true }),
    })
    return lines.find(({ argv }) => argv.join(' ') === chosen)?.argv ?? null
  } catch (error) {
    if (isLeft(error)) return null
    throw error
  }
}
