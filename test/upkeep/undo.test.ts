// @module-tag long

import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { desk, openedAnew } from './desk.ts'

openedAnew()

/** A register in which #2 added 王芳, #3 gave her a role more, #4 set a limit. */
async function office() {
  const made = desk()
  await made.at(['init'])
  await made.at(['staff', 'add', '王芳', '--role', 'business'])
  await made.at(['staff', 'role', '王芳', 'auditor'])
  return made
}

type Staff = { name: string; roles: { role: string }[] }[]
const rolesOf = (staff: Staff, name: string) => staff.find((one) => one.name === name)?.roles.map(({ role }) => role)

test('undo reverses the newest entry, and can be undone', async () => {
  const { at, json } = await office()
  const { undo } = await json(['undo'])
  expect(undo).toMatchObject({ entry: 3, by: 4, rows: 1, dryRun: false, command: 'staff role 王芳 auditor' })
  expect(rolesOf((await json(['staff', 'list'])).staff, '王芳')).toEqual(['business'])
  expect((await json(['undo', '4'])).undo).toMatchObject({ entry: 4, by: 5, changes: [{ act: 'restore' }] })
  expect(rolesOf((await json(['staff', 'list'])).staff, '王芳')).toEqual(['business', 'auditor'])
  expect((await json(['undo', '5'])).undo).toMatchObject({ entry: 5, by: 6, changes: [{ act: 'void' }] })
  expect(rolesOf((await json(['staff', 'list'])).staff, '王芳')).toEqual(['business'])
  expect((await json(['audit', 'list', '--limit', '1'])).entries[0]).toMatchObject({ note: 'undo of #5', changes: 1 })
  expect((await at(['audit', 'verify'])).code).toBe(0)
})

test('what later entries depend on is refused, naming the one to undo first', async () => {
  const { at, json } = await office()
  for (const more of [[], ['--dry-run']])
    expect(await at(['undo', '2', ...more])).toMatchObject({ code: 3, err: expect.stringContaining('certdesk undo 3') })
  expect(await at(['undo', '2', '--lang', 'zh'])).toMatchObject({ code: 3, err: expect.stringContaining('不能撤回') })
  await json(['undo', '#3'])
  expect((await json(['undo', '#2'])).undo).toMatchObject({ entry: 2, rows: 2 })
  expect(await at(['undo', '2'])).toMatchObject({ code: 3, err: expect.stringContaining('certdesk undo 5') })
  // The role of #3 is brought back only when the person is there.
  expect(await at(['undo', '4'])).toMatchObject({ code: 3, err: expect.stringContaining('certdesk undo 5') })
  await json(['undo', '5'])
  await json(['undo', '4'])
  expect(rolesOf((await json(['staff', 'list'])).staff, '王芳')).toEqual(['business', 'auditor'])
})

test('what stands in its place by now is not pushed aside', async () => {
  const { at, json } = desk()
  await at(['init'])
  await at(['staff', 'add', '王芳'])
  await json(['undo'])
  await at(['staff', 'add', '王芳'])
  for (const [lang, said] of [
    ['en', 'stands in the place'],
    ['zh', '已有另一条'],
  ] as const)
    expect(await at(['undo', '3', '--lang', lang])).toMatchObject({ code: 3, err: expect.stringContaining(said) })
})

