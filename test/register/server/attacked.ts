import type pg from 'pg'
import { beforeAll, beforeEach, expect } from 'vitest'
import { serverTables } from '../../../src/register/server/schema/tables.ts'
import { startCluster } from './cluster.ts'
import * as made from './made.ts'

/** Every table of the server, what it keeps for itself too. */
export const everyTable = [...serverTables(), { name: 'register' }, { name: 'seat' }].map(
  ({ name }) => `main."${name}"`,
)

/** What PostgreSQL says to whoever lacks the right. */
export const denied = '42501'

/** The SQLSTATE of an error, or `done`. */
export const codeOf = (attempt: Promise<unknown>): Promise<string> =>
  attempt.then(
    () => 'done',
    (error) => error.code,
  )

/**
 * A register that clerks attack. On its staff: 王芳, also called 王小芳, whose login is `wang`; 李明, whose login is `li`; the login `nobody` is
 * nobody's. On record: a customer with a contact person.
 */
export class Attacked {
  register!: made.Made
  /** A clerk's own session; Wang Fang's login. */
  clerk!: pg.Client
  /** The administrator's, who looks on. */
  watcher!: pg.Client
  /** Where the journal ends as a test begins. */
  end!: made.End

  async prepare(): Promise<void> {
    this.register = await made.madeRegister(await startCluster())
    const { cluster, database, admin } = this.register
    for (const login of ['wang', 'li', 'nobody']) await made.clerkOf(this.register, login)
    this.watcher = await cluster.connect({ database, user: admin })
    const typed = { by: 'admin', staff: 'admin', system_user: admin }
    await made.write(this.watcher, 6, (seq) => this.#staff(seq), typed)
    this.clerk = await cluster.connect({ database, user: 'wang' })
    await made.write(this.clerk, 2, async (seq) => {
      await made.add(this.clerk, 'customer', [made.customer(1, seq)])
      const person = { id: 1, customer_id: 1, name: '张三', is_primary: 1, ...made.recordedIn(seq) }
      await made.add(this.clerk, 'person', [person])
    })
  }

  async #staff(seq: number): Promise<void> {
    const recorded = made.recordedIn(seq, 'admin')
    const staff = ['王芳', '李明', '王小芳'].map((name, i) => ({ id: i + 1, name, ...recorded }))
    await made.add(this.watcher, 'staff', staff)
    await made.set(this.watcher, 'staff', 3, { same_as: 1 })
    const accounts = ['wang', 'li'].map((account, i) => ({ id: i + 1, staff_id: i + 1, account, ...recorded }))
    await made.add(this.watcher, 'account', accounts)
  }

  /** Everything on record, a line a row, as its owner sees it. */
  async standing(): Promise<string> {
    const each = everyTable.map((table) => `SELECT '${table} ' || own::text AS line FROM ${table} AS own`)
    const { rows } = await this.watcher.query(`${each.join(' UNION ALL ')} ORDER BY 1`)
    return rows.map(({ line }) => line).join('\n')
  }

  /** Expects an attack, in a transaction of its own, to be refused with this code, and nothing to be left of it. */
  async refused(code: string, attack: (seq: number) => Promise<unknown>): Promise<void> {
    const before = await this.standing()
    const attempt = made.inTransaction(this.clerk, () => attack(this.end.seq + 1))
    await expect(attempt).rejects.toMatchObject({ code })
    expect(await this.standing()).toBe(before)
  }

  /** An attack in an entry that was begun as it should be. */
  begun(attack: (seq: number) => Promise<unknown>) {
    return async (seq: number): Promise<void> => {
      await made.begin(this.clerk, this.end)
      await attack(seq)
    }
  }
}

/** A register to attack, for the tests of a file: made before the first of them. */
export function attacked(): Attacked {
  const own = new Attacked()
  beforeAll(async () => {
    await own.prepare()
    return () => Promise.all([own.clerk.end(), own.watcher.end()])
  })
  beforeEach(async () => {
    own.end = await made.endOf(own.clerk)
  })
  return own
}
