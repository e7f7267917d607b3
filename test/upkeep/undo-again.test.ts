// @module-tag long

import { expect, test } from 'vitest'
import { desk, openedAnew } from './desk.ts'

openedAnew()

/** A register with a manager who types, a customer and its certificate. */
async function office() {
  const made = desk()
  const run = async (...argv: string[]) => {
    const outcome = await made.at(argv)
    expect(outcome.code, `${argv.join(' ')}: ${outcome.err}`).toBeLessThan(2)
    return outcome
  }
  await run('init', '--go-live', '2025-01-16')
  for (const name of ['王芳', '李强']) await run('staff', 'add', name, '--role', 'business', '--from', '2025-01-16')
  await run('staff', 'add', '周华', '--role', 'certification', '--role', 'general', '--from', '2025-01-16')
  await run('customer', 'add', '甲机械有限公司')
  const newest = async () => Number((await made.json(['audit', 'list', '--limit', '1'])).entries[0].seq)
  return { ...made, run, newest }
}

test('what an undo took out does not come back beside what was recorded in its place', async () => {
  const { at, run, newest, json } = await office()
  await run('loss', 'open', 'C00001', '--kind', 'abnormality', '--situation', '联系不上')
  const opened = await newest()
  await run('undo', String(opened))
  const undone = await newest()
  await run('loss', 'open', 'C00001', '--kind', 'abnormality', '--situation', '联系不上')
  const again = await newest()
  expect(await at(['undo', String(undone)])).toMatchObject({
    code: 3,
    err: expect.stringContaining(`certdesk undo ${again}`),
  })
  expect((await json(['loss', 'list'])).losses).toHaveLength(1)
  // With what took its place undone, it comes back.
  await run('undo', String(again))
  await run('undo', String(undone))
  expect((await json(['loss', 'list'])).losses).toHaveLength(1)
})

test('an application that was rejected once its approval was undone is not entered by undoing that', async () => {
  const { at, run, newest } = await office()
  const f01 = ['--f01', 'F01-1', '--copies', '2', '--signed-on', '2026-06-01']
  await run('change', 'submit', 'C00001', ...f01, '--set', '名称=乙机械有限公司', '--staff', '王芳')
  await run('change', 'classify', 'CH-2026-0001', '--class', 'administrative', '--why', '仅名称', '--staff', '王芳')
  await run('change', 'confirm', 'CH-2026-0001', '--material', '执照', '--staff', '周华')
  await run('change', 'approve', 'CH-2026-0001', '--staff', '李强')
  await run('undo')
  const undone = await newest()
  await run('change', 'reject', 'CH-2026-0001', '--reason', '客户撤回', '--staff', '李强')
  const rejected = await newest()
  expect(await at(['undo', String(undone)])).toMatchObject({
    code: 3,
    err: expect.stringContaining(`certdesk undo ${rejected}`),
  })
  expect((await at(['undo', String(undone), '--lang', 'zh'])).err).toContain('在同一事项下')
})

test('a step is not undone under those that were taken after it', async () => {
  const { at, run, newest } = await office()
  await run('loss', 'open', 'C00001', '--kind', 'abnormality', '--situation', '联系不上')
  await run('loss', 'verify', 'LS-2026-0001', '--result', '已核实')
  const verified = await newest()
  await run('loss', 'cause', 'LS-2026-0001', '--text', '停产')
  const refused = await at(['undo', String(verified)])
  expect(refused).toMatchObject({ code: 3, err: expect.stringContaining('went on with the same') })
  expect(refused.err).toContain(`certdesk undo ${verified + 1}`)
  await run('undo', String(verified + 1))
  await run('undo', String(verified))
})

test('what is undone already is said to be, with what undid it', async () => {
  const { at, run, newest } = await office()
  const added = await newest()
  await run('undo')
  const refused = await at(['undo', String(added)])
  expect(refused).toMatchObject({ code: 3, err: expect.stringContaining(`undone already, by #${added + 1}`) })
  await run('undo', String(added + 1))
  await run('undo', String(added))
})

test('whoever does an undo is held to it, not whoever types it for them', async () => {
  const { at, run, newest } = await office()
  await run('customer', 'add', '乙公司', '--by', '王芳')
  const added = String(await newest())
  const typed = { env: { CERTDESK_BY: '王芳' } }
  expect((await at(['undo', added, '--staff', '周华'], typed)).code).toBe(3)
  expect((await at(['undo', added], typed)).code).toBe(0)
})
