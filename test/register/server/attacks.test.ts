import { describe, expect, it } from 'vitest'
import { callableFunctions } from '../../../src/register/server/schema/functions.ts'
import { entryLock } from '../../../src/register/server/schema/functions-entry.ts'
import { refusals } from '../../../src/register/server/schema/refusals.ts'
import { rolesOf } from '../../../src/register/server/schema/rights.ts'
import { attacked, codeOf, denied, everyTable } from './attacked.ts'
import { noServer } from './cluster.ts'
import * as made from './made.ts'

describe.skipIf(noServer)("a server's register, attacked by a clerk", () => {
  const own = attacked()

  describe('cannot write past the functions, with an entry open or without', () => {
    const onTable = (table: string) => [
      `INSERT INTO ${table} DEFAULT VALUES`,
      `DELETE FROM ${table}`,
      `TRUNCATE ${table} CASCADE`,
      `LOCK TABLE ${table} IN EXCLUSIVE MODE`,
      `ALTER TABLE ${table} DISABLE TRIGGER ALL`,
      `ALTER TABLE ${table} ADD COLUMN more text`,
      `DROP TABLE ${table} CASCADE`,
      `CREATE TRIGGER own BEFORE INSERT ON ${table} EXECUTE FUNCTION main.refuse()`,
      `CREATE INDEX own ON ${table} ((1))`,
      `COPY ${table} FROM STDIN`,
    ]

    it.each([
      ['without an entry', async () => undefined],
      ['with an entry open', () => made.begin(own.clerk, own.end)],
    ])('in any table, %s', async (_, open) => {
      await own.clerk.query('BEGIN')
      await open()
      await own.clerk.query('SAVEPOINT before')
      for (const sql of everyTable.flatMap(onTable)) {
        const code = await codeOf(own.clerk.query(sql))
        await own.clerk.query('ROLLBACK TO before')
        expect([sql, code]).toEqual([sql, denied])
      }
      await own.clerk.query('ROLLBACK')
      expect(everyTable.length).toBeGreaterThan(50)
    })

    it.each([
      `INSERT INTO main.token (id, entry) VALUES (1, 3)`,
      `UPDATE main.customer SET name = 'forged'`,
      `UPDATE main.entry_change SET private = NULL`,
      `UPDATE main.register SET schema_version = 1`,
      `UPDATE main.seat SET name = '李明'`,
      `MERGE INTO main.counter c USING (SELECT 'CT-2026-' AS name) n ON c.name = n.name WHEN NOT MATCHED THEN INSERT VALUES (n.name, 7)`,
      `SELECT * FROM main.customer FOR UPDATE`,
      `SET session_replication_role = replica`,
      `SET SESSION AUTHORIZATION postgres`,
      `SET ROLE OWNER`,
      `GRANT OWNER TO wang`,
      `ALTER ROLE wang SUPERUSER`,
      `CREATE FUNCTION main.own() RETURNS int LANGUAGE sql AS 'SELECT 1'`,
      `CREATE TABLE main.own (id int)`,
      `CREATE TEMPORARY TABLE own (id int) INHERITS (main.customer)`,
      `ALTER FUNCTION main.open_entry() RESET ALL`,
      `CREATE OR REPLACE FUNCTION main.open_entry() RETURNS bigint LANGUAGE sql AS 'SELECT 3::bigint'`,
      `DROP FUNCTION main.guard_entry() CASCADE`,
      `ALTER SCHEMA main RENAME TO other`,
      `CREATE SCHEMA other`,
      `SELECT main.open_entry()`,
      `SELECT main.add_customer('[]')`,
      `SELECT main.set_customer(1, '{}')`,
      `ALTER ROLE li SET search_path = public`,
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename <> current_user AND datname = current_database()`,
    ])('by %s', async (sql) => {
      const attack = async (): Promise<unknown> =>
        own.clerk.query(sql.replace('OWNER', `"${rolesOf(own.register.database).owner}"`))
      await own.refused(denied, attack)
      await own.refused(denied, own.begun(attack))
    })

    it('and has no function but these', async () => {
      const { rows } = await own.clerk.query(
        `SELECT format('%s(%s)', proname, oidvectortypes(proargtypes)) AS name FROM pg_proc
         WHERE pronamespace = 'main'::regnamespace AND has_function_privilege(oid, 'EXECUTE') ORDER BY 1`,
      )
      expect(rows.map(({ name }) => name)).toEqual([...callableFunctions].sort())
      // What runs with its owner's rights, or when the session has the word again, says itself where names lead.
      const { rows: unsafe } = await own.clerk.query(
        `SELECT proname FROM pg_proc WHERE pronamespace = 'main'::regnamespace AND (pg_get_userbyid(proowner) <> $1
         OR prosecdef <> has_function_privilege(oid, 'EXECUTE')
         OR (prosecdef OR proname = 'guard_token') AND (proconfig[1] = 'search_path=main, pg_temp') IS NOT TRUE)`,
        [rolesOf(own.register.database).owner],
      )
      expect(unsafe).toEqual([])
    })
  })

  describe('cannot call the functions but in their order', () => {
    it.each([
      ['rows without an entry', refusals.gate, () => made.add(own.clerk, 'customer', [])],
      ['a change without an entry', refusals.gate, () => made.set(own.clerk, 'customer', 1, { name: 'x' })],
      ['a counter without an entry', refusals.gate, () => own.clerk.query(`SELECT main.count('CT', 1)`)],
      ['an erasing without an entry', refusals.gate, () => own.clerk.query(`SELECT main.lose_private(1, 'x')`)],
      ['a note of one without an entry', refusals.gate, () => own.clerk.query('SELECT main.note_erasing()')],
      ['an end without an entry', refusals.gate, () => made.finish(own.clerk, made.headerAfter(own.end, 0))],
      ['no end', refusals.open, begunOf()],
      ['no end, asked for early', refusals.open, begunOf(() => own.clerk.query('SET CONSTRAINTS ALL IMMEDIATE'))],
      ['an entry in an entry', refusals.altered, begunOf(() => made.begin(own.clerk, { ...own.end }))],
      [
        'the next entry in an entry',
        refusals.overtaken,
        begunOf(() => made.begin(own.clerk, { ...own.end, seq: own.end.seq + 1 })),
      ],
      ['rows behind the end', refusals.gate, whole(() => made.add(own.clerk, 'customer', []))],
      ['a second end', refusals.gate, whole((seq) => made.finish(own.clerk, made.headerAfter({ ...own.end, seq }, 0)))],
    ])('%s', async (_, code, attack) => own.refused(code, attack))

    function begunOf(then: () => Promise<unknown> = async () => undefined) {
      return own.begun(then)
    }

    /** An entry that is finished, and something behind it in the same transaction. */
    function whole(then: (seq: number) => Promise<unknown>) {
      return own.begun(async (seq) => {
        await made.add(own.clerk, 'customer', [made.customer(2, seq)])
        await made.finish(own.clerk, made.headerAfter(own.end, 1))
        await then(seq)
      })
    }

    it('and the token is gone with what was taken back to before it', () =>
      own.refused(refusals.gate, async (seq) => {
        await own.clerk.query('SAVEPOINT before')
        await made.begin(own.clerk, own.end)
        await own.clerk.query('ROLLBACK TO before')
        await made.add(own.clerk, 'customer', [made.customer(2, seq)])
      }))
  })

  describe('cannot begin but behind the newest entry', () => {
    it.each([
      ['another seal', (own: made.End) => ({ ...own, seal: 'f'.repeat(64) })],
      ['no seal', (own: made.End) => ({ ...own, seal: null as unknown as string })],
      ['a number too many', (own: made.End) => ({ ...own, seq: own.seq + 1 })],
      ['a number too few', (own: made.End) => ({ ...own, seq: own.seq - 1 })],
      ['the first again', () => ({ seq: 0, at: '', lastChange: 0, seal: '0'.repeat(64) })],
    ])('%s', async (_, wrong) => own.refused(refusals.overtaken, () => made.begin(own.clerk, wrong(own.end))))

    it.each(['REPEATABLE READ', 'SERIALIZABLE'])('nor under %s', (level) =>
      own.refused(refusals.isolation, async () => {
        await own.clerk.query(`SET TRANSACTION ISOLATION LEVEL ${level}`)
        await made.begin(own.clerk, own.end)
      }),
    )

    it('nor at the same time as another', async () => {
      const { database } = own.register
      await own.register.cluster.as({ database, user: 'li' }, async (other) => {
        await other.query('BEGIN')
        await made.begin(other, own.end)
        const seq = own.end.seq + 1
        const outcome = codeOf(made.inTransaction(own.clerk, () => made.begin(own.clerk, own.end)))
        const waiting = `SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND objid = $1`
        while ((await own.watcher.query(waiting, [entryLock])).rowCount === 0);
        await made.add(other, 'customer', [made.customer(2, seq, '李明')])
        await made.finish(other, made.headerAfter(own.end, 1, { by: '李明', system_user: 'li' }))
        await other.query('COMMIT')
        expect(await outcome).toBe(refusals.overtaken)
        // Nothing of it is left, and it goes on behind the other's.
        await made.write(own.clerk, 1, (later) => made.set(own.clerk, 'customer', 2, { name: `又${later}` }))
      })
    })
  })
})
