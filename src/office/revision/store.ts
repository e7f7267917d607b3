import type { Day } from '../../clause/day.ts'
import { refused } from '../../clause/problem.ts'
import type { Words } from '../../clause/words.ts'
import type { Db, Write } from '../../register/register.ts'
import { revisionWords } from './words.ts'
import {
  comesBefore,
  type InForce,
  procedureInForce,
  type Revision,
  type RevisionContents,
  type WrittenProcedure,
} from './written-procedure.ts'

/** The titles of a revision as they are stored. */
interface StoredTitles {
  readonly document?: Words
  readonly duties?: Readonly<Record<string, Words>>
}

/** The revisions on record, in the order of their days. */
export async function listRevisions(db: Db): Promise<Revision[]> {
  const rows = await db
    .selectFrom('revision')
    .selectAll()
    .where('voided_at', 'is', null)
    .orderBy('effective_on')
    .orderBy('id')
    .execute()
  // Most registers hold none, and every report asks.
  if (rows.length === 0) return []
  const limits = await db
    .selectFrom('limit_value')
    .select(['revision_id', 'name', 'value'])
    .where('revision_id', 'is not', null)
    .where('voided_at', 'is', null)
    .orderBy('name')
    .execute()
  return rows.map(({ id, number, effective_on, approved_by, approved_on, titles }) => {
    const { document, duties } = JSON.parse(titles) as StoredTitles
    return {
      ...{ number, from: effective_on, approvedBy: approved_by, approvedOn: approved_on },
      title: document ?? null,
      duties: new Map(Object.entries(duties ?? {})),
      limits: new Map(limits.filter((each) => each.revision_id === id).map(({ name, value }) => [name, value])),
    }
  })
}

/** The document as it is in force on the day: its revision, its title and those of its duties. */
export const procedureOn = async (
  db: Db,
  written: Pick<WrittenProcedure, 'revision' | 'title'>,
  day: Day,
): Promise<InForce> => procedureInForce(written, await listRevisions(db), day)

/** In the order of the ids, so that the same titles are the same text. */
function storedTitles({ title, duties }: RevisionContents): string {
  const sorted = [...duties].sort(([a], [b]) => (a < b ? -1 : 1))
  const stored: StoredTitles = {
    ...(title === null ? {} : { document: title }),
    ...(sorted.length === 0 ? {} : { duties: Object.fromEntries(sorted) }),
  }
  return JSON.stringify(stored)
}

/** Whether the two are the same revision, in everything. */
export const isSameRevision = (one: Revision, other: Revision): boolean =>
  one.number === other.number &&
  one.from === other.from &&
  one.approvedBy === other.approvedBy &&
  one.approvedOn === other.approvedOn &&
  storedTitles(one) === storedTitles(other) &&
  one.limits.size === other.limits.size &&
  [...one.limits].every(([name, value]) => other.limits.get(name) === value)

/** Enters a revision; its limits are the procedure's own from its day. `reason` is what each of them is set for. */
export function addRevision(tx: Write, revision: Revision, reason: string): void {
  const { number, from, approvedBy, approvedOn, limits } = revision
  const id = tx.insert('revision', {
    number,
    effective_on: from,
    approved_by: approvedBy,
    approved_on: approvedOn,
    titles: storedTitles(revision),
  })
  for (const [name, value] of limits)
    tx.insert('limit_value', { name, effective_on: from, value, reason, revision_id: id, deviation: null })
}

/**
 * What `undo` must leave of revisions: on a day one of them begins, in the order of their numbers. Another may have taken
 * the place of the one that it brings back. Refused (clause 3) otherwise.
 */
export async function revisionsAfterUndo(
  db: Db,
  rows: readonly { readonly table: string }[],
): Promise<() => Promise<void>> {
  return async () => {
    if (!rows.some(({ table }) => table === 'revision')) return
    const revisions = await listRevisions(db)
    for (const [at, { number, from }] of revisions.entries()) {
      const next = revisions[at + 1]
      if (next === undefined || (next.from > from && !comesBefore(next.number, number))) continue
      const words = next.from === from ? revisionWords.sameDay : revisionWords.outOfOrder
      throw refused('3', words(number, from, next.number, next.from), revisionWords.seeRevisions)
    }
  }
}

/** Takes back a revision entered by mistake, with the limits that it set; false where there is none of that number. */
export function voidRevision(tx: Write, number: string, reason: string): boolean {
  const [row] = tx.find('revision', { number })
  if (row === undefined) return false
  for (const value of tx.find('limit_value', { revision_id: row.id })) tx.void('limit_value', value.id, reason)
  tx.void('revision', row.id, reason)
  return true
}
