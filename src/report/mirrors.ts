import { type Behind, behindWords, mirrorsBehind } from '../register/mirror/behind.ts'
import type { ReadCall } from '../terminal/command.ts'
import { type Format, formatOf } from '../terminal/format.ts'

/** The formats with sentences beside their tables: without them where they are asked to be quiet. */
const saying: readonly Format[] = ['table', 'md', 'html', 'xlsx']

/**
 * The mirrors that have not everything; none where it is asked about another day or moment: what is printed again stays the same. Where what is
 * printed has no room for them, a schedule hears of them all the same, as it does where it records something.
 */
export function mirrorsNow(call: ReadCall): Behind[] {
  const { globals, timeZone, head, world } = call
  if (globals.asOf !== undefined || globals.knownAt !== undefined) return []
  const behind = mirrorsBehind(call, head().seq, timeZone, world.clock())
  const format = formatOf(call)
  const isPrinted = format === 'json' || (saying.includes(format) && !globals.quiet)
  if (!isPrinted) for (const each of behind) call.warn(behindWords(each), { always: true })
  return behind
}
