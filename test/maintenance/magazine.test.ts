import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Day } from '../../src/clause/day.ts'
import { coverage } from '../../src/maintenance/magazine/rules.ts'
import { facts } from '../../src/records.ts'
import { certified } from '../contact/clerk.ts'
import { encode } from '../intake/encoders.ts'
import { tamper } from '../upkeep/desk.ts'
import { office } from './office.ts'

const issue = (published = '2026-01-05', name = '2026年第1期', ...more: string[]) => [
  ...['magazine', 'issue', name, '--published', published, ...more],
]
const first = 'MG-2026-01'
const send = (...more: string[]) => ['magazine', 'send', first, '--delivery', '邮寄', ...more]
const show = ['magazine', 'show', first]
const duty = 'magazine'

/** A desk with three certified customers and an issue of January 2026. */
async function published() {
  const own = await office()
  await own.json(issue())
  const shown = async (...more: string[]) => (await own.json([...show, ...more])).magazine
  const take = async (list: string | Uint8Array, ...more: string[]) => {
    const done = await own.at([...send('--file', '-', ...more), '--format', 'json'], { stdin: list })
    return JSON.parse(done.code < 2 ? done.out : done.err.slice(done.err.indexOf('{')))
  }
  return { ...own, shown, take }
}

it('an issue is complete on the day of the sending with which nobody is missing', () => {
  const ids = fc.uniqueArray(fc.nat(8), { maxLength: 8 })
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(8), { minLength: 1 }), fc.array(ids, { maxLength: 5 }), (owed, sent) => {
      const sendings = sent.map((each, n) => ({ on: `2026-01-0${n + 1}` as Day, recipients: new Set(each) }))
      const { missing, complete } = coverage(owed, sendings)
      const got = (n: number) => new Set(sent.slice(0, n).flat())
      expect(missing).toEqual(owed.filter((id) => !got(sent.length).has(id)))
      const place = sent.findIndex((_, n) => owed.every((id) => got(n + 1).has(id)))
      expect(complete).toBe(place < 0 ? null : sendings[place]?.on)
    }),
  )
})

describe('magazine issue', () => {
  it('records an issue and says who is owed it (4.3.6)', async () => {
    const { json, said, head, refuses } = await office()
    const argv = issue('2026-06-01', '2026年第2期', '--title', '标准换版')
    expect((await said(argv)).out).toBe(
      [
        'Recorded MG-2026-01: 2026年第2期, published on 2026-06-01.',
        '0 of 3 certified on 2026-06-01 have it, due 2026-07-01. Who is missing: certdesk magazine show MG-2026-01',
        'Record its sending: certdesk magazine send MG-2026-01 --certified --delivery TEXT\n',
      ].join('\n'),
    )
    const before = await head()
    expect((await said(argv, 'zh')).out).toBe('已登记为 MG-2026-01，未作改动。\n')
    expect((await said(issue('2026-06-01', '２０２６年 第２期'), 'zh')).out).toContain('未作改动')
    expect(await head()).toBe(before)
    expect(await refuses(issue('2026-06-02', '2026年第2期'), 2)).toMatchObject({
      message: 'The issue is on record as MG-2026-01, published on 2026-06-01, with other particulars.',
    })
    expect((await refuses(issue('2026-07-01', '2026年第3期'), 2)).message).toContain('lies after today')
    await json(['staff', 'add', '张伟', '--role', 'auditor'])
    expect(await refuses(issue('2026-06-02', 'x', '--staff', '张伟'), 3)).toMatchObject({ clause: '4.3.6' })
  })
})

