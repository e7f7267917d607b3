import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { unavailable } from '../../clause/problem.ts'
import { foldersMade } from '../mirror/folders.ts'
import type { Register } from '../register.ts'
import { applicationId } from '../version.ts'
import { configure } from './connection.ts'
import { flush, gaveName, removeUnfinished } from './durable.ts'
import { fileProblem, hasLog, lost } from './look.ts'
import { step } from './migrate.ts'
import { openRegister } from './open.ts'
import { codeOf } from './statements.ts'
import { unfinished } from './unfinished.ts'

/**
 * Makes a register with its first entry in it: under a temporary name first, so that a file of the wanted name is either
 * whole or not there. It appears when the entry is written: one without staff could be written by nobody. An existing file
 * is never touched. Throws where it cannot be made, or what `first` throws, and then there is no file.
 */
export async function createRegister<T>(
  file: string,
  clock: () => number,
  first: (register: Register) => Promise<T>,
): Promise<T> {
  refuseExisting(file)
  const temporary = `${file}.${randomUUID()}.new`
  const finished = unfinished(() => removeUnfinished(temporary))
  try {
    make(temporary)
    const register = openRegister({ file: temporary, writes: true, clock })
    const done = await first(register).finally(() => register.close())
    if (!gaveName(temporary, file)) throw exists(file)
    return done
  } catch (error) {
    throw cannotCreate(error, file)
  } finally {
    finished()
    removeUnfinished(temporary)
  }
}

export const exists = (file: string) =>
  unavailable(
    { en: `${file} already exists.`, zh: `${file} 已存在。` },
    {
      en: 'Use it as it is, or name another file with --register FILE.',
      zh: '可直接使用，或用 --register 指定另一个文件。',
    },
  )

/** Throws where a register stands at `file`, the log of one, or the note of the mirrors of one that was lost. */
export function refuseExisting(file: string): void {
  if (fs.existsSync(file)) throw exists(file)
  const gone = lost(file)
  if (gone !== null) throw gone
  refuseLog(file)
}

/** Throws where the log of a register stands beside `file`. */
export function refuseLog(file: string): void {
  // A log that was left behind would be read into the new file as if it were its own.
  if (hasLog(file))
    throw unavailable(
      { en: `The log of another register stands at ${file}-wal.`, zh: `${file}-wal 处留有另一登记簿的日志文件。` },
      {
        en: 'Put the register it belongs to back beside it, or move that log away.',
        zh: '请把它所属的登记簿放回原处，或将该日志文件移走。',
      },
    )
}

/** Makes an empty register of the newest schema, for its owner alone. */
export function make(file: string): void {
  makeFolder(path.dirname(file))
  fs.closeSync(fs.openSync(file, 'wx', 0o600))
  const raw = new Database(file)
  try {
    configure(raw)
    raw.pragma(`application_id = ${applicationId}`)
    raw.pragma('journal_mode = WAL')
    raw.exec('BEGIN IMMEDIATE')
    step(raw)
    raw.exec('COMMIT')
    raw.pragma('wal_checkpoint(TRUNCATE)')
  } finally {
    raw.close()
  }
}

/** Each folder that had to be made is a name in the one above it. */
function makeFolder(folder: string): void {
  const first = foldersMade(folder, { mode: 0o700 })
  if (first === undefined) return
  for (let made = folder; made.length >= first.length; made = path.dirname(made)) flush(path.dirname(made))
}

export function cannotCreate(error: unknown, file: string): unknown {
  const code = codeOf(error)
  // Somebody else made it meanwhile, or a file stands where its folder would be.
  if (code === 'EEXIST') return fs.existsSync(file) ? exists(file) : cannotMake(file, code)
  return ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'ENOENT'].includes(code)
    ? cannotMake(file, code)
    : fileProblem(error, file)
}

function cannotMake(file: string, code: string) {
  return unavailable(
    { en: `${file} cannot be created (${code}).`, zh: `无法创建 ${file}（${code}）。` },
    { en: 'Choose a folder you may write to, with --register FILE.', zh: '请用 --register 选择有写入权限的文件夹。' },
  )
}
