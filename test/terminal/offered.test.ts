// @module-tag long

import { describe, expect, it } from 'vitest'
import { Problem } from '../../src/clause/problem.ts'
import { run } from '../../src/start/main.ts'
import { body } from '../change/body.ts'
import { clerk } from '../contact/clerk.ts'
import { type TestWorldOptions, testWorld } from '../world.ts'

interface Own {
  readonly file: string
  readonly cwd: string
}

/** What a command asks with the first choice, or an empty answer, to each question; what is to be chosen from stands behind it. */
async function questions({ file, cwd }: Own, line: string, texts: readonly string[] = []): Promise<string[]> {
  const options: TestWorldOptions = {
    ...{ tty: true, cwd, now: '2026-06-30T01:00:00.000Z', env: { CERTDESK_REGISTER: file, CERTDESK_LANG: 'zh' } },
  }
  const world = testWorld(options)
  const asked: string[] = []
  const left = new Problem('interrupted', { en: 'left', zh: '离开' })
  Object.assign(world.prompts, {
    text: async (message: string, check: (raw: string) => Promise<string | true>) => {
      if (/^回车保存|重填哪一项/.test(message)) throw left
      asked.push(message)
      for (const raw of ['', ...texts]) if ((await check(raw)) === true) return raw
      throw left
    },
    choose: async (message: string, choices: readonly Offer[] | ((typed: string) => Promise<readonly Offer[]>)) => {
      const all = typeof choices === 'function' ? await choices('') : choices
      asked.push(`${message}: ${all.map(({ name }) => name).join(' / ')}`)
      return all[0]?.value ?? ''
    },
    confirm: async (message: string) => {
      asked.push(message)
      return false
    },
  })
  await run(line.split(' '), world)
  return asked
}

interface Offer {
  readonly value: string
  readonly name: string
}

describe('where a name, a number or a day on record is wanted there is a list to choose from', () => {
  it('the days of a VIP standing', async () => {
    const own = await clerk()
    await own.json(['customer', 'vip', 'set', 'C001', '--from', '2025-02-01'])
    await own.json(['customer', 'vip', 'end', 'C001', '--on', '2025-06-01', '--reason', '弄错'])
    await own.json(['customer', 'vip', 'set', 'C001', '--from', '2026-02-01'])
    expect(await questions(own, 'customer vip void C001')).toEqual([
      '所录的起始日期: 2025-02-01，2025-06-01 起不再是 / 2026-02-01',
      '原因',
    ])
  })

  it('the limits, by what they mean, and the days from which the body has set one', async () => {
    const own = await clerk()
    for (const [value, day] of [
      ['3', '2027-01-01'],
      ['4', '2028-01-01'],
    ] as const)
      await own.json(['limit', 'set', 'contacts-a-year', value, '--from', day, '--reason', '管理评审'])
    const [limit] = await questions(own, 'limit void')
    expect(limit).toContain('每年与获证组织的联系次数  contacts-a-year')
    expect(await questions(own, 'limit void contacts-a-year')).toEqual([
      '所设的生效日: 2027-01-01  3 / 2028-01-01  4',
      '原因',
    ])
  })

  it('the duties of the procedure', async () => {
    const [duty] = await questions(await clerk(), 'finding open')
    expect(duty).toMatch(/^职责: .*4\.3\.2 每年至少两次沟通联系 \//)
  })
})

describe('what ends something asks for all that it records', () => {
  it('an application that is taken back, returned or not accepted: the day', async () => {
    const own = await body()
    await own.json([
      ...['change', 'submit', 'C001', '--f01', 'F-1', '--copies', '2', '--signed-on', '2026-06-01'],
      ...['--set', '名称=甲精密机械有限公司', '--staff', '赵敏'],
    ])
    for (const act of ['void', 'retract', 'return', 'reject'])
      expect(await questions(own, `change ${act} CH-2026-0001 --staff 赵敏`, ['误录']), act).toEqual([
        '原因',
        '办理日期（留空则为今天 2026-06-30）',
      ])
  })

  it('somebody who leaves: which role, and since when', async () => {
    const own = await body()
    // Of one role there is nothing to choose.
    expect(await questions(own, 'staff end 赵敏')).toEqual(['角色终止日期（自该日起不再任职）'])
    await own.json(['staff', 'role', '赵敏', 'quality'])
    expect((await questions(own, 'staff end 赵敏'))[0]).toBe('结束哪个角色？: 全部角色 / 业务部 / 质量负责人')
    const ended = await own.at(['staff', 'end', '赵敏', '--lang', 'zh'], { tty: true, answers: ['', ''] })
    expect(ended, ended.err).toMatchObject({
      code: 0,
      err: expect.stringContaining('staff end 赵敏 --lang zh --on 2026-07-01'),
    })
  })

  it('customers that go over: whose, with a choice, and from which day', async () => {
    const own = await body()
    const asked = await questions(own, 'customer assign')
    expect(asked.slice(2)).toEqual([
      '全部尚无维护人的获证客户',
      expect.stringMatching(/^转交哪位人员的全部客户.*: — 留空则为无 \/ .*赵敏/),
      '转交日期（留空则为今天 2026-06-30）',
    ])
  })
})
