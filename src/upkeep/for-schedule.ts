import type { Call } from '../terminal/command.ts'
import type { Result } from '../terminal/result.ts'

/** A result as a schedule wants it: `--quiet` hears of what went wrong alone, unless it asks in which form to hear of the rest. */
export function forSchedule({ globals }: Pick<Call, 'globals'>, result: Result): Result {
  const isSilent = globals.quiet && globals.format === undefined && globals.output === undefined
  return isSilent ? { ...result, parts: [], items: [] } : result
}
