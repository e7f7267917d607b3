// @module-tag long

import fs from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { make } from '../../src/register/file/create.ts'
import { foldMirror } from '../../src/register/file/rebuild.ts'
import { verifyRegister } from '../../src/register/file/verify.ts'
import { driveTo } from '../../src/register/mirror/drive.ts'
import { noteBeside } from '../../src/register/mirror/noted.ts'
import { emptyFolder } from '../scratch.ts'
import { openedAnew } from './desk.ts'
import { contentOf, type Mirrored, mirrored, seqs, statusOf } from './mirrored.ts'

openedAnew()

test('every entry is written to the mirror, and it is read back whole', async () => {
  const office = await mirrored()
  await office.at(['customer', 'add', '广州艺科示例有限公司'])
  expect(seqs(office.journal)).toEqual([1, 2, 3, 4])
  expect(await statusOf(office)).toMatchObject({ place: office.place, state: 'whole', behind: 0 })
  expect((await office.json(['mirror', 'list'])).mirrors).toMatchObject([{ state: 'whole', behind: 0 }])
  for (const name of ['journal', 'personal'].filter((each) => fs.existsSync(path.join(office.folder, each))))
    expect(fs.statSync(path.join(office.folder, name)).mode & 0o777).toBe(0o600)
})

test('a dry run and a command that changes nothing write nothing there', async () => {
  const office = await mirrored()
  const before = fs.readFileSync(office.journal)
  await office.at(['customer', 'add', '广州艺科示例有限公司', '--phone', 'x'.repeat(2000)])
  await office.at(['log', '不知谁', '昨天', '--dry-run'])
  expect(fs.readFileSync(office.journal)).toEqual(before)
})

test('an older register in its place is refused for writing and told of when it is read', async () => {
  const office = await mirrored()
  const older = fs.readFileSync(office.file)
  await office.at(['customer', 'add', '广州艺科示例有限公司'])
  fs.writeFileSync(office.file, older)
  const bytes = fs.readFileSync(office.file)
  const refused = await office.at(['customer', 'add', '深圳示例电子有限公司'])
  expect(refused).toMatchObject({ code: 4, err: expect.stringContaining('ends with #3:') })
  expect(refused.err).toContain('#4:')
  expect(fs.readFileSync(office.file)).toEqual(bytes)
  expect((await office.at(['customer', 'list'])).err).toContain('an older register was put in its place')
  expect(await statusOf(office, 1)).toMatchObject({ state: 'older' })
  expect((await office.json(['doctor'], 1)).doctor.checks).toContainEqual(
    expect.objectContaining({ check: 'mirrors', ok: false }),
  )
})

test('on a terminal it is refused before the first question; what settles it is asked for', async () => {
  const office = await mirrored()
  const older = fs.readFileSync(office.file)
  await office.at(['customer', 'add', '广州艺科示例有限公司'])
  fs.writeFileSync(office.file, older)
  const refused = await office.at(['contact', 'add'], { tty: true, answers: [] })
  expect(refused).toMatchObject({ code: 4, asked: [] })
  const settled = await office.at(['mirror', 'resolve'], { tty: true, answers: ['试验'] })
  expect(settled, settled.err).toMatchObject({ code: 0 })
})

test('a fork of the register is refused, whoever wrote to it without its mirror', async () => {
  const office = await mirrored()
  const older = fs.readFileSync(office.file)
  await office.at(['customer', 'add', '广州艺科示例有限公司'])
  fs.writeFileSync(office.file, older)
  const away = `${office.place}.away`
  fs.renameSync(office.place, away)
  fs.rmSync(noteBeside(office.file))
  const elsewhere = { env: { HOME: emptyFolder() } }
  for (const name of ['深圳示例电子有限公司', '佛山示例五金有限公司'])
    expect((await office.at(['customer', 'add', name], elsewhere)).code).toBe(0)
  fs.renameSync(away, office.place)
  expect(await office.at(['customer', 'add', '东莞示例玩具有限公司'])).toMatchObject({
    code: 4,
    err: expect.stringContaining('its journal is not the one that was mirrored'),
  })
})

