import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** Bytes that V8 has for new objects when it gets no more of them: in both halves, of which it fills one. */
const enough = 8 * 1024 * 1024

/** Rows are garbage as soon as they are kept, and for so little of it two threads take longer than one. */
const oneThread = { held: '--no-parallel-scavenge', usual: '--parallel-scavenge' }
const noGrowth = { held: '--semi-space-growth-factor=1', usual: '--semi-space-growth-factor=2' }

/**
 * Holds down what V8 uses for new objects while a large file is imported. Left alone it takes 50 MB; held to what a process begins
 * with, it stops to clean up far more often than need be.
 */
export class MemoryLimit {
  #reached = false

  constructor() {
    setFlagsFromString(oneThread.held)
  }

  /** Asks after some rows whether it is enough. */
  check(): void {
    if (this.#reached) return
    const young = getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space')
    this.#reached = (young?.space_size ?? enough) >= enough
    if (this.#reached) setFlagsFromString(noGrowth.held)
  }

  /** All as it was: what V8 has compiled is kept for runs with its own settings only. */
  lift(): void {
    for (const { usual } of [oneThread, noGrowth]) setFlagsFromString(usual)
  }
}

/**
 * Has V8 give back now what is needed no more. Left alone it goes on to take memory while a workbook is imported, since the
 * library's parse, of which nothing is left, has taught it to expect a large heap.
 */
export function collectGarbage(): void {
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('gc')
  setFlagsFromString('--no-expose-gc')
  if (typeof collect === 'function') collect()
}