describe('magazine send', () => {
  it('goes to all certified on the day of publication who do not have it', async () => {
    const { json, said, head, shown } = await published()
    await json(send('C002', '--on', '2026-01-08'))
    const dry = (await json(send('--certified', '--on', '2026-01-12', '--dry-run'))).magazine
    expect(dry.sending).toEqual({ on: '2026-01-12', delivery: '邮寄', organizations: 2, dryRun: true })
    expect((await said(send('--certified', '--on', '2026-01-12'))).out).toBe(
      [
        'Recorded that MG-2026-01 went to 2 organizations on 2026-01-12.',
        '1 organization had it already and is left out.',
        'All 3 certified on 2026-01-05 have it.',
        'That it was handed over rests on the word of clerk.\n',
      ].join('\n'),
    )
    const before = await head()
    expect((await said(send('--certified', '--on', '2026-01-12'), 'zh')).out).toContain('均已登记收到 MG-2026-01')
    expect((await said(send('C001'))).out).toContain('They have MG-2026-01 already; nothing was changed.')
    expect(await head()).toBe(before)
    expect(await shown()).toEqual({
      ...{ number: first, issue: '2026年第1期', published: '2026-01-05', title: null, by: 'clerk' },
      ...{ certified: 3, sent: 3, complete: '2026-01-12', due: '2026-02-04', missing: [] },
      sendings: [
        { on: '2026-01-08', delivery: '邮寄', organizations: 1, by: 'clerk' },
        { on: '2026-01-12', delivery: '邮寄', organizations: 2, by: 'clerk' },
      ],
    })
    expect(await shown('--as-of', '2026-01-10')).toMatchObject({
      ...{ sent: 1, complete: null },
      missing: [
        { customer: 'C001', name: '甲机械有限公司' },
        { customer: 'C003', name: '丙电子有限公司' },
      ],
    })
    expect((await json(['magazine', 'list', '--as-of', '2026-01-10'])).magazines).toMatchObject([
      { number: first, certified: 3, sent: 1, complete: null, due: '2026-02-04' },
    ])
    // What went out earlier than what is on record is recorded too: it decides what was in time.
    expect((await json(send('C001', '--on', '2026-01-06'))).magazine.sending.organizations).toBe(1)
  })

  it('is named by its own name, and goes to those certified on another day', async () => {
    const { json } = await published()
    await json(certified('C004', '2026-03-01', '2029-02-28'))
    const named = [
      'magazine',
      'send',
      ' 2026 年第1期',
      '--delivery',
      '快递',
      '--certified',
      '--as-of-day',
      '2026-03-02',
    ]
    expect((await json(named)).magazine.sending).toMatchObject({ organizations: 4 })
  })

  it('wants to know to whom, one way at a time', async () => {
    const { refuses } = await published()
    expect(await refuses(send(), 2)).toMatchObject({ message: 'Missing --certified, --file FILE or CUSTOMER.' })
    expect((await refuses(send('--certified', 'C001'), 2)).message).toBe('Given together: --certified, CUSTOMER.')
    expect((await refuses(send('C001', '--as-of-day', '2026-01-05'), 2)).message).toContain('--as-of-day says who')
    expect((await refuses(send('C001', '--strict'), 2)).message).toContain('--strict is about a list')
    expect((await refuses(send('--certified', '--on', '2026-01-04'), 2)).message).toBe(
      '--on 2026-01-04 lies before the issue was published, 2026-01-05.',
    )
    expect((await refuses(send('--certified', '--as-of-day', '2026-07-01'), 2)).message).toBe(
      '--as-of-day 2026-07-01 lies after the day of the sending, 2026-06-30.',
    )
    expect((await refuses(send('--certified', '--as-of-day', '2024-01-01'), 2)).message).toBe(
      'Nobody was certified on 2024-01-01.',
    )
    expect((await refuses(send('C009'), 2)).message).toContain('C009')
    expect((await refuses(['magazine', 'send', '第9期', '--certified', '--delivery', 'x'], 2)).message).toBe(
      'There is no issue "第9期" of the magazine.',
    )
  })

  it('takes a list, and changes nothing the second time', async () => {
    const { take, head, shown } = await published()
    const list = encode(
      '单位名称,快递单号\n甲机械有限公司,SF1\n丁物流有限公司,SF2\n没有的公司,SF3\n甲机械有限公司,SF1\n',
      'gb18030',
    )
    expect(await take(list, '--on', '2026-01-10')).toMatchObject({
      ...{ rows: 4, created: 2, unchanged: 1, rejected: 1, magazine: first, organizations: 2 },
      unknownColumns: ['快递单号'],
      rejects: [{ line: 4, reason: 'no customer of the register' }],
    })
    const before = await head()
    expect(await take(list, '--on', '2026-01-10')).toMatchObject({ created: 0, unchanged: 3, organizations: 0 })
    expect(await head()).toBe(before)
    expect(await shown()).toMatchObject({
      sent: 1,
      sendings: [{ on: '2026-01-10', organizations: 2 }],
      missing: [{ customer: 'C002' }, { customer: 'C003' }],
    })
    expect((await take('电话\n1\n')).error.code).toBe('usage')
    expect(await take('code\n\n', '--dry-run')).toHaveProperty('error')
  })
})

