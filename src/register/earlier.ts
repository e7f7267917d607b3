import type { Moment } from '../clause/day.ts'
import { cover, uncover } from './cover.ts'
import { askedAnew, snapshotStatements } from './in-time/snapshot.ts'
import { dropAll, type Past, past } from './known-at.ts'
import type { Db, Head } from './register.ts'
import type { Statements } from './statements.ts'

/** The newest entry of a snapshot that was made by a moment; undefined where the register was made later. */
export const entryBy = (db: Db, moment: Moment): Promise<Head | undefined> =>
  db
    .selectFrom('entry')
    .select(['seq', 'at', 'seal'])
    .where('at', '<=', moment)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()

/**
 * A snapshot as it stood after an earlier entry of its own, to be asked beside the snapshot as it is. While it is there, temporary
 * tables hold the rows that changed since; it is to be closed.
 */
export class Earlier {
  readonly #statements: Statements
  readonly #past: Past
  /** The same for all that is asked: what is known of a block serves every question about it. */
  readonly #asked: Db

  private constructor(db: Db, past: Past) {
    this.#statements = snapshotStatements(db)
    this.#past = past
    this.#asked = past.selects.size === 0 ? db : askedAnew(db)
  }

  /** Looks for what changed since the entry. */
  static async of(db: Db, at: Pick<Head, 'seq'>): Promise<Earlier> {
    const later = await db.selectFrom('entry').select('seq').where('seq', '>', at.seq).limit(1).executeTakeFirst()
    return new Earlier(
      db,
      later === undefined
        ? { selects: new Map(), made: [] }
        : // Another state may be asked of beside it, and the snapshot may be one that was known then.
          past(snapshotStatements(db), at, `earlier_${at.seq}`),
    )
  }

  /** Asks the snapshot as it stood then; what it remembers of how it is now is not touched. */
  async with<T>(work: (db: Db) => Promise<T>): Promise<T> {
    const before = [...this.#past.selects].map(
      ([table, select]) => [table, cover(this.#statements, table, () => select)] as const,
    )
    try {
      return await work(this.#asked)
    } finally {
      for (const [table, shown] of before) uncover(this.#statements, table, shown)
    }
  }

  /** Takes the temporary tables away. */
  close(): void {
    dropAll(this.#statements, this.#past.made)
  }
}
