import { Problem } from '../clause/problem.ts'
import type { CommandOf } from '../desk/line.ts'
import type { Globals } from '../terminal/command.ts'
import type { Conversation } from '../terminal/conversation.ts'
import { type Preread, preread, unread } from '../terminal/preread.ts'
import { sayProblem } from '../terminal/problems.ts'
import type { World } from '../terminal/world.ts'

/** Runs a command line with its questions, anew wherever one of them is to be answered once more. */
type Run = (argv: readonly string[], read: Preread, conversation: Conversation) => Promise<number>

/** The desk, at which any command line is run in place. */
export async function atDesk(
  options: readonly string[],
  globals: Globals,
  world: World,
  untilAnswered: Run,
): Promise<number> {
  const { openDesk } = await import('../desk/desk.ts')
  const run = async (words: readonly string[], conversation: Conversation): Promise<number> => {
    const argv = [...words, ...options]
    try {
      return await untilAnswered(argv, preread(argv, world.env), conversation)
    } catch (error) {
      if (error instanceof Problem && error.code === 'interrupted') throw error
      return sayProblem(error, unread(argv, world.env), world)
    }
  }
  const commandOf: CommandOf = async (words) => {
    const [{ program }, { commandMeant }] = await Promise.all([
      import('../program.ts'),
      import('../terminal/spoken-command.ts'),
    ])
    return commandMeant(program, words)
  }
  return openDesk({ world, globals, options, run, commandOf })
}
