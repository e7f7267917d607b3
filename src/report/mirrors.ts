import { type Behind, mirrorsBehind } from '../register/mirror/behind.ts'
import type { ReadCall } from '../terminal/command.ts'

/** The mirrors that have not everything; none where it is asked about another day or moment: what is printed again stays the same. */
export function mirrorsNow({ globals, file, timeZone, head }: ReadCall): Behind[] {
  if (globals.asOf !== undefined || globals.knownAt !== undefined) return []
  return mirrorsBehind(file, head().seq, timeZone)
}
