import { Problem } from '../../clause/problem.ts'
import { newestEntry } from '../entry-at.ts'
import type { Statements } from '../statements.ts'
import type { MirrorHead } from './mirror.ts'
import { hasNote, memoryOf, type Noted, type NotedMirror, noteBeside, type Remembered, readNote } from './noted.ts'
import { type AgreedBy, firstSealOf, isRemoved, standingOf } from './witness.ts'
import { isForeign, isOlder, isOther, isUnreadable, type Witness } from './words.ts'

/** A head that was seen, and who has it. */
type Seen = readonly [head: MirrorHead | null, witness: Witness]

/**
 * What is noted of a register's mirrors: beside it, by the account, and which of the two holds. Throws where what stands beside it is of another
 * register, or cannot be read.
 */
export function notesOf(statements: Statements, file: string, memory: string | null) {
  const remembered = memory === null ? null : readNote<Remembered>(memoryOf(memory, file))
  const beside = readNote<Noted>(noteBeside(file))
  const first = firstSealOf(statements)
  if (beside !== null && beside.first !== first) throw isForeign(file, noteBeside(file))
  // Another register stands at the path by now: what was seen there says nothing of it.
  const own = remembered?.first === first ? remembered : null
  // What is there and cannot be read may name mirrors that the account doesn't know.
  if (beside === null && hasNote(file)) throw isUnreadable(noteBeside(file))
  const struck = beside === null || own === null ? [] : struckOut(statements, beside, own)
  const isStruck = (folder: string) => struck.some((each) => each.folder === folder)
  const named = beside?.mirrors.filter(({ folder }) => !isStruck(folder)) ?? []
  return { beside, own, noted: beside === null ? own : { ...beside, mirrors: [...named, ...struck] }, struck }
}

/** The mirrors that the account remembers, the note no longer names, and no entry removed: somebody struck them out, and they go on. */
function struckOut(statements: Statements, beside: Noted, own: Noted): NotedMirror[] {
  const inForce = (noted: Noted) => noted.mirrors.filter(({ removedAt }) => removedAt === null)
  const named = new Set(inForce(beside).map(({ folder }) => folder))
  return inForce(own).filter(({ folder, place }) => !named.has(folder) && !isRemoved(statements, place))
}

/** The heads that the notes name. */
export const witnesses = (noted: Noted, remembered: Remembered | null): Seen[] => [
  ...noted.mirrors.map(({ head, place }): Seen => [head, { note: place }]),
  [remembered?.head ?? null, { memory: true }],
]

/** Why the register is not the one that it should be, by what is noted; null where nothing says so. */
export function doubtOf(statements: Statements, file: string, memory: string | null): Problem | null {
  try {
    const { own, noted } = notesOf(statements, file, memory)
    return noted === null ? null : firstContradiction(statements, file, witnesses(noted, own), noted)
  } catch (error) {
    // Readers are told and read on.
    if (error instanceof Problem) return error
    throw error
  }
}

/** The first head that is not in the journal and was not left behind, as the problem that it is; null where there is none. */
export function firstContradiction(
  statements: Statements,
  file: string,
  seen: readonly Seen[],
  noted: AgreedBy,
): Problem | null {
  for (const [head, witness] of seen) {
    const problem = head === null ? null : contradiction(statements, file, head, witness, noted)
    if (problem !== null) return problem
  }
  return null
}

function contradiction(
  statements: Statements,
  file: string,
  head: MirrorHead,
  witness: Witness,
  noted: AgreedBy,
): Problem | null {
  const standing = standingOf(statements, head, noted)
  if (standing === 'ahead') return isOlder(file, newestEntry(statements) ?? null, head, witness)
  if (standing !== 'other') return null
  const own = statements.get<MirrorHead>('SELECT seq, seal FROM main.entry WHERE seq = ?', head.seq)
  return isOther(file, own ?? head, head, witness)
}
