import { hanging } from '../hanging.ts'
import { start } from './program.ts'
import { poolSize, seed, type Tally } from './runs.ts'
import type { Said } from './share.ts'

/**
 * Has processes of their own work on so many items. One that crashes or hangs is a fault, and another goes on behind the
 * item at which it did.
 */
export async function inPool(source: string, items: number, args: readonly string[], tally: Tally): Promise<void> {
  const work = async (first: number) => {
    for (let from = first; from < items; ) from = await watched(source, from, items, args, tally)
  }
  await Promise.all(Array.from({ length: poolSize }, (_, first) => work(first)))
}

/** One process from an item on; returns the item that another has to go on from. */
async function watched(
  source: string,
  from: number,
  items: number,
  args: readonly string[],
  tally: Tally,
): Promise<number> {
  let at: number | undefined
  let hangs = false
  let timer: NodeJS.Timeout | undefined
  const { code, signal, errors } = await start(
    source,
    [String(from), String(items), ...args],
    (line, child) => {
      clearTimeout(timer)
      timer = setTimeout(() => {
        hangs = true
        child.kill('SIGKILL')
      }, hanging / 4)
      const said: Said = JSON.parse(line)
      if ('at' in said) {
        at = said.at
        tally.times += 1
      } else if ('counted' in said) tally.count(said.counted, said.times)
      else tally.fault(said.fault, `item ${at}: ${said.what}`)
    },
    { CERTDESK_FAULTS_SEED: String(seed) },
  )
  clearTimeout(timer)
  if (code === 0) return items
  if (at === undefined) throw new Error(`${source} does not start: ${errors}`)
  tally.fault(hangs ? 'hangs' : 'crashes', `item ${at}: ${signal ?? code}: ${errors.slice(-300)}`)
  return at + poolSize
}
