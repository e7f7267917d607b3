// @module-tag long

import type pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { noServer, startCluster } from './cluster.ts'
import * as made from './made.ts'

describe.skipIf(noServer)('rows of several tables that go to a server together', () => {
  let client: pg.Client
  let admin: string

  beforeAll(async () => {
    const cluster = await startCluster()
    const register = await made.madeRegister(cluster)
    admin = register.admin
    client = await cluster.connect({ database: register.database, user: admin })
  })
  afterAll(() => client.end())
  beforeEach(() => client.query('BEGIN'))
  afterEach(() => client.query('ROLLBACK'))

  type Given = readonly (readonly [table: string, row: made.Rows[number]])[]
  const person = (id: number, customer_id: number) => ({ id, customer_id, name: `联系人${id}`, is_primary: 1 })
  const certificate = (id: number, change_id: number | null) => ({
    ...{ id, customer_id: 1, number: `Q${id}`, scheme: 'management-system', change_id },
    ...{ first_issued_on: '2025-03-01', issued_on: '2025-03-01' },
  })
  const application = { id: 1, number: 'CH-2026-001', customer_id: 1, origin: 'customer', certificate_id: 1 }

  /** Writes them as one entry; returns the journal's changes as `id table key`. */
  const journaled = async (given: Given) => {
    const end = await made.endOf(client)
    await made.begin(client, end)
    const rows = given.map(([table, row]) => [table, { ...row, ...made.recordedIn(end.seq + 1) }])
    await client.query('SELECT main.add_rows($1)', [JSON.stringify(rows)])
    await made.finish(client, made.headerAfter(end, given.length, { system_user: admin }))
    const { rows: changes } = await client.query('SELECT id, "table", key FROM main.entry_change ORDER BY id')
    return changes.map(({ id, table, key }) => `${id} ${table} ${key}`)
  }

  it('stand in the journal in the order in which they were given', async () => {
    const given: Given = [
      ['customer', made.customer(1, 1)],
      ['person', person(1, 1)],
      ['person', person(2, 1)],
      ['customer', made.customer(2, 1)],
      ['person', person(3, 2)],
      ['customer', made.customer(3, 1)],
    ]
    expect(await journaled(given)).toEqual([
      ...['1 customer 1', '2 person 1', '3 person 2', '4 customer 2', '5 person 3', '6 customer 3'],
    ])
  })

  it('may refer to each other in any order of their tables', async () => {
    const given: Given = [
      ['customer', made.customer(1, 1)],
      ['certificate', certificate(1, null)],
      ['change_application', application],
      ['certificate', certificate(2, 1)],
    ]
    expect(await journaled(given)).toEqual([
      ...['1 customer 1', '2 certificate 1', '3 change_application 1', '4 certificate 2'],
    ])
  })

  it('are the changes that follow, whatever the session says that they are', async () => {
    await client.query(`SET LOCAL certdesk.changes = '{7}'`)
    expect(await journaled([['customer', made.customer(1, 1)]])).toEqual(['1 customer 1'])
  })

  it('are refused where one is of no table', async () => {
    await expect(journaled([['nobody', {}]])).rejects.toMatchObject({ code: 'RG007' })
  })
})
