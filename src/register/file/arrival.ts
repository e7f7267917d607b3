import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { foldersMade } from '../mirror/folders.ts'
import type { Arrival, Filled, Found } from '../move.ts'
import { openingOf } from '../moved.ts'
import type { EntryTable } from '../tables.ts'
import { carrierOf, receiverOf } from './carry.ts'
import { configure } from './connection.ts'
import { cannotCreate, exists, make, refuseLog } from './create.ts'
import { gaveName, removeUnfinished } from './durable.ts'
import { isRegister } from './look.ts'
import { openRegister } from './open.ts'
import { unfinished } from './unfinished.ts'
import { verifying } from './verify.ts'

/** By which moves a register that stands at a path came there. */
function foundAt(file: string): Found {
  if (!isRegister(file)) {
    if (fs.existsSync(file)) throw exists(file)
    // Mirrors that are noted beside it are of this register, and go on: they have what the other end has as well.
    refuseLog(file)
    return { is: 'nothing' }
  }
  const raw = new Database(file, { fileMustExist: true })
  try {
    const entries = raw
      .prepare<unknown[], EntryTable>(`SELECT * FROM main.entry WHERE command LIKE 'move%' ORDER BY seq`)
      .all()
    return { is: 'open', arrivals: entries.flatMap((each) => openingOf(each)?.nonce ?? []) }
  } catch {
    // Whatever it is, it is in the way.
    throw exists(file)
  } finally {
    raw.close()
  }
}

/**
 * A file that a register is moved to. Until it is open it has another name, by which nobody knows it; it is removed where nothing comes of it.
 * Throws where something else stands at its path.
 */
export function arrivalAtFile(file: string, clock: () => number): Arrival {
  const found = foundAt(file)
  const temporary = `${file}.${randomUUID()}.part`
  const finished = unfinished(() => removeUnfinished(temporary))
  let raw: Database.Database | null = null
  const filledIn = (own: Database.Database, tables: Parameters<Arrival['fill']>[0]): Filled => ({
    rows: carrierOf(own, tables),
    verifying: () => verifying(own),
  })
  const letGo = () => {
    raw?.close()
    raw = null
  }
  return {
    place: file,
    found,
    fill: async (tables, _, work) => {
      try {
        foldersMade(path.dirname(file), { mode: 0o700 })
        make(temporary)
        raw = new Database(temporary, { fileMustExist: true })
        configure(raw)
      } catch (error) {
        throw cannotCreate(error, file)
      }
      await work(receiverOf(raw), filledIn(raw, tables))
    },
    filled: async () => {
      throw new Error('what was filled before has no name to be found by')
    },
    open: async (closing, entry, more) => {
      if (raw === null) throw new Error('nothing was filled')
      takeOver(raw, closing)
      letGo()
      const register = openRegister({ file: temporary, writes: true, clock })
      const head = await register
        .write({ ...entry, always: true, goesOn: true }, more)
        .then(() => register.head())
        .finally(() => register.close())
      if (!gaveName(temporary, file)) throw exists(file)
      return head
    },
    takeBack: () => true,
    end: () => {
      letGo()
      finished()
      removeUnfinished(temporary)
    },
  }
}

/** Puts the entry that closed the other end behind all that it had before. */
function takeOver(raw: Database.Database, closing: EntryTable): void {
  const names = Object.keys(closing)
  const list = names.map((name) => `"${name}"`).join(', ')
  raw.exec('BEGIN IMMEDIATE')
  raw.prepare('INSERT INTO main.token (id, entry) VALUES (1, ?)').run(closing.seq)
  raw
    .prepare(`INSERT INTO main.entry (${list}) VALUES (${names.map(() => '?').join(', ')})`)
    .run(...Object.values(closing))
  raw.exec('DELETE FROM main.token; COMMIT')
}
