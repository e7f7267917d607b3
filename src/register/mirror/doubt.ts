import fs from 'node:fs'
import { Problem } from '../../clause/problem.ts'
import { newestEntry } from '../entry-at.ts'
import { headText } from '../register.ts'
import type { Statements } from '../statements.ts'
import type { MirrorHead } from './mirror.ts'
import { mirrorName, type Noted, type NotedMirror, type NotePlaces, type Remembered, readNote } from './noted.ts'
import { type AgreedBy, firstSealOf, isRemoved, standingOf } from './witness.ts'
import { isForeign, isOlder, isOther, isUnreadable, type Witness } from './words.ts'

/** A head that was seen, and who has it. */
type Seen = readonly [head: MirrorHead | null, witness: Witness]

/**
 * What is noted of a register's mirrors: beside it, by the account, and which of the two holds. Throws where what stands beside it is of another
 * register, or cannot be read.
 */
export function notesOf(statements: Statements, places: NotePlaces) {
  const { register, note, memory } = places
  const remembered = memory === null ? null : readNote<Remembered>(memory)
  const beside = readNote<Noted>(note)
  const first = firstSealOf(statements)
  if (beside !== null && beside.first !== first) throw isForeign(register, note)
  // Another register stands at the path by now: what was seen there says nothing of it.
  const own = remembered?.first === first ? remembered : null
  // What is there and cannot be read may name mirrors that the account doesn't know.
  if (beside === null && fs.existsSync(note)) throw isUnreadable(note)
  const struck = beside === null || own === null ? [] : struckOut(statements, beside, own, places)
  const isStruck = (folder: string) => struck.some((each) => each.folder === folder)
  const named = beside?.mirrors.filter(({ folder }) => !isStruck(folder)) ?? []
  return { beside, own, noted: beside === null ? own : { ...beside, mirrors: [...named, ...struck] }, struck }
}

/** The mirrors that the account remembers, the note no longer names, and no entry removed: somebody struck them out, and they go on. */
function struckOut(statements: Statements, beside: Noted, own: Noted, places: NotePlaces): NotedMirror[] {
  const inForce = (noted: Noted) => noted.mirrors.filter(({ removedAt }) => removedAt === null)
  const named = new Set(inForce(beside).map(({ folder }) => folder))
  return inForce(own).filter(
    ({ folder, place }) => !named.has(folder) && !isRemoved(statements, mirrorName(places, place)),
  )
}

/** The heads that the notes name. */
export const witnesses = (noted: Noted, remembered: Remembered | null): Seen[] => [
  ...noted.mirrors.map(({ head, place }): Seen => [head, { note: place }]),
  [remembered?.head ?? null, { memory: true }],
]

/** Why the register is not the one that it should be, by what is noted; null where nothing says so. */
export function doubtOf(statements: Statements, places: NotePlaces): Problem | null {
  try {
    const { own, noted } = notesOf(statements, places)
    return noted === null ? null : firstContradiction(statements, places, witnesses(noted, own), noted)
  } catch (error) {
    // Readers are told and read on.
    if (error instanceof Problem) return error
    throw error
  }
}

/** The first head that is not in the journal and was not left behind, as the problem that it is; null where there is none. */
export function firstContradiction(
  statements: Statements,
  places: NotePlaces,
  seen: readonly Seen[],
  noted: AgreedBy,
): Problem | null {
  const held = new Set<string>()
  for (const [head, witness] of seen) {
    // Most have seen the same, and at a server each question is a way there and back.
    if (head === null || held.has(headText(head))) continue
    held.add(headText(head))
    const problem = contradiction(statements, places, head, witness, noted)
    if (problem !== null) return problem
  }
  return null
}

function contradiction(
  statements: Statements,
  places: NotePlaces,
  head: MirrorHead,
  witness: Witness,
  noted: AgreedBy,
): Problem | null {
  const standing = standingOf(statements, head, noted)
  if (standing === 'ahead') return isOlder(places, newestEntry(statements) ?? null, head, witness)
  if (standing !== 'other') return null
  const own = statements.get<MirrorHead>('SELECT seq, seal FROM main.entry WHERE seq = ?', head.seq)
  return isOther(places, own ?? head, head, witness)
}
