import { type Chance, chance, poolSize } from './runs.ts'

/** What a process of the pool says, a line each: where it is, what it counted, what is wrong. */
export type Said =
  | { readonly at: number }
  | { readonly counted: string; readonly times?: number }
  | { readonly fault: string; readonly what: string }

/** Says it to whoever started the pool. */
export const say = (said: Said): void => void process.stdout.write(`${JSON.stringify(said)}\n`)

/**
 * Inside a process of the pool: works on every item of its share, each with chances of its own, so that one can be repeated
 * without the others. The arguments are the first item, the end, and whatever `args` were given.
 */
export async function share(name: string, work: (random: Chance, args: readonly string[]) => Promise<void>) {
  const [, , first, end, ...args] = process.argv
  for (let at = Number(first); at < Number(end); at += poolSize) {
    say({ at })
    await work(chance(`${name} ${at}`), args)
  }
}
