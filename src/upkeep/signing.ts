import type { KeyObject } from 'node:crypto'
import { unavailable, usage } from '../clause/problem.ts'
import { snapshotStatements } from '../register/in-time/snapshot.ts'
import type { Db } from '../register/register.ts'
import type { Statements } from '../register/statements.ts'
import { type Folded, folding, originIn, type Wanted } from '../register/tree/fold.ts'
import { notAsSealed } from '../register/tree/not-as-sealed.ts'
import type { Checkpoint } from '../register/tree/note.ts'
import {
  checkpointBody,
  noteOf,
  readCheckpoint,
  readVerifier,
  signed,
  type Verifier,
  verifierOf,
} from '../register/tree/note.ts'
import type { Call, ReadCall } from '../terminal/command.ts'
import { proofWords } from './proof-words.ts'
import { heldState, openKey, textOf } from './signing-key.ts'
import { watching } from './watching.ts'

/** A key that was opened, with the name that it was given by. */
export interface OpenKey {
  readonly key: KeyObject
  readonly named: string
}

/** Opens a key for signing: asks for its passphrase, so before the register is read. */
export const keyOf = async (named: string, call: Call): Promise<OpenKey> => ({ named, key: await openKey(named, call) })

/**
 * Signs a checkpoint of a journal up to an entry. Refused where the journal is not as it was sealed, or does not extend what the key
 * signed last. What is wanted of the tree besides comes with it.
 */
export async function signedCheckpoint(
  call: Call,
  { key, named }: OpenKey,
  statements: Statements,
  upTo: number,
  more: Pick<Wanted, 'parts' | 'entry'> = {},
): Promise<{ readonly text: string; readonly origin: string; readonly folded: Folded }> {
  const origin = originIn(statements)
  const verifier = verifierOf(origin, key)
  const held = heldState(named, origin, call)
  try {
    const { last } = held
    const now = statements.value<number>('SELECT max(seq) FROM main.entry') ?? 0
    if (last.size > now) throw unavailable(proofWords.signedMore(last.size, now), proofWords.seeBackups)
    // Asked about as of an earlier moment, the register may well have it all: whether it does, the next checkpoint tells.
    if (last.size > upTo) throw usage(proofWords.signedLater(last.size, upTo), proofWords.askLater(last.size))
    const folded = await watching(call)(folding(statements, { upTo, at: last.size, ...more }))
    refuseAltered(folded)
    if (folded.earlier === null || !folded.earlier.equals(last.root))
      throw unavailable(proofWords.signedOther(last.size), proofWords.seeBackups)
    if (folded.size > last.size) held.keep(folded)
    return { folded, origin, text: signed(checkpointBody(origin, folded), verifier, key) }
  } finally {
    held.release()
  }
}

/** Opens a key for signing what a call is about: the newest entry of its snapshot. */
export async function signsWith(named: string, call: ReadCall): Promise<(db: Db) => Promise<string>> {
  const open = await keyOf(named, call)
  return async (db) => (await signedCheckpoint(call, open, snapshotStatements(db), call.head().seq)).text
}

/** Refuses a journal that is not as it was sealed. */
export function refuseAltered({ altered }: Folded): void {
  if (altered !== null) throw notAsSealed(altered)
}

/** The checkpoint in a file, and its text without what a mail or a person wrote behind it: a proof has no place for that. */
export function checkpointIn(named: string, call: Call): { readonly checkpoint: Checkpoint; readonly text: string } {
  const checkpoint = readCheckpoint(textOf(named, call, proofWords.makeCheckpoint))
  if (checkpoint === null) throw usage(proofWords.isNoCheckpoint(named), proofWords.makeCheckpoint)
  return { checkpoint, text: noteOf(checkpoint) }
}

/** The public key that was typed, or that stands in the file that was named. */
export function publicKeyOf(given: string, call: Call): Verifier {
  const verifier = readVerifier(given.includes('+') ? given : textOf(given, call, proofWords.givePublicKey))
  if (verifier === null) throw usage(proofWords.isNoPublicKey(given), proofWords.givePublicKey)
  return verifier
}
