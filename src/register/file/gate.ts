import { quoted } from '../catalogue.ts'
import type { Gate, Given } from '../gate.ts'
import { Sealer } from '../journal.ts'
import type { Place } from '../place.ts'
import { of, type Shape } from '../row-shape.ts'
import type { Statement, Statements, Value } from '../statements.ts'
import type { EntryTable } from '../tables.ts'

/** How many rows are added before their changes are sealed. */
const sealedAtOnce = 1000

function insertSql(table: string, values: Given): string {
  const given = Object.keys(values).filter((name) => values[name] !== undefined)
  const columns = ['id', ...given.map(quoted), 'recorded_at', 'recorded_by']
  return `INSERT INTO ${quoted(table)} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`
}

/** The gate of a file: its token, and triggers that see every row that goes through. */
export class FileGate implements Gate {
  readonly #statements: Statements
  readonly #inserts = new Map<string, Shape<Statement<unknown>>>()
  #sealer: Sealer | null = null
  #place: Place | null = null
  #by = ''
  /** The newest change that is sealed. */
  #newest = 0
  #added = 0

  constructor(statements: Statements) {
    this.#statements = statements
  }

  open(place: Place, by: string): void {
    this.#place = place
    this.#by = by
    this.#newest = place.lastChange
    this.#sealer = new Sealer(place.previousSeal)
    this.#statements.run('INSERT INTO token (id, entry) VALUES (1, ?)', place.seq)
  }

  /** What was opened. */
  get #opened(): { readonly place: Place; readonly sealer: Sealer } {
    if (this.#place === null || this.#sealer === null) throw new Error('the gate is closed')
    return { place: this.#place, sealer: this.#sealer }
  }

  add(table: string, id: number, values: Given): void {
    const bound: Value[] = [id]
    let shape = of(this.#inserts, table)
    for (const name in values) {
      const value = values[name]
      if (value === undefined) continue
      shape = shape.with(name)
      bound.push(value)
    }
    shape.made ??= this.#statements.prepare(insertSql(table, values))
    bound.push(this.#opened.place.at, this.#by)
    // An import seals as it goes: its journal in one go would be a hundred megabytes that nobody frees meanwhile.
    this.#added += 1
    if (this.#added % sealedAtOnce === 0) this.newest()
    shape.made.run(bound)
  }

  set(table: string, id: number, values: Given): void {
    const names = Object.keys(values)
    const sql = `UPDATE ${quoted(table)} SET ${names.map((name) => `${quoted(name)} = ?`).join(', ')} WHERE id = ?`
    this.#statements.run(sql, ...names.map((name) => values[name] ?? null), id)
  }

  count(series: string, last: number): void {
    const keep =
      'INSERT INTO counter (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value'
    this.#statements.run(keep, series, last)
  }

  lose(change: number, digest: string): void {
    const lose = 'UPDATE entry_change SET private = NULL, salt = NULL, private_digest = ? WHERE id = ?'
    this.#statements.run(lose, digest, change)
  }

  /** A file does everything at once. */
  settle(): void {}

  newest(): number {
    this.#newest = this.#opened.sealer.addAfter(this.#statements, this.#newest)
    return this.#newest
  }

  close(header: Omit<EntryTable, 'seal' | 'prev_seal'>): string {
    const { place, sealer } = this.#opened
    const seal = sealer.seal(header)
    const { seq, at, by, staff, system_user, command, note, last_change } = header
    this.#statements.run(
      `INSERT INTO entry (seq, at, by, staff, system_user, command, note, last_change, prev_seal, seal)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ...[seq, at, by, staff, system_user, command, note, last_change, place.previousSeal, seal],
    )
    this.#statements.run('DELETE FROM token')
    return seal
  }
}