test('a mirror that is away does not keep anybody from working, and catches up', async () => {
  const office = await mirrored()
  const away = `${office.place}.away`
  fs.renameSync(office.place, away)
  fs.mkdirSync(office.place)
  const done = await office.at(['customer', 'add', '广州艺科示例有限公司', '--quiet'])
  expect(done).toMatchObject({ code: 0, err: expect.stringContaining('cannot be reached') })
  expect(fs.readdirSync(office.place)).toEqual([])
  for (const argv of [['today'], ['report', 'monthly']])
    expect((await office.at([...argv, '--format', 'table'])).out).toContain('is 1 entry behind')
  const asked = ['report', 'monthly', '--as-of', '2026-06-29', '--format', 'table']
  expect((await office.at(asked)).out).not.toContain('behind')
  expect(await office.at(['doctor'])).toMatchObject({ code: 1, out: expect.stringContaining('behind') })
  fs.rmdirSync(office.place)
  fs.renameSync(away, office.place)
  await office.at(['customer', 'add', '深圳示例电子有限公司'])
  expect(seqs(office.journal)).toEqual([1, 2, 3, 4, 5])
  expect(await statusOf(office)).toMatchObject({ state: 'whole' })
})

test('what a killed writer leaves is healed by the next one, and nobody is told', async () => {
  const office = await mirrored()
  const [note, journal] = [noteBeside(office.file), office.journal].map((file) => fs.readFileSync(file))
  await office.at(['customer', 'add', '广州艺科示例有限公司'])
  const whole = fs.readFileSync(office.journal)
  fs.writeFileSync(noteBeside(office.file), note as Buffer)
  for (const length of [(journal as Buffer).length, (journal as Buffer).length + 40, whole.length - 1]) {
    fs.writeFileSync(office.journal, whole.subarray(0, length))
    const done = await office.at(['customer', 'edit', 'C00001', '--industry', `${length}`, '--correction', '录错'])
    expect(done).toMatchObject({ code: 0, err: '' })
    expect(await statusOf(office)).toMatchObject({ state: 'whole' })
    fs.writeFileSync(noteBeside(office.file), note as Buffer)
  }
})

test('a shortened mirror is caught up, and the journal says so', async () => {
  const office = await mirrored()
  await office.at(['customer', 'add', '广州艺科示例有限公司'])
  const lines = fs.readFileSync(office.journal, 'utf8').split('\n')
  fs.writeFileSync(office.journal, `${lines.slice(0, 3).join('\n')}\n`)
  const done = await office.at(['customer', 'add', '深圳示例电子有限公司'])
  expect(done).toMatchObject({ code: 0, err: expect.stringContaining('was shortened: it had #4:') })
  expect((await office.json(['audit', 'list', '--limit', '1'])).entries[0].note).toContain('was shortened')
  expect(await statusOf(office)).toMatchObject({ state: 'whole' })
})

