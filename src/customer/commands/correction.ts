import type { Write } from '../../register/register.ts'

/**
 * Keeps with the entry why something was changed: the reason, and the statement that it was only mistyped, which 4.2.3
 * lists.
 */
export function noteChange(tx: Write, reason: string | undefined, correction: string | undefined): void {
  const parts = [correction === undefined ? undefined : `correction: ${correction}`, reason]
  const note = parts.filter((part) => part !== undefined).join('; ')
  if (note !== '') tx.note(note)
}
