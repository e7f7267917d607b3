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
import { schemaAlterations } from './expected-schema.ts'
import { statementsOf } from './statements.ts'
import { schemaVersion, versionOf } from './version.ts'

/** Holds a file against the journal in it: every seal, every change in an entry, every row equal to its newest image. */
export const verifyRegister = (raw: Database.Database, anchor?: Anchor): Verification =>
  unwatched(verifying(raw, anchor))

/** `verifyRegister` step by step, for whoever waits: between two steps the file must be left alone. */
export const verifying = (raw: Database.Database, anchor?: Anchor): Generator<Verifying, Verification> =>
  verifyingJournal(keptIn(raw), anchor)

const keptIn = (raw: Database.Database): Kept => ({
  statements: statementsOf(raw),
  alterations: () => alterationsOf(raw),
  faults: () => faultsOf(raw),
  lostReferences: () => lostReferences(raw),
})

/** An earlier schema is told from this program's as a whole: which parts of it are new is no alteration. */
function alterationsOf(raw: Database.Database) {
  const version = versionOf(raw)
  if (version === schemaVersion) return schemaAlterations(raw)
  const detail = {
    en: `is of version ${version}, not ${schemaVersion}`,
    zh: `版本为 ${version}，不是 ${schemaVersion}`,
  }
  return [{ where: 'schema', detail }]
}

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
