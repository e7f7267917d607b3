import type Database from 'better-sqlite3'
import { unavailable } from '../../clause/problem.ts'
import type { CarriedTable, Carrier } from '../carried.ts'
import { placesInForce } from '../mirror/witness.ts'
import type { Closing, Departure } from '../move.ts'
import { closingOf, standingOf } from '../moved.ts'
import type { Db, WriteEntry } from '../register.ts'
import type { EntryTable } from '../tables.ts'
import { carrierOf, firstNul } from './carry.ts'
import { close, closedFile } from './closed.ts'
import { connect, kyselyOver } from './connection.ts'
import { damaged, fileProblem, isRegister } from './look.ts'
import type { Opening } from './open-register.ts'
import { statementsOf } from './statements.ts'
import { openUpToDate } from './up-to-date.ts'
import { verifying } from './verify.ts'
import { versionOf } from './version.ts'

/** How a file is opened that is moved away. */
export interface DepartureOpening extends Pick<Opening, 'file' | 'clock' | 'memory' | 'sealed'> {
  readonly wait: number
  /** Whether nothing of it is to change. */
  readonly isTrial: boolean
}

const newestOf = (raw: Database.Database): EntryTable | undefined =>
  raw.prepare<unknown[], EntryTable>('SELECT * FROM main.entry ORDER BY seq DESC LIMIT 1').get()

const originOf = (raw: Database.Database): string =>
  (raw.prepare('SELECT seal FROM main.entry WHERE seq = 1').pluck().get() as string | undefined) ?? ''

const settingOf = (raw: Database.Database): string | undefined =>
  raw.prepare(`SELECT value FROM main.setting WHERE name = 'time-zone' AND voided_at IS NULL`).pluck().get() as
    | string
    | undefined

/**
 * A register in a file that is to be moved away, or was before. One of an earlier schema is brought up to date first, and what was erased is taken
 * out of its bytes. Throws like any opening.
 */
export async function departureOfFile(opening: DepartureOpening): Promise<Departure> {
  const { file, wait, isTrial } = opening
  if (isRegister(file)) {
    const raw = connect(file, wait)
    if (standingOf(versionOf(raw)) === 'closed') return closedDeparture(raw, file)
    raw.close()
  }
  const found = await openUpToDate({ ...opening, writes: false })
  const isEarlier = found.earlier !== null
  const isUnwiped = !isTrial && found.raw.prepare('SELECT count(*) FROM main.unwiped').pluck().get() !== 0
  if (isUnwiped) found.wipe()
  if (isTrial) return openDeparture(found, file)
  found.close()
  if (isEarlier) (await import('./migrate.ts')).migrate(file, wait)
  // Closed in the transaction of its last entry, once that is sealed.
  const sealed: Opening['sealed'] = async (entry) => {
    await opening.sealed?.(entry)
    close(register.raw)
  }
  const register = await openUpToDate({ ...opening, writes: true, sealed })
  return openDeparture(register, file)
}

type OpenedFile = Awaited<ReturnType<typeof openUpToDate>>

function openDeparture(register: OpenedFile, file: string): Departure {
  const { raw } = register
  return {
    place: file,
    timeZone: register.timeZone,
    origin: originOf(raw),
    closing: null,
    require: (tables) => requireHeld(raw, file, tables),
    read: (work) => register.read(work),
    verifying: () => verifying(raw),
    show: (tables, work) => shown(raw, file, carrierOf(raw, tables), work),
    close: async (tables, entry: WriteEntry, work) => {
      await register.write({ ...entry, always: true }, () => work(carrierOf(raw, tables)))
      return newestOf(raw) as EntryTable
    },
    mirrors: placesInForce(statementsOf(raw)),
    remarks: () => register.remarks,
    end: () => register.close(),
  }
}

/** One that was closed before: all that it has but the entry that closed it. */
function closedDeparture(raw: Database.Database, file: string): Departure {
  const closing = closingIn(raw)
  if (closing === null) {
    raw.close()
    throw closedFile(file)
  }
  const rows = (tables: readonly CarriedTable[]) => carrierOf(raw, tables, closing.entry.seq - 1)
  return {
    place: file,
    timeZone: settingOf(raw) ?? 'Asia/Shanghai',
    origin: originOf(raw),
    closing,
    require: (tables) => requireHeld(raw, file, tables),
    read: <T>(work: (db: Db) => Promise<T>) =>
      kyselyOver(raw)
        .transaction()
        .setAccessMode('read only')
        .execute((trx) => work(trx)),
    verifying: () => null,
    show: (tables, work) => shown(raw, file, rows(tables), work),
    close: async () => closing.entry,
    mirrors: placesInForce(statementsOf(raw)),
    remarks: () => [],
    end: () => raw.close(),
  }
}

function closingIn(raw: Database.Database): Closing | null {
  const entry = newestOf(raw)
  const move = entry === undefined ? null : closingOf(entry)
  return entry === undefined || move === null ? null : { entry, move }
}

async function shown(
  raw: Database.Database,
  file: string,
  rows: Carrier,
  work: (rows: Carrier) => Promise<void>,
): Promise<void> {
  try {
    raw.exec('BEGIN')
    await work(rows)
  } catch (error) {
    throw fileProblem(error, file)
  } finally {
    if (raw.inTransaction) raw.exec('ROLLBACK')
  }
}

/** Refuses a register that has a value which no server can hold, or one whose journal is empty. */
function requireHeld(raw: Database.Database, file: string, tables: readonly CarriedTable[]): void {
  if (originOf(raw) === '') throw damaged(file, { en: 'its journal has no entries', zh: '日志中没有任何记录' })
  const found = firstNul(raw, tables)
  if (found === undefined) return
  const { table, key, column } = found
  throw unavailable(
    {
      en: `${table} ${key} has the character U+0000 in its ${column}, which no PostgreSQL server holds.`,
      zh: `${table} ${key} 的 ${column} 中含有字符 U+0000，PostgreSQL 服务器无法保存。`,
    },
    {
      en: 'Nothing was done. The program records no such character: see "certdesk audit verify". Where the journal has it, too, the register stays a file.',
      zh: '未做任何改动。程序不会登记该字符：请用 certdesk audit verify 核验。若日志中也有该字符，则登记簿只能保留为文件。',
    },
  )
}
