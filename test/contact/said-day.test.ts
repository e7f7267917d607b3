import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { called, certified, clerk } from './clerk.ts'

// The desk's clock shows Tuesday, 30 June 2026.

describe('a day that is said', () => {
  it.each([
    ['昨天', '2026-06-29'],
    ['上周五', '2026-06-26'],
    ['周五', '2026-06-26'],
    ['fri', '2026-06-26'],
    ['last friday', '2026-06-26'],
    ['６月１２号', '2026-06-12'],
    ['7-1', '2025-07-01'],
    ['12日', '2026-06-12'],
    ['上个月底', '2026-05-31'],
    ['-3d', '2026-06-27'],
    ['两天前', '2026-06-28'],
    ['昨天下午', '2026-06-29'],
    ['今天', '2026-06-30'],
  ])('is on record as the day itself: a contact of %s', async (said, on) => {
    const { json } = await clerk()
    expect((await json(called('C001', said, '--needs', '无'))).contact).toMatchObject({ on })
  })

  it('is told as it was understood, with whatever the command says', async () => {
    const { at } = await clerk()
    const { out, err } = await at([...called('C001', '上周五', '--follow-up', '下周一'), '--lang', 'zh'])
    expect({ out: out.includes('CT-2026-0001'), err }).toEqual({
      out: true,
      err: '注意：理解为 --on 2026-06-26、--follow-up 2026-07-06。\n',
    })
    expect((await at(['contact', 'list', '--as-of', 'yesterday'])).err).toContain('Taken as --as-of 2026-06-29.')
    expect((await at(['contact', 'list', '--as-of', '昨天', '--quiet'])).err).toBe('')
    expect((await at(['contact', 'list', '--as-of', '2026/6/29'])).err).not.toContain('Taken')
  })

  it('is the next one as a plan, and a month where a month is an answer', async () => {
    const { json } = await clerk()
    const plan = async (surveillance: string, followUp: string) =>
      (await json(called('C001', '2026-06-01', '--surveillance', surveillance, '--follow-up', followUp))).contact
    expect(await plan('明年3月', '+2w')).toMatchObject({ surveillance: '2027-03', followUp: '2026-07-14' })
    expect(await plan('9月中旬', '下周一')).toMatchObject({ surveillance: '2026年9月中旬', followUp: '2026-07-06' })
    expect(await plan('9-15', '周二')).toMatchObject({ surveillance: '2026-09-15', followUp: '2026-06-30' })
    expect(await plan('搬厂后再定', '月底')).toMatchObject({ surveillance: '搬厂后再定', followUp: '2026-06-30' })
    const given = ['--first-issued', '去年3月1日', '--next-surveillance', '年底']
    const { certificate } = await json([...certified('C002', '3月1日', '2029年2月底'), ...given])
    expect(certificate).toMatchObject({ issued: '2026-03-01', expires: '2029-02-28', firstIssued: '2025-03-01' })
    expect(certificate).toMatchObject({ nextSurveillance: '2026-12-31' })
  })

  it.each([
    ['明天', '--on 2026-07-01 lies after today, 2026-06-30.', '--on 2026-07-01 晚于今天 2026-06-30。'],
    ['上个月', '--on is a month, not a day: "上个月".', '--on 是月份，不是日期：“上个月”。'],
    ['2026年5月', '--on is a month, not a day: "2026年5月".', '--on 是月份，不是日期：“2026年5月”。'],
    [
      'next friday',
      '--on may be 2026-07-03 or 2026-07-10: "next friday".',
      '--on 可能是 2026-07-03，也可能是 2026-07-10：“next friday”。',
    ],
    ['31号前', '--on is not a day: "31号前".', '--on 不是有效日期：“31号前”。'],
    ['6月31日', '--on is not a day: "6月31日".', '--on 不是有效日期：“6月31日”。'],
  ])('is refused where it is none, or may be two: %s', async (said, en, zh) => {
    const { at } = await clerk()
    const command = called('C001', said, '--needs', '无')
    expect(await at(command)).toMatchObject({ code: 2, err: expect.stringContaining(en) })
    expect(await at([...command, '--lang', 'zh'])).toMatchObject({ code: 2, err: expect.stringContaining(zh) })
  })

  it('is told beside everything else that is wrong', async () => {
    const { problem } = await clerk()
    const command = called('C001', '上个月', '--follow-up', '一会儿', '--needs', '无')
    const { message, hint } = await problem(command, 2)
    expect(message).toBe('--on is a month, not a day: "上个月". --follow-up is not a day: "一会儿".')
    expect(hint).toBe('Type its day too, for example 2026-05-15. Write it as YYYY-MM-DD, for example 2026-03-31.')
  })

  it('answers a question, and is shown as the day that is meant before anything is recorded', async () => {
    const { at, json } = await clerk()
    const answers = (message: string) => {
      const said = { '客户（': '乙食品', 下次联系日期: '两周后', 联系日期: '昨天', 监督检验时间: '明年3月' }
      const others = { 联系方式: 'phone', 是否联系上: 'reached', 客户联系人: '李明' }
      const found = Object.entries({ ...said, ...others }).find(([part]) => message.includes(part))
      return found?.[1] ?? ''
    }
    const { code, err } = await at(['contact', 'add', '--lang', 'zh'], { tty: true, answers })
    expect(code, err).toBe(0)
    for (const line of ['：2026-06-29\n', '：2027-03\n', '：2026-07-14\n']) expect(err).toContain(line)
    const { contacts } = await json(['contact', 'list'])
    expect(contacts).toMatchObject([{ on: '2026-06-29', surveillance: '2027-03', followUp: '2026-07-14' }])
  })

  it('is none by 无 only where there may be none, and never today by it', async () => {
    const { at, json } = await clerk()
    const days = ['无', '2026-06-20']
    const answers = (message: string, flag: string | undefined) => {
      const said = { '--follow-up': '不用', '--surveillance': '2027-03', '--needs': '无' }
      const others = { '--channel': 'phone', '--outcome': 'reached' }
      if (message.startsWith('客户（')) return '乙食品'
      return flag === '--on'
        ? (days.shift() ?? '')
        : (({ ...said, ...others } as Record<string, string>)[flag ?? ''] ?? '')
    }
    const { code, err, asked } = await at(['contact', 'add', '--lang', 'zh'], { tty: true, answers })
    expect(code, err).toBe(0)
    expect(asked.filter((each) => each.startsWith('联系日期') && each.includes('“无”'))).toEqual([
      expect.stringMatching(/^联系日期 ?不是有效日期：“无”。/),
    ])
    expect((await json(['contact', 'list'])).contacts).toMatchObject([{ on: '2026-06-20', followUp: null }])
  })

  it('is asked for again where it lies ahead, or is a month', async () => {
    const { at, json } = await clerk()
    await json(called('C001', '2026-06-01', '--needs', '无'))
    const answers = ['on', '明天', '上个月', '昨天', '']
    const edit = ['contact', 'edit', 'CT-2026-0001', '--reason', 'mistyped']
    const { code, asked } = await at(edit, { tty: true, answers })
    expect(code).toBe(0)
    expect(asked.join('\n')).toContain('Day of the contact 2026-07-01 lies after today')
    expect(asked.join('\n')).toContain('Day of the contact is a month, not a day: "上个月". Type its day too')
    expect((await json(['contact', 'show', 'CT-2026-0001'])).contact.on).toBe('2026-06-29')
  })

  it('is asked for where it may be either of two, as an answer and at a flag alike', async () => {
    const { at, json } = await clerk()
    const which = '“last monday”是哪一天？'
    const answers = (message: string) => {
      const said = { [which]: '2026-06-22', '客户（': '乙食品', 下次联系日期: '', 联系日期: 'last monday' }
      const others = { 联系方式: 'phone', 是否联系上: 'reached', 客户联系人: '李明' }
      return Object.entries({ ...said, ...others }).find(([part]) => message.includes(part))?.[1] ?? ''
    }
    const asked = await at(['contact', 'add', '--lang', 'zh'], { tty: true, answers })
    expect(asked.code, asked.err).toBe(0)
    expect(asked.asked).toContain(`联系日期：${which}`)
    // The command line that it shows says the day, once.
    expect(asked.err + asked.out).toContain('--on 2026-06-22')
    expect(asked.err + asked.out).not.toContain('--on "last monday"')
    const command = called('C001', 'last monday', '--needs', '无')
    const flagged = await at([...command, '--lang', 'zh'], { tty: true, answers: ['2026-06-29', '', ''] })
    expect({ code: flagged.code, first: flagged.asked[0] }).toEqual({ code: 0, first: `--on：${which}` })
    const days = (await json(['contact', 'list'])).contacts.map((each: { on: string }) => each.on)
    expect(days.sort()).toEqual(['2026-06-22', '2026-06-29'])
    const piped = await at([...command, '--lang', 'zh'])
    expect(piped).toMatchObject({ code: 2, asked: [] })
    expect(piped.err).toContain('--on 可能是 2026-06-22，也可能是 2026-06-29：“last monday”。')
  })

  it('is not asked for where the question takes but one of the two', async () => {
    const { at, json } = await clerk()
    await json(called('C001', '2026-06-01', '--needs', '无'))
    // 2026-06-28 is a Sunday: "this monday" is of the week that ends, or of the one that begins, which lies ahead.
    const edit = ['contact', 'edit', 'CT-2026-0001', '--reason', 'mistyped', '--today', '2026-06-28']
    const { code, asked } = await at(edit, { tty: true, answers: ['on', 'this monday', ''] })
    expect({ code, asked: asked.some((each) => each.includes('which day')) }).toEqual({ code: 0, asked: false })
    expect((await json(['contact', 'show', 'CT-2026-0001'])).contact.on).toBe('2026-06-22')
  })

  it('means the same on every machine: as of the register’s own today', async () => {
    const { json } = await clerk()
    const said = [...called('C001', '昨天', '--needs', '无'), '--today', '2026-03-01']
    expect((await json(said)).contact.on).toBe('2026-02-28')
    // 23:30 on the 29th in Shanghai is the 29th in Urumqi and in London.
    const { at } = await clerk()
    const late = await at([...called('C001', '昨天', '--needs', '无'), '--format', 'json'], {
      now: '2026-06-28T16:30:00.000Z',
    })
    expect(JSON.parse(late.out).contact.on).toBe('2026-06-28')
  })

  it('asks about another day or moment, and today itself is written out', async () => {
    const { at, json } = await clerk()
    await json(called('C001', '2026-06-01', '--needs', '无'))
    const listed = async (...more: string[]) => (await json(['contact', 'list', ...more])).contacts.length
    expect(await listed()).toBe(1)
    expect(await listed('--as-of', '上月底')).toBe(0)
    expect(await listed('--as-of', '昨天')).toBe(1)
    expect(await listed('--from', '上个月1号', '--to', '6-1')).toBe(1)
    expect((await at(['contact', 'list', '--known-at', '昨天'])).err).toContain('2026-06-29')
    for (const said of ['昨天', 'fri', '11-12']) {
      expect((await at(['contact', 'list', '--today', said])).code).toBe(2)
      expect((await at(['contact', 'list'], { env: { CERTDESK_TODAY: said } })).code).toBe(2)
    }
  })

  it('is a month where months are, and a minute of a day where minutes are', async () => {
    const { json, at: run } = await clerk()
    const looked = ['intel', 'add', '--source', '认监委网站', '--nothing', '--month']
    expect((await json([...looked, '上个月'])).intelligence.month).toBe('2026-05')
    expect((await json([...looked, '去年12月'])).intelligence.month).toBe('2025-12')
    expect((await run([...looked, '昨天'])).err).toContain('--month is not a month')
    await json(certified('C001', '2025-03-01', '2028-02-29'))
    await json(['staff', 'add', '李强', '--role', 'team-leader'])
    const signal = ['change', 'signal', 'C001', '--direction', 'expansion', '--audit', 'A-1', '--asks', '扩项']
    const at = (moment: string) => [...signal, '--certificate', 'Q-C001', '--staff', '李强', '--at', moment]
    expect((await run(at('昨天 25:00'))).err).toContain('--at is not a moment')
    expect((await run(at('上个月 14:30'))).err).toContain('--at is a month, not a day')
    expect(JSON.stringify(await json(at('昨天 14:30')))).toContain('2026-06-29')
  })

  it('is no name of somebody, nor is a name a day', async () => {
    const { json, at } = await clerk()
    await json(['staff', 'add', 'May', '--role', 'business'])
    const assign = async (...more: string[]) =>
      (await json(['customer', 'assign', ...more, '--to', 'May'])).assignment.from
    expect(await assign('C001', '--from', '下周一')).toBe('2026-07-06')
    expect(await assign('C002', '--from', '7-1')).toBe('2026-07-01')
    expect((await at(['customer', 'assign', '--from', 'May', '--to', 'May'])).err).toContain('May')
    expect((await at(['customer', 'assign', '--from', 'Sun', '--to', 'May'])).err).toContain('Sun')
  })
})

