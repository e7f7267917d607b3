import type Database from 'better-sqlite3'
import type { Day, Moment } from '../clause/day.ts'
import { unavailable } from '../clause/problem.ts'
import { firstSeal, type SealedChange, Sealer, sealedColumns } from './journal.ts'
import type { Changes, Db, NewRow, Row, Who, Write } from './register.ts'
import { reverseEntry } from './reverse.ts'
import type { FactTable } from './tables.ts'

type Value = string | number | null
type Values = Readonly<Record<string, Value | undefined>>

const quoted = (name: string) => `"${name}"`

/** A transaction's place in the journal: the entry it will become, and what stands before it. */
export interface Place {
  readonly seq: number
  readonly at: Moment
  readonly lastChange: number
  readonly previousSeal: string
}

/**
 * Refuses to write after changes that no entry accounts for: the next entry would seal them as its own, and nothing
 * would show them any more.
 */
export function refuseUnsealed(raw: Database.Database, file: string): void {
  const newest = raw
    .prepare(
      `SELECT coalesce((SELECT max(id) FROM entry_change), 0) AS change,
         coalesce((SELECT last_change FROM entry ORDER BY seq DESC LIMIT 1), 0) AS sealed,
         (SELECT count(*) FROM token) AS tokens`,
    )
    .get() as { change: number; sealed: number; tokens: number }
  if (newest.change === newest.sealed && newest.tokens === 0) return
  throw unavailable(
    {
      en: `${file} was changed outside certdesk, so nothing is written to it.`,
      zh: `${file} 在 certdesk 之外被改动过，因此不再写入。`,
    },
    {
      en: 'See what was changed with "certdesk audit verify"; restore a backup with "certdesk restore BACKUP".',
      zh: '用 certdesk audit verify 查看改动，用 certdesk restore 备份文件 恢复备份。',
    },
  )
}

const transactionGone = () =>
  unavailable(
    { en: 'The write was ended by the system, and nothing of it is kept.', zh: '写入已被系统中止，未保留任何内容。' },
    {
      en: 'Look for a full disk or a failing drive, then run the same command again.',
      zh: '请检查磁盘是否已满或有故障，然后再次运行同一命令。',
    },
  )

/** Moments are unique and rising, so that one names one entry even when the clock stands still or goes back. */
export function nextPlace(raw: Database.Database, now: number): Place {
  const last = raw.prepare('SELECT seq, at, last_change, seal FROM entry ORDER BY seq DESC LIMIT 1').get() as
    | { seq: number; at: string; last_change: number; seal: string }
    | undefined
  if (last === undefined) return { seq: 1, at: moment(now), lastChange: 0, previousSeal: firstSeal }
  const at = moment(Math.max(now, Date.parse(last.at) + 1))
  return { seq: last.seq + 1, at, lastChange: last.last_change, previousSeal: last.seal }
}

const moment = (milliseconds: number): Moment => new Date(milliseconds).toISOString() as Moment

/** The one way to write: rows go through here, and what the triggers saw of them is sealed as one entry. */
export class EntryWriter implements Write {
  readonly db: Db
  readonly who: Who
  readonly today: Day
  readonly at: Moment
  readonly #raw: Database.Database
  readonly #place: Place
  readonly #statements = new Map<string, Database.Statement>()
  /** The last number given in each series that this transaction has used. */
  readonly #numbers = new Map<string, number>()
  #note: string | null = null

  constructor(raw: Database.Database, db: Db, place: Place, who: Who, today: Day) {
    this.#raw = raw
    this.db = db
    this.#place = place
    this.who = who
    this.today = today
    this.at = place.at
  }

  /** A full disk ends the transaction by itself: whoever goes on after that would write each row for itself. */
  #prepared(sql: string): Database.Statement {
    if (!this.#raw.inTransaction) throw transactionGone()
    let statement = this.#statements.get(sql)
    if (statement === undefined) {
      statement = this.#raw.prepare(sql)
      this.#statements.set(sql, statement)
    }
    return statement
  }

  async find<T extends FactTable>(table: T, values: Partial<Row<T>>): Promise<Row<T>[]> {
    const wanted = values as Values
    const bound: Value[] = []
    let where = ''
    for (const name in wanted) {
      const value = wanted[name]
      // `IS ?` would do for both, but an index of the rows that have a value serves `= ?` alone.
      where += value == null ? `${quoted(name)} IS NULL AND ` : `${quoted(name)} = ? AND `
      if (value != null) bound.push(value)
    }
    const sql = `SELECT * FROM ${quoted(table)} WHERE ${where}voided_at IS NULL ORDER BY id`
    return this.#prepared(sql).all(...bound) as Row<T>[]
  }

