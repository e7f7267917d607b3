import fs from 'node:fs'
import type Database from 'better-sqlite3'
import { unavailable } from '../../clause/problem.ts'
import { partName } from '../alterations.ts'
import { migrations } from '../migrations.ts'
import { schemaVersion } from '../version.ts'
import { connect, requireOnlyName } from './connection.ts'
import { gaveName } from './durable.ts'
import { createTriggers, dropTriggers, foreignTriggers } from './schema.ts'
import { unfinished } from './unfinished.ts'
import { versionOf } from './version.ts'

/**
 * Brings an older register up to date, after a copy beside it. Throws where it cannot be; then the register is as it was,
 * and no copy is left.
 */
export function migrate(file: string, wait: number): void {
  const raw = connect(file, wait)
  try {
    requireOwnTriggers(raw, file)
    const copy = copyBeside(raw, file)
    try {
      bringUpToDate(raw, file, () => {
        requireOnlyName(raw, file)
        copy.keep()
      })
    } finally {
      copy.remove()
    }
  } finally {
    raw.close()
  }
}

/**
 * A copy of an earlier register as it is, beside it. Whoever brings it up to date keeps the copy, by the name `FILE.schema-N.bak`: another
 * program that has done it meanwhile has kept its own. It is gone where it is not kept. Of one that is up to date none is made.
 */
export function copyBeside(raw: Database.Database, file: string) {
  const copy = `${file}.${crypto.randomUUID()}.part`
  const from = versionOf(raw)
  const gone = () => fs.rmSync(copy, { force: true })
  const finished = unfinished(gone)
  const remove = () => {
    finished()
    gone()
  }
  try {
    if (from < schemaVersion) copyPrivately(raw, copy)
  } catch (error) {
    remove()
    throw error
  }
  return {
    keep: () => {
      while (!gaveName(copy, freeName(`${file}.schema-${from}.bak`)));
    },
    remove,
  }
}

/**
 * Takes the steps that a register has not taken, in one transaction: foreign keys off before it (a table that is rebuilt
 * must not cascade), the version read again inside it, and the references checked before it is kept; `before` is done
 * last. Throws where the register does not let itself be changed so, and it is as it was.
 */
export function bringUpToDate(raw: Database.Database, file: string, before: () => void = () => undefined): void {
  if (versionOf(raw) >= schemaVersion) return
  raw.pragma('foreign_keys = OFF')
  try {
    raw.transaction(() => step(raw) && before()).immediate()
  } catch (error) {
    throw stepProblem(error, file)
  } finally {
    raw.pragma('foreign_keys = ON')
  }
}

/** Refuses to bring an earlier register up to date in which a trigger is hidden: it would be gone, and nobody would know. */
export function requireOwnTriggers(raw: Database.Database, file: string): void {
  const [first] = versionOf(raw) < schemaVersion ? foreignTriggers(raw) : []
  if (first === undefined) return
  const name = partName(first)
  throw unavailable(
    {
      en: `The schema of ${file} was altered outside certdesk, so it is not brought up to date and nothing is written to it: trigger ${name} is not of certdesk.`,
      zh: `${file} 的结构在 certdesk 之外被改动过，因此不作升级，也不再写入：触发器 ${name} 非 certdesk 所建。`,
    },
    {
      en: 'See "certdesk doctor"; restore a backup with "certdesk restore BACKUP".',
      zh: '用 certdesk doctor 查看，用 certdesk restore 备份文件 恢复备份。',
    },
  )
}

/** Takes the steps that the register has not taken; false where there are none. The caller holds the transaction. */
export function step(raw: Database.Database): boolean {
  const version = versionOf(raw)
  if (version >= schemaVersion) return false
  dropTriggers(raw)
  for (const sql of migrations.slice(version)) raw.exec(sql)
  requireReferences(raw)
  createTriggers(raw)
  raw.pragma(`user_version = ${schemaVersion}`)
  return true
}

/** Throws where a reference leads nowhere. */
export function requireReferences(raw: Database.Database): void {
  const broken = raw.pragma('foreign_key_check') as unknown[]
  if (broken.length > 0) throw new BrokenReferences(broken.length)
}

/** Rows refer to others that are not there. */
export class BrokenReferences extends Error {
  constructor(count: number) {
    super(`${count} references lead nowhere`)
  }
}

/** A register that was altered outside the program may have no place for a step; any other failure is the file's own. */
export function stepProblem(error: unknown, file: string): unknown {
  const { code = '', message } = error as { code?: string; message: string }
  if (!(error instanceof BrokenReferences) && code !== 'SQLITE_ERROR' && !code.startsWith('SQLITE_CONSTRAINT'))
    return error
  return unavailable(
    {
      en: `${file} cannot be brought to schema ${schemaVersion} (${message}); it is as it was.`,
      zh: `${file} 无法升级到结构版本 ${schemaVersion}（${message}）；文件未被改动。`,
    },
    {
      en: 'It was altered outside certdesk: see "certdesk doctor", and restore a backup with "certdesk restore BACKUP".',
      zh: '该文件在 certdesk 之外被改动过：用 certdesk doctor 查看，用 certdesk restore 备份文件 恢复备份。',
    },
  )
}

/** An empty file may be copied into, and keeps the permissions that it was made with. */
function copyPrivately(raw: Database.Database, target: string): void {
  fs.closeSync(fs.openSync(target, 'wx', 0o600))
  raw.prepare('VACUUM INTO ?').run(target)
}

/** The name, or the first with a number behind it, that nothing has. */
export function freeName(wanted: string): string {
  let name = wanted
  for (let n = 2; fs.existsSync(name); n++) name = `${wanted}.${n}`
  return name
}
