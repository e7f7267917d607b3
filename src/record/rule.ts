import type { Day } from '../clause/day.ts'
import type { NumberedTable } from '../register/offered.ts'
import type { Db, Row } from '../register/register.ts'
import type { Rule } from '../terminal/command.ts'
import { requireRow } from './find.ts'
import type { Kind } from './kind.ts'

/**
 * A rule on the record that the argument of the key `named` names, asked once it is named: `refuse` throws what cannot be so of it, and
 * says nothing of what is not given yet. The write asks the same function.
 */
export const onRow =
  <T extends NumberedTable, Input extends object>(
    kind: Kind<T>,
    refuse: (row: Row<T>, given: Partial<Input>, at: { readonly db: Db; readonly today: Day }) => unknown,
    named = 'number',
  ): Rule<Input> =>
  async (db, given, today) => {
    const number = (given as Readonly<Record<string, unknown>>)[named]
    if (number !== undefined) await refuse(await requireRow(db, kind, String(number)), given, { db, today })
  }
