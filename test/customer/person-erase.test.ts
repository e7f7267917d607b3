// @module-tag long

import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { mendingFlag, mendings } from '../../src/customer/person/commands/mend.ts'
import { desk, shell } from '../upkeep/desk.ts'
import { verbs } from '../walk.ts'

/** A desk at which 李明 is known of C00001 and of C00002, each with a number of his own. */
async function office(more: Readonly<Record<string, string>> = {}) {
  const own = desk({ env: { CERTDESK_BY: '王芳', CERTDESK_TODAY: '2026-06-30', ...more } })
  await own.json(['init', '--by', '王芳', '--go-live', '2025-01-16'])
  await own.json(['customer', 'add', '安达电子厂', '--person', '李明', '--mobile', '13800138000'])
  await own.json(['customer', 'add', '东海机床厂', '--person', '李明', '--mobile', '13911112222'])
  return own
}

const erase = (...more: string[]) => [
  'customer',
  'person',
  'erase',
  'C00001',
  '李明',
  '--reason',
  'asked for it',
  ...more,
]
const edit = (...more: string[]) => ['customer', 'person', 'edit', 'C00001', '李明', ...more]
const call = (...more: string[]) => [
  'contact',
  'add',
  'C00001',
  '--channel',
  'phone',
  '--person',
  '李明',
  '--needs',
  '无',
  ...more,
]

const holds = (file: string, texts: readonly string[]) => {
  const bytes = Buffer.concat(
    ['', '-wal', '-shm'].flatMap((rest) => (fs.existsSync(file + rest) ? [fs.readFileSync(file + rest)] : [])),
  )
  return texts.filter((text) => bytes.includes(text))
}

test('a person is erased from the register, its journal and its bytes, and seals hold by a head from before', async () => {
  const { json, at, file } = await office()
  const reach = [
    '--email',
    'li.ming@anda.example',
    '--phone',
    '0755-26001234',
    '--wechat',
    'liming_sz',
    '--title',
    '质量经理',
  ]
  await json(edit(...reach))
  await json(edit('--mobile', '13800138001'))
  await json(call('--on', '2026-05-06'))
  const telling = ['13800138000', '13800138001', 'li.ming@anda.example', '0755-26001234', 'liming_sz', '质量经理']
  expect(holds(file, telling)).toEqual(telling)
  const { head } = (await json(['audit', 'verify'])).verification
  const { erasure } = await json(erase())
  expect(erasure).toMatchObject({
    name: '李明',
    customers: ['C00001'],
    dryRun: false,
    entry: 7,
    wiped: true,
    rows: [{ table: 'person', customer: 'C00001', text: '李明' }],
    copies: [],
    remains: [
      { kind: 'contact', where: 'CT-2026-0001', text: '1 (2026-05-06)', command: null },
      { kind: 'elsewhere', where: 'C00002', command: 'certdesk customer person erase C00002 李明 --reason TEXT' },
    ],
  })
  expect(holds(file, telling)).toEqual([])
  expect((await json(['audit', 'verify', '--anchor', head])).verification).toMatchObject({
    ok: true,
    erasures: [{ entry: 7, changes: 5 }],
  })
  expect((await at(['audit', 'verify'])).out).not.toContain('gone')
  expect((await at(['audit', 'verify', '--format', 'table'])).out).toContain(
    'Personal data were erased by #7 (5 changes).',
  )
  // The contact took place; with whom is not told any more.
  const { contacts } = await json(['contact', 'list'])
  expect(contacts).toMatchObject([{ number: 'CT-2026-0001', on: '2026-05-06', person: '‹erased›' }])
  expect(
    (await at(['customer', 'person', 'list', 'C00001', '--all', '--format', 'table', '--lang', 'zh'])).out,
  ).toContain('‹已删除›')
  // His namesake stands.
  expect((await json(['customer', 'person', 'list', 'C00002'])).persons).toMatchObject([{ mobile: '13911112222' }])
  const { entries } = await json(['audit', 'list'])
  expect(entries[0].command).toBe('customer person erase C00001 ‹name› --reason "asked for it" --format json')
  expect(JSON.stringify(entries)).not.toContain('李明')
})

test('with the last namesake the name itself leaves the bytes', async () => {
  const { json, file } = await office()
  const { erasure } = await json(erase('--everywhere'))
  expect(erasure).toMatchObject({ customers: ['C00001', 'C00002'], rows: [{}, {}], remains: [] })
  expect(holds(file, ['李明', '13800138000', '13911112222'])).toEqual([])
})

test('erasing again changes nothing, and says so; who was never there is refused', async () => {
  const { json, at } = await office()
  const never = ['customer', 'person', 'erase', 'C00001', '张三', '--reason', 'asked']
  expect(await at(never)).toMatchObject({
    code: 2,
    err: expect.stringContaining('Nothing on record names "张三" at C00001'),
  })
  expect(await at([...never, '--lang', 'zh'])).toMatchObject({
    code: 2,
    err: expect.stringContaining('没有“张三”的登记信息'),
  })
  await json(erase())
  const { erasure } = await json(erase())
  expect(erasure).toMatchObject({ rows: [], entry: null, wiped: true })
  expect((await at(erase())).code).toBe(0)
  expect((await json(['audit', 'list'])).entries).toHaveLength(4)
})

