import fs from 'node:fs'
import path from 'node:path'
import { isTwin, tries } from '../tries.ts'

/** How often each thing is done: a few times among the other tests, often by `npm run faults`. */
const long = process.env.CERTDESK_FAULTS === 'long'
const often = (few: number, many: number) => (long ? many : tries(few))

export const runs = {
  acts: often(6, 100),
  kills: often(16, 1000),
  cutsOfAnAct: often(1, 20),
  // A control that is tried too seldom may lose nothing by chance.
  controlCuts: long ? 200 : 10,
  fullDisksOfAnAct: often(1, 25),
  failedFlushesOfAnAct: often(1, 20),
  fileLimitsOfAnAct: often(1, 5),
  controlEntries: long ? 40 : 20,
  entriesOfAWriter: often(25, 500),
  mutatedRegisters: often(20, 10_000),
  lists: often(150, 100_000),
  tamperedTables: often(3, 1000),
  worlds: long ? 200 : isTwin ? 2 : 1,
  restores: often(20, 200),
  forgeries: often(2, 60),
  honest: often(25, 1000),
  honestRestores: often(1, 20),
  /** A mirrored register lives so many lives at once, and in each is lost so often, behind so many kills. */
  mirroredLives: often(1, 5),
  losses: often(1, 2),
  killsBeforeALoss: often(8, 100),
  mirroredCutsOfAnAct: often(2, 40),
  mirrorFaultsOfAnAct: often(1, 20),
  keyFaults: often(12, 400),
  shareRounds: often(1, 8),
  sshKills: often(12, 250),
  serverKills: often(10, 200),
  /** Each takes half a minute and more. */
  serverClientStops: long ? 50 : 0,
  serverStops: often(3, 50),
  serverFullDisks: often(2, 25),
  failovers: long ? 5 : 1,
  /** So many clients at once record for so many seconds each. */
  serverClients: long ? { clients: 16, seconds: 120 } : { clients: 4, seconds: 3 },
}

/** One for a whole run, and always the same among the other tests: CERTDESK_FAULTS_SEED sets another, as `npm run faults` does. */
export const seed = Number(process.env.CERTDESK_FAULTS_SEED ?? 20_250_116)

/** A source of numbers from 0 up to below 1, the same for the same seed and name. */
export type Chance = () => number

/** Mulberry32, begun with a seed, by default that of the run, and what it is for. */
export function chance(name: string, from = seed): Chance {
  let state = from
  for (const unit of name) state = Math.imul(state ^ (unit.codePointAt(0) ?? 0), 0x9e3779b1)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export const below = (random: Chance, end: number): number => Math.floor(random() * end)
export function pick<T>(random: Chance, items: readonly T[]): T {
  if (items.length === 0) throw new Error('there is nothing to pick from')
  return items[below(random, items.length)] as T
}

/** So many of the items, or all where there are no more. */
export function some<T>(random: Chance, items: readonly T[], most: number): T[] {
  const left = [...items]
  const taken: T[] = []
  while (taken.length < most && left.length > 0) taken.push(...left.splice(below(random, left.length), 1))
  return taken
}

/** What was done, how many times, and what was counted while it was. Each of `faults` must not have been. */
export class Tally {
  readonly done: string
  times = 0
  readonly counted: Record<string, number> = {}
  readonly faults: Record<string, number>
  /** The first faults in words. */
  readonly examples: string[] = []

  constructor(done: string, faults: readonly string[], counted: readonly string[] = []) {
    this.done = done
    this.faults = Object.fromEntries(faults.map((name) => [name, 0]))
    for (const name of counted) this.counted[name] = 0
  }

  count(name: string, times = 1): void {
    this.counted[name] = (this.counted[name] ?? 0) + times
  }

  fault(name: string, what: string): void {
    this.faults[name] = (this.faults[name] ?? 0) + 1
    if (this.examples.length < 10) this.examples.push(`${name}: ${what}`)
  }

  /** Keeps what was counted for the page of `npm run faults`; returns the faults with what a repetition needs. */
  close(): { readonly seed: number; readonly faults: readonly string[] } {
    const kept = process.env.CERTDESK_FAULTS_KEPT
    if (kept !== undefined) {
      const name = this.done.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 60)
      fs.writeFileSync(path.join(kept, `${name}.json`), JSON.stringify({ ...this, seed, at: Date.now() }))
    }
    return { seed, faults: this.examples }
  }
}

/** What `close` returns where all is well. */
export const nothing = { seed, faults: [] }

/** So much is done at once: a short run leaves room for the tests beside it. */
const atOnce = long ? 4 : 2

/** So many processes of a pool share its items: of damaged files, some keep SQLite waiting for seconds. */
export const poolSize = long ? 8 : 2

/** Works through the items, some at once. */
export async function each<T>(items: readonly T[], work: (item: T, index: number) => Promise<void>): Promise<void> {
  let next = 0
  const worker = async () => {
    while (next < items.length) {
      const index = next++
      await work(items[index] as T, index)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
}
