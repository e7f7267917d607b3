// @module-tag long

import fs from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Cluster, noServer, startCluster } from '../../register/server/cluster.ts'
import { emptyFolder } from '../../scratch.ts'
import { inTwin } from '../../tries.ts'
import { emptyAt, madeAt } from './desk-at.ts'

describe.skipIf(noServer)('A register at a server is copied to a file', () => {
  let cluster: Cluster
  beforeAll(async () => {
    cluster = await startCluster()
  })

  /** A register with a customer, a clerk, somebody who was erased, and a folder for backups. */
  async function office() {
    const desk = await madeAt(cluster)
    const { admin, database } = desk
    const clerk = `clerk_${database}`
    const env = { CERTDESK_LOGIN_PASSWORD: 'only for this test' }
    await desk.json(admin, ['staff', 'add', '王芳', '--role', 'business', '--role', 'manager'])
    const added = await desk.at(admin, ['server', 'clerk', 'add', '王芳', clerk], { env })
    expect(added.code, added.err).toBe(0)
    await desk.json(clerk, ['customer', 'add', '广州艺科示例有限公司'])
    await desk.json(clerk, ['customer', 'person', 'add', 'C00001', '赵敏', '--mobile', '13800000001'])
    return { desk, admin, clerk, folder: emptyFolder() }
  }

  test('by a clerk: a register of its own, with the same journal, that commands read and restore takes', async () => {
    const { desk, admin, clerk, folder } = await office()
    // Logins are no accounts of a PC: on which a backup is to be restored, the manager's there is on record, too.
    await desk.json(admin, ['staff', 'account', '张伟', 'zhangwei'])
    await desk.json(clerk, ['customer', 'person', 'erase', 'C00001', '赵敏', '--reason', 'asked for it'], 1)
    const { doctor } = JSON.parse((await desk.at(clerk, ['doctor', '--format', 'json'])).out)
    const detail = expect.objectContaining({ en: expect.stringContaining('until an owner of the database ran') })
    expect(doctor.checks).toContainEqual(expect.objectContaining({ check: 'erased', ok: true, detail }))
    const { verification: there } = await desk.json(clerk, ['audit', 'verify'])
    const { backup } = await desk.json(clerk, ['backup', '--to', `${folder}/`])
    expect(backup).toMatchObject({ ok: true, removed: [], head: there.head, bytes: fs.statSync(backup.file).size })
    expect(path.basename(backup.file)).toMatch(/^register-20260630-\d{6}\.db$/)
    expect(fs.readdirSync(folder)).toEqual([path.basename(backup.file)])
    expect(fs.statSync(backup.file).mode & 0o777).toBe(0o600)
    const { verification: here } = await desk.json(null, ['audit', 'verify', '--register', backup.file])
    expect(here).toEqual({ ...there, ok: true })
    for (const argv of [
      ['customer', 'list'],
      ['audit', 'list'],
      ['report', 'compliance'],
      ['staff', 'list'],
    ]) {
      const [atServer, inFile] = [await desk.at(clerk, argv), await desk.at(null, [...argv, '--register', backup.file])]
      expect([inFile.code, inFile.out]).toEqual([atServer.code, atServer.out])
    }
    const restored = path.join(folder, 'again.db')
    const atPc = (argv: readonly string[]) =>
      desk.at(null, argv, { systemUser: 'zhangwei', env: { CERTDESK_BY: '张伟' } })
    expect(await atPc(['restore', backup.file, '--register', restored])).toMatchObject({ code: 0, err: '' })
    const after = await desk.json(null, ['audit', 'verify', '--register', restored])
    expect(after.verification).toMatchObject({ ok: true, entries: there.entries + 1 })
    // Where the server is lost, a backup is moved to an empty database of another.
    const next = await emptyAt(cluster)
    const boss = `admin_${next.database}`
    expect(await atPc(['move', backup.file, next.address(boss), '--reason', 'that server was lost'])).toMatchObject({
      code: 0,
    })
    expect((await next.json(boss, ['audit', 'verify'])).verification).toMatchObject({
      ok: true,
      entries: there.entries + 2,
    })
    expect((await next.json(boss, ['customer', 'list'])).customers).toHaveLength(1)
  })

  test(
    '--keep clears away older ones of this register alone; names and refusals are those of a file',
    inTwin,
    async () => {
      const { desk, clerk, folder } = await office()
      const other = await office()
      const { backup: foreign } = await other.desk.json(other.clerk, ['backup', '--to', folder])
      const { backup: first } = await desk.json(clerk, ['backup', '--to', folder])
      await desk.json(clerk, ['customer', 'add', '第二家示例有限公司'])
      const { backup: second } = await desk.json(clerk, ['backup', '--to', folder, '--keep', '1'])
      expect(second.removed).toEqual([first.file])
      expect(fs.readdirSync(folder).sort()).toEqual(
        [foreign.file, second.file].map((each) => path.basename(each)).sort(),
      )
      for (const [argv, code, said] of [
        [['backup', '--to', second.file], 4, 'already exists'],
        [['backup', '--to', path.join(folder, 'no', 'such', 'copy.db')], 4, 'does not exist or cannot be written'],
        [['backup', '--to', path.join(folder, 'named.db'), '--keep', '2'], 2, '--keep counts dated backups'],
      ] as const) {
        const outcome = await desk.at(clerk, argv)
        expect([outcome.code, outcome.err]).toEqual([code, expect.stringContaining(said)])
      }
      expect(fs.readdirSync(folder)).toHaveLength(2)
      // A schedule hears of what went wrong alone; without a place it is the folder that one stands in.
      const quiet = await desk.at(clerk, ['backup', '--quiet'], { cwd: folder })
      expect(quiet).toMatchObject({ code: 0, out: '', err: '' })
      expect(fs.readdirSync(folder)).toHaveLength(3)
    },
  )

  test('what its owner has altered is told; what no register can hold leaves nothing', async () => {
    const { desk, clerk, folder } = await office()
    const past = (table: string, set: string) =>
      desk.sql(`ALTER TABLE main.${table} DISABLE TRIGGER ALL; UPDATE main.${table} SET ${set}`)
    await past('customer', `name = '改过的公司'`)
    const altered = await desk.at(clerk, ['backup', '--to', folder])
    expect([altered.code, altered.err]).toEqual([1, expect.stringContaining('the register differs from its journal')])
    await past('staff_role', 'staff_id = 99')
    const refused = await desk.at(clerk, ['backup', '--to', path.join(folder, 'lost.db')])
    expect([refused.code, refused.err]).toEqual([4, expect.stringContaining('rows that no register can have')])
    expect(fs.readdirSync(folder)).toHaveLength(1)
  })

  test('of one that was moved away it says where to', inTwin, async () => {
    const { desk, admin, clerk, folder } = await office()
    await desk.json(null, ['move', desk.address(admin), path.join(folder, 'back.db')])
    const { code, err } = await desk.at(clerk, ['backup', '--to', folder])
    expect([code, err]).toEqual([4, expect.stringContaining(`was moved to ${path.join(folder, 'back.db')}`)])
    expect(fs.readdirSync(folder)).toEqual(['back.db'])
    const { where } = await desk.json(clerk, ['where'])
    expect(where).toMatchObject({ file: desk.address(clerk), exists: true })
  })
})
