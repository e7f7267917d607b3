import { Problem } from '../../clause/problem.ts'
import type { Db } from '../../register/register.ts'
import { customerWords } from '../words.ts'
import { filedUnderCustomer, idsUnder } from './filed.ts'
import { type CustomerRow, customerById } from './master.ts'

interface UndoneRow {
  readonly table: string
  readonly key: number
  readonly act: 'void' | 'restore' | 'change'
}

/** How many ids one query asks for. */
const batch = 500

/**
 * What `undo` must leave of customers: who is merged into another again stands for one that counts, and nothing is left
 * under it that was filed while it stood for itself. No report would tell of either any more. Refused otherwise.
 */
export async function customersAfterUndo(db: Db, rows: readonly UndoneRow[]): Promise<() => Promise<void>> {
  const changed = rows.filter(({ table, act }) => table === 'customer' && act === 'change').map(({ key }) => key)
  return async () => {
    for (let start = 0; start < changed.length; start += batch) {
      const select = db.selectFrom('customer').selectAll().where('merged_into', 'is not', null)
      for (const row of await select.where('id', 'in', changed.slice(start, start + batch)).execute())
        await refuseLost(db, row)
    }
  }
}

async function refuseLost(db: Db, row: CustomerRow): Promise<void> {
  const into = await customerById(db, row.merged_into as number)
  if (into.voided_at !== null || into.merged_into !== null)
    throw new Problem('refused', customerWords.mergedIntoNone(row, into), customerWords.undoSince)
  let count = 0
  for (const table of filedUnderCustomer) count += (await idsUnder(db, table, row.id)).length
  if (count > 0)
    throw new Problem('refused', customerWords.filedSince(row, count), customerWords.mergeAnew(row.code, into.code))
}
