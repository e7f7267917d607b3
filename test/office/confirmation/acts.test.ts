// @module-tag long

import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { desk, deskAs } from '../../upkeep/desk.ts'

/** The clerk 王芳, the manager 陈红 and the decision-maker 李强 at accounts of their own; `clerk` made the register and is a manager without one. */
async function office() {
  const own = await deskAs('accounts', async () => {
    const made = desk()
    for (const argv of [
      ['init', '--go-live', '2025-01-16'],
      ['staff', 'add', '王芳', '--role', 'business'],
      ['staff', 'add', '陈红', '--role', 'manager'],
      ['staff', 'add', '李强', '--role', 'decision-maker'],
      ['customer', 'add', '深圳甲机械有限公司', '--code', 'C001'],
    ])
      await made.json(argv)
    return made
  })
  return {
    ...own,
    from: (systemUser: string, argv: readonly string[]) => own.at([...argv, '--format', 'json'], { systemUser }),
  }
}

type Office = Awaited<ReturnType<typeof office>>

async function bound(own: Office): Promise<void> {
  for (const [name, account] of [
    ['王芳', 'wang'],
    ['陈红', 'chen'],
    ['李强', 'li'],
  ] as const)
    await own.json(['staff', 'account', name, account])
}

const waiting = async (own: Office, more: readonly string[] = []) =>
  (await own.json(['confirm', '--all', ...more])).unconfirmed as {
    entry: number
    confirm: string
    staff: string
    what: string
  }[]

const whats = async (own: Office) => (await waiting(own)).map(({ staff, what }) => `${staff}: ${what}`)

const limit = ['limit', 'set', 'contacts-a-year', '3', '--from', '2026-07-01', '--reason', '评审', '--staff', '陈红']
const said = async (own: Office, account: string, argv: readonly string[]) => {
  const done = await own.from(account, argv)
  expect(done.code, done.err).toBe(0)
}

describe('what waits', () => {
  it('is nothing of an office that has bound nobody: what was typed for others is only listed', async () => {
    const own = await office()
    await said(own, 'clerk', limit)
    expect(await waiting(own)).toEqual([])
    const { sections } = await own.json(['report', 'monthly', '--month', '2026-06'])
    expect(sections.confirmations).toMatchObject({
      onBehalf: [{ what: 'limit contacts-a-year', staff: '陈红', by: 'clerk', paper: null }],
    })
  })

  it('is nothing of what was recorded before whoever is said to have done it had an account', async () => {
    const own = await office()
    await said(own, 'clerk', limit)
    await bound(own)
    expect(await waiting(own)).toEqual([])
  })

  it('is roles, limits, and undos of what somebody else recorded; never what one typed oneself or anybody may do', async () => {
    const own = await office()
    await bound(own)
    await said(own, 'clerk', limit)
    await said(own, 'clerk', ['staff', 'role', '王芳', 'quality', '--staff', '陈红'])
    await said(own, 'clerk', ['contact', 'add', 'C001', '--channel', 'phone', '--needs', '无', '--staff', '陈红'])
    await said(own, 'chen', ['limit', 'set', 'timely-days', '3', '--from', '2026-07-01', '--reason', '评审'])
    await said(own, 'clerk', ['undo', '12', '--staff', '陈红'])
    expect(await whats(own)).toEqual(['陈红: limit contacts-a-year', '陈红: role of 王芳', '陈红: undo of entry 12'])
  })

  it('is over once it was undone, or confirmed; and waits again once the confirmation was undone', async () => {
    const own = await office()
    await bound(own)
    await said(own, 'clerk', limit)
    const [act] = await waiting(own)
    await said(own, 'chen', ['confirm', act?.confirm ?? ''])
    expect(await waiting(own)).toEqual([])
    expect(await waiting(own, ['--known-at', `#${act?.entry}`])).toHaveLength(1)
    await said(own, 'chen', ['undo'])
    expect(await waiting(own)).toHaveLength(1)
    await said(own, 'chen', ['undo', String(act?.entry)])
    expect(await waiting(own)).toEqual([])
  })

  it('follows who is renamed, and who has two names', async () => {
    const own = await office()
    await bound(own)
    await said(own, 'clerk', limit)
    await said(own, 'chen', ['staff', 'edit', '陈红', '--to', '陈虹'])
    await said(own, 'chen', ['staff', 'alias', '陈虹', 'Chen Hong'])
    expect(await whats(own)).toEqual(['陈虹: limit contacts-a-year'])
    const [act] = await waiting(own)
    await said(own, 'chen', ['confirm', act?.confirm ?? ''])
    expect(await waiting(own)).toEqual([])
  })

  it('is a restore that is said to be somebody else’s', async () => {
    const own = await office()
    await bound(own)
    const { backup } = await own.json(['backup'])
    await said(own, 'clerk', ['restore', backup.file, '--staff', '陈红'])
    expect(await whats(own)).toEqual(['陈红: restore from a backup'])
  })
})

