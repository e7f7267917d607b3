import type { Day, Moment } from '../clause/day.ts'
import { unavailable } from '../clause/problem.ts'
import { same } from '../clause/words.ts'
import { type Absent, absentIn, isSought } from './absence-filter.ts'
import { quoted } from './catalogue.ts'
import { Depended, dependentsOf } from './dependents.ts'
import { eraseRow } from './erase.ts'
import { soundCounters } from './far-ahead.ts'
import type { Gate, Given } from './gate.ts'
import type { Place } from './place.ts'
import { paperPrefix } from './reason-words.ts'
import { changedOutside, endQuestion, type TableEnd, untouched } from './refuse-altered.ts'
import type { Changes, Db, ErasedRow, NewRow, Row, TableWords, Who, Write, WriteEntry } from './register.ts'
import { reverseEntry, type SetRow } from './reverse.ts'
import { of, type Shape } from './row-shape.ts'
import { highestBeyond, mostNumber, numberOf, reachedBy, type Series } from './series.ts'
import type { Statement, Statements, Value } from './statements.ts'
import type { FactTable } from './tables.ts'

/** How the numbers of a series are given. */
interface Numbers {
  readonly series: Series
  /** The last that was given. */
  last: number
  /** Those further on that rows of this transaction bear by now: a list said so. */
  readonly borne: Set<string>
}

/** How rows are looked up by certain columns. */
interface Lookup {
  readonly statement: Statement<unknown>
  readonly absent: Absent | null
}

const transactionGone = () =>
  unavailable(
    { en: 'The write was ended by the system, and nothing of it is kept.', zh: '写入已被系统中止，未保留任何内容。' },
    {
      en: 'Look for a full disk or a failing drive, then run the same command again.',
      zh: '请检查磁盘是否已满或有故障，然后再次运行同一命令。',
    },
  )

function findSql(table: string, values: Given): string {
  // `IS ?` would do for both, but an index of the rows that have a value serves `= ?` alone.
  const wanted = Object.entries(values).map(([name, value]) => `${quoted(name)} ${value == null ? 'IS NULL' : '= ?'}`)
  return `SELECT * FROM ${quoted(table)} WHERE ${[...wanted, 'voided_at IS NULL'].join(' AND ')} ORDER BY id`
}

/** What a transaction writes to. */
export interface Written {
  readonly statements: Statements
  readonly gate: Gate
  /** The same transaction for reading. */
  readonly db: Db
  /** What refusals name. */
  readonly file: string
  /** Is told of the entry that is about to erase something, of which the bytes are to go as well. */
  readonly erasing: (entry: number) => void
}

/** The one way to write: rows go through here, and what the triggers saw of them is sealed as one entry. */
export class EntryWriter implements Write {
  readonly db: Db
  readonly who: Who
  readonly today: Day
  readonly at: Moment
  readonly #written: Written
  readonly #statements: Statements
  readonly #place: Place
  readonly #entry: WriteEntry
  readonly #gate: Gate
  readonly #lookups = new Map<string, Shape<Lookup>>()
  /** By table and column. */
  readonly #absent = new Map<string, Map<string, Absent>>()
  /** The series that this transaction has used, by their prefixes. */
  readonly #numbers = new Map<string, Numbers>()
  /** Up to where numbers were given elsewhere, by series. */
  readonly #raised = new Map<string, number>()
  /** The last id of each table that this transaction adds to. */
  readonly #ids = new Map<string, number>()
  readonly #untouched: ReturnType<typeof untouched>
  #note: string | null

  constructor(written: Written, place: Place, entry: WriteEntry) {
    const { statements, gate, db, file } = written
    this.#written = written
    this.#statements = statements
    this.#gate = gate
    this.#untouched = untouched(statements, place.lastChange, file)
    this.db = db
    this.#place = place
    this.#entry = entry
    this.#note = entry.note ?? null
    this.who = entry.who
    this.today = entry.today
    this.at = place.at
  }

