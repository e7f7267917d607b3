import Database from 'better-sqlite3'
import { schemaVersion } from '../schema.ts'
import { type Check, well } from './check.ts'

/** The versions of what works together: the first thing that whoever is asked for help wants to know. */
export function versions(program: string): Check {
  const raw = new Database(':memory:')
  const sqlite = raw.prepare('SELECT sqlite_version()').pluck().get()
  raw.close()
  const node = process.versions.node
  return well('version', {
    en: `certdesk ${program}, schema ${schemaVersion}, SQLite ${sqlite}, Node ${node}`,
    zh: `certdesk ${program}，结构版本 ${schemaVersion}，SQLite ${sqlite}，Node ${node}`,
  })
}