describe('for who has left', () => {
  it('a manager confirms, who did not type it unless alone', async () => {
    const own = await office()
    await bound(own)
    await said(own, 'clerk', ['staff', 'role', '王芳', 'quality', '--staff', '陈红'])
    await own.json(['staff', 'account', 'clerk', 'clerk'])
    await said(own, 'clerk', ['staff', 'end', '陈红'])
    const [act] = await waiting(own)
    // Alone by now: typed and confirmed by the same manager, and marked so.
    await said(own, 'clerk', ['staff', 'role', '李强', 'manager'])
    const refused = await own.from('clerk', ['confirm', act?.confirm ?? ''])
    expect(refused).toMatchObject({ code: 3 })
    expect(refused.err).toContain('another manager')
    await said(own, 'clerk', ['staff', 'end', '李强', '--role', 'manager'])
    await said(own, 'clerk', ['confirm', act?.confirm ?? ''])
    const { sections } = await own.json(['report', 'monthly', '--month', '2026-06'])
    expect(sections.confirmations).toMatchObject({
      unconfirmed: [],
      confirmedForOthers: [{ entry: act?.entry, staff: '陈红', how: 'alone' }],
    })
  })
})

it('stands on the first page of the evidence pack', async () => {
  const own = await office()
  await bound(own)
  await said(own, 'clerk', limit)
  const [act] = await waiting(own)
  await own.json(['report', 'evidence', '--output', 'pack'])
  expect(fs.readFileSync(path.join(own.cwd, 'pack/index.html'), 'utf8')).toContain(act?.confirm)
})

describe('a role that a manager grants himself', () => {
  it('stands in the report on the month, marked where he was alone; in an undone entry it does not', async () => {
    const own = await office()
    await own.json(['staff', 'account', 'clerk', 'clerk'])
    await said(own, 'clerk', ['staff', 'role', 'clerk', 'quality'])
    await said(own, 'clerk', ['staff', 'role', 'clerk', 'leader'])
    await said(own, 'clerk', ['undo'])
    const { sections } = await own.json(['report', 'monthly', '--month', '2026-06'])
    expect(sections.confirmations.selfGranted).toMatchObject([{ staff: 'clerk', role: 'quality', alone: 'alone' }])
  })
})

describe('what is confirmed', () => {
  it('is shown with every value that was recorded, in the words of the reader', async () => {
    const own = await office()
    await bound(own)
    await said(own, 'clerk', ['limit', 'set', 'channel-months', '10', ...limit.slice(4)])
    await said(own, 'clerk', ['staff', 'role', '李强', 'leader', '--staff', '陈红'])
    const { out } = await own.at(['confirm', '--lang', 'zh'], { systemUser: 'chen', tty: true, columns: 200 })
    expect(out).toContain('限值 channel-months：多少个月未联系即视为渠道中断 2026-07-01（值 10；原因 评审）')
    expect(out).toContain('人员角色 李强：角色 李强 机构领导 2026-06-30')
    const english = await own.at(['confirm'], { systemUser: 'chen', tty: true, columns: 200 })
    expect(english.out).toContain('limit channel-months: 2026-07-01 (value 10; reason 评审)')
  })
})
