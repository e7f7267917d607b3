import { describe, expect, it } from 'vitest'
import { sidIn } from '../../../src/terminal/sid-process.ts'
import { desk } from '../../upkeep/desk.ts'

/** An office in which 王芳 and the manager have accounts of their own. */
async function office() {
  const own = desk({ systemUser: 'clerk' })
  for (const argv of [
    ['init', '--go-live', '2025-01-16'],
    ['staff', 'add', '王芳', '--role', 'business'],
    ['staff', 'account', '王芳', 'wangfang'],
    ['staff', 'account', 'clerk', 'clerk'],
  ])
    await own.json(argv)
  return own
}

const adds = ['customer', 'add', '深圳甲机械有限公司']

describe('under sudo', () => {
  it('whoever became root is still who it was, and both names are recorded', async () => {
    const own = await office()
    await own.at(adds, { systemUser: 'root', env: { SUDO_USER: 'wangfang' } })
    const { entries } = await own.json(['audit', 'list'])
    expect(entries[0]).toMatchObject({ by: '王芳', staff: '王芳', systemUser: 'root (sudo wangfang)' })
  })

  it('nobody types as somebody else whose account they took, or say they had', async () => {
    const own = await office()
    for (const [systemUser, SUDO_USER] of [
      ['clerk', 'wangfang'],
      ['wangfang', 'clerk'],
    ] as const)
      for (const CERTDESK_BY of ['王芳', 'clerk'])
        expect(await own.at(adds, { systemUser, env: { SUDO_USER, CERTDESK_BY } })).toMatchObject({ code: 3 })
    expect((await own.json(['customer', 'list'])).customers).toEqual([])
  })
})

describe('on Windows', () => {
  const sid = async () => 'S-1-5-21-1-2-3-1001'

  it('an account is known by its SID', async () => {
    const own = await office()
    const named = await own.at(['staff', 'account', '王芳', 'wang'], { platform: 'win32', sid: async () => null })
    expect(named.code).toBe(2)
    expect(named.err).toContain('whoami /user')
    await own.json(['staff', 'account', '王芳', await sid()])
    await own.at(adds, { platform: 'win32', systemUser: 'Wang', sid })
    expect((await own.json(['audit', 'list'])).entries[0]).toMatchObject({ by: '王芳', systemUser: 'Wang' })
  })

  it('the SID is read from what whoami prints', () => {
    expect(sidIn('"office\\\\wang","S-1-5-21-1-2-3-1001"\\r\\n')).toBe('S-1-5-21-1-2-3-1001')
    expect(sidIn('')).toBeNull()
  })
})
