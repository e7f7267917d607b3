import type { Day } from '../clause/day.ts'
import { usage } from '../clause/problem.ts'
import { lines, type Words } from '../clause/words.ts'
import type { NumberedTable } from '../register/offered.ts'
import type { Changes, Db, Row, Write } from '../register/register.ts'
import type { FactTable } from '../register/tables.ts'
import { type Correcting, type DoneBy, type Examples, type Verb, verb, type WriteCall } from '../terminal/command.ts'
import { type Beside, type Flags, required, text, type ValuesOf } from '../terminal/flag.ts'
import { one as result } from '../terminal/result.ts'
import { shownText } from './columns.ts'
import type { Fields } from './field.ts'
import { requireRow } from './find.ts'
import { columnsGiven, fieldTyped, type Given, isNothingGiven, numberOf, refuseAhead } from './flags.ts'
import type { AnyKind, Kind } from './kind.ts'
import { valuesRead } from './read.ts'
import { optionalReason } from './reason.ts'
import { recordWords } from './sentences.ts'
import { keptOf, objectOf } from './typed.ts'

/** Where a correction is judged: nothing is written there. */
interface Judged {
  readonly db: Db
  readonly today: Day
  /** A remark beside the output, where the correction is made. */
  readonly warn: (words: Words) => void
}

/** What correcting is, beyond what it is for every kind. */
interface Editing<T extends NumberedTable, F extends Flags, View extends object> {
  readonly words: Words
  readonly by: DoneBy
  readonly examples: Examples
  /** Everything that may be corrected. */
  readonly flags: F
  /** What the reason is called where it is typed. */
  readonly why?: Words
  /** What to do where nothing was given. */
  readonly nameAField: Words
  /** The flags that cannot be corrected of this record: nobody is asked for them. */
  except?(row: Row<T>): readonly string[]
  /** What is wrong with what was typed, before the register is asked. */
  refuse?(given: ValuesOf<F>, today: Day): void
  /**
   * The columns that are to change: those of the kind's own fields are handed in, worked out. Refuses what cannot be so of
   * this record: also at the question of an answer, with those before it.
   */
  changes?(at: Judged, row: Row<T>, given: ValuesOf<F>, own: Changes<T>): Promise<Changes<T>> | Changes<T>
  /** What is wrong once all is given, which another answer may still mend: refused by the write alone. */
  whole?(at: Judged, row: Row<T>, given: ValuesOf<F>): Promise<unknown> | unknown
  /** Columns that refer to what is put on record with it. */
  adds?(tx: Write, row: Row<T>, given: ValuesOf<F>): Promise<Changes<T>>
  /** What stands in other rows and is corrected with it, after the record itself. Returns whether any of it is another. */
  besides?(tx: Write, row: Row<T>, given: ValuesOf<F>, reason: string): Promise<boolean>
  view(tx: Write, number: string, call: WriteCall): Promise<View>
  /** What is said of the record once it is another. */
  said?(tx: Write, row: Row<T>, view: View, call: WriteCall): Promise<readonly Words[]>
}

/** `edit`: what was mistyped of a record, before and after on record with the reason. */
export function editing<T extends NumberedTable, K extends Fields, F extends Flags, View extends object>(
  kind: Kind<T, K>,
  editing: Editing<T, F, View>,
): Verb {
  const { words, by, examples, flags, why = optionalReason.words } = editing
  const changesOf = async (at: Judged, row: Row<T>, given: Given & ValuesOf<F>): Promise<Changes<T>> => {
    const own = await columnsGiven<T>(at.db, kind, given)
    return (await editing.changes?.(at, row, given, own)) ?? own
  }
  const none = Object.fromEntries(
    Object.entries(flags).flatMap(([key, { need }]) => (need === 'many' ? [[key, []]] : [])),
  )
  return verb({
    words,
    access: 'write',
    by,
    args: { number: required(numberOf(kind)) },
    flags: { ...flags, reason: required(text(why)) },
    corrects: {
      fields: correctable(
        kind,
        flags,
        async (db, { number = '' }) => requireRow(db, kind, number),
        (row) => editing.except?.(row as Row<T>) ?? [],
      ),
      why: ['reason'],
    },
    rules: [
      async (db, { number, reason: _, ...known }, today) => {
        if (number === undefined) return
        const given = objectOf<Given & ValuesOf<F>>(Object.entries({ ...none, ...known }))
        editing.refuse?.(given, today)
        await changesOf({ db, today, warn: () => undefined }, await requireRow(db, kind, number), given)
      },
    ],
    examples,
    run: async ({ number, reason, ...typed }, call) => {
      const rowOf = (db: Db) => requireRow(db, kind, number)
      const corrected = await corrections(kind, typed, rowOf, editing.nameAField, call)
      const given = objectOf<Given & ValuesOf<F>>(Object.entries(corrected))
      editing.refuse?.(given, call.today)
      const { view, changed, said } = await call.write(async (tx) => {
        const row = await requireRow(tx.db, kind, number)
        const at: Judged = { db: tx.db, today: tx.today, warn: call.warn }
        const changes = await changesOf(at, row, given)
        await editing.whole?.(at, row, given)
        const more = (await editing.adds?.(tx, row, given)) ?? {}
        const updated = tx.update(kind.table, keptOf(row).id, { ...changes, ...more })
        const changed = (await editing.besides?.(tx, row, given, reason)) === true || updated
        const view = await editing.view(tx, number, call)
        return { view, changed, said: changed ? ((await editing.said?.(tx, row, view, call)) ?? []) : [] }
      })
      return result(kind.json, view, lines([recordWords[changed ? 'changed' : 'unchanged'](number), ...said]))
    },
  })
}

/**
 * What is to be corrected of a record, as it was typed. Usage problem where it is nothing, with what to name, and where a day of it lies
 * ahead.
 */
export async function corrections(
  kind: AnyKind,
  typed: Given,
  rowOf: (db: Db) => Promise<object>,
  nameAField: Words,
  call: WriteCall,
): Promise<Given> {
  if (isNothingGiven(typed)) {
    // That there is no such record is the more useful thing to say.
    await call.read(rowOf)
    throw usage(recordWords.nothingToChange, nameAField)
  }
  refuseAhead(kind, typed, call.today)
  return typed
}

/**
 * What may be corrected of a record of the kind: the flags that need not be there, each with what its field is now; `rowOf` finds the record
 * by what the arguments name. Not those that `except` says cannot be of this one.
 */
export const correctable =
  <R extends object>(
    kind: AnyKind,
    flags: Flags,
    rowOf: (db: Db, named: Beside, today: Day) => Promise<R>,
    except: (row: R) => readonly string[] = () => [],
  ): Correcting['fields'] =>
  async (db, named, today, lang) => {
    const row = await rowOf(db, named, today)
    const left = except(row)
    const read = await valuesRead(db, kind.fields, [row], today)
    return Object.entries(flags)
      .filter(([key, { need }]) => need !== 'required' && !left.includes(key))
      .map(([key, flag]) => {
        const [own, field] = fieldTyped(kind, key) ?? []
        const now = own === undefined || field === undefined ? '' : shownText(field, read(row, own), lang)
        const name = (field?.title ?? flag.words)[lang]
        const told = now === '' ? {} : { now }
        return {
          value: key,
          name: now === '' ? name : `${name}${lang === 'zh' ? '：' : ': '}${now}`,
          short: name,
          ...told,
        }
      })
  }

/** The row as it will be with these changes. */
export const rowAfter = <T extends FactTable>(row: Row<T>, changes: Changes<T>): Row<T> => ({
  ...row,
  ...Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)),
})