describe('magazine edit and void', () => {
  it('corrects what was mistyped, and keeps the order of the days', async () => {
    const { json, refuses, said } = await published()
    const edit = (...more: string[]) => ['magazine', 'edit', first, ...more, '--reason', '误录']
    await json(issue('2026-04-05', '2026年第2期'))
    await json(send('--certified', '--on', '2026-01-12'))
    expect((await refuses(edit(), 2)).message).toBe('Nothing was given to change.')
    expect((await refuses(edit('--name', '2026年 第2期'), 2)).message).toBe('2026年 第2期 is on record as MG-2026-02.')
    expect(await refuses(edit('--published', '2026-01-13'), 2)).toMatchObject({
      message: '--published 2026-01-13 lies after the first sending, 2026-01-12.',
      hint: expect.stringContaining('certdesk magazine void MG-2026-01 --sent 2026-01-12'),
    })
    expect(
      (await json(edit('--name', '总第88期', '--published', '2026-01-06', '--title', '年会'))).magazine,
    ).toMatchObject({ issue: '总第88期', published: '2026-01-06', title: '年会', due: '2026-02-05' })
    expect((await said(edit('--title', '年会'), 'zh')).out).toBe('MG-2026-01 已是如此，未作改动。\n')
  })

  it('takes back the sending of a day, or the issue whole', async () => {
    const { json, refuses, said, shown } = await published()
    const take = (...more: string[]) => ['magazine', 'void', first, ...more, '--reason', '误录']
    await json(send('C001', '--on', '2026-01-10'))
    await json(send('C002', '--on', '2026-01-12'))
    expect((await refuses(take('--sent', '2026-01-11'), 2)).message).toBe('No sending of MG-2026-01 is of 2026-01-11.')
    expect((await said(take('--sent', '2026-01-10'))).out).toContain(
      'Took back the sending of MG-2026-01 of 2026-01-10',
    )
    expect((await shown()).sendings).toMatchObject([{ on: '2026-01-12' }])
    expect((await json(take())).magazine).toMatchObject({ number: first, voided: true })
    expect((await refuses(show, 2)).message).toBe('MG-2026-01 is void: 误录.')
    expect((await said(['magazine', 'list'])).out).toBe('No issue of the magazine is on record.\n')
    expect((await json(issue())).magazine.number).toBe('MG-2026-02')
    expect((await json(['audit', 'verify'])).verification.ok).toBe(true)
  })

  it('tells the journal’s readers how many it went to, and says so when that was altered', async () => {
    const { at, json, file } = await published()
    await json(send('--certified'))
    const { factWords } = await facts()
    const told = (stored: string) =>
      factWords.value({ of: () => null, behind: () => null }, 'magazine_sending', 'recipients', stored)
    expect(told('[1,2,3]')).toEqual({ en: '3 organizations', zh: '3 家组织' })
    expect([told('[1]').en, told('[1,').en]).toEqual(['1 organization', '[1,'])
    tamper(file, `UPDATE magazine_sending SET recipients = '[1,'`)
    expect(await at(show)).toMatchObject({ code: 4, err: expect.stringContaining('audit verify') })
  })
})

