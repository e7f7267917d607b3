// @module-tag long

import fs from 'node:fs'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { Link } from '../../../src/register/server/link/link.ts'
import { type Cluster, noServer, startCluster } from '../../register/server/cluster.ts'
import { inTwin } from '../../tries.ts'
import { contentOf, seqs } from '../mirrored.ts'
import { branch, customerAdd, Machine } from './branch.ts'

describe.skipIf(noServer)('A machine keeps a mirror of a register at a server', () => {
  let cluster: Cluster
  beforeAll(async () => {
    cluster = await startCluster()
  })

  test('and writes there, after each command of its own, what anybody recorded', async () => {
    const { admin, clerk, place, folder, journal, keeper, other, mirror } = await branch(cluster)
    const first = seqs(journal).length
    expect(mirror).toEqual({ place, machine: 'kontor', folder, entries: first })
    await other.json(clerk, customerAdd('甲'))
    await other.json(clerk, ['customer', 'person', 'add', 'C00001', '赵敏', '--mobile', '13800000001'])
    expect(seqs(journal)).toHaveLength(first)
    await keeper.json(clerk, customerAdd('乙'))
    expect(seqs(journal)).toHaveLength(first + 3)
    expect(contentOf(folder)).toContain('13800000001')
    expect((await keeper.json(clerk, ['mirror', 'status'])).mirrors).toMatchObject([
      { place, state: 'whole', behind: 0, only: [] },
    ])
    // The journal says which machine it is, and the list says it everywhere.
    const { entries } = await other.json(admin, ['audit', 'list'])
    expect(entries.map(({ note }: { note: string }) => note)).toContain(`mirror added: kontor:${place}`)
    const whole = { machine: 'kontor', place, state: 'whole', behind: 0 }
    expect((await keeper.json(clerk, ['mirror', 'list'])).mirrors).toMatchObject([{ ...whole, removedAt: null }])
    expect((await other.json(clerk, ['mirror', 'list'])).mirrors).toMatchObject([{ ...whole, addedAt: null }])
    await other.json(clerk, customerAdd('丙'))
    expect((await other.json(clerk, ['mirror', 'list'])).mirrors).toMatchObject([{ state: 'behind', behind: 1 }])
    // A schedule catches up, by whatever login the account comes.
    expect((await keeper.json(admin, ['mirror', 'update'])).mirrors).toMatchObject([whole])
    expect(seqs(journal)).toHaveLength(first + 4)
    expect(await keeper.at(clerk, ['mirror', 'update', '--quiet'])).toMatchObject({ code: 0, out: '', err: '' })
    expect((await other.json(clerk, ['mirror', 'list'])).mirrors).toMatchObject([whole])
  })

  test('and no other does, nor another account of it: they are told where it is kept', async () => {
    const { desk, admin, clerk, place, other } = await branch(cluster)
    for (const machine of [other, new Machine(desk, 'kontor')]) {
      const updated = await machine.at(clerk, ['mirror', 'update'])
      expect([updated.code, updated.err]).toEqual([2, expect.stringContaining(`By other machines: kontor:${place}`)])
      expect((await machine.at(clerk, ['mirror', 'status', '--format', 'table'])).out).toContain(`kontor:${place}`)
      expect((await machine.at(admin, ['mirror', 'remove', place])).err).toContain('is no mirror of this register')
    }
  })

  test('of which everybody hears where it is more than a day behind, and doctor says what to do', inTwin, async () => {
    const { clerk, place, keeper, other } = await branch(cluster)
    await other.json(clerk, customerAdd('甲'))
    const doctored = async (code: number) =>
      (await other.json(clerk, ['doctor'], code)).doctor.checks.find(
        ({ check }: { check: string }) => check === 'mirrors',
      )
    const today = async (machine: Machine) => (await machine.json(clerk, ['today'])).mirrors
    expect([await today(other), await today(keeper)]).toEqual([undefined, undefined])
    expect(await doctored(1)).toMatchObject({
      ok: true,
      detail: { en: expect.stringContaining(`kontor:${place}: its machine said`) },
    })
    other.now = '2026-07-02T01:00:00.000Z'
    keeper.now = other.now
    const behind = {
      place: `kontor:${place}`,
      entries: 1,
      since: null,
      writtenOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    }
    expect([await today(other), await today(keeper)]).toEqual([[behind], [{ place, entries: 1, since: null }]])
    const monthly = await other.json(clerk, ['report', 'monthly', '--month', '2026-06'])
    expect(monthly.mirrors).toEqual([behind])
    expect(await doctored(1)).toMatchObject({
      ok: false,
      detail: { en: expect.stringContaining(`The mirror at kontor:${place} is 1 entry behind: its machine wrote`) },
      remedy: { en: expect.stringContaining('certdesk mirror update') },
    })
    await keeper.json(clerk, ['mirror', 'update'])
    expect([await today(other), await today(keeper)]).toEqual([undefined, undefined])
  })

  test('whose place may be away: nobody waits, and the next command catches up', async () => {
    const { clerk, place, journal, keeper, other } = await branch(cluster)
    const first = seqs(journal).length
    fs.renameSync(place, `${place}.away`)
    const done = await keeper.at(clerk, customerAdd('甲'))
    expect([done.code, done.err]).toEqual([0, expect.stringContaining('cannot be reached')])
    const updated = await keeper.at(clerk, ['mirror', 'update'])
    expect([updated.code, updated.err]).toEqual([1, expect.stringContaining('1 entry behind')])
    // Where it cannot be reached, its own machine says so at once.
    expect((await keeper.json(clerk, ['today'])).mirrors).toEqual([{ place, entries: 1, since: '2026-06-30' }])
    fs.renameSync(`${place}.away`, place)
    await other.json(clerk, customerAdd('乙'))
    expect(await keeper.at(clerk, customerAdd('丙'))).toMatchObject({ code: 0, err: '' })
    expect(seqs(journal)).toHaveLength(first + 3)
  })

  test('until a manager removes it, there or, where the machine is lost, from elsewhere', inTwin, async () => {
    const { admin, clerk, place, journal, keeper, other } = await branch(cluster)
    const refused = await other.at(clerk, ['mirror', 'remove', `kontor:${place}`])
    expect([refused.code, refused.err]).toEqual([3, expect.stringContaining('manager')])
    const { mirror } = await other.json(admin, ['mirror', 'remove', `kontor:${place}`])
    expect(mirror).toMatchObject({ place, machine: 'kontor', folder: null })
    expect((await other.json(clerk, ['mirror', 'list'])).mirrors).toEqual([])
    // The machine was not lost after all: it says so, and is not listed again.
    const there = seqs(journal).length
    expect((await keeper.at(clerk, customerAdd('甲'))).err).toContain('was removed from another machine')
    expect(seqs(journal)).toHaveLength(there + 2)
    expect((await other.json(clerk, ['mirror', 'list'])).mirrors).toEqual([])
    await keeper.json(admin, ['mirror', 'remove', place])
    expect(await keeper.at(clerk, customerAdd('乙'))).toMatchObject({ code: 0, err: '' })
    expect(seqs(journal)).toHaveLength(there + 3)
    // Added again it goes on with what is there.
    await keeper.json(admin, ['mirror', 'add', place])
    expect((await other.json(clerk, ['mirror', 'list'])).mirrors).toMatchObject([{ machine: 'kontor', state: 'whole' }])
  })

  test('and rids it of whoever was erased at another, with its next command', async () => {
    const { admin, clerk, place, folder, keeper, other } = await branch(cluster)
    await keeper.json(clerk, customerAdd('甲'))
    await keeper.json(clerk, ['customer', 'person', 'add', 'C00001', '赵敏', '--mobile', '13800000001'])
    expect(contentOf(folder)).toContain('13800000001')
    const { erasure } = await other.json(
      admin,
      ['customer', 'person', 'erase', 'C00001', '赵敏', '--reason', '本人要求'],
      1,
    )
    expect(erasure.mirrors).toEqual([{ place: `kontor:${place}`, removed: false }])
    expect(contentOf(folder)).toContain('13800000001')
    await keeper.json(clerk, ['mirror', 'update'])
    expect(contentOf(folder)).not.toMatch(/13800000001|赵敏/)
    expect((await keeper.json(clerk, ['mirror', 'status'])).mirrors).toMatchObject([{ state: 'whole' }])
  })

  test(
    'which is not hurt where the server goes away, nor is what it says believed where it cannot be so',
    inTwin,
    async () => {
      const { desk, clerk, place, journal, keeper } = await branch(cluster)
      const before = fs.readFileSync(journal)
      await cluster.stop('immediate')
      const gone = await keeper.at(clerk, ['mirror', 'update'])
      expect([gone.code, fs.readFileSync(journal)]).toEqual([4, before])
      await cluster.start()
      expect((await keeper.at(clerk, ['mirror', 'update'])).code).toBe(0)
      const told = (place: string, seq: number) =>
        cluster.as({ database: desk.database, user: clerk }, (client) =>
          client.query('SELECT main.note_mirror($1, $2, $3)', ['kontor', place, seq]),
        )
      await expect(told(place, 1000)).rejects.toMatchObject({ code: expect.stringMatching(/^RG/) })
      await expect(told('', 1)).rejects.toMatchObject({ code: expect.stringMatching(/^RG/) })
      const direct = cluster.as({ database: desk.database, user: clerk }, (client) =>
        client.query('DELETE FROM main.mirror'),
      )
      await expect(direct).rejects.toMatchObject({ code: '42501' })
    },
  )

  test('by few questions, however many entries it lacks', inTwin, async () => {
    const { clerk, journal, keeper, other } = await branch(cluster)
    const waits = async (machine: Machine, argv: readonly string[]) => {
      const taken = vi.spyOn(Link.prototype, 'take')
      try {
        expect((await machine.at(clerk, argv)).code).toBe(0)
        return taken.mock.calls.length
      } finally {
        taken.mockRestore()
      }
    }
    // What the account remembers of the schema is asked for but once.
    await keeper.json(clerk, ['mirror', 'update'])
    const first = await waits(other, customerAdd('甲'))
    const one = await waits(keeper, ['mirror', 'update'])
    for (const name of ['乙', '丙', '丁', '戊', '己', '庚']) await other.json(clerk, customerAdd(name))
    expect(await waits(keeper, ['mirror', 'update'])).toBe(one)
    expect(seqs(journal)).toHaveLength(seqs(journal).at(-1) ?? 0)
    const [own, others] = [await waits(keeper, customerAdd('辛')), await waits(other, customerAdd('壬'))]
    expect(own - others).toBeLessThanOrEqual(12)
    expect(others).toBeLessThanOrEqual(first)
    expect(one).toBeLessThanOrEqual(16)
  })
})
