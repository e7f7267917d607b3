import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { locate } from './register/where.ts'

/** The commands that hold what they find of every customer until they print it. */
const thorough = ['report', 'today']

/** From so many bytes on, a register has more customers than the memory that Node takes by itself has room for. */
const large = 1 << 30

/** What decides how much memory a run is given. */
interface Run {
  readonly argv: readonly string[]
  readonly env: Readonly<Record<string, string | undefined>>
  readonly platform: NodeJS.Platform
  readonly cwd: string
}

/** The value of `--register` as typed, the last of several. */
function registerTyped(argv: readonly string[]): string | undefined {
  const at = argv.findLastIndex((word) => word === '--register' || word.startsWith('--register='))
  const word = argv[at]
  return word === '--register' ? argv[at + 1] : word?.slice('--register='.length)
}

/** Whether a run is to be given as much memory as the machine can spare: a report on a register of uncommon size. */
export function needsMore({ argv, env, platform, cwd }: Run): boolean {
  if (!argv.some((word) => thorough.includes(word))) return false
  try {
    return statSync(resolve(cwd, locate(registerTyped(argv), env, platform).file)).size >= large
  } catch {
    return false
  }
}

/** Of so many bytes of the machine's memory, the megabytes for a run: what is left is the system's and its files'. */
export const megabytesOf = (total: number): number => Math.floor((total * 0.7) / 2 ** 20)
