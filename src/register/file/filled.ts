import Database from 'better-sqlite3'
import { unavailable } from '../../clause/problem.ts'
import { type CarriedTable, type Carrier, carry, type Unlike, unlike } from '../carried.ts'
import { carrierOf, receiverOf } from './carry.ts'
import { configure } from './connection.ts'
import { make } from './create.ts'
import { BrokenReferences } from './migrate.ts'
import { codeOf } from './statements.ts'

/** How far a register has come that is copied row by row. */
type Told = (step: 'carrying' | 'comparing', done: number, of: number) => Promise<void>

/** What the rows of a register are carried from: `place` is what it is called in messages. */
export interface Shown {
  readonly place: string
  readonly tables: readonly CarriedTable[]
  readonly rows: Carrier
}

/**
 * Makes a register of the rows of another that is no file, at a path where nothing is, and holds it against that. Throws where it holds something
 * else then, or where the rows are such that no register can have them.
 */
export async function fillFile(file: string, { place, tables, rows }: Shown, told: Told): Promise<void> {
  const of = rows.estimate()
  let done = 0
  const count = (step: 'carrying' | 'comparing') => (some: number) => {
    done += some
    return told(step, Math.min(done, of), of)
  }
  make(file)
  const raw = new Database(file, { fileMustExist: true })
  try {
    configure(raw)
    await carry(tables, rows, receiverOf(raw), count('carrying'))
    done = 0
    const found = await unlike(tables, rows, carrierOf(raw, tables), count('comparing'))
    if (found !== undefined) throw notEqual(place, found)
  } catch (error) {
    throw isOfRows(error) ? impossible(place, error as Error) : error
  } finally {
    raw.close()
  }
}

/** Whether an error is due to what the rows hold. */
const isOfRows = (error: unknown): boolean =>
  error instanceof BrokenReferences || codeOf(error).startsWith('SQLITE_CONSTRAINT')

const verifyThere = {
  en: 'No backup was made. See what was altered with "certdesk audit verify"; whoever owns the database restores it from its own backups.',
  zh: '未生成备份。请用 certdesk audit verify 查看改动；由数据库所有者用其备份恢复。',
}

const impossible = (place: string, { message }: Error) =>
  unavailable(
    {
      en: `The register at ${place} has rows that no register can have: ${message}.`,
      zh: `${place} 处的登记簿含有登记簿中不可能有的内容：${message}。`,
    },
    verifyThere,
  )

const notEqual = (place: string, { table, rows: [there, here] }: Unlike) =>
  unavailable(
    {
      en: `The copy is not what stands at ${place}: of the table ${table} it has ${here} rows, and there are ${there}${here === there ? ', which differ' : ''}.`,
      zh: `副本与 ${place} 处的内容不一致：表 ${table} 副本 ${here} 行，该处 ${there} 行${here === there ? '，内容不同' : ''}。`,
    },
    {
      en: 'No backup was made. Try again; if it stays so, look at both machines and their disks.',
      zh: '未生成备份。请重试；若仍如此，请检查两台机器及其磁盘。',
    },
  )
