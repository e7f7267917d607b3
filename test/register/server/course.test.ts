// @module-tag long

import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { markStatements } from '../../../src/register/in-time/snapshot.ts'
import { markSnapshot } from '../../../src/register/once.ts'
import type { Db } from '../../../src/register/register.ts'
import { Link } from '../../../src/register/server/link/link.ts'
import { kyselyOver } from '../../../src/register/server/session/builder.ts'
import { Session, stateOf } from '../../../src/register/server/session/session.ts'
import { statementsOver } from '../../../src/register/server/session/statements.ts'
import type { Statements } from '../../../src/register/statements.ts'
import { type Cluster, noServer, startCluster } from './cluster.ts'
import { addressOf, linkTo } from './reached.ts'

describe.skipIf(noServer)('Whoever goes through all rows of a register at a server', () => {
  let cluster: Cluster
  let session: Session
  let statements: Statements
  let db: Db

  beforeAll(async () => {
    cluster = await startCluster()
    const database = await cluster.database()
    await cluster.as({ database }, (client) =>
      client.query(`CREATE SCHEMA main;
        CREATE TABLE main.entry (seq bigint PRIMARY KEY, seal text);
        CREATE TABLE main.staff (id bigint PRIMARY KEY, name text COLLATE "C");
        INSERT INTO main.staff SELECT id, 'n' || id FROM generate_series(1, 9) AS id`),
    )
    session = new Session(await linkTo(addressOf(cluster, database)))
    statements = statementsOver(session)
  })
  beforeEach(async () => {
    session.rollback()
    const trx = await kyselyOver(session).startTransaction().setAccessMode('read only').execute()
    markSnapshot(trx)
    markStatements(trx, statements)
    db = trx
  })

  const names = async (first: number, last: number) => {
    const rows = await db
      .selectFrom('staff')
      .select('name')
      .where('id', '>=', first)
      .where('id', '<=', last)
      .orderBy('id')
      .execute()
    return rows.map(({ name }) => name).join(' ')
  }

  /** The questions that were sent, with their values, while something was done. */
  const sentBy = async (act: () => Promise<unknown>): Promise<string[]> => {
    const post = vi.spyOn(Link.prototype, 'post')
    try {
      await act()
      const steps = post.mock.calls.flatMap(([steps]) => steps)
      return steps.flatMap((step) => ('sql' in step && /from "staff"/.test(step.sql) ? [step.values.join()] : []))
    } finally {
      post.mockRestore()
    }
  }

  test('has what was asked about some put about the next before it is asked', async () => {
    statements.goOn([1, 3], [4, 6])
    expect(await sentBy(async () => expect(await names(1, 3)).toBe('n1 n2 n3'))).toEqual(['1,3', '4,6'])
    statements.goOn([4, 6], [7, 9])
    expect(await sentBy(async () => expect(await names(4, 6)).toBe('n4 n5 n6'))).toEqual(['7,9'])
    statements.goOn([7, 9], null)
    expect(await sentBy(async () => expect(await names(7, 9)).toBe('n7 n8 n9'))).toEqual([])
    // What is asked about others, or again, is asked as ever.
    expect(await sentBy(async () => expect(await names(1, 2)).toBe('n1 n2'))).toEqual(['1,2'])
  })

  test('leaves alone what nobody asks then', async () => {
    statements.goOn([1, 3], [4, 6])
    await names(1, 3)
    statements.goOn([4, 6], [7, 9])
    expect(await names(4, 5)).toBe('n4 n5')
    statements.goOn([7, 9], null)
    expect(await names(7, 9)).toBe('n7 n8 n9')
    session.commit()
    expect(statements.value('SELECT count(*) FROM main.staff')).toBe(9)
  })

  test('is answered by the views that lie over tables meanwhile, and by the tables again afterwards', async () => {
    statements.goOn([1, 3], [4, 6])
    await names(1, 3)
    statements.goOn([4, 6], [7, 9])
    statements.lay('staff', `SELECT id, upper(name) AS name FROM main.staff`)
    expect(await names(4, 6)).toBe('N4 N5 N6')
    // Nothing is put ahead that the view would answer.
    expect(await sentBy(() => names(4, 6))).toEqual(['4,6'])
    statements.lift('staff')
    // Nor before it was sent that the view is gone.
    expect(await sentBy(async () => expect(await names(4, 6)).toBe('n4 n5 n6'))).toEqual([])
    expect(await sentBy(async () => expect(await names(1, 1)).toBe('n1'))).toEqual(['1,1', '7,9'])
    statements.goOn([7, 9], null)
    expect(await sentBy(async () => expect(await names(7, 9)).toBe('n7 n8 n9'))).toEqual([])
  })

  test('is told what was wrong with what was put ahead, whatever is asked next', async () => {
    const divided = (first: number, last: number) =>
      db
        .selectFrom('staff')
        .select(sql<number>`10 / (id - 5)`.as('n'))
        .where('id', '>=', first)
        .where('id', '<=', last)
        .execute()
    const stateBy = (asking: Promise<unknown>) => asking.then(() => 'done', stateOf)
    statements.goOn([1, 3], [4, 6])
    await divided(1, 3)
    expect(await stateBy(names(1, 2))).toBe('22012')
    session.rollback()
    expect(statements.value('SELECT count(*) FROM main.staff')).toBe(9)
  })

  test('begins anew with the next transaction', async () => {
    statements.goOn([1, 3], [4, 6])
    await names(1, 3)
    session.rollback()
    session.begin('past')
    expect(await sentBy(async () => expect(await names(4, 6)).toBe('n4 n5 n6'))).toEqual(['4,6'])
  })
})
