import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { locate } from './register/where.ts'

/** The commands that hold what they find of every customer until they print it. */
const thorough = ['report', 'today']

/**
 * From so many bytes on (256 MB, some 100,000 customers), what a report finds is worth a start that takes 50 ms longer; from
 * four times as many, there is more than the memory that Node takes by itself has room for.
 */
const large = 1 << 28

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

/** What says that a run has been given its memory. */
export const heapFlag = '--max-old-space-size'

/**
 * How V8 is to use so many bytes of the machine's memory, in its own megabytes. What is left of the whole is the
 * system's and its files'. Of what is new, Node would keep 16 MB apart, and go through a million customers' findings so
 * many at a time, each time looking at much of the rest: with a 64th of the memory it takes half as long.
 */
export function memoryFlags(total: number): string[] {
  const megabytes = total / 2 ** 20
  const young = Math.min(512, Math.max(16, Math.floor(megabytes / 64)))
  return [`${heapFlag}=${Math.floor(megabytes * 0.7)}`, `--max-semi-space-size=${young}`]
}
