import { describe, expect, it } from 'vitest'
import { Back } from '../../src/terminal/prompts.ts'
import { desk } from '../upkeep/desk.ts'

const add = (name: string) => ['customer', 'add', name]

/** A whole command line, of which nothing is asked on a terminal. */
const edit = (phone: string) => ['customer', 'edit', 'C00001', '--phone', phone]

/** A register of the last day of June, one entry later. */
async function register() {
  const own = desk()
  await own.at(['init'])
  await own.at(add('甲公司'), { now: '2026-06-30T04:00:00.000Z' })
  return own
}

const at = (now: string, more: object = {}) => ({ now, ...more })

describe('a clock that may be wrong', () => {
  it.each([
    ['a day behind', '2026-06-29T04:00:00.000Z'],
    ['forty days after', '2026-08-09T04:00:00.000Z'],
  ])('%s the last entry is well', async (_, now) => {
    const own = await register()
    expect(await own.at(add('乙公司'), at(now))).toMatchObject({ code: 0, err: '' })
  })

  it('is remarked in a pipe, in both languages, and everything is recorded', async () => {
    const own = await register()
    const after = await own.at(add('乙公司'), at('2026-08-10T05:00:00.000Z'))
    expect(after).toMatchObject({
      code: 0,
      err: "note: The last entry of the journal is of 2026-06-30, 41 days before this machine's clock (2026-08-10).\n",
    })
    expect((await own.at(add('丙公司'), at('2026-08-10T06:00:00.000Z'))).err).toBe('')
    const behind = await own.at([...add('丁公司'), '--lang', 'zh'], at('2026-08-01T05:00:00.000Z'))
    expect(behind).toMatchObject({
      code: 0,
      err: '注意：本机时钟（2026-08-01）早于日志最后一条（2026-08-10）：现在登记的时刻将紧接其后。详见 certdesk doctor。\n',
    })
    expect((await own.json(['audit', 'verify'])).verification).toMatchObject({ ok: true, entries: 5 })
  })

  it('is refused in a pipe from two months on, until the clock is said to be right', async () => {
    const own = await register()
    const far = '2026-09-01T05:00:00.000Z'
    const refused = await own.at([...add('乙公司'), '--lang', 'zh'], at(far))
    expect(refused.code).toBe(2)
    expect(refused.err).toContain('日志最后一条为 2026-06-30，距本机时钟（2026-09-01）已 63 天。未登记任何内容。')
    expect(refused.err).toContain('--clock-is-right')
    expect((await own.at(add('乙公司'), at('2026-08-31T03:00:00.000Z'))).code).toBe(0)
    expect(await own.at([...add('丙公司'), '--clock-is-right'], at('2027-09-01T05:00:00.000Z'))).toMatchObject({
      code: 0,
      err: '',
    })
    const behind = await own.at([...add('丁公司'), '--clock-is-right'], at('2027-08-01T05:00:00.000Z'))
    expect(behind.err).toContain('is behind the last entry of the journal')
    expect((await own.json(['audit', 'list'])).entries).toHaveLength(5)
  })

  it('is nothing to what is only tried or read, nor to a day that was said', async () => {
    const own = await register()
    for (const argv of [
      [...add('乙公司'), '--dry-run'],
      ['customer', 'list'],
    ])
      expect((await own.at(argv, at('2027-01-01T00:00:00.000Z'))).err).not.toMatch(/clock/)
    expect((await own.at([...add('乙公司'), '--today', '2028-01-01'])).err).not.toMatch(/clock/)
  })

  it('is asked about on a terminal; whoever says no records nothing', async () => {
    const own = await register()
    const sits = {
      tty: true,
      answers: (message: string) => (/clock right|all the same/.test(message) ? false : undefined),
    }
    for (const now of ['2027-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z']) {
      const left = await own.at(edit('0755-81234560'), at(now, sits))
      expect(left.code).toBe(130)
      expect(left.err).toContain('Nothing was recorded.')
    }
    const sure = { tty: true, answers: (message: string) => (/clock right/.test(message) ? true : undefined) }
    expect((await own.at(edit('0755-81234560'), at('2027-01-01T00:00:00.000Z', sure))).code).toBe(0)
    expect((await own.json(['audit', 'list'])).entries).toHaveLength(3)
  })

  it('takes Esc for no: where one was, nothing recorded', async () => {
    const own = await register()
    const esc = {
      tty: true,
      answers: (message: string) => {
        if (/clock right|all the same/.test(message)) throw new Back()
        return undefined
      },
    }
    for (const now of ['2027-01-01T00:00:00.000Z', '2026-06-25T00:00:00.000Z']) {
      const left = await own.at(edit('0755-81234560'), at(now, esc))
      expect(left).toMatchObject({ code: 130, err: expect.stringContaining('Nothing was recorded.') })
    }
    expect((await own.json(['audit', 'list'])).entries).toHaveLength(2)
  })

  it('that was far ahead once is told at every entry after it, and asked about only at the first; doctor says how to go on', async () => {
    const own = await register()
    await own.at([...add('乙公司'), '--clock-is-right'], at('2031-01-01T00:00:00.000Z'))
    const asked: string[] = []
    const sits = {
      tty: true,
      answers: (message: string) => {
        if (!/all the same/.test(message)) return undefined
        asked.push(message)
        return true
      },
    }
    for (const phone of ['0755-81234561', '0755-81234562', '0755-81234563']) {
      const done = await own.at(edit(phone), at('2026-07-01T05:00:00.000Z', sits))
      expect(done.code).toBe(0)
      // On a terminal a line is no wider than that.
      expect(done.err.replaceAll(/\s+/g, ' ')).toContain(
        '(2026-07-01) is behind the last entry of the journal (2031-01-01)',
      )
    }
    expect(asked).toHaveLength(1)
    const { out } = await own.at(['doctor', '--format', 'json'], at('2026-07-01T06:00:00.000Z'))
    const clock = JSON.parse(out).doctor.checks.find(({ check }: { check: string }) => check === 'clock')
    expect(clock.remedy.en).toContain('If the clock is right, entry #3 was written by one that was fast')
    expect(clock.remedy.zh).toContain('第 3 条')
    expect(clock.detail).toEqual({
      en: expect.stringMatching(/^1644 days behind the last entry, 2031-01-01 08:00/),
      zh: expect.stringMatching(/^比最后一条记录（2031-01-01 08:00.*）慢 1644 天$/),
    })
  })
})
