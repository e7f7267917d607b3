import { expect, it } from 'vitest'
import { verbsOf } from '../../src/record/kind.ts'
import { everyKind, facts } from '../../src/records.ts'
import { factTables } from '../../src/register/tables.ts'

const han = /\p{Script=Han}/u

/** What no row is without, and what its journal leaves out. */
const kept = ['number', 'note', 'name_key']

it('is of one table, and every table is of one kind', async () => {
  const tables = (await everyKind()).map(({ table }) => table)
  expect(tables.toSorted()).toEqual(Object.keys(factTables).sort())
})

it('says in Chinese what every column of its table is called', async () => {
  const { factWords } = await facts()
  for (const [table, columns] of Object.entries(factTables)) {
    expect(factWords.table(table).zh, table).toMatch(han)
    for (const column of Object.keys(columns).filter((name) => !kept.includes(name)))
      expect(factWords.column(table, column).zh, `${table}.${column}`).toMatch(han)
  }
})

it('offers records by fields that it has', async () => {
  for (const { table, fields, offered } of await everyKind())
    for (const key of offered) expect(fields, `${table} is offered by ${key}`).toHaveProperty(key)
})

it('means one verb by a word', async () => {
  for (const kind of await everyKind()) {
    const words = Object.entries(verbsOf(kind)).flatMap(([verb, others]) => [verb, ...others])
    expect(new Set(words).size, kind.table).toBe(words.length)
  }
})
