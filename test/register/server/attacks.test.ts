import type pg from 'pg'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Moment } from '../../../src/clause/day.ts'
import { headerLine } from '../../../src/register/journal.ts'
import { callableFunctions } from '../../../src/register/server/functions.ts'
import { entryLock } from '../../../src/register/server/functions-entry.ts'
import { revokeClerk, rolesOf } from '../../../src/register/server/rights.ts'
import { isFactTable, serverTables } from '../../../src/register/server/schema.ts'
import { refusals } from '../../../src/register/server/schema-refusals.ts'
import { type Cluster, noServer, startCluster } from './cluster.ts'
import * as made from './made.ts'

const everyTable = [...serverTables(), { name: 'register' }, { name: 'seat' }].map(({ name }) => `main."${name}"`)

/** What PostgreSQL says to whoever lacks the right. */
const denied = '42501'

describe.skipIf(noServer)("a server's register, attacked by a clerk", () => {
  let cluster: Cluster
  let register: made.Made
  /** A clerk's own session; Wang Fang's login. */
  let clerk: pg.Client
  /** The administrator's, who looks on. */
  let watcher: pg.Client
  let end: made.End

  beforeAll(async () => {
    cluster = await startCluster()
    register = await made.madeRegister(cluster)
    const { database, admin } = register
    for (const login of ['wang', 'li', 'nobody']) await made.clerkOf(register, login)
    await cluster.as({ database, user: admin }, (client) =>
      made.write(
        client,
        6,
        async (seq) => {
          const recorded = made.recordedIn(seq, 'admin')
          const staff = ['王芳', '李明', '王小芳'].map((name, i) => ({ id: i + 1, name, ...recorded }))
          await made.add(client, 'staff', staff)
          await made.set(client, 'staff', 3, { same_as: 1 })
          const accounts = [
            { id: 1, staff_id: 1, account: 'wang', ...recorded },
            { id: 2, staff_id: 2, account: 'li', ...recorded },
          ]
          await made.add(client, 'account', accounts)
        },
        { by: 'admin', staff: 'admin', system_user: admin },
      ),
    )
    clerk = await cluster.connect({ database, user: 'wang' })
    await made.write(clerk, 2, async (seq) => {
      await made.add(clerk, 'customer', [made.customer(1, seq)])
      await made.add(clerk, 'person', [{ id: 1, customer_id: 1, name: '张三', is_primary: 1, ...made.recordedIn(seq) }])
    })
    watcher = await cluster.connect({ database, user: admin })
    return () => Promise.all([clerk.end(), watcher.end()])
  })

  beforeEach(async () => {
    end = await made.endOf(clerk)
  })

  /** Everything on record, a line a row, as its owner sees it. */
  const standing = async (): Promise<string> => {
    const each = everyTable.map((table) => `SELECT '${table} ' || own::text AS line FROM ${table} AS own`)
    const { rows } = await watcher.query(`${each.join(' UNION ALL ')} ORDER BY 1`)
    return rows.map(({ line }) => line).join('\n')
  }

  const codeOf = (attempt: Promise<unknown>): Promise<string> =>
    attempt.then(
      () => 'done',
      (error) => error.code,
    )

  /** Expects an attack, in a transaction of its own, to be refused with this code, and nothing to be left of it. */
  const refused = async (code: string, attack: (seq: number) => Promise<unknown>) => {
    const before = await standing()
    await expect(made.inTransaction(clerk, () => attack(end.seq + 1))).rejects.toMatchObject({ code })
    expect(await standing()).toBe(before)
  }

  const begun = (attack: (seq: number) => Promise<unknown>) => async (seq: number) => {
    await made.begin(clerk, end)
    await attack(seq)
  }

  const run = (sql: string) => async (): Promise<unknown> => clerk.query(sql)

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
      ['with an entry open', () => made.begin(clerk, end)],
    ])('in any table, %s', async (_, open) => {
      await clerk.query('BEGIN')
      await open()
      await clerk.query('SAVEPOINT before')
      for (const sql of everyTable.flatMap(onTable)) {
        const code = await codeOf(clerk.query(sql))
        await clerk.query('ROLLBACK TO before')
        expect([sql, code]).toEqual([sql, denied])
      }
      await clerk.query('ROLLBACK')
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
      const own = sql.replace('OWNER', `"${rolesOf(register.database).owner}"`)
      await refused(denied, run(own))
      await refused(denied, begun(run(own)))
    })

    it('and has no function but these', async () => {
      const { rows } = await clerk.query(
        `SELECT format('%s(%s)', proname, oidvectortypes(proargtypes)) AS name FROM pg_proc
         WHERE pronamespace = 'main'::regnamespace AND has_function_privilege(oid, 'EXECUTE') ORDER BY 1`,
      )
      expect(rows.map(({ name }) => name)).toEqual([...callableFunctions].sort())
      // What runs with its owner's rights, or when the session has the word again, says itself where names lead.
      const { rows: unsafe } = await clerk.query(
        `SELECT proname FROM pg_proc WHERE pronamespace = 'main'::regnamespace AND (pg_get_userbyid(proowner) <> $1
         OR prosecdef <> has_function_privilege(oid, 'EXECUTE')
         OR (prosecdef OR proname = 'guard_token') AND (proconfig[1] = 'search_path=main, pg_temp') IS NOT TRUE)`,
        [rolesOf(register.database).owner],
      )
      expect(unsafe).toEqual([])
    })
  })

  describe('cannot call the functions but in their order', () => {
    it.each([
      ['rows without an entry', refusals.gate, () => made.add(clerk, 'customer', [])],
      ['a change without an entry', refusals.gate, () => made.set(clerk, 'customer', 1, { name: 'x' })],
      ['a counter without an entry', refusals.gate, () => clerk.query(`SELECT main.count('CT', 1)`)],
      ['an erasing without an entry', refusals.gate, () => clerk.query(`SELECT main.lose_private(1, 'x')`)],
      ['a note of one without an entry', refusals.gate, () => clerk.query('SELECT main.note_erasing()')],
      ['an end without an entry', refusals.gate, () => made.finish(clerk, made.headerAfter(end, 0))],
      ['no end', refusals.open, begunOf()],
      ['no end, asked for early', refusals.open, begunOf(() => clerk.query('SET CONSTRAINTS ALL IMMEDIATE'))],
      ['an entry in an entry', refusals.altered, begunOf(() => made.begin(clerk, { ...end }))],
      [
        'the next entry in an entry',
        refusals.overtaken,
        begunOf(() => made.begin(clerk, { ...end, seq: end.seq + 1 })),
      ],
      ['rows behind the end', refusals.gate, whole(() => made.add(clerk, 'customer', []))],
      ['a second end', refusals.gate, whole((seq) => made.finish(clerk, made.headerAfter({ ...end, seq }, 0)))],
    ])('%s', async (_, code, attack) => refused(code, attack))

    function begunOf(then: () => Promise<unknown> = async () => undefined) {
      return begun(then)
    }

    /** An entry that is finished, and something behind it in the same transaction. */
    function whole(then: (seq: number) => Promise<unknown>) {
      return begun(async (seq) => {
        await made.add(clerk, 'customer', [made.customer(2, seq)])
        await made.finish(clerk, made.headerAfter(end, 1))
        await then(seq)
      })
    }

    it('and the token is gone with what was taken back to before it', () =>
      refused(refusals.gate, async (seq) => {
        await clerk.query('SAVEPOINT before')
        await made.begin(clerk, end)
        await clerk.query('ROLLBACK TO before')
        await made.add(clerk, 'customer', [made.customer(2, seq)])
      }))
  })

  describe('cannot begin but behind the newest entry', () => {
    it.each([
      ['another seal', (own: made.End) => ({ ...own, seal: 'f'.repeat(64) })],
      ['no seal', (own: made.End) => ({ ...own, seal: null as unknown as string })],
      ['a number too many', (own: made.End) => ({ ...own, seq: own.seq + 1 })],
      ['a number too few', (own: made.End) => ({ ...own, seq: own.seq - 1 })],
      ['the first again', () => ({ seq: 0, at: '', lastChange: 0, seal: '0'.repeat(64) })],
    ])('%s', async (_, wrong) => refused(refusals.overtaken, () => made.begin(clerk, wrong(end))))

    it.each(['REPEATABLE READ', 'SERIALIZABLE'])('nor under %s', (level) =>
      refused(refusals.isolation, async () => {
        await clerk.query(`SET TRANSACTION ISOLATION LEVEL ${level}`)
        await made.begin(clerk, end)
      }),
    )

    it('nor at the same time as another', async () => {
      const { database } = register
      await cluster.as({ database, user: 'li' }, async (other) => {
        await other.query('BEGIN')
        await made.begin(other, end)
        const seq = end.seq + 1
        const outcome = codeOf(made.inTransaction(clerk, () => made.begin(clerk, end)))
        const waiting = `SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND objid = $1`
        while ((await watcher.query(waiting, [entryLock])).rowCount === 0);
        await made.add(other, 'customer', [made.customer(2, seq, '李明')])
        await made.finish(other, made.headerAfter(end, 1, { by: '李明', system_user: 'li' }))
        await other.query('COMMIT')
        expect(await outcome).toBe(refusals.overtaken)
        // Nothing of it is left, and it goes on behind the other's.
        await made.write(clerk, 1, (own) => made.set(clerk, 'customer', 2, { name: `nach ${own}` }))
      })
    })
  })

  describe("cannot write in another's name", () => {
    const customerOf = (seq: number, by?: string) => made.add(clerk, 'customer', [made.customer(3, seq, by)])

    it.each([
      ['another member of staff', { by: '李明' }],
      ['nobody on the staff', { by: '赵六' }],
      ['another login', { system_user: 'li' }],
      ['the administrator', { by: 'admin', system_user: 'admin' }],
    ] as const)('%s', async (_, more: { by?: string; system_user?: string }) =>
      refused(
        refusals.otherName,
        begun(async (seq) => {
          await customerOf(seq, more.by)
          await made.finish(clerk, made.headerAfter(end, 1, more))
        }),
      ),
    )

    it.each([
      ['by binding the login in the very entry', 'account', { id: 3, staff_id: 2, account: 'wang' }],
      ['by another name in the very entry', 'staff', { id: 4, name: '李四', same_as: 1 }],
    ])('%s', async (_, table, row) =>
      refused(
        refusals.otherName,
        begun(async (seq) => {
          const by = table === 'account' ? '李明' : '李四'
          await made.add(clerk, table, [{ ...row, ...made.recordedIn(seq, by) }])
          await made.finish(clerk, made.headerAfter(end, 1, { by }))
        }),
      ),
    )

    it.each([
      ['a row recorded by another', (seq: number) => customerOf(seq, '李明')],
      ['a row recorded earlier', () => customerOf(1)],
      ['a row taken back by another', (seq: number) => voidedBy(made.momentOf(seq), '李明')],
      ['a row taken back earlier', () => voidedBy(made.momentOf(1), '王芳')],
      ['a row taken back by nobody', (seq: number) => voidedBy(made.momentOf(seq), null)],
      ['a row taken back at no time', () => voidedBy(null, '王芳')],
    ])('%s', async (_, attack) =>
      refused(
        refusals.otherName,
        begun(async (seq) => {
          await attack(seq)
          await made.finish(clerk, made.headerAfter(end, 1))
        }),
      ),
    )

    function voidedBy(voided_at: string | null, voided_by: string | null) {
      return made.set(clerk, 'customer', 1, { voided_at, voided_by, void_reason: 'x' })
    }

    it('and a login that is bound to nobody writes nothing', async () => {
      const before = await standing()
      await cluster.as({ database: register.database, user: 'nobody' }, async (client) => {
        await expect(made.begin(client, end)).rejects.toMatchObject({ code: refusals.unbound })
        expect((await client.query('SELECT count(*)::int AS rows FROM main.customer')).rows[0].rows).toBeGreaterThan(0)
      })
      expect(await standing()).toBe(before)
    })

    it('nor one whose account was taken back, or that is a clerk no longer', async () => {
      const { database, admin } = register
      await made.clerkOf(register, 'zhao')
      const more = { by: 'admin', staff: 'admin', system_user: admin }
      const account = { id: 3, staff_id: 2, account: 'zhao' }
      await made.write(
        watcher,
        1,
        (seq) => made.add(watcher, 'account', [{ ...account, ...made.recordedIn(seq, 'admin') }]),
        more,
      )
      await cluster.as({ database, user: 'zhao' }, async (client) => {
        const begins = async () => made.begin(client, await made.endOf(client))
        await client.query('BEGIN')
        await begins()
        await client.query('ROLLBACK')
        await made.write(
          watcher,
          1,
          (seq) =>
            made.set(watcher, 'account', 3, { voided_at: made.momentOf(seq), voided_by: 'admin', void_reason: 'x' }),
          more,
        )
        expect(await codeOf(begins())).toBe(refusals.unbound)
        await watcher.query(revokeClerk(database, 'zhao'))
        expect(await codeOf(begins())).toBe(denied)
        expect(await codeOf(client.query('SELECT main.begin_entry(1, NULL)'))).toBe(denied)
      })
      // Whoever is no clerk does not even get in.
      expect(await codeOf(cluster.connect({ database, user: 'zhao' }))).toBe(denied)
    })

    it('but in any of their own, and an undo brings an earlier taking back again', async () => {
      const voided = { voided_at: made.momentOf(end.seq + 1), voided_by: '王小芳', void_reason: 'x' }
      await made.write(clerk, 1, () => made.set(clerk, 'customer', 1, voided), { by: '王小芳' })
      const none = { voided_at: null, voided_by: null, void_reason: null }
      await made.write(clerk, 1, () => made.set(clerk, 'customer', 1, none))
      await made.write(clerk, 1, () => made.set(clerk, 'customer', 1, voided))
      await made.write(clerk, 1, () => made.set(clerk, 'customer', 1, none))
    })
  })

  describe('cannot finish with a header that is not sealed so', () => {
    const header = () => made.headerAfter(end, 1)
    it.each([
      ['blanks', () => headerLine(header()).replace(',', ', ')],
      ['another spelling', () => headerLine(header()).replace('王芳', '\\u738b芳')],
      ['one thing more', () => headerLine(header()).replace(']', ',1]')],
      ['the number of another entry', () => headerLine({ ...header(), seq: end.seq + 2 })],
      ['a change too many', () => headerLine(made.headerAfter(end, 2))],
      ['a change too few', () => headerLine(made.headerAfter(end, 0))],
      ['the moment of the entry before', () => headerLine({ ...header(), at: end.at as Moment })],
      ['no moment', () => headerLine({ ...header(), at: 'tomorrow' as Moment })],
    ])('%s', async (_, line) =>
      refused(
        refusals.misfit,
        begun(async (seq) => {
          await made.add(clerk, 'customer', [made.customer(3, seq)])
          await clerk.query('SELECT main.finish_entry($1)', [line()])
        }),
      ),
    )

    it('and no header at all is none', () =>
      refused(
        refusals.misfit,
        begun(() => clerk.query('SELECT main.finish_entry(NULL)')),
      ))
  })

  describe('cannot write what does not fit', () => {
    const person = (seq: number) => ({ id: 2, customer_id: 1, name: '李四', is_primary: 0, ...made.recordedIn(seq) })
    it.each([
      ['an id that is there', (seq: number) => ({ ...person(seq), id: 1 })],
      ['an id that leaves one out', (seq: number) => ({ ...person(seq), id: 3 })],
      ['no id', (seq: number) => ({ ...person(seq), id: null })],
      ['a column that is not there', (seq: number) => ({ ...person(seq), nickname: 'x' })],
      ['a row that is taken back', (seq: number) => ({ ...person(seq), void_reason: 'x' })],
    ])('%s', async (_, row) =>
      refused(
        refusals.misfit,
        begun((seq) => made.add(clerk, 'person', [row(seq)])),
      ),
    )

    it.each([
      ['another id', 'customer', 1, { id: 9 }],
      ['when it was recorded', 'customer', 1, { recorded_at: made.momentOf(1) }],
      ['by whom it was recorded', 'customer', 1, { recorded_by: '李明' }],
      ['a column that is not there', 'customer', 1, { nickname: 'x' }],
      ['a row that is not there', 'customer', 99, { name: 'x' }],
      ['a table that is not there', 'nobody', 1, { name: 'x' }],
      ['a table that holds no facts', 'entry', 1, { note: 'x' }],
      ['a table that is a statement', 'customer"; DROP TABLE main.token; --', 1, { name: 'x' }],
    ])('%s', async (_, table, id, values) =>
      refused(
        refusals.misfit,
        begun(() => made.set(clerk, table, id, values)),
      ),
    )

    it('nor set a counter back', async () => {
      await made.write(clerk, 0, () => clerk.query(`SELECT main.count('CT-2026-', 7)`))
      end = await made.endOf(clerk)
      await refused(
        refusals.kept,
        begun(() => clerk.query(`SELECT main.count('CT-2026-', 6)`)),
      )
    })
  })

  describe('cannot erase but what an erasing names', () => {
    /** The change that added the person. */
    const change = async () =>
      (await clerk.query(`SELECT id FROM main.entry_change WHERE "table" = 'person' AND op = 'insert'`)).rows[0].id
    const digest = async () =>
      (
        await clerk.query(
          `SELECT encode(sha256(convert_to(salt || chr(10) || private, 'UTF8')), 'hex') AS is FROM main.entry_change WHERE id = $1`,
          [await change()],
        )
      ).rows[0].is
    const lose = async (wanted: string) => clerk.query('SELECT main.lose_private($1, $2)', [await change(), wanted])
    const erasure = async (seq: number, more = {}) =>
      made.add(clerk, 'erasure', [
        { id: 1, of_table: 'person', of_key: 1, changes: `[${await change()}]`, ...made.recordedIn(seq), ...more },
      ])

    it.each([
      ['without one', refusals.kept, null, null],
      ['of another row', refusals.kept, { of_key: 2 }, null],
      ['of another change', refusals.kept, { changes: '[1]' }, null],
      ['under another digest', refusals.misfit, {}, 'f'.repeat(64)],
    ])('%s', (_, code, named, wanted) =>
      refused(
        code,
        begun(async (seq) => {
          if (named !== null) await erasure(seq, named)
          await lose(wanted ?? (await digest()))
        }),
      ),
    )

    it('and what it names is gone, which stays noted', async () => {
      const id = await change()
      const wanted = await digest()
      await made.write(clerk, 2, async (seq) => {
        await clerk.query('SELECT main.note_erasing()')
        await made.set(clerk, 'person', 1, { name: '‹erased›' })
        await erasure(seq)
        await lose(wanted)
      })
      const { rows } = await clerk.query(
        'SELECT private, salt, private_digest AS digest, unwiped.entry FROM main.entry_change, main.unwiped WHERE entry_change.id = $1',
        [id],
      )
      expect(rows).toEqual([{ private: null, salt: null, digest: wanted, entry: String(end.seq + 1) }])
    })
  })

  it('is not led astray by names of a session of its own', async () => {
    await made.inTransaction(clerk, async () => {
      for (const { name } of [...serverTables(), { name: 'seat' }])
        await clerk.query(`CREATE TEMPORARY TABLE "${name}" (LIKE main."${name}")`)
      await clerk.query(`INSERT INTO pg_temp.account VALUES (1, 2, 'wang', 'x', 'x')`)
      await clerk.query(`CREATE FUNCTION pg_temp.sha256(bytea) RETURNS bytea LANGUAGE sql AS $$ SELECT 'x'::bytea $$`)
      await clerk.query(`CREATE FUNCTION pg_temp.to_json(text) RETURNS json LANGUAGE sql AS $$ SELECT '1'::json $$`)
    })
    for (const setting of [
      'search_path = pg_temp, main, pg_catalog',
      'standard_conforming_strings = off',
      'transform_null_equals = on',
      'bytea_output = escape',
    ])
      await clerk.query(`SET ${setting}`)
    end = await made.endOf(watcher)
    await refused(
      refusals.otherName,
      begun(async (seq) => {
        await made.add(clerk, 'customer', [made.customer(3, seq, '李明')])
        await made.finish(clerk, made.headerAfter(end, 1, { by: '李明' }))
      }),
    )
    await clerk.query('DISCARD ALL')
  })

  it('keeps what its owner changed past it from being sealed as a clerk’s', async () => {
    const { database, admin } = register
    await cluster.as({ database, user: admin }, async (owner) => {
      await owner.query('ALTER TABLE main.vip DISABLE TRIGGER USER; ALTER TABLE main.customer DISABLE TRIGGER USER')
      await owner.query('ALTER TABLE main.entry_change DISABLE TRIGGER USER')
      const newest = `SELECT max(id) FROM main.entry_change`
      // A row that is gone: its id would be given again.
      const { rows } = await owner.query(`SELECT max(id) AS last FROM main.customer`)
      await owner.query('BEGIN; DELETE FROM main.customer WHERE id = $1'.replace('$1', rows[0].last))
      await owner.query('COMMIT')
      await refused(
        refusals.altered,
        begun((seq) => made.add(clerk, 'customer', [made.customer(Number(rows[0].last), seq)])),
      )
      // A change that no entry accounts for.
      await owner.query(
        `INSERT INTO main.entry_change SELECT (${newest}) + 1, entry, "table", key, op, before, after FROM main.entry_change WHERE id = (${newest})`,
      )
      await refused(refusals.altered, () => made.begin(clerk, end))
    })
  })

  it('lets its owner write by an entry alone, and change or delete nothing of the journal', async () => {
    const fresh = await made.madeRegister(cluster)
    await cluster.as({ database: fresh.database, user: fresh.admin }, async (owner) => {
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
    await cluster.as({ database: fresh.database }, async (superuser) => {
      await superuser.query('SET session_replication_role = replica')
      const staff = `INSERT INTO main.staff (id, name, recorded_at, recorded_by) VALUES (1, 'x', 'x', 'x')`
      expect(await codeOf(superuser.query(staff))).toBe(refusals.gate)
      expect(await codeOf(superuser.query('DELETE FROM main.entry'))).toBe(refusals.kept)
      expect(await codeOf(superuser.query('INSERT INTO main.token VALUES (1, 1)'))).toBe(refusals.open)
    })
  })
})
