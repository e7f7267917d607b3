/** A value as a table holds it. */
export type Value = string | number | null

/** The values of a row, by their columns. */
export type Values = Readonly<Record<string, Value>>

/** A statement that is prepared once and run many times: an import runs the same two a hundred thousand times. */
export interface Statement<Row> {
  /** Every row, as an object of its columns. */
  all(values: readonly Value[]): Row[]
  /** Runs what asks for no rows. */
  run(values: readonly Value[]): void
}

/** A column of a table that refers to rows of another. */
export interface Reference {
  readonly table: string
  readonly column: string
  readonly to: string
}

/** The tables of a register as the database has them, whatever stands before them for a while. */
export interface Catalogue {
  /** Those whose changes are journaled, by name: they carry `recorded_at`. */
  factTables(): string[]
  /** The columns of a table in their order, its key first; none where there is no such table. */
  columns(table: string): string[]
  /** What a table refers to, its newest column first. */
  references(table: string): Reference[]
}

/** SQL that one engine has otherwise than the other. Whatever both know is said in one text. */
export interface Spelling {
  /** For `IN (…)`: the whole numbers of a list that a `?` is given as JSON. */
  readonly listed: string
  /** A text in the form that takes the least to be read where nothing but its bytes is wanted. */
  bytes(text: string): string
  /** The day so many days after a day. */
  daysAfter(day: string, days: number): string
}

/**
 * What the journal asks of the database that it is kept in, and changes there: everything about journals stands on this, and
 * nothing of it on files. Each statement is done when the call returns, in the transaction that is open or in one of its own.
 * Whoever asks says what a row is.
 */
export interface Statements {
  /** Whether a transaction is open. A full disk may have ended it. */
  readonly inTransaction: boolean
  readonly catalogue: Catalogue
  readonly spelling: Spelling
  /** What a question takes that finds nothing, in rows of a table that are read one after another. */
  readonly missInRows: number
  /**
   * Says which rows whoever goes through all of them has in hand, by the first and the last of their ids, and which are next: what is asked about the ones
   * is going to be asked about the others. For a register that answers while others go on; else nothing comes of it.
   */
  goOn(from: readonly [number, number] | null, to: readonly [number, number] | null): void
  /** Begins a transaction in which everything that is asked sees one state, where none is open; returns what ends it. */
  snapshot(): () => void
  /** Has a temporary view stand before the table of its name, for whatever is asked from now on in this transaction. */
  lay(view: string, select: string): void
  /** Takes such a view away. */
  lift(view: string): void
  prepare<Row>(sql: string): Statement<Row>
  /** The first row; undefined if there is none. This and what follows down to `run` prepares a text once. */
  get<Row>(sql: string, ...values: readonly Value[]): Row | undefined
  /** What the first row has in its first column. */
  value<Own extends Value>(sql: string, ...values: readonly Value[]): Own | undefined
  all<Row>(sql: string, ...values: readonly Value[]): Row[]
  run(sql: string, ...values: readonly Value[]): void
  /** The rows one by one. Until the last was taken, or `return` called, nothing can be changed. */
  iterate<Row>(sql: string, ...values: readonly Value[]): IterableIterator<Row>
  /** The same as lists of values in the order of the columns, which takes half as long: for very many. */
  lists<Row extends readonly unknown[]>(sql: string, ...values: readonly Value[]): IterableIterator<Row>
  /** Whether an error says that another row has what only one may have. */
  isTaken(error: unknown): boolean
  /** The table that such an error is about, where it came later than the statement; null where that is the one that failed. */
  tableOf(error: unknown): string | null
  /** Whether an error says that a statement does not fit the tables as they are: they were altered, or it is wrong. */
  isUnfit(error: unknown): boolean
}
