import type { Expression, ExpressionBuilder, SqlBool } from 'kysely'
import { once } from './once.ts'
import type { Db } from './register.ts'
import type { FactTable, Tables } from './tables.ts'

/** An answer, and the newest entry of the journal when it was given. */
interface Kept {
  readonly seq: number
  readonly seal: string
  readonly lastChange: number
  readonly answer: unknown
}

/** What was answered last of whatever register, by the question. */
const kept = new Map<unknown, Kept>()

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
  const known = kept.get(question)
  if (known !== undefined && (await holds(db, known, tables))) return known.answer as T
  const [newest, answer] = [await newestOf(db), await once(db, question)]
  if (newest === undefined || (await changedSince(db, newest.lastChange)) !== undefined) kept.delete(question)
  else kept.set(question, { ...newest, answer })
  return answer
}

const newestOf = (db: Db) =>
  db
    .selectFrom('entry')
    .select(['seq', 'seal', 'last_change as lastChange'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()

const changesSince = (db: Db, lastChange: number) =>
  db.selectFrom('entry_change').select('id').where('id', '>', lastChange).limit(1)

const changedSince = (db: Db, lastChange: number) => changesSince(db, lastChange).executeTakeFirst()

/** Whether everything that the answer was given by is as it was. */
async function holds(db: Db, { seq, seal, lastChange }: Kept, tables: readonly FactTable[]): Promise<boolean> {
  const there = await db
    .selectFrom('entry')
    .select((eb) => ['seal', eb.exists(changesSince(db, lastChange).where(ofTables(tables))).as('isChanged')])
    .where('seq', '=', seq)
    .executeTakeFirst()
  return there?.seal === seal && Number(there.isChanged) === 0
}

/** By the index of its rows, the database would go through all that ever changed in a table: an expression keeps it from that. */
const ofTables =
  (tables: readonly FactTable[]) =>
  (eb: ExpressionBuilder<Tables, 'entry_change'>): Expression<SqlBool> =>
    eb(eb(eb.ref('table'), '||', eb.val('')), 'in', [...tables])
