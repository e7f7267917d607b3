import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { locate } from '../register/file/where.ts'
import { lastValue } from '../terminal/preread.ts'
import type { World } from '../terminal/world.ts'

/** The commands that hold what they find of every customer until they print it. */
const thorough = ['report', 'today']

/**
 * From this size in bytes on (256 MB, some 100,000 customers), a report gains more from a larger heap than the 50 ms that it
 * costs to start with one; from four times that size on, its findings no longer fit into Node's default heap.
 */
const large = 1 << 28

/** What decides how much memory a run is given. */
interface Run extends Pick<World, 'env' | 'platform' | 'cwd'> {
  readonly argv: readonly string[]
}

/**
 * The bytes of a register that is large, where a run is a report on it: such a run is to be given as much memory as the
 * machine can spare. Null of any other run.
 */
export function largeRegister({ argv, env, platform, cwd }: Run): number | null {
  if (!argv.some((word) => thorough.includes(word))) return null
  try {
    const { size } = statSync(resolve(cwd, locate(lastValue(argv, '--register'), env, platform).file))
    return size >= large ? size : null
  } catch {
    return null
  }
}

/** What says that a run has been given its memory. */
export const heapFlag = '--max-old-space-size'

/**
 * V8's flags for a machine with `total` bytes of memory and a register of `register` bytes; V8 counts in megabytes. The rest
 * of the memory is left to the system and its file cache. By default Node keeps 16 MB for new objects and collects them
 * again and again while a million customers' findings pile up: with an eighth of the register's size it takes half as long.
 */
export function memoryFlags(total: number, register: number): string[] {
  const [memory, size] = [total / 2 ** 20, register / 2 ** 20]
  const young = Math.floor(Math.min(512, memory / 64, size / 8))
  return [`${heapFlag}=${Math.floor(memory * 0.7)}`, `--max-semi-space-size=${Math.max(16, young)}`]
}
