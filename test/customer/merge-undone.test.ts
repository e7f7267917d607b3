import { expect, test } from 'vitest'
import { desk, shell, tamper } from '../upkeep/desk.ts'

/** A register in which #3 and #4 added two customers, and #5 merged the first into the second. */
async function merged() {
  const made = desk()
  await made.at(['init'])
  await made.at(['staff', 'add', '王芳', '--role', 'business'])
  const own = { env: { CERTDESK_BY: '王芳' } }
  const at = (...argv: string[]) => made.at(argv, own)
  await at('customer', 'add', '甲机械有限公司')
  await at('customer', 'add', '乙机械有限公司')
  expect((await at('customer', 'merge', 'C00001', 'C00002')).code).toBe(0)
  return { ...made, at }
}

test('a merge is not brought back into a customer that was merged meanwhile: both would be lost', async () => {
  const { at } = await merged()
  expect((await at('undo', '5')).code).toBe(0)
  expect((await at('customer', 'merge', 'C00002', 'C00001')).code).toBe(0)
  expect(await at('undo', '6')).toMatchObject({ code: 3, err: expect.stringContaining('certdesk undo 7') })
  expect((await at('customer', 'show', 'C00002')).out).toContain('C00001')
  // What stood in the way is undone: then it is brought back.
  expect((await at('undo', '7')).code).toBe(0)
  expect((await at('undo', '6')).code).toBe(0)
  expect((await at('customer', 'show', 'C00001')).out).toContain('C00002')
})

test('a merge is not brought back over what was filed since: no report would tell of it', async () => {
  const { at, json } = await merged()
  expect((await at('undo', '5')).code).toBe(0)
  expect((await at('contact', 'add', 'C00001', '--channel', 'phone', '--summary', '回访')).code).toBe(0)
  const refused = await at('undo', '6')
  expect(refused).toMatchObject({ code: 3, err: expect.stringContaining('certdesk customer merge C00001 C00002') })
  expect((await at('customer', 'merge', 'C00001', 'C00002')).code).toBe(0)
  expect((await json(['contact', 'list'])).contacts).toMatchObject([{ customer: 'C00002' }])
})

test('a customer is not taken back again over what was filed under it, or merged into it, since', async () => {
  for (const since of [
    ['contact', 'add', 'C00003', '--channel', 'phone', '--summary', '回访'],
    ['customer', 'merge', 'C00002', 'C00003'],
  ]) {
    const { at } = await merged()
    await at('customer', 'add', '丙机械有限公司')
    expect((await at('customer', 'void', 'C00003', '--reason', '误录')).code).toBe(0)
    expect((await at('undo', '7')).code).toBe(0)
    expect((await at(...since)).code, since.join(' ')).toBe(0)
    expect(await at('undo', '8')).toMatchObject({ code: 3, err: expect.stringContaining('certdesk undo 9') })
  }
})

test('customers merged in a circle by another program keep nothing waiting', async () => {
  const { at, file } = await merged()
  tamper(file, `UPDATE customer SET merged_into = 1 WHERE code = 'C00002'`)
  expect(shell(file, (raw) => raw.prepare('SELECT count(merged_into) FROM customer').pluck().get())).toBe(2)
  for (const argv of [
    ['customer', 'show', 'C00001'],
    ['customer', 'history', 'C00002'],
    ['contact', 'due'],
    ['report', 'compliance'],
    ['today'],
  ])
    expect([0, 1, 2, 4], argv.join(' ')).toContain((await at(...argv)).code)
  expect((await at('audit', 'verify')).code).toBe(1)
})
