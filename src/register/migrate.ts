import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import type Database from 'better-sqlite3'
import { connect } from './connection.ts'
import { gaveName } from './naming.ts'
import { createTriggers, dropTriggers, migrations, schemaVersion } from './schema.ts'

/**
 * Brings an older register up to date, after a copy beside it: foreign keys off before the transaction (a table that is
 * rebuilt must not cascade), the version read again inside it, and checked before it is kept.
 */
export function migrate(file: string, wait: number): void {
  const raw = connect(file, wait)
  try {
    raw.pragma('foreign_keys = OFF')
    const from = raw.pragma('user_version', { simple: true }) as number
    if (from < schemaVersion) copyPrivately(raw, `${file}.schema-${from}.bak`)
    raw.exec('BEGIN IMMEDIATE')
    try {
      step(raw)
      raw.exec('COMMIT')
    } catch (error) {
      if (raw.inTransaction) raw.exec('ROLLBACK')
      throw error
    }
  } finally {
    raw.close()
  }
}

/** Runs the steps the register has not taken. The caller holds the transaction. */
export function step(raw: Database.Database): void {
  const version = raw.pragma('user_version', { simple: true }) as number
  if (version >= schemaVersion) return
  dropTriggers(raw)
  for (const sql of migrations.slice(version)) raw.exec(sql)
  const broken = raw.pragma('foreign_key_check') as unknown[]
  if (broken.length > 0) throw new Error(`the migration leaves ${broken.length} broken references`)
  createTriggers(raw)
  raw.pragma(`user_version = ${schemaVersion}`)
}

/**
 * The copy has its name when it is whole and on the disk. An empty file may be copied into, and keeps the permissions
 * that it was made with.
 */
function copyPrivately(raw: Database.Database, wanted: string): void {
  const temporary = `${wanted}.${randomUUID()}.part`
  try {
    fs.closeSync(fs.openSync(temporary, 'wx', 0o600))
    raw.prepare('VACUUM INTO ?').run(temporary)
    while (!gaveName(temporary, freeName(wanted)));
  } finally {
    fs.rmSync(temporary, { force: true })
  }
}

/** The name, or the first with a number behind it, that nothing has. */
export function freeName(wanted: string): string {
  let name = wanted
  for (let n = 2; fs.existsSync(name); n++) name = `${wanted}.${n}`
  return name
}