test('the reason may not keep what is erased, and only a manager erases', async () => {
  const { json, at } = await office()
  for (const reason of ['李明 asked', 'call 13800138000'])
    expect(await at(['customer', 'person', 'erase', 'C00001', '李明', '--reason', reason])).toMatchObject({
      code: 2,
      err: expect.stringContaining('would be kept with the entry for good'),
    })
  await json(['staff', 'add', '赵强', '--role', 'business'])
  expect((await at([...erase(), '--by', '赵强'])).code).toBe(3)
})

test('a dry run tells what would go and what stays, and leaves everything', async () => {
  const { json, at } = await office()
  const { erasure } = await json(erase('--dry-run'))
  expect(erasure).toMatchObject({ dryRun: true, entry: null, wiped: null, rows: [{ table: 'person' }] })
  expect((await at(erase('--dry-run', '--lang', 'zh', '--format', 'table'))).out).toContain(
    '将永久删除 C00001 的 1 条记录',
  )
  expect((await json(['customer', 'person', 'list', 'C00001'])).persons).toMatchObject([{ name: '李明' }])
})

test('on a terminal it is asked about, and No leaves everything', async () => {
  const { at, json } = await office()
  const no = await at(erase(), { tty: true, answers: [false, false] })
  const elsewhere = '李明 is on record at C00002 as well. Erase there, too?'
  expect(no).toMatchObject({ code: 0, asked: [elsewhere, expect.stringContaining('It cannot be undone.')] })
  expect(no.err).toContain('note: goes: contact person 李明 of C00001')
  expect(no.err).toContain('stays: 1 of what is on record, 0 backups')
  expect(no.out).toContain('Nothing was erased.')
  expect((await json(['customer', 'person', 'list', 'C00001'])).persons).toHaveLength(1)
  expect((await at(erase(), { tty: true, answers: [false, true] })).out).toContain('by entry #4')
  expect((await json(['customer', 'person', 'list', 'C00001'])).persons).toEqual([])
  expect((await json(['customer', 'person', 'list', 'C00002'])).persons).toHaveLength(1)
})

test('on a terminal the same name at other customers goes as well where that is said', async () => {
  const { at, json } = await office()
  const all = await at([...erase(), '--lang', 'zh'], { tty: true, answers: [true, true] })
  expect(all.asked[0]).toBe('C00002 也登记有“李明”，一并删除？')
  for (const code of ['C00001', 'C00002'])
    expect((await json(['customer', 'person', 'list', code])).persons, code).toEqual([])
})

test('undo refuses the erasing and what it took the values of', async () => {
  const { at, json } = await office()
  await json(erase())
  expect(await at(['undo'])).toMatchObject({ code: 3, err: expect.stringContaining('Entry #4 erased personal data') })
  expect(await at(['undo', '2', '--lang', 'zh'])).toMatchObject({
    code: 3,
    err: expect.stringContaining('联系人的个人信息已被第 4 条删除'),
  })
  await json(['undo', '3'])
  expect((await at(['audit', 'verify'])).code).toBe(0)
})

test('who has left, who was taken back and who was renamed are erased as well', async () => {
  const { json, at, file } = await office()
  await json(['customer', 'person', 'add', 'C00001', '陈红', '--mobile', '13700137000'])
  await json(['customer', 'person', 'end', 'C00001', '陈红', '--on', '2026-06-01'])
  await json(['customer', 'person', 'add', 'C00001', '周强', '--mobile', '13600136000'])
  await json(['customer', 'person', 'void', 'C00001', '周强', '--reason', 'wrong customer'])
  await json(edit('--new-name', '黎明', '--correction', 'mistyped'))
  for (const name of ['陈红', '周强', '黎明'])
    await json(['customer', 'person', 'erase', 'C00001', name, '--reason', 'asked for it'])
  expect(holds(file, ['陈红', '13700137000', '周强', '13600136000', '黎明', '13800138000'])).toEqual([])
  const { persons } = await json(['customer', 'person', 'list', 'C00001', '--all'])
  expect(persons).toMatchObject([
    { name: '‹erased›', until: '2026-06-30' },
    { name: '‹erased›', until: '2026-06-01' },
  ])
  expect((await at(['audit', 'verify'])).code).toBe(0)
})

test('a person of a customer that was merged away belongs to the one that stays', async () => {
  const { json, file } = await office()
  await json(['customer', 'merge', 'C00002', 'C00001'])
  const { erasure } = await json(erase())
  expect(erasure.rows).toHaveLength(2)
  expect(holds(file, ['李明', '13800138000', '13911112222'])).toEqual([])
})

test('a list that still has the person brings a new record, and an erased one is never taken for it', async () => {
  const { json, cwd } = await office()
  await json(erase())
  fs.writeFileSync(path.join(cwd, 'list.csv'), '客户名称,联系人,手机\n安达电子厂,李明,13800138000\n')
  await json(['customer', 'import', 'list.csv'])
  expect((await json(['customer', 'person', 'list', 'C00001', '--all'])).persons).toMatchObject([
    { name: '李明', primary: true, mobile: '13800138000', until: null },
    { name: '‹erased›', primary: false },
  ])
})

