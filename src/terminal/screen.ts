import type { World } from './world.ts'

/** The terminal columns that a table may take: the terminal's own, else COLUMNS, else 80, or 120 in a file or pipe. */
export function columnsOf(world: World, onTerminal: boolean): number {
  const own = onTerminal ? world.stdout.columns : undefined
  const named = /^[1-9]\d{0,3}$/.test(world.env.COLUMNS ?? '') ? Number(world.env.COLUMNS) : undefined
  return Math.max(20, own || named || (onTerminal ? 80 : 120))
}

/** The terminal columns that a line on the error stream may take; in a file or pipe it is not broken. */
export function columnsOfErrors({ stderr, env }: World): number {
  if (stderr.isTTY !== true) return Number.POSITIVE_INFINITY
  const named = /^[1-9]\d{0,3}$/.test(env.COLUMNS ?? '') ? Number(env.COLUMNS) : 80
  return Math.max(20, stderr.columns || named)
}