  /** A full disk ends the transaction by itself: whoever goes on after that would write each row for itself. */
  #requireTransaction(): void {
    if (!this.#statements.inTransaction) throw transactionGone()
  }

  /** The statements of the transaction, which must be there. */
  get #open(): Statements {
    this.#requireTransaction()
    return this.#statements
  }

  find<T extends FactTable>(table: T, values: Partial<Row<T>>): Row<T>[] {
    this.#requireTransaction()
    const wanted = values as Given
    let shape = of(this.#lookups, table)
    let first: Value = null
    for (const name in wanted) {
      const value = wanted[name] ?? null
      shape = value === null ? shape.without(name) : shape.with(name)
      first ??= value
    }
    shape.made ??= this.#lookup(table, wanted)
    const { statement, absent } = shape.made
    if (isSought(first) && absent?.isCertain(first) === true) return []
    const bound = Object.values(wanted).filter((value) => value != null)
    const found = statement.all(bound) as Row<T>[]
    if (found.length === 0 && isSought(first)) absent?.miss()
    return found
  }

  /** A lookup's statement, and what is known to be absent of the first column that it has a value for. */
  #lookup(table: string, wanted: Given): Lookup {
    const statement = this.#statements.prepare(findSql(table, wanted))
    const column = Object.keys(wanted).find((name) => wanted[name] != null)
    if (column === undefined) return { statement, absent: null }
    const columns = this.#absent.get(table) ?? new Map<string, Absent>()
    const absent = columns.get(column) ?? absentIn(this.#statements, table, column)
    this.#absent.set(table, columns.set(column, absent))
    return { statement, absent }
  }

  /** Every value that a row is given has to come by here, or a lookup would not find it, and a number be given twice. */
  #given(table: string, values: Given): void {
    for (const { series, last, borne } of this.#numbers.values()) {
      if (series.table !== table) continue
      const value = values[series.column ?? 'number']
      if (typeof value === 'string' && value !== numberOf(series, last)) borne.add(value)
    }
    for (const [column, absent] of this.#absent.get(table) ?? []) {
      const value = values[column]
      if (isSought(value)) absent.add(value)
    }
  }

  insert<T extends FactTable>(table: T, values: NewRow<T>): number {
    this.#requireTransaction()
    const given = values as Given
    this.#given(table, given)
    const id = (this.#ids.get(table) ?? this.#untouched.lastId(table)) + 1
    this.#gate.add(table, id, given)
    this.#ids.set(table, id)
    return id
  }

  update<T extends FactTable>(table: T, id: number, changes: Changes<T>): boolean {
    const wanted = Object.entries(changes as Given).filter(([, value]) => value !== undefined)
    if (wanted.length === 0) return false
    const columns = wanted.map(([name]) => quoted(name)).join(', ')
    const select = `SELECT ${columns} FROM ${quoted(table)} WHERE id = ? AND voided_at IS NULL`
    const now = this.#open.get<Given>(select, id)
    if (now === undefined) throw new Error(`${table} ${id} is not there to be changed`)
    const differing = wanted.filter(([name, value]) => now[name] !== value)
    if (differing.length === 0) return false
    this.#set(table, id, Object.fromEntries(differing))
    return true
  }

  requireUntouched(table: FactTable, id: number): void {
    this.#untouched.refuseAltered(table, id)
  }

  void(table: FactTable, id: number, reason: string): void {
    const voided = this.#open.value<string | null>(`SELECT voided_at FROM ${quoted(table)} WHERE id = ?`, id)
    if (voided === undefined) throw new Error(`${table} ${id} is not there to be taken back`)
    // The first reason stands.
    if (voided === null) this.#set(table, id, { voided_at: this.at, voided_by: this.who.by, void_reason: reason })
  }

  #set(table: string, id: number, values: Given): void {
    this.#given(table, values)
    this.#untouched.refuseAltered(table, id)
    this.#requireTransaction()
    this.#gate.set(table, id, values)
  }

  number(series: Series): string {
    const { table, prefix, digits } = series
    const known = this.#numbers.get(prefix)
    const counted = () => {
      // Whoever wants a number is about to add the row that bears it.
      const { reached, besides } = reachedBy<TableEnd>(this.#open, series, endQuestion(table))
      if (!this.#ids.has(table)) this.#ids.set(table, this.#untouched.lastId(table, besides))
      return Math.max(this.#sound(reached.counted), reached.borne, this.#raised.get(prefix) ?? 0)
    }
    const numbers = known ?? { series, last: counted(), borne: new Set() }
    const before = known?.last ?? 0
    if (numbers.last + 1 >= 10 ** digits && before < 10 ** digits)
      numbers.last = Math.max(numbers.last, highestBeyond(this.#open, series))
    do numbers.last += 1
    while (numbers.borne.has(numberOf(series, numbers.last)))
    this.#numbers.set(prefix, numbers)
    return numberOf(series, numbers.last)
  }

  raise(counters: Readonly<Record<string, number>>): void {
    for (const [prefix, value] of Object.entries(soundCounters(this.#open, counters)))
      if (value > this.#counted(prefix)) this.#raised.set(prefix, value)
  }

  /** What the counter of a series says was given last. */
  #counted(prefix: string): number {
    return this.#sound(this.#open.value<number>('SELECT value FROM counter WHERE name = ?', prefix) ?? 0)
  }

  #sound(counted: number): number {
    if (counted > mostNumber) throw changedOutside(this.#written.file, 'doctor')
    return counted
  }

  /** Nobody else can count meanwhile, so that the counters are written once and not for each number. */
  #keepNumbers(): void {
    for (const [prefix, last] of this.#raised) this.#gate.count(prefix, last)
    for (const [prefix, { last }] of this.#numbers) this.#gate.count(prefix, last)
  }

  note(text: string): void {
    this.#note = text
  }

  reverse(entry: number, reason: string, named: TableWords = same): number {
    const dependents = dependentsOf(this.#statements, entry, named)
    if (dependents.length > 0) throw new Depended(entry, dependents)
    const set: SetRow = (table, id, values) => this.#set(table, id, values)
    const settle = () => this.#gate.settle()
    return reverseEntry(this.#statements, entry, reason, { set, settle, named, at: this.at, by: this.who.by })
  }

  erase(rows: readonly ErasedRow[]): void {
    if (rows.length === 0) return
    this.#requireTransaction()
    this.#written.erasing(this.#place.seq)
    const eraser = {
      statements: this.#statements,
      lose: (change: number, digest: string) => this.#gate.lose(change, digest),
      set: (table: string, id: number, values: Given) => this.#set(table, id, values),
      record: (erased: NewRow<'erasure'>) => this.insert('erasure', erased),
    }
    for (const row of rows) eraseRow(eraser, row)
  }

  /** Whether there is anything to be kept so far. */
  get changes(): boolean {
    return this.#gate.newest() !== this.#place.lastChange || this.#entry.always === true
  }

  /** Opens the triggers' gate for this transaction. */
  begin(): void {
    this.#gate.open(this.#place, this.who.by)
  }

  /**
   * Seals what the transaction changed and closes the gate; returns the seal. Null where nothing changed, so that the caller can roll
   * back and leave no entry.
   */
  finish(): string | null {
    this.#requireTransaction()
    if (!this.changes) return null
    const { seq, at } = this.#place
    const { command, paper, remark } = this.#entry
    const parts = [this.#note, paper === undefined ? null : `${paperPrefix}${paper}`, remark]
    const note = parts.filter((part) => part != null).join('; ') || null
    this.#keepNumbers()
    const { by, staff, systemUser } = this.who
    const last_change = this.#gate.newest()
    return this.#gate.close({ seq, at, by, staff, system_user: systemUser, command, note, last_change })
  }
}
