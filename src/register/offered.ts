import { plainNumber } from '../clause/plain-number.ts'
import { same, type Words } from '../clause/words.ts'
import type { Db } from './register.ts'
import { type FactTable, factTables } from './tables.ts'

/** The tables whose rows have a number that people type. */
export type NumberedTable = {
  [T in FactTable]: 'number' extends keyof (typeof factTables)[T] ? T : never
}[FactTable]

/** Something that can be typed, and what it is. */
export interface Offer {
  readonly value: string
  readonly meaning: Words
}

/** Numbers of a table that begin with what was typed, the newest first, each with the customer that it is about. */
export async function numbersOffered(db: Db, table: NumberedTable, typed: string, most: number): Promise<Offer[]> {
  // One table stands for all of them: each has a number.
  const one = table as 'certificate'
  const begins = typed.normalize('NFKC').toUpperCase()
  const rows = await db
    .selectFrom(one)
    .select(['number', ...('customer_id' in factTables[table] ? (['customer_id'] as const) : [])])
    .where('voided_at', 'is', null)
    .where((eb) =>
      eb(eb.fn<string>('upper', [eb.fn<string>('substr', ['number', eb.val(1), eb.val(begins.length)])]), '=', begins),
    )
    .orderBy('id', 'desc')
    .limit(most)
    .execute()
  const names = await customerNames(db, rows)
  return rows.map(({ number, ...row }) => ({ value: number, meaning: same(names.get(idOf(row)) ?? '') }))
}

/**
 * Numbers of a table that have what was typed in them, or in the name of the customer that they are about, the newest first; of the customer
 * of that code alone, where it is the code of one and the table tells customers.
 */
export async function numbersMeant(
  db: Db,
  table: NumberedTable,
  typed: string,
  code: string | undefined,
  most: number,
): Promise<Offer[]> {
  const one = table as 'certificate'
  const part = typed.normalize('NFKC').trim().toUpperCase()
  const plain = plainNumber(typed)
  const tells = 'customer_id' in factTables[table]
  const customers = db.selectFrom('customer').select('id')
  const own =
    !tells || code === undefined ? undefined : await customers.where('code', '=', code).limit(1).executeTakeFirst()
  let found = db
    .selectFrom(one)
    .select(['number', ...(tells ? (['customer_id'] as const) : [])])
    .where('voided_at', 'is', null)
  if (own !== undefined) found = found.where('customer_id', '=', own.id)
  if (part !== '')
    found = found.where((eb) => {
      const isIn = (text: string) =>
        eb(eb.fn<number>('instr', [eb.fn<string>('upper', ['number']), eb.val(text)]), '>', 0)
      const has = plain === part ? isIn(part) : eb.or([isIn(part), isIn(plain)])
      const named = customers.where((of) =>
        of(of.fn<number>('instr', [of.fn<string>('upper', ['name']), of.val(part)]), '>', 0),
      )
      return tells ? eb.or([has, eb('customer_id', 'in', named)]) : has
    })
  const rows = await found.orderBy('id', 'desc').limit(most).execute()
  const names = await customerNames(db, rows)
  return rows.map(({ number, ...row }) => ({ value: number, meaning: same(names.get(idOf(row)) ?? '') }))
}

const idOf = (row: { readonly customer_id?: number | null }): number => row.customer_id ?? 0

async function customerNames(db: Db, rows: readonly { readonly customer_id?: number | null }[]) {
  const ids = [...new Set(rows.map(idOf))].filter((id) => id !== 0)
  if (ids.length === 0) return new Map<number, string>()
  const named = await db.selectFrom('customer').select(['id', 'name']).where('id', 'in', ids).execute()
  return new Map(named.map(({ id, name }) => [id, name]))
}
