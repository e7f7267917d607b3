import { typedRegister } from '../terminal/preread.ts'
import type { World } from '../terminal/world.ts'

/** What is answered on this machine, whichever register is meant. */
const here: readonly string[] = ['help', '帮助', '幫助', 'completion', 'version', 'serve-ssh']

/** What asks for help, wherever it stands. */
const helping: readonly string[] = ['--help', '-h']

const isHere = (argv: readonly string[]): boolean =>
  here.includes(argv[0] ?? '') || argv.some((word) => helping.includes(word))

/** The register that a command line is for, as it was named; undefined where it was not, or what was typed is answered without one. */
const registerNamed = (argv: readonly string[], env: World['env']): string | undefined =>
  isHere(argv) ? undefined : (typedRegister(argv) ?? env.CERTDESK_REGISTER)

/** The address of a server that holds the register which a command line is for; null for all others. */
export function serverNamed(argv: readonly string[], env: World['env']): string | null {
  const named = registerNamed(argv, env)
  return named !== undefined && /^\s*postgres(ql)?:/i.test(named) ? named.trim() : null
}

/** The address of another machine that holds the register which a command line is for, and is reached over ssh; null for all others. */
export function machineNamed(argv: readonly string[], env: World['env']): string | null {
  const named = registerNamed(argv, env)
  return named !== undefined && /^\s*ssh:/i.test(named) ? named : null
}
