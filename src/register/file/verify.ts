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
import { applicationId, schemaVersion } from '../version.ts'
import { schemaAlterations } from './expected-schema.ts'
import { statementsOf } from './statements.ts'
import { versionOf } from './version.ts'

/** Holds a file against the journal in it: every seal, every change in an entry, every row equal to its newest image. */
export const verifyRegister = (raw: Database.Database, anchor?: Anchor): Verification =>
  unwatched(verifying(raw, anchor))

/** `verifyRegister` step by step, for whoever waits: between two steps the file must be left alone. */
export const verifying = (raw: Database.Database, anchor?: Anchor): Generator<Verifying, Verification> =>
  verifyingJournal(keptIn(raw), anchor)

const keptIn = (raw: Database.Database): Kept => ({
  statements: statementsOf(raw),
  alterations: () => alterationsOf(raw),
  headFaults: () => headFaults(raw),
  faults: () => faultsOf(raw),
  lostReferences: () => lostReferences(raw),
})

/**
 * What the file's header says of it that no other check would tell. Its version is told with the schema; page size, lengths and the
 * list of free pages are held against the pages themselves (`faultsOf`); a format that SQLite does not know is refused at
 * the opening; and the counts of changes, the suggested cache and the version of SQLite that wrote last mean nothing to us.
 */
const header: readonly (readonly [pragma: string, value: unknown, en: string, zh: string])[] = [
  ['application_id', applicationId, 'does not say that it is a register', '未标明是登记簿'],
  // In another encoding texts have another order, and other bytes.
  ['encoding', 'UTF-8', 'has its texts in another encoding than UTF-8', '文本编码不是 UTF-8'],
  // Pages would be moved about at every commit, and the file cut.
  ['auto_vacuum', 0, 'has pages moved at every commit (auto_vacuum)', '每次提交都会移动页面（auto_vacuum）'],
]

const headFaults = (raw: Database.Database) =>
  header
    .filter(([pragma, value]) => raw.pragma(`main.${pragma}`, { simple: true }) !== value)
    .map(([, , en, zh]) => ({ where: 'header', detail: { en, zh } }))

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
