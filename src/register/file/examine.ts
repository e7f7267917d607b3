import Database from 'better-sqlite3'
import { schemaVersion } from '../version.ts'
import { type Check, failed, well } from './examine/check.ts'
import { inside, type MirrorsLook } from './examine/inside.ts'
import { outside, wholeFile } from './examine/outside.ts'
import { type FileLook, lookAt } from './look.ts'
import { openFile } from './open.ts'
import { OpenRegister } from './open-register.ts'

/** Everything that could be looked at. `opens` is false where no other command can use the file. */
export interface Examination {
  readonly opens: boolean
  readonly checks: readonly Check[]
}

/**
 * Examines a register, however broken it is: what goes wrong is a finding and never an error. `program` is this program's
 * own version.
 */
export async function examine(
  file: string,
  clock: () => number,
  wait: number,
  { program, mirrors }: { readonly program: string; readonly mirrors: MirrorsLook },
): Promise<Examination> {
  const { opens, checks } = await examined(file, clock, wait, mirrors)
  return { opens, checks: [...checks, versions(program)] }
}

async function examined(file: string, clock: () => number, wait: number, mirrors: MirrorsLook): Promise<Examination> {
  let look: FileLook
  try {
    look = lookAt(file)
  } catch (error) {
    return { opens: false, checks: [failed('file', error, file), ...outside(file, false)] }
  }
  let raw: Database.Database
  try {
    raw = openFile(file, look, wait)
  } catch (error) {
    return { opens: false, checks: [wholeFile(file, look), ...outside(file, false), failed('opens', error, file)] }
  }
  try {
    const { opens, timeZone } = opening(raw, file, clock)
    const around = [wholeFile(file, look), ...outside(file, isShared(raw))]
    return { opens: opens.ok, checks: [...around, opens, ...(await inside({ raw, file, clock, timeZone }, mirrors))] }
  } finally {
    raw.close()
  }
}

/** Whether accounts of several people are on record: then the file is theirs together. False of an earlier version, which keeps none. */
function isShared(raw: Database.Database): boolean {
  try {
    const owners = raw
      .prepare(
        `SELECT count(DISTINCT coalesce(staff.same_as, staff.id)) FROM account
          JOIN staff ON staff.id = account.staff_id WHERE account.voided_at IS NULL`,
      )
      .pluck()
      .get()
    return Number(owners) > 1
  } catch {
    return false
  }
}

function opening(raw: Database.Database, file: string, clock: () => number): { opens: Check; timeZone: string } {
  try {
    const { asMade, timeZone } = new OpenRegister(raw, { file, writes: false, clock })
    const detail = asMade ? { en: 'yes', zh: '是' } : { en: 'yes, for reading only', zh: '是，仅供读取' }
    return { opens: well('opens', detail), timeZone }
  } catch (error) {
    return { opens: failed('opens', error, file), timeZone: 'UTC' }
  }
}

/** The versions of what works together: the first thing that whoever is asked for help wants to know. */
function versions(program: string): Check {
  const raw = new Database(':memory:')
  const sqlite = raw.prepare('SELECT sqlite_version()').pluck().get()
  raw.close()
  const node = process.versions.node
  return well('version', {
    en: `certdesk ${program}, schema ${schemaVersion}, SQLite ${sqlite}, Node ${node}`,
    zh: `certdesk ${program}，结构版本 ${schemaVersion}，SQLite ${sqlite}，Node ${node}`,
  })
}
