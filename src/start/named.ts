import { typedRegister } from '../terminal/preread.ts'
import type { World } from '../terminal/world.ts'

/** Commands that are answered on this machine, whichever register is named. */
const here: readonly string[] = ['help', '帮助', '幫助', 'completion', 'version', 'serve-ssh']

/** Options that ask for help, anywhere on the line. */
const helping: readonly string[] = ['--help', '-h']

const isHere = (argv: readonly string[]): boolean =>
  here.includes(argv[0] ?? '') || argv.some((word) => helping.includes(word))

/** The register that a command line names, as typed; undefined if it names none, or if it is answered without one. */
const registerNamed = (argv: readonly string[], env: World['env']): string | undefined =>
  isHere(argv) ? undefined : (typedRegister(argv) ?? env.CERTDESK_REGISTER)

/** The address of the database server that holds a command line's register; null for any other register. */
export function serverNamed(argv: readonly string[], env: World['env']): string | null {
  const named = registerNamed(argv, env)
  return named !== undefined && /^\s*postgres(ql)?:/i.test(named) ? named.trim() : null
}

/** The ssh address of the machine that holds a command line's register; null for any other register. */
export function machineNamed(argv: readonly string[], env: World['env']): string | null {
  const named = registerNamed(argv, env)
  return named !== undefined && /^\s*ssh:/i.test(named) ? named : null
}