test('a dry run says in words what would be set back, and leaves nothing', async () => {
  const { at, json } = await office()
  await at(['staff', 'end', '王芳', '--role', 'auditor', '--on', '2026-07-31'])
  const shown = await at(['undo', '--dry-run'], { tty: true, columns: 160 })
  expect(shown).toMatchObject({ code: 0, asked: [] })
  expect(shown.out).toMatch(/Undoing #4 of .* by clerk \(staff end .*\) would set back:/)
  expect(shown.out).toMatch(/changed back.*until: 2026-07-31 → —/)
  const chinese = await at(['undo', '2', '--dry-run', '--lang', 'zh'], { tty: true, columns: 160 })
  expect(chinese.code).toBe(3)
  expect((await at(['undo', '--dry-run', '--lang', 'zh'], { tty: true, columns: 160 })).out).toMatch(
    /改回.*截止日期：2026-07-31 → —/,
  )
  expect((await json(['audit', 'list'])).entries).toHaveLength(4)
})

test('on a terminal it is asked first; no is no', async () => {
  const { at, json } = await office()
  const no = await at(['undo'], { tty: true, columns: 120, answers: [false] })
  expect(no).toMatchObject({ code: 0, out: expect.stringContaining('Nothing was undone') })
  expect(no.asked).toEqual(['Undo #3 (1 row): role 王芳 auditor 2026-06-30?'])
  // What it is about is seen before it is asked.
  expect(no.err).toContain('Undoing #3 of 2026-06-30 09:00:03 by clerk (staff role 王芳 auditor) would set back:')
  expect(no.err).toMatch(/role +王芳 auditor 2026-06-30 +voided/)
  const chinese = await at(['undo', '--lang', 'zh'], { tty: true, answers: [false] })
  expect(chinese.err).toMatch(/角色 +王芳 审核员 2026-06-30 +作废/)
  expect((await json(['audit', 'list'])).entries).toHaveLength(3)
  const yes = await at(['undo'], { tty: true, answers: [true, ''] })
  expect(yes).toMatchObject({ code: 0, out: expect.stringContaining('Undid #3') })
  expect((await json(['audit', 'list'])).entries).toHaveLength(4)
  // Once it is agreed to, why: what was typed is not asked for again.
  const again = await at(['undo', '4', '--lang', 'zh'], { tty: true, answers: [true, '角色没有弄错'] })
  expect(again.asked).toEqual(['撤回第 4 条（1 行）：角色 王芳 审核员 2026-06-30？', '原因（留空则为“撤回 #4”）'])
  const typed = await at(['undo', '5', '--reason', '弄错了'], { tty: true, answers: [true] })
  expect(typed).toMatchObject({ code: 0, asked: ['Undo #5 (1 row): role 王芳 auditor 2026-06-30?'] })
})

test('what somebody else recorded is the manager’s to undo', async () => {
  const { at, json } = await office()
  expect(await at(['undo', '3', '--by', '王芳'])).toMatchObject({ code: 3, err: expect.stringContaining('manager') })
  expect(await at(['undo', '3', '--by', '王芳', '--dry-run'])).toMatchObject({ code: 3 })
  expect((await json(['undo', '3'])).undo.entry).toBe(3)
})

test.each([
  ['1', 3, 'made the register', '建立了登记簿'],
  ['99', 2, 'no entry #99', '没有第 99 条'],
  ['abc', 2, 'not the number of an entry', '应为日志中的数字'],
])('undo %s', async (entry, code, en, zh) => {
  const { at } = await office()
  expect(await at(['undo', entry])).toMatchObject({ code, err: expect.stringContaining(en) })
  expect(await at(['undo', entry, '--lang', 'zh'])).toMatchObject({ code, err: expect.stringContaining(zh) })
})

test('without a number it goes back entry by entry, and never undoes an undo', async () => {
  const { at, json } = await office()
  const undone = async () => (await json(['undo'])).undo.entry
  expect(await undone()).toBe(3)
  expect(await undone()).toBe(2)
  expect(await at(['undo'])).toMatchObject({ code: 3, err: expect.stringContaining('made the register') })
  // What was brought back stands again.
  await json(['undo', '5'])
  expect(await undone()).toBe(2)
})

test('a refusal calls the rows what the reader calls them', async () => {
  const { at, json } = desk()
  await json(['init'])
  await json(['customer', 'add', '甲公司'])
  await json(['customer', 'edit', 'C00001', '--phone', '0755-26001234'])
  const refused = await at(['undo', '2', '--lang', 'zh'])
  expect(refused).toMatchObject({ code: 3, err: expect.stringContaining('：又改动了同一条客户') })
})

test('a refusal says which later entries, when, by whom and by what, and undoing them in that order makes way', async () => {
  const { at, json } = desk()
  await json(['init'])
  await json(['customer', 'add', '甲公司'])
  await json(['customer', 'person', 'add', 'C00001', '赵敏', '--mobile', '13800138000'])
  await json(['contact', 'add', 'C00001', '--channel', 'phone', '--needs', '无'])
  await json(['customer', 'edit', 'C00001', '--phone', '0755-26001234'])
  const refused = await at(['undo', '2'])
  expect(refused).toMatchObject({ code: 3, err: expect.stringContaining('3 later entries rest on it') })
  const lines = refused.err.split('\n').filter((line) => line.startsWith('    certdesk undo'))
  expect(lines).toEqual([
    '    certdesk undo 5 — of 2026-06-30 09:00:05 by clerk (customer edit C00001 --phone 0755-26001234 --format json): changed the same customer',
    '    certdesk undo 4 — of 2026-06-30 09:00:04 by clerk (contact add C00001 --channel phone --needs 无 --format json): its contact refers to the customer',
    expect.stringMatching(/certdesk undo 3 — .*: its contact person refers to the customer/),
  ])
  expect(refused.err).not.toContain('赵敏')
  const chinese = await at(['undo', '2', '--lang', 'zh'])
  expect(chinese.err).toContain('其后有 3 条记录以它为基础')
  expect(chinese.err).toContain('其联系记录引用了该客户')
  for (const line of lines) await json(['undo', String(/undo (\d+)/.exec(line)?.[1])])
  expect((await json(['undo', '2'])).undo).toMatchObject({
    entry: 2,
    changes: [{ label: 'C00001 甲公司', act: 'void' }],
  })
})

test('of a whole list people read how many of what and the last few, programs every row', async () => {
  const { at, json, cwd } = desk()
  await json(['init'])
  const rows = Array.from({ length: 50 }, (_, n) => `第${n}公司,clerk`)
  fs.writeFileSync(path.join(cwd, 'list.csv'), `客户名称,业务员\n${rows.join('\n')}\n`)
  await json(['customer', 'import', 'list.csv'])
  const shown = await at(['undo', '--dry-run', '--lang', 'zh'], { tty: true, columns: 120 })
  expect(shown.out).toMatch(/客户 +作废 +50/)
  expect(shown.out).toMatch(/维护人 +作废 +50/)
  expect(shown.out).toContain('100 行中的最后 10 行')
  expect(shown.out.split('\n').length).toBeLessThan(40)
  expect((await at(['undo', '--dry-run', '--format', 'csv'])).out.trim().split('\n')).toHaveLength(101)
  const { undo } = await json(['undo', '--dry-run'])
  expect(undo.kinds).toEqual([
    { table: 'assignment', act: 'void', rows: 50 },
    { table: 'customer', act: 'void', rows: 50 },
  ])
  expect(undo.changes).toHaveLength(100)
})
