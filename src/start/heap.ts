import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { locate } from '../register/file/where.ts'

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

/**
 * The bytes of a register that is large, where a run is a report on it: such a run is to be given as much memory as the
 * machine can spare. Null of any other run.
 */
export function largeRegister({ argv, env, platform, cwd }: Run): number | null {
  if (!argv.some((word) => thorough.includes(word))) return null
  try {
    const { size } = statSync(resolve(cwd, locate(registerTyped(argv), env, platform).file))
    return size >= large ? size : null
  } catch {
    return null
  }
}

/** What says that a run has been given its memory. */
export const heapFlag = '--max-old-space-size'

/**
 * How V8 is to use so many bytes of the machine's memory for a register of so many, in its own megabytes. What is left of
 * the memory is the system's and its files'. Of what is new, Node would keep 16 MB apart, and go through a million
 * customers' findings so many at a time, each time looking at much of the rest: with an eighth of the register's size it
 * takes half as long.
 */
export function memoryFlags(total: number, register: number): string[] {
  const [memory, size] = [total / 2 ** 20, register / 2 ** 20]
  const young = Math.floor(Math.min(512, memory / 64, size / 8))
  return [`${heapFlag}=${Math.floor(memory * 0.7)}`, `--max-semi-space-size=${Math.max(16, young)}`]
}