describe('4.3.6', () => {
  it('judges each issue by whom it reached in thirty days', async () => {
    const { json, lines } = await published()
    const of = async (day: string, year = '2026') => (await lines(duty, '--as-of', day))[year]
    expect(await of('2026-01-04')).toMatchObject({ result: 'not-applicable', findings: [] })
    expect((await of('2026-01-29'))?.result).toBe('on-track')
    await json(send('C001', '--on', '2026-01-20'))
    expect(await of('2026-01-30')).toMatchObject({
      ...{ result: 'at-risk', population: 1 },
      findings: [
        {
          ...{ customer: null, period: '2026-02-04', settle: ['magazine', 'send', first, '--certified'] },
          text: { en: 'MG-2026-01 sent to 1 of 3 certified on 2026-01-05 (due 2026-02-04)' },
          facts: { magazine: first, certified: 3, sent: 1, missing: ['C002', 'C003'], complete: null },
        },
      ],
    })
    expect((await of('2026-02-04'))?.result).toBe('at-risk')
    expect((await of('2026-02-05'))?.result).toBe('breach')
    await json(send('--certified', '--on', '2026-02-09'))
    expect(await of('2026-06-30')).toMatchObject({
      result: 'breach',
      findings: [
        {
          text: { en: 'MG-2026-01 sent to all 3 certified, the last late by 5 days' },
          settle: expect.arrayContaining(['finding', 'open']),
        },
      ],
    })
    await json(['limit', 'set', 'magazine-days', '60', '--from', '2026-01-01', '--reason', 'x', '--deviation', 'y'])
    expect(await of('2026-06-30')).toMatchObject({ result: 'met', findings: [] })
  })

  it('says what the text leaves open, whose word it is, and that a year has no issue', async () => {
    const { json, lines, said } = await published()
    await json(send('--certified', '--on', '2026-01-12', '--staff', '王芳'))
    const all = await lines(duty)
    expect(all['2026']?.remarks.map(({ text }) => text.en)).toEqual([
      'that MG-2026-01 was handed over rests on the word of 王芳',
    ])
    expect(all['2025']).toMatchObject({
      result: 'not-applicable',
      remarks: [{ text: { en: 'no issue of the magazine is on record as published in 2025' } }],
    })
    expect((await said(['report', 'compliance', '--clause', '4.3.6'])).out.replace(/\s+/g, ' ')).toContain(
      'The document leaves open (4.3.6): how often the magazine appears',
    )
  })

  it('is settled by what its finding names, word by word', async () => {
    const { at, lines } = await published()
    const [finding] = (await lines(duty))['2026']?.findings ?? []
    const done = await at(finding?.settle ?? [], { tty: true, answers: ['邮寄'] })
    expect(done.code, done.err).toBe(0)
    expect((await lines(duty))['2026']?.findings).toMatchObject([
      {
        text: { en: expect.stringContaining('late by 146 days') },
        settle: expect.arrayContaining(['finding', 'open']),
      },
    ])
  })

  it('covers a customer that was merged into another after the magazine went to it', async () => {
    const { json, lines } = await published()
    await json(send('C001', 'C002', 'C004', '--on', '2026-01-12'))
    expect((await lines(duty))['2026']?.findings).toMatchObject([{ facts: { missing: ['C003'] } }])
    await json(['customer', 'merge', 'C004', 'C003'])
    expect((await lines(duty))['2026']).toMatchObject({ result: 'met' })
  })

  it('counts only those certified on the day of publication, and of one maintainer where that is asked', async () => {
    const { json, lines } = await published()
    await json(certified('C004', '2026-01-06', '2029-01-05'))
    await json(['customer', 'assign', 'C001', '--to', '王芳', '--from', '2026-01-01'])
    await json(send('C001', '--on', '2026-01-12'))
    expect((await lines(duty))['2026']?.findings).toMatchObject([
      { facts: { certified: 3, missing: ['C002', 'C003'] } },
    ])
    expect((await lines(duty, '--maintainer', '王芳'))['2026']).toMatchObject({ result: 'met', population: 1 })
    expect((await lines(duty, '--maintainer', 'clerk'))['2026']).toMatchObject({ population: 0 })
  })

  it('does not forget an issue of an earlier year that is still missing somewhere', async () => {
    const { lines } = await published()
    const later = await lines(duty, '--as-of', '2028-03-01')
    expect(later['2026']).toMatchObject({ result: 'breach', population: 1 })
    expect((await lines(duty, '--as-of', '2028-03-01', '--year', '2028'))['2026']).toBeUndefined()
  })
})