test.each(['header', 'image', 'seal'])(
  'an altered %s in the mirror is found by its status, and resolved',
  async (what) => {
    const office = await mirrored()
    await office.at(['customer', 'add', '广州艺科示例有限公司'])
    await office.at(['customer', 'add', '深圳示例电子有限公司'])
    const text = fs.readFileSync(office.journal, 'utf8')
    const altered = {
      header: text.replace('customer add 广州', 'customer add 杭州'),
      image: text.replace('\\"name\\":\\"广州', '\\"name\\":\\"杭州'),
      seal: text.replace(/"seal":"(..)/, '"seal":"00'),
    }[what] as string
    expect(altered).not.toBe(text)
    fs.writeFileSync(office.journal, altered)
    expect(await statusOf(office, 1)).toMatchObject({ state: 'damaged', detail: expect.stringContaining('entry #') })
    const resolved = await office.at(['mirror', 'resolve', '--reason', '镜像损坏'])
    expect(resolved, resolved.err).toMatchObject({ code: 0 })
    expect(await statusOf(office)).toMatchObject({ state: 'whole' })
    expect(fs.existsSync(path.join(office.folder, 'set-aside-1', 'journal'))).toBe(true)
  },
)

test('who goes on with the older register gives no number of the other journal again', async () => {
  const office = await mirrored()
  const older = fs.readFileSync(office.file)
  for (const name of ['广州艺科示例有限公司', '深圳示例电子有限公司']) await office.at(['customer', 'add', name])
  fs.writeFileSync(office.file, older)
  expect((await office.at(['mirror', 'resolve', '--reason', '试验'])).code).toBe(0)
  const { customer } = await office.json(['customer', 'add', '东莞示例玩具有限公司'])
  expect(customer.code).toBe('C00003')
  expect(await statusOf(office)).toMatchObject({ state: 'whole' })
  expect(seqs(path.join(office.folder, 'set-aside-1', 'journal'))).toEqual([1, 2, 3, 4, 5])
})

/** Makes a register of a mirror and, where one is given, a copy; returns its path. */
async function rebuilt({ folder, place }: Mirrored, copy: Buffer | null): Promise<string> {
  const file = path.join(emptyFolder(), 'rebuilt.db')
  if (copy === null) make(file)
  else fs.writeFileSync(file, copy)
  await foldMirror(file, { drive: await driveTo(place), folder, place })
  return file
}

/** All rows of all tables. */
function rowsOf(file: string): Record<string, unknown[]> {
  const raw = new Database(file)
  const tables = raw.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`).pluck().all() as string[]
  const rows = tables.map((name) => [name, raw.prepare(`SELECT * FROM "${name}" ORDER BY 1`).all()] as const)
  raw.close()
  return Object.fromEntries(rows)
}

test('a register is made anew of its mirror alone, and of a copy and the mirror, row by row', async () => {
  const office = await mirrored()
  await office.at(['customer', 'add', '广州艺科示例有限公司'])
  await office.at(['customer', 'person', 'add', 'C00001', '李雷', '--phone', '13800000000'])
  const copy = fs.readFileSync(office.file)
  const list = path.join(office.cwd, 'list.csv')
  const rows = Array.from({ length: 400 }, (_, i) => `示例制造第${i}有限公司,广东省佛山市示例路${i}号`)
  fs.writeFileSync(list, ['客户名称,注册地址', ...rows].join('\n'))
  expect((await office.at(['customer', 'import', list])).code).toBe(0)
  await office.at(['contact', 'add', 'C00001', '--channel', 'phone', '--needs', '无', '--by', '王芳'])
  await office.at(['undo'])
  expect(fs.readdirSync(path.join(office.folder, 'segments'))).toHaveLength(1)
  expect(await statusOf(office)).toMatchObject({ state: 'whole' })
  for (const from of [null, copy]) {
    const file = await rebuilt(office, from)
    expect(rowsOf(file)).toEqual(rowsOf(office.file))
    const raw = new Database(file)
    expect(verifyRegister(raw).differences).toEqual([])
    raw.close()
  }
})

test('what is erased is nowhere in the mirror, in what was moved aside neither, and not in what is made anew of it', async () => {
  const office = await mirrored()
  await office.at(['customer', 'add', '广州艺科示例有限公司'])
  const older = fs.readFileSync(office.file)
  await office.at(['customer', 'person', 'add', 'C00001', '韩梅梅', '--phone', '13911112222'])
  const copy = fs.readFileSync(office.file)
  fs.writeFileSync(office.file, older)
  await office.at(['mirror', 'resolve', '--reason', '试验'])
  await office.at(['customer', 'person', 'add', 'C00001', '韩梅梅', '--phone', '13911112222'])
  await office.at(['customer', 'person', 'add', 'C00001', '李雷', '--phone', '13800000000'])
  expect(contentOf(office.folder)).toContain('韩梅梅')
  const erased = await office.at(['customer', 'person', 'erase', 'C00001', '韩梅梅', '--reason', '本人要求'])
  expect(erased, erased.err).toMatchObject({ code: expect.any(Number) })
  const held = contentOf(office.folder)
  expect(held).not.toContain('韩梅梅')
  expect(held).not.toContain('13911112222')
  expect(held).toContain('李雷')
  expect(await statusOf(office)).toMatchObject({ state: 'whole' })
  const file = await rebuilt(office, null)
  const raw = new Database(file)
  expect(verifyRegister(raw).differences).toEqual([])
  raw.close()
  expect(fs.readFileSync(file).includes('韩梅梅')).toBe(false)
  expect(copy.includes('韩梅梅')).toBe(true)
})

test('after an erasure, mirrors that were removed or not reached are told of; the latter are rid of it when they are', async () => {
  const office = await mirrored()
  const second = emptyFolder()
  await office.at(['mirror', 'add', second])
  await office.at(['customer', 'add', '广州艺科示例有限公司'])
  await office.at(['customer', 'person', 'add', 'C00001', '韩梅梅', '--phone', '13911112222'])
  await office.at(['mirror', 'remove', second])
  const away = `${office.place}.away`
  fs.renameSync(office.place, away)
  const argv = ['customer', 'person', 'erase', 'C00001', '韩梅梅', '--reason', '本人要求']
  expect((await office.json(argv, 1)).erasure.mirrors).toEqual([
    { place: office.place, removed: false },
    { place: second, removed: true },
  ])
  fs.renameSync(away, office.place)
  expect(contentOf(office.folder)).toContain('韩梅梅')
  await office.at(['customer', 'add', '深圳示例电子有限公司'])
  expect(contentOf(office.folder)).not.toContain('韩梅梅')
  expect(contentOf(second)).toContain('韩梅梅')
})

test('a note that is taken away is written anew from what the account remembers', async () => {
  const office = await mirrored()
  fs.rmSync(noteBeside(office.file))
  const done = await office.at(['customer', 'add', '广州艺科示例有限公司'])
  expect(done).toMatchObject({ code: 0, err: expect.stringContaining('was gone') })
  expect(seqs(office.journal)).toEqual([1, 2, 3, 4])
  expect(fs.existsSync(noteBeside(office.file))).toBe(true)
})

test('a note that says nothing is told of where nobody remembers the mirrors', async () => {
  const office = await mirrored()
  for (const text of ['', '{"mirrors":[{}]}', 'no note']) {
    fs.writeFileSync(noteBeside(office.file), text)
    const stranger = { env: { HOME: emptyFolder() } }
    expect(await office.at(['customer', 'add', '广州艺科示例有限公司'], stranger)).toMatchObject({
      code: 4,
      err: expect.stringContaining('register.db.mirrors, which names the mirrors of the register, cannot be read'),
    })
    expect(await office.at(['staff', 'list'], stranger)).toMatchObject({
      code: 0,
      err: expect.stringContaining('cannot be read'),
    })
  }
  // Whoever remembers them may not know all that it named.
  expect((await office.at(['customer', 'add', '广州艺科示例有限公司'])).code).toBe(4)
  fs.rmSync(noteBeside(office.file))
  expect((await office.at(['customer', 'add', '广州艺科示例有限公司'])).err).toContain('was written anew')
})

test('a link in the place of the journal is not followed', async () => {
  const office = await mirrored()
  const elsewhere = path.join(emptyFolder(), 'elsewhere')
  fs.renameSync(office.journal, elsewhere)
  fs.symlinkSync(elsewhere, office.journal)
  const before = fs.readFileSync(elsewhere)
  const done = await office.at(['customer', 'add', '广州艺科示例有限公司'])
  expect(done).toMatchObject({ code: 0, err: expect.stringContaining('cannot be reached (a link stands there)') })
  expect(fs.readFileSync(elsewhere)).toEqual(before)
})

test('an altered personal image is found by the status', async () => {
  const office = await mirrored()
  await office.at(['customer', 'add', '广州艺科示例有限公司'])
  await office.at(['customer', 'person', 'add', 'C00001', '李雷', '--phone', '13800000000'])
  const personal = path.join(office.folder, 'personal')
  fs.writeFileSync(personal, fs.readFileSync(personal, 'utf8').replace('李雷', '李四'))
  expect(await statusOf(office, 1)).toMatchObject({
    state: 'damaged',
    detail: expect.stringContaining('personal part'),
  })
})

test('what only the account has seen is held against the register, too', async () => {
  const office = await mirrored()
  const before = fs.readFileSync(office.file)
  const [note, journal] = [noteBeside(office.file), office.journal].map((file) => fs.readFileSync(file))
  await office.at(['customer', 'add', '广州艺科示例有限公司'])
  fs.writeFileSync(office.file, before)
  fs.writeFileSync(office.journal, journal as Buffer)
  fs.writeFileSync(noteBeside(office.file), note as Buffer)
  expect(await office.at(['customer', 'add', '深圳示例电子有限公司'])).toMatchObject({
    code: 4,
    err: expect.stringContaining('this account has seen #4:'),
  })
  // A copy elsewhere is another file: nothing is known of it.
  const copy = path.join(office.cwd, 'copy.db')
  fs.writeFileSync(copy, before)
  expect((await office.at(['customer', 'add', '深圳示例电子有限公司', '--register', copy])).code).toBe(0)
})

test('a place that is not there is no mirror; one that is, is not added twice', async () => {
  const office = await mirrored()
  expect(await office.at(['mirror', 'add', path.join(office.cwd, 'nowhere')])).toMatchObject({
    code: 2,
    err: expect.stringContaining('There is no folder at'),
  })
  expect((await office.at(['mirror', 'add', office.place])).code).toBe(2)
  expect((await office.at(['mirror', 'remove', office.place])).code).toBe(0)
  await office.at(['customer', 'add', '广州艺科示例有限公司'])
  expect((await office.json(['mirror', 'list'])).mirrors).toMatchObject([{ state: 'removed' }])
  expect((await office.at(['mirror', 'add', office.place])).code).toBe(0)
  expect(await statusOf(office)).toMatchObject({ state: 'whole' })
})

test('a lost register comes back from the newest copy and the mirror, or from the mirror alone, to the last entry', async () => {
  const office = await mirrored()
  await office.at(['customer', 'add', '广州艺科示例有限公司'])
  const { backup } = await office.json(['backup', '--to', path.join(emptyFolder(), 'copy.db')])
  await office.at(['customer', 'add', '深圳示例电子有限公司'])
  const { head } = (await office.json(['audit', 'verify'])).verification
  for (const source of [
    [backup.file, '--mirror', office.place],
    ['--mirror', office.place],
    ['--mirror', office.folder],
  ]) {
    fs.rmSync(office.file)
    const { restore } = await office.json(['restore', ...source])
    expect(restore.head.split(':')[0]).toMatch(/^#\d+$/)
    expect((await office.json(['audit', 'verify', '--anchor', head])).verification.ok).toBe(true)
    expect(await statusOf(office)).toMatchObject({ state: 'whole', behind: 0 })
  }
  const { customer } = await office.json(['customer', 'add', '东莞示例玩具有限公司'])
  expect(customer.code).toBe('C00003')
})

test('an older backup leaves nothing behind that a mirror has, unless a manager says so by its number', async () => {
  const office = await mirrored()
  const { backup } = await office.json(['backup', '--to', path.join(emptyFolder(), 'copy.db')])
  for (const name of ['广州艺科示例有限公司', '深圳示例电子有限公司']) await office.at(['customer', 'add', name])
  const bytes = fs.readFileSync(office.file)
  const refused = await office.at(['restore', backup.file])
  expect(refused).toMatchObject({ code: 2, err: expect.stringContaining('would leave entries #4 to #5 behind') })
  expect((await office.at(['restore', backup.file, '--leave-behind', '4', '--reason', '试验'])).code).toBe(2)
  expect((await office.at(['restore', backup.file, '--leave-behind', '5'])).err).toContain('--reason')
  expect(fs.readFileSync(office.file)).toEqual(bytes)
  const { restore } = await office.json(['restore', backup.file, '--leave-behind', '5', '--reason', '试验'])
  expect(restore).toMatchObject({ leftBehind: '4-5', entry: 4 })
  expect((await office.json(['customer', 'add', '东莞示例玩具有限公司'])).customer.code).toBe('C00003')
  expect(await statusOf(office)).toMatchObject({ state: 'whole' })
  expect(seqs(path.join(office.folder, 'set-aside-1', 'journal'))).toEqual([1, 2, 3, 4, 5])
  // Another account, that has seen what was left behind, goes on as well.
  const other = { env: { HOME: emptyFolder() } }
  expect((await office.at(['customer', 'add', '佛山示例五金有限公司'], other)).code).toBe(0)
})

test('a forged mirror makes no register', async () => {
  const office = await mirrored()
  await office.at(['customer', 'add', '广州艺科示例有限公司'])
  const text = fs.readFileSync(office.journal, 'utf8')
  fs.writeFileSync(office.journal, text.replace('\\"name\\":\\"广州', '\\"name\\":\\"杭州'))
  fs.rmSync(office.file)
  expect(await office.at(['restore', '--mirror', office.place])).toMatchObject({
    code: 4,
    err: expect.stringContaining('entry #4 is not as it was sealed'),
  })
  expect(fs.existsSync(office.file)).toBe(false)
})
