// @module-tag long

import { describe, expect, it } from 'vitest'
import { refusals } from '../../../src/register/server/schema/refusals.ts'
import { attacked } from './attacked.ts'
import { noServer } from './cluster.ts'
import * as made from './made.ts'

describe.skipIf(noServer)("a server's register, where what a clerk writes does not fit", () => {
  const own = attacked()

  describe('cannot write what does not fit', () => {
    const person = (seq: number) => ({ id: 2, customer_id: 1, name: '李四', is_primary: 0, ...made.recordedIn(seq) })
    it.each([
      ['an id that is there', (seq: number) => ({ ...person(seq), id: 1 })],
      ['an id that leaves one out', (seq: number) => ({ ...person(seq), id: 3 })],
      ['no id', (seq: number) => ({ ...person(seq), id: null })],
      ['a column that is not there', (seq: number) => ({ ...person(seq), nickname: 'x' })],
      ['a row that is taken back', (seq: number) => ({ ...person(seq), void_reason: 'x' })],
    ])('%s', async (_, row) =>
      own.refused(
        refusals.misfit,
        own.begun((seq) => made.add(own.clerk, 'person', [row(seq)])),
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
      own.refused(
        refusals.misfit,
        own.begun(() => made.set(own.clerk, table, id, values)),
      ),
    )

    it('nor a row that has what another has', async () => {
      const twin = (id: number, seq: number) => ({ ...made.customer(1, seq), id })
      const { rows } = await own.clerk.query('SELECT max(id)::int AS last FROM main.customer')
      const last: number = rows[0].last
      for (const added of [
        (seq: number) => [twin(last + 1, seq)],
        (seq: number) => [made.customer(last + 1, seq), twin(last + 2, seq)],
      ])
        await own.refused(
          '23505',
          own.begun((seq) => made.add(own.clerk, 'customer', added(seq))),
        )
    })

    it.each([-1, 10 ** 15 + 1, null])('nor set a counter to %s', (last) =>
      own.refused(
        refusals.misfit,
        own.begun(() => own.clerk.query(`SELECT main.count('CT-2026-', $1)`, [last])),
      ),
    )

    it('nor set a counter back', async () => {
      await made.write(own.clerk, 0, () => own.clerk.query(`SELECT main.count('CT-2026-', 7)`))
      own.end = await made.endOf(own.clerk)
      await own.refused(
        refusals.kept,
        own.begun(() => own.clerk.query(`SELECT main.count('CT-2026-', 6)`)),
      )
    })
  })

  describe('cannot erase but what an erasing names', () => {
    /** The change that added the person. */
    const change = async () =>
      (await own.clerk.query(`SELECT id FROM main.entry_change WHERE "table" = 'person' AND op = 'insert'`)).rows[0].id
    const digest = async () =>
      (
        await own.clerk.query(
          `SELECT encode(sha256(convert_to(salt || chr(10) || private, 'UTF8')), 'hex') AS is FROM main.entry_change WHERE id = $1`,
          [await change()],
        )
      ).rows[0].is
    const lose = async (wanted: string) => own.clerk.query('SELECT main.lose_private($1, $2)', [await change(), wanted])
    const erasure = async (seq: number, more = {}) =>
      made.add(own.clerk, 'erasure', [
        { id: 1, of_table: 'person', of_key: 1, changes: `[${await change()}]`, ...made.recordedIn(seq), ...more },
      ])

    it.each([
      ['without one', refusals.kept, null, null],
      ['of another row', refusals.kept, { of_key: 2 }, null],
      ['of another change', refusals.kept, { changes: '[1]' }, null],
      ['under another digest', refusals.misfit, {}, 'f'.repeat(64)],
    ])('%s', (_, code, named, wanted) =>
      own.refused(
        code,
        own.begun(async (seq) => {
          if (named !== null) await erasure(seq, named)
          await lose(wanted ?? (await digest()))
        }),
      ),
    )

    it('and what it names is gone, which stays noted', async () => {
      const id = await change()
      const wanted = await digest()
      await made.write(own.clerk, 2, async (seq) => {
        await own.clerk.query('SELECT main.note_erasing()')
        await made.set(own.clerk, 'person', 1, { name: '‹erased›' })
        await erasure(seq)
        await lose(wanted)
      })
      const { rows } = await own.clerk.query(
        'SELECT private, salt, private_digest AS digest, unwiped.entry FROM main.entry_change, main.unwiped WHERE entry_change.id = $1',
        [id],
      )
      expect(rows).toEqual([{ private: null, salt: null, digest: wanted, entry: String(own.end.seq + 1) }])
    })
  })
})
