import { describe, expect, it } from 'vitest'
import { desk, deskAs } from '../../upkeep/desk.ts'

/**
 * The managers 陈红 and 赵敏 and the clerks 王芳 and 李强, all at accounts of their own; 周静, who has none, types at `pc`; `clerk`, who made the
 * register, left.
 */
async function office() {
  const own = await deskAs('round', async () => {
    const made = desk()
    await made.json(['init', '--go-live', '2025-01-16'])
    for (const [name, role, account] of [
      ['王芳', 'business', 'wang'],
      ['李强', 'business', 'li'],
      ['陈红', 'manager', 'chen'],
      ['赵敏', 'manager', 'zhao'],
    ] as const) {
      await made.json(['staff', 'add', name, '--role', role])
      await made.json(['staff', 'account', name, account])
    }
    await made.json(['staff', 'add', '周静', '--role', 'general'])
    await made.json(['staff', 'end', 'clerk', '--on', '2026-06-30'])
    return made
  })
  const from = (systemUser: string, argv: readonly string[]) => own.at([...argv, '--format', 'json'], { systemUser })
  /** Typed from an account: how it ends. */
  const types = async (systemUser: string, line: string) => {
    const { code, err } = await from(systemUser, line.split(' '))
    return code === 0 ? 'done' : `${code} ${err}`
  }
  const waiting = async () =>
    JSON.parse((await from('zhao', ['confirm', '--all'])).out).unconfirmed as { entry: number; confirm: string }[]
  /** The act that waits, as it is confirmed. */
  const act = async () => (await waiting())[0]?.confirm ?? ''
  return { ...own, from, types, waiting, act }
}

/** A decision of 陈红 that somebody else types. */
const floor = 'contract floor add ISO9001 12000 --from 2026-07-01 --staff 陈红 --paper 签-1'

const refused = (...words: readonly string[]) => expect.stringMatching(new RegExp(`^3 .*${words.join('.*')}`, 's'))

describe('a role of manager that waits', () => {
  it('binds and ends no account, ends and adds nobody, takes back nothing of others, and confirms nothing', async () => {
    const { types, act } = await office()
    await types('pc', 'staff role 王芳 manager --staff 陈红 --by 周静')
    const [entry] = (await act()).split(':')
    for (const line of [
      'staff account 陈红 wang',
      'staff account 王芳 desk',
      'staff account 王芳 wang --end',
      'staff account 赵敏 zhao --end',
      'staff end 陈红',
      'staff role 李强 manager',
      'staff add 孙丽 --role manager',
      'staff alias 王芳 陈红',
      'undo 9',
    ])
      expect(await types('wang', line), line).toEqual(refused('王芳', String(entry), '陈红', 'at their own account'))
    await types('chen', 'staff end 陈红')
    expect(await types('wang', `confirm ${await act()}`)).toEqual(refused('王芳', '陈红'))
  })

  it('stands once it is confirmed', async () => {
    const { types, act } = await office()
    await types('pc', 'staff role 王芳 manager --staff 陈红 --by 周静')
    expect(await types('chen', `confirm ${await act()}`)).toBe('done')
    expect(await types('wang', 'staff account 李强 desk')).toBe('done')
  })

  it('still sets limits and the like: until it is confirmed it counts', async () => {
    const { types } = await office()
    await types('pc', 'staff role 王芳 manager --staff 陈红 --by 周静')
    expect(await types('wang', 'limit set timely-days 3 --from 2026-07-01 --reason 评审')).toBe('done')
  })

  it('is no manager to be left with', async () => {
    const { types } = await office()
    await types('pc', 'staff role 王芳 manager --staff 陈红 --by 周静')
    expect(await types('zhao', 'staff end 赵敏')).toBe('done')
    expect(await types('chen', 'staff end 陈红')).toEqual(refused('nobody could confirm'))
  })
})

describe('who confirms', () => {
  it('is never who typed it, or gains a role by it, while another manager is there, with an account or without', async () => {
    const { types, act } = await office()
    await types('zhao', 'staff role 李强 manager')
    await types('pc', 'staff role 李强 quality --staff 陈红 --by 周静')
    await types('li', 'staff end 陈红')
    expect(await types('li', 'staff account 赵敏 zhao --end')).toBe('done')
    expect(await types('li', `confirm ${await act()}`)).toEqual(refused('another manager'))
    await types('li', 'staff end 赵敏')
    expect(await types('li', `confirm ${await act()}`)).toBe('done')
  })

  it('is decided by no binding that was made afterwards by who typed the act, however it was led on', async () => {
    const { types, act } = await office()
    await types('zhao', floor)
    expect(await types('zhao', 'staff account 陈红 desk')).toBe('done')
    expect(await types('desk', `confirm ${await act()}`)).toEqual(refused('desk'))
    expect(await types('desk', 'staff account 陈红 desk2')).toBe('done')
    expect(await types('desk2', `confirm ${await act()}`)).toEqual(refused('desk2'))
    expect(await types('chen', `confirm ${await act()}`)).toBe('done')
  })

  it('may be somebody at an account that another manager bound meanwhile', async () => {
    const { types, act } = await office()
    await types('wang', floor)
    await types('zhao', 'staff account 陈红 desk')
    expect(await types('desk', `confirm ${await act()}`)).toBe('done')
  })

  it('is no manager whom who typed the act appointed, from an account that came after', async () => {
    const { types, act } = await office()
    await types('zhao', floor)
    await types('zhao', 'staff end 陈红')
    await types('zhao', 'staff add 孙丽 --role manager')
    expect(await types('desk', 'staff account 孙丽 desk --by 孙丽')).toBe('done')
    expect(await types('desk', `confirm ${await act()}`)).toEqual(refused('desk'))
  })
})

describe('what decides who confirms', () => {
  it('is typed by a manager in person: accounts of others, their ends, and that two are one', async () => {
    const { types } = await office()
    for (const line of [
      'staff account 陈红 desk --staff 陈红',
      'staff account 陈红 chen --end --staff 赵敏',
      'staff account 王芳 wang --end --staff 陈红',
      'staff alias 王芳 陈红 --staff 赵敏',
      'undo 7 --staff 陈红',
    ])
      expect(await types('wang', line), line).toEqual(refused('in person'))
    expect(await types('wang', 'staff account 王芳 wang2 --staff 陈红')).toEqual(refused('in person'))
    expect(await types('pc', 'staff account 王芳 wang2 --staff 陈红 --by 周静')).toEqual(refused('in person'))
    expect(await types('wang', 'undo')).toEqual(refused('does not hold'))
  })

  it('makes no two one while the word of the one is waited for on what the other typed', async () => {
    const { types, act } = await office()
    await types('zhao', floor)
    expect(await types('zhao', 'staff alias 赵敏 陈红')).toEqual(refused('one person'))
    await types('chen', `confirm ${await act()}`)
    expect(await types('zhao', 'staff alias 赵敏 陈红')).toBe('done')
  })
})