describe('a day of a list', () => {
  it('is refused with its reason where it is said as of today, lacks its year, or may be another one', async () => {
    const { at, cwd } = await clerk()
    const said = ['昨天', '11-12', '2026年5月', '01/03/2026', '26-3-1', '2026-02-28T16:00:00Z', '2026-02-30']
    const rows = said.map((day) => `C001,${day},电话,无`)
    const written = ['2026年03月01号', '2026 - 03 - 01', '46082.0', '2026-03-01 10:30', '民國115年3月1日', '1-Mar-2026']
    rows.push(...written.map((day) => `C002,${day},电话,${day}`))
    fs.writeFileSync(path.join(cwd, 'contacts.csv'), ['客户编号,联系日期,联系方式,审核需要', ...rows, ''].join('\n'))
    const { code, out } = await at(['contact', 'import', 'contacts.csv', '--format', 'json'])
    const { rejects, created } = JSON.parse(out)
    expect({ code, created }).toEqual({ code: 1, created: written.length })
    expect(rejects.map((each: { code: string }) => each.code)).toEqual([
      ...['day-as-of-today', 'day-without-year', 'month-only', 'day-or-month-first', 'short-year', 'moment-in-utc'],
      'not-a-day',
    ])
    const listed = JSON.parse((await at(['contact', 'list', 'C002', '--format', 'json'])).out)
    expect(new Set(listed.contacts.map((each: { on: string }) => each.on))).toEqual(new Set(['2026-03-01']))
  })
})
