// @module-tag long

import { describe, expect, it } from 'vitest'
import { refusals } from '../../../src/register/server/schema/refusals.ts'
import { isFactTable, serverTables } from '../../../src/register/server/schema/tables.ts'
import { attacked, codeOf } from './attacked.ts'
import { noServer } from './cluster.ts'
import * as made from './made.ts'

describe.skipIf(noServer)("a server's register, by names and rights", () => {
  const own = attacked()

  it('is not led astray by names of a session of its own', async () => {
    await made.inTransaction(own.clerk, async () => {
      for (const { name } of [...serverTables(), { name: 'seat' }])
        await own.clerk.query(`CREATE TEMPORARY TABLE "${name}" (LIKE main."${name}")`)
      await own.clerk.query(`INSERT INTO pg_temp.account VALUES (1, 2, 'wang', 'x', 'x')`)
      await own.clerk.query(
        `CREATE FUNCTION pg_temp.sha256(bytea) RETURNS bytea LANGUAGE sql AS $$ SELECT 'x'::bytea $$`,
      )
      await own.clerk.query(`CREATE FUNCTION pg_temp.to_json(text) RETURNS json LANGUAGE sql AS $$ SELECT '1'::json $$`)
    })
    for (const setting of [
      'search_path = pg_temp, main, pg_catalog',
      'standard_conforming_strings = off',
      'transform_null_equals = on',
      'bytea_output = escape',
    ])
      await own.clerk.query(`SET ${setting}`)
    own.end = await made.endOf(own.watcher)
    await own.refused(
      refusals.otherName,
      own.begun(async (seq) => {
        await made.add(own.clerk, 'customer', [made.customer(2, seq, '李明')])
        await made.finish(own.clerk, made.headerAfter(own.end, 1, { by: '李明' }))
      }),
    )
    await own.clerk.query('DISCARD ALL')
  })

  it('keeps what its owner changed past it from being sealed as a clerk’s', async () => {
    const { database, admin } = own.register
    own.end = await made.write(own.clerk, 1, (seq) => made.add(own.clerk, 'customer', [made.customer(2, seq)]))
    await own.register.cluster.as({ database, user: admin }, async (owner) => {
      await owner.query('ALTER TABLE main.customer DISABLE TRIGGER USER')
      await owner.query('ALTER TABLE main.entry_change DISABLE TRIGGER USER')
      const newest = `SELECT max(id) FROM main.entry_change`
      // A row that is gone: its id would be given again.
      await owner.query('DELETE FROM main.customer WHERE id = 2')
      await own.refused(
        refusals.altered,
        own.begun((seq) => made.add(own.clerk, 'customer', [made.customer(2, seq)])),
      )
      // A change that no entry accounts for.
      await owner.query(
        `INSERT INTO main.entry_change SELECT (${newest}) + 1, entry, "table", key, op, before, after FROM main.entry_change WHERE id = (${newest})`,
      )
      await own.refused(refusals.altered, () => made.begin(own.clerk, own.end))
    })
  })

  it('lets its owner write by an entry alone, and change or delete nothing of the journal', async () => {
    const fresh = await made.madeRegister(own.register.cluster)
    await own.register.cluster.as({ database: fresh.database, user: fresh.admin }, async (owner) => {
      const direct = (sql: string) => codeOf(owner.query(sql))
      for (const { name } of serverTables().filter(isFactTable)) {
        expect([name, await direct(`DELETE FROM main."${name}"`)]).toEqual([name, refusals.kept])
        expect([name, await direct(`TRUNCATE main."${name}" CASCADE`)]).toEqual([name, refusals.kept])
      }
      const staff = `INSERT INTO main.staff (id, name, recorded_at, recorded_by) VALUES (1, 'x', 'x', 'x')`
      expect(await direct(staff)).toBe(refusals.gate)
      expect(await direct('INSERT INTO main.token VALUES (1, 1)')).toBe(refusals.open)
      // A forged token writes, and what it writes is journaled; without its entry it is not kept.
      expect(
        await direct(`BEGIN; INSERT INTO main.token VALUES (1, 1); ${staff}; DELETE FROM main.token; COMMIT`),
      ).toBe('23503')
      await owner.query('ROLLBACK')
      expect(await direct(`BEGIN; INSERT INTO main.token VALUES (1, 1); ${staff}; UPDATE main.staff SET id = 2`)).toBe(
        refusals.kept,
      )
      await owner.query('ROLLBACK')
      for (const sql of [
        'UPDATE main.entry SET by = by',
        'DELETE FROM main.entry_change',
        'DELETE FROM main.counter',
        'TRUNCATE main.entry CASCADE',
      ])
        expect([sql, await direct(sql)]).toEqual([sql, refusals.kept])
    })
    // A session that is set to follow another server is held to the same.
    await own.register.cluster.as({ database: fresh.database }, async (superuser) => {
      await superuser.query('SET session_replication_role = replica')
      const staff = `INSERT INTO main.staff (id, name, recorded_at, recorded_by) VALUES (1, 'x', 'x', 'x')`
      expect(await codeOf(superuser.query(staff))).toBe(refusals.gate)
      expect(await codeOf(superuser.query('DELETE FROM main.entry'))).toBe(refusals.kept)
      expect(await codeOf(superuser.query('INSERT INTO main.token VALUES (1, 1)'))).toBe(refusals.open)
    })
  })
})