test('running text in which the person stands is listed with the command that mends it', async () => {
  const { json } = await office()
  await json(call('--summary', '与李明（13800138000）通话'))
  await json(['customer', 'edit', 'C00001', '--note', '找李明'])
  await json(['staff', 'add', '李明'])
  const { remains } = (await json(erase('--dry-run'))).erasure
  expect(remains).toMatchObject([
    { kind: 'contact' },
    { kind: 'text', text: '与李明（13800138000）通话', command: 'certdesk contact edit CT-2026-0001 --summary …' },
    { kind: 'text', text: '找李明', command: 'certdesk customer edit C00001 --note …' },
    { kind: 'elsewhere' },
    { kind: 'staff' },
    { kind: 'journal', text: '#4, #5, #6' },
  ])
})

test('every command that mends running text has its flag', () => {
  for (const mending of Object.values(mendings)) {
    const verb = verbs.find(({ name }) => name === mending.command)?.verb
    for (const column of mending.columns) {
      const flag = mendingFlag(mending, column).slice(2)
      const key = flag.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
      expect(Object.keys(verb?.flags ?? {}), `${mending.command} --${flag}`).toContain(key)
    }
  }
})

test('backups that still hold the person are named, their bytes untouched', async () => {
  const { json, at, cwd } = await office()
  fs.mkdirSync(path.join(cwd, 'copies'))
  const beside = (await json(['backup'])).backup.file
  const apart = (await json(['backup', '--to', 'copies/'])).backup.file
  const bytes = fs.readFileSync(beside)
  // Where a backup was made is noted; a folder that somebody copied one into has to be named.
  const held = (await json(erase('--dry-run'))).erasure.copies
  expect(held.map(({ file }: { file: string }) => file).sort()).toEqual([apart, beside].sort())
  expect(held).toContainEqual({ file: beside, holds: ['李明', '13800138000'] })
  fs.rmSync(path.join(cwd, 'register.db.backups'))
  expect((await json(erase('--dry-run'))).erasure.copies).toHaveLength(1)
  const { erasure } = await json(erase('--copies', 'copies'))
  expect(erasure.copies.map(({ file }: { file: string }) => file).sort()).toEqual([apart, beside].sort())
  expect(fs.readFileSync(beside).equals(bytes)).toBe(true)
  expect(fs.readdirSync(path.join(cwd, 'copies'))).toHaveLength(1)
  expect(await at(erase('--copies', 'nowhere'))).toMatchObject({
    code: 2,
    err: expect.stringContaining('cannot be read'),
  })
  // What is made now holds the namesake alone.
  const made = (await json(['backup'])).backup.file
  expect(holds(made, ['13800138000', '13911112222'])).toEqual(['13911112222'])
})

test('a form and an attendance lose the person and keep the others', async () => {
  const { json, file } = await office()
  const { event } = await json(['event', 'add', '--kind', 'other', '--title', '座谈', '--on', '2026-05-01'])
  await json(['event', 'attend', event.number, 'C00001', '--persons', '李明、陈红'])
  await json(['event', 'attend', event.number, 'C00002', '--persons', '李明华'])
  const { erasure } = await json(erase('--everywhere'))
  expect(erasure.rows.map(({ table, text }: { table: string; text: string }) => [table, text])).toEqual([
    ['person', '李明'],
    ['person', '李明'],
    ['event_attendance', '李明、陈红'],
  ])
  expect(erasure.remains).toMatchObject([{ kind: 'similar', text: '李明华' }])
  const kept = shell(file, (raw) => raw.prepare('SELECT persons FROM event_attendance ORDER BY id').pluck().all())
  expect(kept).toEqual(['‹erased›、陈红', '李明华'])
  expect((await json(['audit', 'verify'])).verification.ok).toBe(true)
})

test('a wiping that others held up is named by doctor and made up for', async () => {
  // Nobody waits here for a reader who stays.
  const { json, at, file } = await office({ CERTDESK_WAIT: '0' })
  const reader = new (await import('better-sqlite3')).default(file, { readonly: true })
  reader.exec('BEGIN')
  reader.prepare('SELECT count(*) FROM person').get()
  const erased = await at(erase('--format', 'json'))
  expect(erased).toMatchObject({ code: 1, err: expect.stringContaining('certdesk customer person wipe') })
  expect(JSON.parse(erased.out).erasure).toMatchObject({ entry: 4, wiped: false })
  const ill = (await json(['doctor'], 1)).doctor.checks.filter(({ ok }: { ok: boolean }) => !ok)
  expect(ill).toMatchObject([{ check: 'erased', remedy: { en: expect.stringContaining('customer person wipe') } }])
  expect(await at(['customer', 'person', 'wipe'])).toMatchObject({ code: 1 })
  reader.close()
  expect((await json(['customer', 'person', 'wipe'])).wipe).toEqual({ wiped: true })
  expect(holds(file, ['13800138000'])).toEqual([])
  expect((await at(['doctor'])).code).toBe(0)
})
