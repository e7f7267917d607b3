import { expect, test } from 'vitest'
import { desk } from '../upkeep/desk.ts'

async function office() {
  const own = desk()
  await own.at(['init', '--go-live', '2025-01-16'])
  await own.at(['staff', 'add', '王芳', '--role', 'business'])
  await own.at(['customer', 'add', '甲公司', '--person', '李明', '--maintainer', '王芳'])
  return own
}

test('who, when, by which command, and every field', async () => {
  const { at, json } = await office()
  const words = ['customer', 'edit', 'C00001', '--phone', '0755-26001234', '--reason', '新号码', '--by', '王芳']
  await at([...words, '--staff', 'clerk'])
  const { history } = await json(['customer', 'history', 'C00001'])
  expect(Object.keys(history[0])).toEqual(['seq', 'at', 'by', 'staff', 'systemUser', 'command', 'note', 'changes'])
  expect(history).toHaveLength(2)
  expect(history[0].changes).toContainEqual({
    table: 'person',
    key: 1,
    op: 'insert',
    field: 'name',
    before: null,
    after: '李明',
  })
  expect(history[1]).toMatchObject({
    seq: 4,
    by: '王芳',
    staff: 'clerk',
    systemUser: 'clerk',
    note: '新号码',
    changes: [{ table: 'customer', key: 1, op: 'update', field: 'phone', before: null, after: '0755-26001234' }],
  })
  const table = await at(['customer', 'history', 'C00001', '--lang', 'zh'], { tty: true, columns: 300 })
  expect(table.out).toContain('修改 客户 C00001：电话 — → 0755-26001234')
  expect(table.out).toContain('添加 维护人：人员 王芳')
  expect(table.out).toContain('王芳 (clerk)代clerk')
})

test('what is filed under the customer and what was merged into it belong to its history', async () => {
  const { at, json } = await office()
  await at(['customer', 'add', '甲'])
  const certificate = [
    'certificate',
    'add',
    'C00002',
    '--number',
    'Q1',
    '--standard',
    'ISO 9001:2015',
    '--scope',
    '电子',
  ]
  await at([...certificate, '--issued', '2025-03-01', '--expires', '2028-02-29'])
  await at(['customer', 'vip', 'set', 'C00002'])
  await at(['contact', 'add', 'C00002', '--channel', 'phone', '--on', '2026-06-01'])
  await at(['contact', 'pass-on', 'CT-2026-0001'])
  await at(['contact', 'void', 'CT-2026-0001', '--reason', 'x'])
  await at(['information', 'add', 'C00002', '--source', 'phone', '--received', '2026-06-01', '--content', '搬迁'])
  const commands = async (code: string, ...more: string[]) =>
    (await json(['customer', 'history', code, ...more])).history.map((entry: { command: string }) =>
      entry.command.split(' ').slice(0, 2).join(' '),
    )
  const own = ['customer add', 'certificate add', 'customer vip']
  const filed = [...own, 'contact add', 'contact pass-on', 'contact void', 'information add']
  expect(await commands('C00002')).toEqual(filed)
  await at(['customer', 'merge', 'C00002', 'C00001'])
  expect(await commands('C00001')).toEqual(['customer add', ...filed, 'customer merge'])
  expect(await commands('C00001', '--known-at', '#3')).toEqual(['customer add'])
})

test('an unknown customer has no history', async () => {
  const { at } = await office()
  expect(await at(['customer', 'history', '谁'])).toMatchObject({ code: 2, err: expect.stringContaining('谁') })
})
