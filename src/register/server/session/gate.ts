import type { Gate, Given } from '../../gate.ts'
import { headerLine } from '../../journal.ts'
import type { Place } from '../../place.ts'
import type { Statements } from '../../statements.ts'
import type { EntryTable } from '../../tables.ts'
import type { Questions } from './questions.ts'
import type { Session } from './session.ts'

/** How many rows go to the server in one call of its function, which works at them while others come together here. */
const mostRows = 2000

const addRows = 'SELECT main.add_rows($1)'

/**
 * The gate of a server: its functions, the one way to write that clerks have. What is written waits with the session for the next question, and goes
 * with it; seals are made there, of what the triggers saw.
 */
export class ServerGate implements Gate {
  readonly #session: Session
  readonly #statements: Statements
  readonly #questions: Questions
  #recorded: Given = {}
  /** Rows that wait for those behind them, each with its table, as JSON. */
  #waiting: string[] = []
  /** The newest change, where it is known without asking. */
  #newest: number | null = null

  constructor(session: Session, statements: Statements, questions: Questions) {
    this.#session = session
    this.#statements = statements
    this.#questions = questions
  }

  open(place: Place, by: string): void {
    this.#recorded = { recorded_at: place.at, recorded_by: by }
    this.#newest = place.lastChange
    this.#session.beforeSending = () => this.#handOn()
    this.#questions.standsAt(place.previousSeal)
    this.#call('begin_entry($1, $2)', place.seq, place.previousSeal)
  }

  add(table: string, id: number, values: Given): void {
    this.#questions.changed(table)
    // The triggers journal each row that is added as one change; the server refuses an entry of which that is not so.
    if (this.#newest !== null) this.#newest += 1
    this.#waiting.push(JSON.stringify([table, { id, ...values, ...this.#recorded }]))
    if (this.#waiting.length === mostRows) this.#session.pass(addRows, [this.#taken()])
  }

  /** The rows that wait, which do so no longer, as the server's function takes them. */
  #taken(): string {
    const rows = `[${this.#waiting.join(',')}]`
    this.#waiting = []
    return rows
  }

  /** Hands rows that wait here to the session. */
  #handOn(): void {
    if (this.#waiting.length > 0) this.#session.write(addRows, [this.#taken()])
  }

  /** Has the session call a function behind all that was asked for. */
  #call(call: string, ...values: readonly (string | number)[]): void {
    this.#handOn()
    this.#session.write(`SELECT main.${call}`, values)
  }

  set(table: string, id: number, values: Given): void {
    this.#newest = null
    this.#questions.changed(table)
    this.#call('set_row($1, $2, $3)', table, id, JSON.stringify(values))
  }

  count(series: string, last: number): void {
    this.#questions.changed('counter')
    this.#call('count($1, $2)', series, last)
  }

  lose(change: number, digest: string): void {
    this.#questions.changed('entry_change')
    this.#call('lose_private($1, $2)', change, digest)
  }

  /** Notes that the entry erases something of which the server's files are still to be rid. */
  noteErasing(): void {
    this.#call('note_erasing()')
  }

  settle(): void {
    this.#session.flush()
  }

  newest(): number {
    this.#newest ??= this.#statements.value<number>('SELECT coalesce(max(id), 0) FROM main.entry_change') ?? 0
    return this.#newest
  }

  close(header: Omit<EntryTable, 'seal' | 'prev_seal'>): string {
    const seal = this.#statements.value<string>('SELECT main.finish_entry(?)', headerLine(header))
    if (seal === undefined) throw new Error('the server has not sealed the entry')
    return seal
  }
}
