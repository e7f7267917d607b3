// @module-tag long

import fs from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Cluster, noServer, startCluster } from '../../register/server/cluster.ts'
import { emptyAt, madeAt } from './desk-at.ts'

describe.skipIf(noServer)('commands on a register at a server', () => {
  let cluster: Cluster
  let desk: Awaited<ReturnType<typeof madeAt>>
  beforeAll(async () => {
    cluster = await startCluster()
    desk = await madeAt(cluster)
    await desk.at(desk.admin, ['customer', 'add', '深圳甲公司'])
  })

  test('say where it is, and whether it is there', async () => {
    expect((await desk.json(desk.admin, ['where'])).where).toEqual({
      ...{ file: desk.address(desk.admin), from: 'environment', exists: true },
    })
    const elsewhere = await desk.at('nobody-there', ['where', '--format', 'json'])
    expect(JSON.parse(elsewhere.out).where).toMatchObject({ file: desk.address('nobody-there'), exists: false })
  })

  test('that work with its file say so, and write nothing here', async () => {
    const before = fs.readdirSync(desk.cwd)
    for (const argv of [
      ['restore', 'a.db'],
      ['restore', '--mirror', 'copy/'],
    ]) {
      const { code, err } = await desk.at(desk.admin, argv)
      expect([code, err]).toEqual([2, expect.stringContaining('This works with a register that is a file')])
    }
    expect(fs.readdirSync(desk.cwd)).toEqual(before)
  })

  test('go back to what was known then, and have an entry taken back', async () => {
    const { out } = await desk.at(desk.admin, ['customer', 'edit', '深圳甲公司', '--name', '深圳乙公司'])
    expect(out).toContain('深圳乙公司')
    const known = async (...more: string[]) =>
      (await desk.json(desk.admin, ['customer', 'list', ...more])).customers.map(({ name }: { name: string }) => name)
    const { entries } = await desk.json(desk.admin, ['audit', 'list'])
    const [{ seq }] = entries
    expect(await known()).toEqual(['深圳乙公司'])
    expect(await known('--known-at', `#${seq - 1}`)).toEqual(['深圳甲公司'])
    expect((await desk.at(desk.admin, ['undo', `#${seq}`, '--reason', 'mistyped'])).code).toBe(0)
    expect(await known()).toEqual(['深圳甲公司'])
    expect((await desk.json(desk.admin, ['audit', 'verify'])).verification).toMatchObject({
      ok: true,
      head: expect.stringMatching(`^#${seq + 1}:`),
    })
  })

  test('leave no entry of a trial, or of what is refused on the way', async () => {
    const entries = async () => (await desk.json(desk.admin, ['audit', 'list'])).entries.length
    const before = await entries()
    fs.writeFileSync(`${desk.cwd}/list.csv`, '客户名称\n深圳丙公司\n深圳丁公司\n')
    const trial = await desk.at(desk.admin, ['customer', 'import', 'list.csv', '--dry-run'])
    expect([trial.code, trial.err]).toEqual([0, expect.stringContaining('nothing was written')])
    const late = ['contact', 'add', '深圳甲公司', '--channel', 'phone', '--on', '2026-07-31']
    expect((await desk.at(desk.admin, late)).code).toBe(2)
    expect(await entries()).toBe(before)
  })

  test('speak the language of the register on a terminal', async () => {
    const chinese = await emptyAt(cluster)
    const admin = `admin_${chinese.database}`
    const made = ['server', 'init', chinese.address(admin), '--by', '张伟', '--lang', 'zh']
    expect((await chinese.at(null, made)).code).toBe(0)
    const list = async (...more: string[]) => (await chinese.at(admin, ['staff', 'list', ...more], { tty: true })).out
    expect(await list()).toContain('姓名')
    expect(await list('--lang', 'en')).toContain('Name')
  })
})
