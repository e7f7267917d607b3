import type { Words } from '../clause/words.ts'
import type { Difference } from '../register/difference.ts'
import type { Statements } from '../register/statements.ts'
import { type Folded, folding, originIn } from '../register/tree/fold.ts'
import type { Checkpoint } from '../register/tree/note.ts'
import type { Call } from '../terminal/command.ts'
import { proofWords } from './proof-words.ts'
import { checkpointIn } from './signing.ts'
import { watching } from './watching.ts'

/**
 * Holds a journal against a checkpoint that was kept elsewhere: how many entries it covers, and what differs. Whoever rewrote the
 * journal, seals and all, is found by it, as far as it covers what was rewritten.
 */
export async function heldAgainst(
  named: string,
  statements: Statements,
  call: Call,
): Promise<{ readonly size: number; readonly differences: readonly Difference[] }> {
  const { checkpoint } = checkpointIn(named, call)
  const { size } = checkpoint
  const detail = differs(checkpoint, statements, await foldedUpTo(size, statements, call))
  return { size, differences: detail === null ? [] : [{ kind: 'checkpoint', where: `entries 1–${size}`, detail }] }
}

/** Null where the journal's tables are not to be read any more. */
async function foldedUpTo(size: number, statements: Statements, call: Call): Promise<Folded | null> {
  try {
    return await watching(call)(folding(statements, { upTo: size }))
  } catch (error) {
    if (!statements.isUnfit(error)) throw error
    return null
  }
}

function differs({ origin, size, root }: Checkpoint, statements: Statements, folded: Folded | null): Words | null {
  if (folded === null || folded.size < size) return proofWords.checkpointCut(size, folded?.size ?? 0)
  if (originIn(statements) !== origin) return proofWords.checkpointOther
  return folded.root.equals(root) ? null : proofWords.checkpointAltered(size)
}
