import type { CommandOf } from '../desk/line.ts'
import type { Globals } from '../terminal/command.ts'
import type { RunLine } from '../terminal/onward.ts'
import type { World } from '../terminal/world.ts'

/** The desk, at which any command line is run in place. */
export async function atDesk(
  options: readonly string[],
  globals: Globals,
  world: World,
  runLine: RunLine,
): Promise<number> {
  const { openDesk } = await import('../desk/desk.ts')
  const commandOf: CommandOf = async (words) => {
    const [{ program }, { commandMeant }] = await Promise.all([
      import('../program.ts'),
      import('../terminal/spoken-command.ts'),
    ])
    return commandMeant(program, words)
  }
  return openDesk({ world, globals, options, run: runLine, commandOf })
}
