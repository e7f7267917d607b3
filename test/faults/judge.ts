import fs from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { Problem } from '../../src/clause/problem.ts'
import { openUpToDate } from '../../src/register/file/up-to-date.ts'
import { verifyRegister } from '../../src/register/file/verify.ts'
import type { Act } from './office.ts'

/** The journal as text, entry by entry: moments and file stamps left out, since two runs differ in nothing else. */
export type Journal = readonly string[]

const moments = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z|\d{8}-\d{6}/g

function journalOf(raw: Database.Database): Journal {
  const changes = raw.prepare(
    `SELECT entry, "table", key, op, before, after, private FROM entry_change WHERE entry = ? ORDER BY id`,
  )
  const entries = raw.prepare('SELECT seq, by, staff, command, note FROM entry ORDER BY seq').all() as { seq: number }[]
  return entries.map((entry) => JSON.stringify([entry, changes.all(entry.seq)]).replace(moments, 'then'))
}

/** Whether a file is a register without a fault, of whatever schema. Its bytes stay as they are. */
export function isWhole(file: string): boolean {
  const bytes = fs.readFileSync(file)
  if (bytes.length < 100) return false
  // What names a log in the header is not read from memory.
  bytes.fill(1, 18, 20)
  let raw: Database.Database | undefined
  try {
    raw = new Database(bytes)
    return raw.pragma('integrity_check', { simple: true }) === 'ok' && journalOf(raw).length > 0
  } catch {
    return false
  } finally {
    raw?.close()
  }
}

/** Reads the journal of a register that nobody has open. */
export function journalAt(file: string): Journal {
  const raw = new Database(file, { fileMustExist: true })
  try {
    return journalOf(raw)
  } finally {
    raw.close()
  }
}

/** What an act may leave: the journal as it was, as it is at the end, and as it is after each entry in between. */
export interface Expected {
  readonly allowed: readonly string[]
  readonly complete: string
}

const textOf = (journal: Journal): string => journal.join('\n')

/** `before`: what stood there, null where nothing did. */
export function expected(before: Journal | null, after: Journal): Expected {
  const shared = before === null ? 0 : after.findIndex((entry, n) => entry !== before[n])
  const from = shared < 0 ? after.length : shared
  const between = after.slice(from).map((_, n) => textOf(after.slice(0, from + n + 1)))
  return { allowed: [...(before === null ? [] : [textOf(before)]), ...between], complete: textOf(after) }
}

/** How an act ended: with the word that it is done, with the word that it is not, or without either. */
export type Ending = 'acknowledged' | 'refused' | 'silent'

/** What is wrong with what was found. `untrue`: nothing of it was to be there, and it is. */
export interface Finding {
  readonly fault: 'lost' | 'corrupt' | 'half' | 'untrue'
  readonly detail: string
}

/**
 * Looks at a desk after an act ended in whatever way. Opened by the
 * program's own rules, checked by SQLite, held against its journal; the journal is one of those that the act may leave; a
 * file that it makes is whole or not there; and the next write goes on from there.
 */
export async function judge(
  desk: string,
  act: Act,
  ending: Ending,
  { allowed, complete }: Expected,
): Promise<Finding[]> {
  const file = path.join(desk, act.file ?? 'register.db')
  const found: Finding[] = []
  const made = fs.readdirSync(desk).filter((name) => act.makes?.name.test(name))
  for (const name of made)
    if (act.makes?.whole(path.join(desk, name)) === false) found.push({ fault: 'half', detail: `${name} is not whole` })
  if (ending === 'acknowledged' && act.makes !== undefined && made.length === 0)
    found.push({ fault: 'lost', detail: `${act.makes.name.source} is not there` })
  if (!fs.existsSync(file)) {
    if (ending === 'acknowledged') found.push({ fault: 'lost', detail: 'the register is not there' })
    else if (act.argv[0] !== 'init') found.push({ fault: 'half', detail: 'the register has lost its name' })
    return found
  }
  return [...found, ...(await judgeRegister(file, ending, { allowed, complete }))]
}

async function judgeRegister(file: string, ending: Ending, { allowed, complete }: Expected): Promise<Finding[]> {
  const found: Finding[] = []
  try {
    const register = await openUpToDate({ file, writes: true, clock: Date.now, wait: 2000 })
    try {
      const { raw } = register
      const check = String(raw.pragma('integrity_check', { simple: true }))
      if (check !== 'ok') found.push({ fault: 'corrupt', detail: check })
      for (const { where, detail } of verifyRegister(raw).differences)
        found.push({ fault: 'corrupt', detail: `${where}: ${detail.en}` })
      const journal = textOf(journalOf(raw))
      if (!allowed.includes(journal))
        found.push({ fault: 'half', detail: 'its journal is none that the act may leave' })
      if (ending === 'refused' && journal === complete && allowed.length > 1)
        found.push({ fault: 'untrue', detail: 'nothing of it was to be there' })
      if (ending === 'acknowledged' && journal !== complete)
        found.push({ fault: 'lost', detail: 'it was acknowledged and is not there' })
      const who = { by: '王芳', staff: '王芳', systemUser: 'office-pc' }
      const next = { who, command: 'customer add', today: '2026-10-15' as never }
      await register.write(next, (tx) => tx.insert('customer', { code: 'NEXT', name: 'next', name_key: 'next' }))
      // One of an earlier version was read through a copy until that write.
      if (verifyRegister(register.raw).differences.length > 0)
        found.push({ fault: 'corrupt', detail: 'after the next write' })
    } finally {
      register.close()
    }
  } catch (error) {
    const said = error instanceof Problem ? error.words.en : String(error)
    found.push({ fault: 'corrupt', detail: `it does not open: ${said}` })
  }
  return found
}
