import type { Moment } from '../clause/day.ts'
import { momentOf } from '../clause/moment.ts'
import { firstSeal } from './journal.ts'
import { closingOf, movedAway } from './moved.ts'
import { changedOutside } from './refuse-altered.ts'
import type { Statements } from './statements.ts'
import type { EntryTable } from './tables.ts'

/** A transaction's place in the journal: the entry it will become, and what stands before it. */
export interface Place {
  readonly seq: number
  readonly at: Moment
  readonly lastChange: number
  readonly previousSeal: string
}

const endSql = `SELECT newest.*, coalesce((SELECT max(id) FROM entry_change), 0) AS changes, (SELECT count(*) FROM token) AS tokens
  FROM (SELECT 1 AS one) AS always
  LEFT JOIN (SELECT seq, at, command, note, last_change, seal FROM entry ORDER BY seq DESC LIMIT 1) AS newest ON 1 = 1`

/** Where the journal ends; the newest entry's columns are null where it has none. */
type End = Pick<EntryTable, 'seq' | 'at' | 'command' | 'note' | 'last_change' | 'seal'> & {
  readonly changes: number
  readonly tokens: number
}

/**
 * Where the next entry stands. Moments are unique and rising, so that one names one entry even when the clock stands still or goes back.
 * Refuses to write after changes that no entry accounts for: the next one would seal them as its own, and nothing would show them any more.
 * Behind the entry that closed a register there is no place for another, but for the one by which it `goesOn` elsewhere: whoever waited while
 * it was moved hears so here.
 */
export function nextPlace(statements: Statements, now: number, file: string, goesOn = false): Place {
  const last = statements.get<End>(endSql)
  if (last === undefined || last.tokens !== 0 || last.changes !== (last.last_change ?? 0)) throw changedOutside(file)
  if (last.seq === null) return { seq: 1, at: momentOf(now), lastChange: 0, previousSeal: firstSeal }
  const closing = goesOn ? null : closingOf(last)
  if (closing !== null) throw movedAway(file, { seq: last.seq, at: last.at, to: closing.place })
  const before = Date.parse(last.at)
  if (Number.isNaN(before)) throw changedOutside(file)
  const at = momentOf(Math.max(now, before + 1))
  return { seq: last.seq + 1, at, lastChange: last.last_change, previousSeal: last.seal }
}
