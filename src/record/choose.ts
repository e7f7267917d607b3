import type { Day } from '../clause/day.ts'
import { fold } from '../clause/fold.ts'
import type { Lang } from '../clause/words.ts'
import { inParts } from '../register/parts.ts'
import type { Db } from '../register/register.ts'
import { type Choice, mostOffered } from '../terminal/world.ts'
import { shownText } from './columns.ts'
import type { Field, Fields } from './field.ts'
import type { AnyKind } from './kind.ts'
import { type AnyRows, anyRows, valuesRead } from './read.ts'

/** Later than every day on record: a list to choose from tells all that is known of a record. */
const everything = '9999-12-31'

/** Which records may be meant, where not all are: their ids, as of a day. */
export type Among = (db: Db, today: Day) => Promise<readonly number[]>

/** The fields of a kind that tell its records apart. */
const offeredFields = ({ fields, offered }: { readonly fields: Fields; readonly offered: readonly string[] }) =>
  offered.flatMap((key): [string, Field][] => {
    const field = fields[key]
    return field === undefined ? [] : [[key, field]]
  })

/** The ids of what each reference of the fields may mean by a text. */
async function meant(db: Db, fields: readonly Field[], text: string): Promise<ReadonlyMap<string, readonly number[]>> {
  const found = new Map<string, readonly number[]>()
  for (const field of fields)
    if (field.is === 'reference' && field.reference.search !== undefined)
      found.set(field.column, await field.reference.search(db, text))
  return found
}

/** Leaves the rows of which every part of what was typed is in the number or in one of the fields. */
async function matching(db: Db, rows: AnyRows, fields: readonly Field[], typed: string): Promise<AnyRows> {
  let left = rows
  for (const part of typed.split(/\s+/u).map(fold)) {
    if (part === '') continue
    const references = await meant(db, fields, part)
    left = left.where((eb) => {
      const contains = (column: string) =>
        eb(eb.fn<number>('instr', [eb.fn<string>('lower', [column]), eb.val(part)]), '>', 0)
      const columns = fields.flatMap((field) => (field.is === 'value' || field.is === 'kept' ? [field.column] : []))
      const codes = fields.flatMap((field) =>
        field.is === 'value' && field.flag.asked.kind === 'choice'
          ? Object.entries(field.flag.asked.choices)
              .filter(([, { en, zh }]) => [en, zh].some((words) => fold(words).includes(part)))
              .map(([code]) => eb(field.column, '=', code))
          : [],
      )
      const ids = [...references].map(([column, found]) => eb(column, 'in', found))
      return eb.or([...['number', ...columns].map(contains), ...codes, ...ids])
    })
  }
  return left
}

type Rows = Awaited<ReturnType<AnyRows['execute']>>

/** How many ids one question names: the database takes no more than some thirty thousand values. */
const atOnce = 10_000

/** The records of a kind that may be meant by what was typed so far, the newest first, as they are offered while it is typed. */
export async function recordsOffered(
  db: Db,
  kind: AnyKind,
  typed: string,
  lang: Lang,
  among: readonly number[] | null,
): Promise<Choice[]> {
  const fields = offeredFields(kind)
  const told = fields.map(([, field]) => field)
  const rows: Rows = []
  const newest = among?.toSorted((a, b) => b - a)
  for (const part of newest === undefined ? [null] : inParts(newest, atOnce)) {
    const counting = anyRows(db, kind).where('voided_at', 'is', null)
    const asked = part === null ? counting : counting.where('id', 'in', part)
    const found = await matching(db, asked, told, typed)
    const left = mostOffered + 1 - rows.length
    rows.push(...(await found.orderBy('id', 'desc').limit(left).execute()))
    if (rows.length > mostOffered) break
  }
  const read = await valuesRead(db, Object.fromEntries(fields), rows, everything)
  return rows.map((row) => {
    const texts = fields.map(([key, field]) => shownText(field, read(row, key), lang))
    const name = [row.number, ...texts].filter((text) => text !== '').join('  ')
    const number = String(row.number)
    return { value: number, name, short: number }
  })
}
