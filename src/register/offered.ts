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

const idOf = (row: { readonly customer_id?: number | null }): number => row.customer_id ?? 0

async function customerNames(db: Db, rows: readonly { readonly customer_id?: number | null }[]) {
  const ids = [...new Set(rows.map(idOf))].filter((id) => id !== 0)
  if (ids.length === 0) return new Map<number, string>()
  const named = await db.selectFrom('customer').select(['id', 'name']).where('id', 'in', ids).execute()
  return new Map(named.map(({ id, name }) => [id, name]))
}
