import type { Expression, ExpressionBuilder, SqlBool } from 'kysely'
import { once } from './once.ts'
import type { Db } from './register.ts'
import type { FactTable, Tables } from './tables.ts'

/** Where a journal ends: its newest entry with the last sealed change, and the last change, sealed or not. */
interface End {
  readonly seq: number
  readonly seal: string
  readonly lastChange: number
  readonly newest: number
}

/** The latest answer to each question, of any register, and where the journal ended then. */
const kept = new Map<unknown, End & { readonly answer: unknown }>()

/**
 * Answers a question that depends on these tables alone, and asks it again only after one of their rows changed: at the desk, a command does not
 * wait for an answer that an earlier one had. `question` is the key, and callers must not change the answer. The journal tells whether
 * an answer still holds, since no other register and no other state of this one has the same seal. A transaction that writes leaves no
 * answer behind, because it may be rolled back.
 */
export async function whileUnchanged<T>(
  db: Db,
  tables: readonly FactTable[],
  question: (db: Db) => Promise<T>,
): Promise<T> {
  const end = await once(db, endOf)
  const known = kept.get(question)
  const holds =
    known !== undefined && (isSame(known, end) || (await isUnchanged(db, sinceChecked(db, question, known), tables)))
  const answer = holds ? (known.answer as T) : await once(db, question)
  if (end !== undefined && end.newest === end.lastChange) kept.set(question, { ...end, answer })
  else if (!holds) kept.delete(question)
  else if (end !== undefined) markChecked(db, question, { ...known, newest: end.newest })
  return answer
}

/**
 * For each transaction that writes, the change up to which a question's answer was found to hold. Without it an import would search all of its
 * own changes again for each row. A transaction has a `Db` of its own, so nothing of it outlives a rollback.
 */
const checked = new WeakMap<Db, Map<unknown, End>>()

function markChecked(db: Db, question: unknown, end: End): void {
  const byQuestion = checked.get(db) ?? new Map<unknown, End>()
  checked.set(db, byQuestion.set(question, end))
}

/** Where the search for changes begins: behind those that were searched for the same answer in this transaction. */
function sinceChecked(db: Db, question: unknown, known: End): End {
  const end = checked.get(db)?.get(question)
  return end?.seal === known.seal ? end : known
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

/** Whether no row of the tables changed since that end of the journal. */
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

/** An expression, not the column: by its index on the table SQLite would read every change that the table ever had. */
const ofTables =
  (tables: readonly FactTable[]) =>
  (eb: ExpressionBuilder<Tables, 'entry_change'>): Expression<SqlBool> =>
    eb(eb(eb.ref('table'), '||', eb.val('')), 'in', [...tables])
