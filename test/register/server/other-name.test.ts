import { describe, expect, it } from 'vitest'
import type { Moment } from '../../../src/clause/day.ts'
import { headerLine } from '../../../src/register/journal.ts'
import { refusals } from '../../../src/register/server/schema/refusals.ts'
import { revokeClerk } from '../../../src/register/server/schema/rights.ts'
import { attacked, codeOf, denied } from './attacked.ts'
import { noServer } from './cluster.ts'
import * as made from './made.ts'

describe.skipIf(noServer)("a server's register, where a clerk writes in another's name", () => {
  const own = attacked()

  describe("cannot write in another's name", () => {
    const customerOf = (seq: number, by?: string) => made.add(own.clerk, 'customer', [made.customer(2, seq, by)])

    it.each([
      ['another member of staff', { by: '李明' }],
      ['nobody on the staff', { by: '赵六' }],
      ['another login', { system_user: 'li' }],
      ['the administrator', { by: 'admin', system_user: 'admin' }],
    ] as const)('%s', async (_, more: { by?: string; system_user?: string }) =>
      own.refused(
        refusals.otherName,
        own.begun(async (seq) => {
          await customerOf(seq, more.by)
          await made.finish(own.clerk, made.headerAfter(own.end, 1, more))
        }),
      ),
    )

    it.each([
      ['by binding the login in the very entry', 'account', { id: 3, staff_id: 2, account: 'wang' }],
      ['by another name in the very entry', 'staff', { id: 4, name: '李四', same_as: 1 }],
    ])('%s', async (_, table, row) =>
      own.refused(
        refusals.otherName,
        own.begun(async (seq) => {
          const by = table === 'account' ? '李明' : '李四'
          await made.add(own.clerk, table, [{ ...row, ...made.recordedIn(seq, by) }])
          await made.finish(own.clerk, made.headerAfter(own.end, 1, { by }))
        }),
      ),
    )

    it.each([
      ['a row recorded by another', (seq: number) => customerOf(seq, '李明')],
      ['a row recorded earlier', () => customerOf(1)],
      ['a row taken back by another', (seq: number) => voidedBy(made.momentOf(seq), '李明')],
      ['a row taken back earlier', () => voidedBy(made.momentOf(1), '王芳')],
      ['a row taken back by nobody', (seq: number) => voidedBy(made.momentOf(seq), null)],
      ['a reason where nothing was taken back', () => made.set(own.clerk, 'customer', 1, { void_reason: 'x' })],
      ['a row taken back at no time', () => voidedBy(null, '王芳')],
    ])('%s', async (_, attack) =>
      own.refused(
        refusals.otherName,
        own.begun(async (seq) => {
          await attack(seq)
          await made.finish(own.clerk, made.headerAfter(own.end, 1))
        }),
      ),
    )

    function voidedBy(voided_at: string | null, voided_by: string | null) {
      return made.set(own.clerk, 'customer', 1, { voided_at, voided_by, void_reason: 'x' })
    }

    it('and a login that is bound to nobody writes nothing', async () => {
      const before = await own.standing()
      await own.register.cluster.as({ database: own.register.database, user: 'nobody' }, async (client) => {
        await expect(made.begin(client, own.end)).rejects.toMatchObject({ code: refusals.unbound })
        expect((await client.query('SELECT count(*)::int AS rows FROM main.customer')).rows[0].rows).toBeGreaterThan(0)
      })
      expect(await own.standing()).toBe(before)
    })

    it('nor one whose account was taken back, or that is a own.clerk no longer', async () => {
      const { database, admin } = own.register
      await made.clerkOf(own.register, 'zhao')
      const more = { by: 'admin', staff: 'admin', system_user: admin }
      const account = { id: 3, staff_id: 2, account: 'zhao' }
      await made.write(
        own.watcher,
        1,
        (seq) => made.add(own.watcher, 'account', [{ ...account, ...made.recordedIn(seq, 'admin') }]),
        more,
      )
      await own.register.cluster.as({ database, user: 'zhao' }, async (client) => {
        const begins = async () => made.begin(client, await made.endOf(client))
        await client.query('BEGIN')
        await begins()
        await client.query('ROLLBACK')
        await made.write(
          own.watcher,
          1,
          (seq) =>
            made.set(own.watcher, 'account', 3, {
              voided_at: made.momentOf(seq),
              voided_by: 'admin',
              void_reason: 'x',
            }),
          more,
        )
        expect(await codeOf(begins())).toBe(refusals.unbound)
        await own.watcher.query(revokeClerk(database, 'zhao'))
        expect(await codeOf(begins())).toBe(denied)
        expect(await codeOf(client.query('SELECT main.begin_entry(1, NULL)'))).toBe(denied)
      })
      // Whoever is no own.clerk does not even get in.
      expect(await codeOf(own.register.cluster.connect({ database, user: 'zhao' }))).toBe(denied)
    })

    it('but in any of their own, and an undo brings an earlier taking back again', async () => {
      const voided = { voided_at: made.momentOf(own.end.seq + 1), voided_by: '王小芳', void_reason: 'x' }
      await made.write(own.clerk, 1, () => made.set(own.clerk, 'customer', 1, voided), { by: '王小芳' })
      const none = { voided_at: null, voided_by: null, void_reason: null }
      await made.write(own.clerk, 1, () => made.set(own.clerk, 'customer', 1, none))
      await made.write(own.clerk, 1, () => made.set(own.clerk, 'customer', 1, voided))
      await made.write(own.clerk, 1, () => made.set(own.clerk, 'customer', 1, none))
    })
  })

  describe('cannot finish with a header that is not sealed so', () => {
    const header = () => made.headerAfter(own.end, 1)
    it.each([
      ['blanks', () => headerLine(header()).replace(',', ', ')],
      ['another spelling', () => headerLine(header()).replace('王芳', '\\u738b芳')],
      ['one thing more', () => headerLine(header()).replace(']', ',1]')],
      ['the number of another entry', () => headerLine({ ...header(), seq: own.end.seq + 2 })],
      ['a change too many', () => headerLine(made.headerAfter(own.end, 2))],
      ['a change too few', () => headerLine(made.headerAfter(own.end, 0))],
      ['the moment of the entry before', () => headerLine({ ...header(), at: own.end.at as Moment })],
      ['a day that is none', () => headerLine({ ...header(), at: '2027-01-01T10:00:60.000Z' as Moment })],
      ['no moment', () => headerLine({ ...header(), at: 'tomorrow' as Moment })],
    ])('%s', async (_, line) =>
      own.refused(
        refusals.misfit,
        own.begun(async (seq) => {
          await made.add(own.clerk, 'customer', [made.customer(2, seq)])
          await own.clerk.query('SELECT main.finish_entry($1)', [line()])
        }),
      ),
    )

    it('and no header at all is none', () =>
      own.refused(
        refusals.misfit,
        own.begun(() => own.clerk.query('SELECT main.finish_entry(NULL)')),
      ))
  })

  // The last of this file: from then on the login is another's.
  it('can do so once an entry has bound the login to another, as doctor and docs/offices.md say', async () => {
    const nextIn = async (table: string) =>
      Number((await own.watcher.query(`SELECT max(id) + 1 AS next FROM main.${table}`)).rows[0].next)
    const account = { id: await nextIn('account'), staff_id: 2, account: 'wang' }
    const bound = await made.write(own.clerk, 1, (seq) =>
      made.add(own.clerk, 'account', [{ ...account, ...made.recordedIn(seq) }]),
    )
    const id = await nextIn('customer')
    const after = await made.write(
      own.clerk,
      1,
      (seq) => made.add(own.clerk, 'customer', [made.customer(id, seq, '李明')]),
      { by: '李明', staff: '李明' },
    )
    expect(after.seq).toBe(bound.seq + 1)
    const { rows } = await own.watcher.query('SELECT "by", "system_user" FROM main.entry ORDER BY seq DESC LIMIT 2')
    expect(rows).toEqual([
      { by: '李明', system_user: 'wang' },
      { by: '王芳', system_user: 'wang' },
    ])
  })
})
