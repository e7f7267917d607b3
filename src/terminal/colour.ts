import type { Tone } from './result.ts'
import type { World } from './world.ts'

/** How texts are coloured; without colours every one of them gives its text back unchanged. */
export interface Paint extends Readonly<Record<Tone | 'strong' | 'faint', (text: string) => string>> {
  readonly on: boolean
}

/**
 * Whether a stream gets colours: never with `--no-color` or a non-empty NO_COLOR (no-color.org), always with
 * FORCE_COLOR (unless 0 or false), else where it is a terminal that is not dumb.
 */
export function coloured(world: World, stream: { readonly isTTY?: boolean }, noColor: boolean): boolean {
  const { NO_COLOR: off, FORCE_COLOR: forced, TERM: term } = world.env
  if (noColor || (off !== undefined && off !== '')) return false
  if (forced !== undefined) return forced !== '0' && forced !== 'false'
  return stream.isTTY === true && term !== 'dumb'
}

const asItIs = (text: string): string => text

/** No colours at all, as files and pipes have it. */
export const plain: Paint = { on: false, bad: asItIs, warn: asItIs, good: asItIs, strong: asItIs, faint: asItIs }

/** The colours, loaded only where they are wanted. Our own level: the library's guess ignores NO_COLOR by policy. */
export async function paint(on: boolean): Promise<Paint> {
  if (!on) return plain
  const { Chalk } = await import('chalk')
  const chalk = new Chalk({ level: 1 })
  // The library's functions join all their arguments, and `map` gives three.
  const one = (style: (text: string) => string) => (text: string) => style(text)
  return {
    on,
    bad: one(chalk.red),
    warn: one(chalk.yellow),
    good: one(chalk.green),
    strong: one(chalk.bold),
    faint: one(chalk.dim),
  }
}
