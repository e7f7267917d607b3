import type { Write } from '../register.ts'
import type { LeftBehind } from './witness.ts'
import { leftBehindText, mirrorSettings } from './witness.ts'

/**
 * Notes in the entry that is being written which entries of another journal of this register are left behind, for all who still have them; and has
 * every series go on behind the numbers that were given in them, so that none is given twice.
 */
export function leave(tx: Write, spans: readonly LeftBehind[], counters: Readonly<Record<string, number>>): void {
  const [held] = tx.find('setting', { name: mirrorSettings.leftBehind })
  const value = [held?.value, leftBehindText(spans)].filter(Boolean).join(' ')
  if (held === undefined) tx.insert('setting', { name: mirrorSettings.leftBehind, value })
  else tx.update('setting', held.id, { value })
  tx.raise(counters)
}
