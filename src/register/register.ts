import type { Insertable, Kysely, Selectable, Updateable } from 'kysely'
import type { Day, Moment } from '../clause/day.ts'
import type { Words } from '../clause/words.ts'
import type { Series } from './series.ts'
import type { FactTable, FactTables, factTables, Tables } from './tables.ts'

/**
 * The register as stores query it: Kysely's builder over the fact tables, inside one transaction. It reads only: the one
 * way to write is `Write`.
 */
export type Db = Pick<Kysely<Tables>, 'selectFrom'>

/** A row of a table as it is read. */
export type Row<T extends keyof Tables> = Selectable<Tables[T]>

/** What a row says itself, without what is kept of every row. */
export type Own<T extends FactTable> = Pick<Row<T>, keyof (typeof factTables)[T] & keyof Row<T>>

/** The values a new row needs, without what `write.ts` records of every row. */
export type NewRow<T extends FactTable> = Insertable<FactTables[T]>
export type Changes<T extends FactTable> = Updateable<FactTables[T]>

/** Who acts: who types, who did it, and the account at the machine. Nobody is authenticated, so all three are kept. */
export interface Who {
  readonly by: string
  readonly staff: string
  readonly systemUser: string
  /** Whether it is typed from an account that is theirs alone: what nobody else can confirm. */
  readonly isOwn?: boolean
  /** The staff to whom the account belongs, by their ids; left out where it is nobody's on record. */
  readonly accountOwners?: ReadonlySet<number>
}

/** Who acts, as it was typed: before the staff and the accounts on record have been asked. */
export interface Named extends Who {
  /** Whether it was said who types, and not left to the account. */
  readonly isNamed: boolean
  /** The accounts of the machine that stand behind the command: asked for where any is on record, since on Windows that takes a process. */
  readonly accounts: () => Promise<readonly string[]>
  /** Who types, by what the machine itself says of whoever connects to it; then no account is asked. */
  readonly as?: string
  /** What set another day than the clock's, and the clock's moment; null where nothing did. */
  readonly todaySet: { readonly by: '--today' | 'CERTDESK_TODAY'; readonly now: number } | null
}

/** A row that is to lose its personal values. */
export interface ErasedRow {
  readonly table: FactTable
  readonly id: number
  /** What is left of a text that held more than the person, by its column: the other names of a list. */
  readonly left?: Readonly<Record<string, string>>
}

/** What a row of a table is called. */
export type TableWords = (table: string) => Words

/**
 * The only way to change the register: one immediate transaction that ends in one sealed journal entry. Its statements run
 * at once; only queries through the builder are waited for.
 */
export interface Write {
  /** The same transaction for reading. */
  readonly db: Db
  readonly who: Who
  /** The recording moment of everything in this entry. */
  readonly at: Moment
  readonly today: Day
  /** The rows that hold exactly these values and are not voided: a statement prepared once, for bulk writes. */
  find<T extends FactTable>(table: T, values: Partial<Row<T>>): Row<T>[]
  /** Adds a row and returns its id. That another row has what only one may have is an error that ends the write, here or later. */
  insert<T extends FactTable>(table: T, values: NewRow<T>): number
  /** Changes what differs; false where nothing does. Voided rows are not changed. */
  update<T extends FactTable>(table: T, id: number, changes: Changes<T>): boolean
  /** Refuses a row that is not as its journal says: for what rests on rows that it does not change. */
  requireUntouched(table: FactTable, id: number): void
  /** Takes a fact back: it stays on record with the reason, and counts for nothing. */
  void(table: FactTable, id: number, reason: string): void
  /**
   * The next of a numbered series: past the counter and past every number that a row bears, those of this entry too. For rows that carry
   * one, see `numbered`.
   */
  number(series: Series): string
  /** Has every series go on behind a number that was given elsewhere, where it is not behind it already. */
  raise(counters: Readonly<Record<string, number>>): void
  /**
   * Reverses an entry by new changes and returns how many rows were set back. Throws `Depended` where later entries rest on it. `named`
   * tells a refusal's readers what its rows are.
   */
  reverse(entry: number, reason: string, named?: TableWords): number
  /**
   * Erases the personal values of the rows for good: from their tables and from everything the journal has of them. The
   * entry says which; seals go on to hold. Their bytes leave the file with `Register.wipe`.
   */
  erase(rows: readonly ErasedRow[]): void
  /** A remark that the journal keeps with the entry. */
  note(text: string): void
}

/** The journal's newest entry, or the newest at the moment asked about: what an anchor holds against the file. */
export interface Head {
  readonly seq: number
  readonly at: Moment
  readonly seal: string
}

/** What a write is entered as. */
export interface WriteEntry {
  readonly who: Who
  /** The command line, personal values left out. */
  readonly command: string
  readonly today: Day
  /** Why, in the user's words. */
  readonly note?: string | undefined
  /** The signed paper on which somebody else decided what is typed. */
  readonly paper?: string | undefined
  /** Do everything and leave nothing. */
  readonly dryRun?: boolean
  /** An entry even where no row changed. */
  readonly always?: boolean
  /** What the journal keeps with it besides its note. */
  readonly remark?: string
  /** It is the first one behind the entry that closed the register which this one goes on from. */
  readonly goesOn?: boolean
  /** It settles what keeps all others from writing: that the register and a mirror are not of one journal. */
  readonly settlesMirrors?: boolean
}

/** A register opened for reading or writing. */
export interface Register {
  readonly file: string
  /** The register's own time zone, such as Asia/Shanghai. */
  readonly timeZone: string
  /** Moves the whole register back to how it stood after an entry; `#seq`, a moment, or a day (its end). */
  knownAt(moment: string): Head
  head(): Head
  read<T>(work: (db: Db) => Promise<T>): Promise<T>
  /** The same in the register as it stood after an entry, or as it is asked about where that is earlier. */
  readThen<T>(entry: number, work: (db: Db) => Promise<T>): Promise<T>
  /** The same, in a snapshot that stays until the register is closed: what `work` gives may go on to read in it. */
  readOn<T>(work: (db: Db) => Promise<T>): Promise<T>
  /** The last entry that was written through here, or null. */
  readonly written: number | null
  write<T>(entry: WriteEntry, work: (tx: Write) => Promise<T> | T): Promise<T>
  /** Takes what was erased out of the file's bytes; false where that has to wait for others, or for room on the disk. */
  wipe(): boolean
  /** Writes to the mirrors what they have not, without an entry of its own. Throws where they are not of this journal. */
  mirror(): Promise<void>
  close(): void
}

/** How a head is printed and given back: `#12:` and the seal. */
export const headText = (head: Pick<Head, 'seq' | 'seal'>): string => `#${head.seq}:${head.seal}`
