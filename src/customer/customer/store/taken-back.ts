import type { Db, Row } from '../../../register/register.ts'
import { undoMoments } from '../../../register/undone.ts'
import { isMerged } from './merge.ts'

/** Who took a fact back, and why. */
export interface Voiding {
  readonly by: string
  readonly reason: string
}

type Kind = 'customer' | 'person' | 'certificate' | 'contract' | 'vip'

/**
 * The rows of a kind that somebody took back on purpose, oldest first. What an undo took back is as if it had never been
 * entered, and what a merge took back stands at the customer that stayed.
 */
export async function takenBack<K extends Kind>(db: Db, kind: K): Promise<Row<K>[]> {
  const undone = await undoMoments(db)
  const select = db
    .selectFrom(kind as 'customer')
    .selectAll()
    .where('voided_at', 'is not', null)
    .orderBy('id')
  const rows = (await select.execute()) as unknown as Row<K>[]
  return rows.filter((row) => {
    const { voided_at, void_reason } = row as Row<'customer'>
    return voided_at !== null && !undone.has(voided_at) && !isMerged(void_reason)
  })
}

/** Who took the row back, and why. */
export const voidingOf = (row: {
  readonly voided_by: string | null
  readonly void_reason: string | null
}): Voiding => ({ by: row.voided_by ?? '', reason: row.void_reason ?? '' })
