import { typedRegister } from '../terminal/preread.ts'
import type { World } from '../terminal/world.ts'

/** A command line for a register on another machine. */
interface FarLine {
  /** Runs it there; returns its exit code. */
  run(world: World): Promise<number>
}

/** What is answered on this machine, whichever register is meant. */
const here: readonly string[] = ['help', '帮助', '幫助', 'completion', 'serve-ssh']

/** What asks for help, wherever it stands. */
const helping: readonly string[] = ['--help', '-h']

const isHere = (argv: readonly string[]): boolean =>
  here.includes(argv[0] ?? '') || argv.some((word) => helping.includes(word))

const isSsh = (text: string): boolean => /^\s*ssh:/i.test(text)

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

/** The address of a server that holds the register which a command line is for; null for all others. */
export function serverNamed(argv: readonly string[], env: World['env']): string | null {
  const named = typedRegister(argv) ?? env.CERTDESK_REGISTER
  return named !== undefined && /^\s*postgres(ql)?:/i.test(named) && !isHere(argv) ? named.trim() : null
}

/** Whether a command line is for a register on another machine, reached over ssh; null for all others. */
export function farAddress(argv: readonly string[], env: World['env']): FarLine | null {
  const named = typedRegister(argv) ?? env.CERTDESK_REGISTER
  if (named === undefined || !isSsh(named)) return null
  if (isHere(argv)) return null
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
