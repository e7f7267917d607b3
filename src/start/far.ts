import type { World } from '../terminal/world.ts'
import { machineNamed } from './named.ts'

/** A command line for a register on another machine. */
interface FarLine {
  /** Runs it there; returns its exit code. */
  run(world: World): Promise<number>
}

/** The command line without `--register` and its value. */
export function withoutRegister(argv: readonly string[]): string[] {
  const end = argv.indexOf('--')
  const left: string[] = []
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i] as string
    const isOption = end === -1 || i < end
    if (isOption && word === '--register') i += 1
    else if (!isOption || !word.startsWith('--register=')) left.push(word)
  }
  return left
}

/** Whether a command line is for a register on another machine, reached over ssh; null for all others. */
export function farAddress(argv: readonly string[], env: World['env']): FarLine | null {
  const named = machineNamed(argv, env)
  if (named === null) return null
  return {
    run: async (world) => {
      const [{ sshAddress }, { runThere }] = await Promise.all([
        import('../ssh/address.ts'),
        import('../ssh/caller.ts'),
      ])
      return runThere(withoutRegister(argv), sshAddress(named), world)
    },
  }
}
