import type Database from 'better-sqlite3'
import {
  type Anchor,
  type Kept,
  type LostReference,
  unwatched,
  type Verification,
  type Verifying,
  verifyingJournal,
} from '../verify.ts'
import { isAsMade } from './as-made.ts'
import { statementsOf } from './statements.ts'

/** Holds a file against the journal in it: every seal, every change in an entry, every row equal to its newest image. */
export const verifyRegister = (raw: Database.Database, anchor?: Anchor): Verification =>
  unwatched(verifying(raw, anchor))

/** `verifyRegister` step by step, for whoever waits: between two steps the file must be left alone. */
export const verifying = (raw: Database.Database, anchor?: Anchor): Generator<Verifying, Verification> =>
  verifyingJournal(keptIn(raw), anchor)

const keptIn = (raw: Database.Database): Kept => ({
  statements: statementsOf(raw),
  isAsMade: () => isAsMade(raw),
  faults: () => faultsOf(raw),
  lostReferences: () => lostReferences(raw),
})

/** The rows that refer to one that is not there. */
export const lostReferences = (raw: Database.Database) =>
  raw.prepare('SELECT "table", rowid AS id, parent AS "to" FROM pragma_foreign_key_check').all() as LostReference[]

function faultsOf(raw: Database.Database): { where: string; detail: string }[] {
  const said = raw.prepare('PRAGMA main.integrity_check').pluck().all() as string[]
  if (said.length === 1 && said[0] === 'ok') return []
  return said.map((detail) => {
    const index = /\bindex (\w+)/.exec(detail)?.[1]
    return { where: index === undefined ? 'file' : `index ${index}`, detail }
  })
}
