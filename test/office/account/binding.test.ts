import { describe, expect, it } from 'vitest'
import { desk } from '../../upkeep/desk.ts'

/** An office with 李强, whose other name is on the staff by itself, and the manager at an account of their own. */
async function office() {
  const own = desk()
  for (const argv of [
    ['init', '--go-live', '2025-01-16'],
    ['staff', 'account', 'clerk', 'clerk'],
    ['staff', 'add', '李强', '--role', 'business'],
    ['staff', 'add', 'Li Qiang'],
  ])
    await own.json(argv)
  const accounts = async () =>
    (await own.json(['staff', 'list'])).staff.find(({ name }: { name: string }) => name === '李强').accounts
  return { ...own, accounts }
}

describe('an account bound to somebody’s other name', () => {
  const alias = ['staff', 'alias', '李强', 'Li Qiang']

  it('is theirs already, and is taken back under either name', async () => {
    for (const name of ['李强', 'Li Qiang']) {
      const [own, bind] = [await office(), ['staff', 'account', name, 'liq']]
      await own.json(['staff', 'account', 'Li Qiang', 'liq'])
      await own.json(alias)
      const again = await own.at([...bind, '--format', 'table'])
      expect(again.out).toContain("liq is 李强's account already; nothing was changed.")
      expect(await own.accounts()).toEqual(['liq'])
      expect((await own.at([...bind, '--end', '--format', 'table'])).out).toContain("liq is no longer 李强's account.")
      expect(await own.accounts()).toEqual([])
    }
  })

  it('that was bound to both before they were one is one account, and ends at once', async () => {
    const own = await office()
    for (const name of ['李强', 'Li Qiang']) await own.json(['staff', 'account', name, 'liq'])
    await own.json(alias)
    expect(await own.accounts()).toEqual(['liq'])
    await own.json(['staff', 'account', '李强', 'liq', '--end'])
    expect(await own.accounts()).toEqual([])
  })
})

describe('a SID', () => {
  const sid = 'S-1-5-21-1-2-3-1001'
  const onWindows = { platform: 'win32', systemUser: 'Li', sid: async () => sid } as const

  it.each(['win32', 'linux'] as const)(
    'typed in small letters is the one that Windows tells (%s)',
    async (platform) => {
      const own = await office()
      const bind = async (...more: string[]) => {
        const outcome = await own.at(['staff', 'account', '李强', sid.toLowerCase(), ...more, '--format', 'table'], {
          platform,
        })
        expect(outcome.code, outcome.err).toBe(0)
        return outcome.out
      }
      // Who has an account types from that alone: the clerk here types from whichever there is.
      await own.json(['staff', 'account', 'clerk', 'clerk', '--end'])
      expect(await bind()).toContain(sid)
      expect(await own.accounts()).toEqual([sid])
      await own.at(['customer', 'add', '深圳甲机械有限公司'], onWindows)
      expect((await own.json(['audit', 'list'])).entries[0]).toMatchObject({ by: '李强', systemUser: 'Li' })
      expect(await bind('--end')).toContain(`${sid} is no longer`)
      expect(await own.accounts()).toEqual([])
    },
  )
})