  async insert<T extends FactTable>(table: T, values: NewRow<T>): Promise<number> {
    const given = values as Values
    const names: string[] = []
    const bound: Value[] = []
    for (const name in given) {
      const value = given[name]
      if (value === undefined) continue
      names.push(name)
      bound.push(value)
    }
    const columns = `${names.map(quoted).join(', ')}, recorded_at, recorded_by`
    const sql = `INSERT INTO ${quoted(table)} (${columns}) VALUES (${'?, '.repeat(names.length)}?, ?)`
    return Number(this.#prepared(sql).run(...bound, this.at, this.who.by).lastInsertRowid)
  }

  async update<T extends FactTable>(table: T, id: number, changes: Changes<T>): Promise<boolean> {
    const wanted = Object.entries(changes as Values).filter(([, value]) => value !== undefined)
    if (wanted.length === 0) return false
    const columns = wanted.map(([name]) => quoted(name)).join(', ')
    const now = this.#prepared(`SELECT ${columns} FROM ${quoted(table)} WHERE id = ? AND voided_at IS NULL`).get(id)
    if (now === undefined) throw new Error(`${table} ${id} is not there to be changed`)
    const differing = wanted.filter(([name, value]) => (now as Values)[name] !== value)
    if (differing.length === 0) return false
    this.#set(table, id, Object.fromEntries(differing))
    return true
  }

  async void(table: FactTable, id: number, reason: string): Promise<void> {
    const row = this.#prepared(`SELECT voided_at FROM ${quoted(table)} WHERE id = ?`).get(id) as Values | undefined
    if (row === undefined) throw new Error(`${table} ${id} is not there to be taken back`)
    // The first reason stands.
    if (row.voided_at === null)
      this.#set(table, id, { voided_at: this.at, voided_by: this.who.by, void_reason: reason })
  }

  #set(table: string, id: number, values: Values): void {
    const names = Object.keys(values)
    const sql = `UPDATE ${quoted(table)} SET ${names.map((name) => `${quoted(name)} = ?`).join(', ')} WHERE id = ?`
    this.#prepared(sql).run(...names.map((name) => values[name] ?? null), id)
  }

  async number(prefix: string, digits: number): Promise<string> {
    const last = this.#numbers.get(prefix) ?? this.#lastNumber(prefix)
    this.#numbers.set(prefix, last + 1)
    return `${prefix}${String(last + 1).padStart(digits, '0')}`
  }

  #lastNumber(prefix: string): number {
    const kept = this.#prepared('SELECT value FROM counter WHERE name = ?').pluck().get(prefix)
    return (kept as number | undefined) ?? 0
  }

  /** Nobody else can count meanwhile, so that the counters are written once and not for each number. */
  #keepNumbers(): void {
    const keep = this.#prepared(
      'INSERT INTO counter (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
    )
    for (const [prefix, last] of this.#numbers) keep.run(prefix, last)
  }

  note(text: string): void {
    this.#note = text
  }

  async reverse(entry: number, reason: string): Promise<number> {
    return reverseEntry(this.#raw, entry, reason, (table, id, values) => this.#set(table, id, values), this)
  }

  /** Opens the triggers' gate for this transaction. */
  begin(): void {
    this.#raw.prepare('INSERT INTO token (id, entry) VALUES (1, ?)').run(this.#place.seq)
  }

  /**
   * Seals what the transaction changed and closes the gate. False where nothing changed, so that the caller can roll
   * back and leave no entry; `always` writes an entry without changes.
   */
  finish(command: string, always: boolean): boolean {
    if (!this.#raw.inTransaction) throw transactionGone()
    const { seq, at, lastChange, previousSeal } = this.#place
    const sealer = new Sealer(previousSeal)
    let newest = lastChange
    const select = `SELECT ${sealedColumns} FROM entry_change WHERE id > ? ORDER BY id`
    for (const change of this.#raw.prepare(select).raw().iterate(lastChange) as IterableIterator<SealedChange>) {
      sealer.add(change)
      newest = change[0]
    }
    if (newest === lastChange && !always) return false
    this.#keepNumbers()
    const { by, staff, systemUser } = this.who
    const header = { seq, at, by, staff, system_user: systemUser, command, note: this.#note, last_change: newest }
    const seal = sealer.seal(header)
    this.#raw
      .prepare(
        `INSERT INTO entry (seq, at, by, staff, system_user, command, note, last_change, prev_seal, seal)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(seq, at, by, staff, systemUser, command, this.#note, newest, previousSeal, seal)
    this.#raw.prepare('DELETE FROM token').run()
    return true
  }
}
