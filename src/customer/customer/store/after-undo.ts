import { Problem } from '../../../clause/problem.ts'
import type { Db } from '../../../register/register.ts'
import { customerWords } from '../words.ts'
import { countFiled } from './filed.ts'
import { type CustomerRow, customerById } from './master.ts'

interface UndoneRow {
  readonly table: string
  readonly key: number
  readonly act: 'void' | 'restore' | 'change'
}

/** How many ids one query asks for. */
const batch = 500

/**
 * What `undo` must leave of customers: nothing is left under one that is merged away again that was filed while it stood
 * for itself, since no report would tell of it any more. Refused otherwise.
 */
export async function customersAfterUndo(db: Db, rows: readonly UndoneRow[]): Promise<() => Promise<void>> {
  const changed = rows.filter(({ table, act }) => table === 'customer' && act === 'change').map(({ key }) => key)
  return async () => {
    for (let start = 0; start < changed.length; start += batch) {
      const select = db.selectFrom('customer').selectAll().where('merged_into', 'is not', null)
      for (const row of await select
        .where('id', 'in', changed.slice(start, start + batch))
        .orderBy('id')
        .execute())
        await refuseFiled(db, row)
    }
  }
}

async function refuseFiled(db: Db, row: CustomerRow): Promise<void> {
  const count = await countFiled(db, row.id)
  if (count === 0) return
  const into = await customerById(db, row.merged_into as number)
  throw new Problem('refused', customerWords.filedSince(row, count), customerWords.mergeAnew(row.code, into.code))
}
