import type { Expression, ExpressionBuilder, SqlBool } from 'kysely'
import { once } from './once.ts'
import type { Db } from './register.ts'
import type { FactTable, Tables } from './tables.ts'

/** Where a journal ends: its newest entry, with the last change that is sealed, and the last there is. */
interface End {
  readonly seq: number
  readonly seal: string
  readonly lastChange: number
  readonly newest: number
}

/** What was answered last of whatever register, by the question, and where the journal ended then. */
const kept = new Map<unknown, End & { readonly answer: unknown }>()

/**
 * Asks a question about some tables alone, and again only once a row of them has changed: where the program goes on from one command to the
 * next, nobody waits for an answer that nothing has changed. The function itself is the question, and the answer is everybody's. The journal
 * tells whether it still holds: no other register, and no other moment of this one, has that seal. Of a transaction that writes, whose
 * changes may be taken back, nothing is kept.
 */
export async function whileUnchanged<T>(
  db: Db,
  tables: readonly FactTable[],
  question: (db: Db) => Promise<T>,
): Promise<T> {
  const end = await once(db, endOf)
  const known = kept.get(question)
  const holds = known !== undefined && (isSame(known, end) || (await isUnchanged(db, known, tables)))
  const answer = holds ? (known.answer as T) : await once(db, question)
  if (end !== undefined && end.newest === end.lastChange) kept.set(question, { ...end, answer })
  else if (!holds) kept.delete(question)
  return answer
}

const endOf = (db: Db): Promise<End | undefined> =>
  db
    .selectFrom('entry')
    .select((eb) => [
      ...(['seq', 'seal', 'last_change as lastChange'] as const),
      eb
        .selectFrom('entry_change')
        .select((of) => of.fn.coalesce(of.fn.max('id'), of.lit(0)).as('id'))
        .$asScalar()
        .as('newest'),
    ])
    .orderBy('seq', 'desc')
    .limit(1)
    .$castTo<End>()
    .executeTakeFirst()

const isSame = (known: End, end: End | undefined): boolean => known.seal === end?.seal && known.newest === end.newest

/** Whether everything that the answer was given by is as it was. */
async function isUnchanged(db: Db, { seq, seal, newest }: End, tables: readonly FactTable[]): Promise<boolean> {
  const there = await db
    .selectFrom('entry')
    .select((eb) => [
      'seal',
      eb
        .exists(eb.selectFrom('entry_change').select('id').where('id', '>', newest).where(ofTables(tables)).limit(1))
        .as('isChanged'),
    ])
    .where('seq', '=', seq)
    .executeTakeFirst()
  return there?.seal === seal && Number(there.isChanged) === 0
}

/** By the index of its rows, the database would go through all that ever changed in a table: an expression keeps it from that. */
const ofTables =
  (tables: readonly FactTable[]) =>
  (eb: ExpressionBuilder<Tables, 'entry_change'>): Expression<SqlBool> =>
    eb(eb(eb.ref('table'), '||', eb.val('')), 'in', [...tables])
