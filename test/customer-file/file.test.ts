// @module-tag long

import fs from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { customerFilePage } from '../../src/customer-file/page/file-page.ts'
import type { CustomerFileView } from '../../src/customer-file/page/view.ts'
import { pageWords } from '../../src/customer-file/page/words.ts'
import { noBrowser, onScreen, pagesIn, pdfOf } from '../browser.ts'
import { both, called, certified, clerk, clerkAs } from '../contact/clerk.ts'
import { unescaped } from '../page/letters.ts'
import { tries } from '../tries.ts'

const file = (customer: string, ...more: string[]) => ['customer', 'file', customer, ...more]

/** One customer with something of everything, and one of which nothing is on record. */
async function office() {
  const own = await clerkAs('customer file', async () => {
    const own = await clerk(
      '客户编号,客户名称,联系人,手机\nC001,甲机械有限公司,李明,13800138000\nC002,乙食品有限公司,,\n',
    )
    const all: readonly (readonly string[])[] = [
      ['staff', 'add', '王芳', '--role', 'business'],
      ['staff', 'add', '陈红', '--role', 'decision-maker'],
      ['staff', 'add', '周华', '--role', 'certification'],
      ['customer', 'edit', 'C001', '--name', '甲机械（深圳）有限公司', '--reason', '更名', '--today', '2025-02-10'],
      ['customer', 'assign', 'C001', '--to', 'clerk', '--from', '2025-02-01'],
      ['customer', 'assign', 'C001', '--to', '王芳', '--from', '2026-02-01'],
      ['customer', 'vip', 'set', 'C001', '--from', '2026-01-01', '--file', 'VIP-007', '--reason', '重点客户'],
      ['contract', 'add', 'C001', '--number', 'HT-1', '--kind', 'management-system', '--amount', '36000'],
      ['contract', 'advance', 'HT-1', 'accepted', '--on', '2025-02-03', '--ref', 'SL-1'],
      ['contract', 'advance', 'HT-1', 'reviewed', '--on', '2025-02-05', '--ref', 'PS-1'],
      ['contract', 'advance', 'HT-1', 'signed', '--on', '2025-02-10', '--ref', 'QD-1'],
      certified('C001', '2025-03-01', '2028-02-29', 'Q-1'),
      ['certificate', 'surveillance', 'done', 'Q-1', '--on', '2026-02-20', '--reference', 'JD-1', '--outcome', '符合'],
      ['certificate', 'surveillance', 'plan', 'Q-1', '--on', '2027-02-10'],
      [
        ...['suspend', 'start', 'Q-1', '--reason', 'fees-unpaid', '--ground-on', '2026-04-01', '--decided-by', '陈红'],
        ...['--decided-on', '2026-04-02', '--on', '2026-04-03', '--conditions', '缴清费用'],
      ],
      [
        'suspend',
        'follow-up',
        'SP-2026-0001',
        'notice',
        '--on',
        '2026-04-04',
        '--reference',
        'TZ-1',
        '--delivery',
        '快递',
      ],
      [
        ...[
          'suspend',
          'restore',
          'Q-1',
          '--verified-by',
          '周华',
          '--verified-on',
          '2026-05-04',
          '--evidence',
          '到账凭证',
        ],
        ...['--decided-by', '陈红', '--decided-on', '2026-05-05', '--on', '2026-05-06'],
      ],
      called('C001', '2025-06-10', ...both, '--staff', '王芳', '--person', '李明'),
      called('C001', '2026-05-10', ...both, '--staff', '王芳'),
      called('C001', '2026-06-01', '--needs', '无', '--staff', '王芳'),
      ['contact', 'pass-on', 'CT-2026-0001', '--on', '2026-05-12'],
      [
        ...['information', 'add', 'C001', '--source', '网站', '--received', '2026-06-10', '--content', '二期投产'],
        ...['--action-needed', '--owner', '王芳'],
      ],
      ['information', 'act', 'IN-2026-0001', '--action', '电话核实', '--on', '2026-06-12'],
      ['feedback', 'add', 'C001', '--channel', 'visit', '--received', '2026-06-20', '--content', '报告太慢'],
      // 4.3.4–4.3.7: found online, an event attended, the magazine, a loss of a VIP, a breach of last year.
      [
        ...['intel', 'add', '--source', '公示系统', '--finding', '列入经营异常名录', '--customer', 'C001'],
        ...['--on', '2026-06-08'],
      ],
      ['staff', 'add', '林总', '--role', 'leader'],
      ['staff', 'add', '吴质', '--role', 'quality'],
      ['intel', 'report', 'OI-2026-0001', '--leader', '林总', '--on', '2026-06-09'],
      ['event', 'add', '--kind', 'symposium', '--title', '标准换版', '--on', '2026-04-16', '--place', '深圳'],
      ['event', 'attend', 'EV-2026-01', 'C001', '--headcount', '2', '--persons', '李明、张三'],
      ['event', 'add', '--kind', 'training', '--title', '内审员', '--on', '2026-05-20'],
      ['magazine', 'issue', '2026年第1期', '--published', '2026-01-10', '--title', '换版专刊'],
      ['magazine', 'send', 'MG-2026-01', 'C001', '--delivery', '邮寄', '--on', '2026-01-12'],
      ['magazine', 'send', 'MG-2026-01', '--certified', '--delivery', '邮件', '--on', '2026-01-20'],
      ['magazine', 'issue', '2026年第2期', '--published', '2026-06-25'],
      ['loss', 'open', 'C001', '--kind', 'abnormality', '--situation', '停产两周', '--found', '2026-05-25'],
      ['loss', 'verify', 'LS-2026-0001', '--result', '属实', '--on', '2026-05-26', '--staff', '王芳'],
      ['loss', 'cause', 'LS-2026-0001', '--text', '订单减少', '--on', '2026-05-27'],
      ['loss', 'report', 'LS-2026-0001', '--to', 'clerk', '--quality', '吴质', '--on', '2026-05-28'],
      [
        ...['loss', 'decide', 'LS-2026-0001', '--remedy', 'yes', '--remedy-action', '走访', '--improvement', 'no'],
        ...['--on', '2026-06-02'],
      ],
      ['finding', 'open', 'contact-twice-a-year', '--period', '2025', '--customer', 'C001'],
      ['finding', 'cause', 'FD-2026-0001', '--text', '维护人离职未交接'],
      [
        ...['change', 'submit', 'C001', '--f01', 'F01-1', '--copies', '2', '--signed-on', '2026-06-25'],
        ...['--set', '法定代表人=张三'],
      ],
    ]
    for (const argv of all) await own.json(argv)
    return own
  })
  const { json } = own
  const view = async (...more: string[]): Promise<CustomerFileView> =>
    (await json(file('C001', ...more))).file as CustomerFileView
  /** The page into a pipe. */
  const page = async (...more: string[]) => {
    const { code, out, err } = await own.at(file('C001', ...more))
    expect(code, err).toBe(0)
    return out
  }
  return { ...own, view, page }
}

const textOf = (page: string): string => unescaped(page.replace(/<style>.*<\/style>/s, '').replace(/(<[^>]*>)+/g, '|'))

const headings = (page: string): string[] =>
  [...page.matchAll(/<h2>(.*?)<\/h2>/g)].map(([, title = '']) => unescaped(title))

describe('customer file', () => {
  it('has a section for everything that is on record, in one language', async () => {
    const { page } = await office()
    const order = ['who', 'persons', 'service', 'contracts', 'certificates', 'contactYears', 'information'] as const
    const dealings = ['intelligence', 'changes', 'surveys', 'feedback', 'cases', 'events', 'magazine'] as const
    const all = [...order, ...dealings, 'losses', 'breaches'] as const
    for (const lang of ['en', 'zh'] as const) {
      const out = await page('--lang', lang)
      expect(headings(out)).toEqual(all.map((key) => pageWords[key][lang]))
      expect(out).toContain(lang === 'zh' ? '<html lang="zh-CN">' : '<html lang="en">')
      expect(out).not.toMatch(/NaN|undefined|\[object|\bnull\b|https?:/)
    }
    const zh = textOf(await page('--lang', 'zh'))
    for (const text of [
      'VIP 客户档案 C001',
      'VIP 档案号 VIP-007（4.3.3）。截至 2026-06-30。内部资料：含联系人姓名及联系方式，请勿外传。',
      '甲机械有限公司（至 2025-02-10）',
      '|李明|主要联系人|13800138000|',
      '|2025-02-01|2026-02-01|clerk|',
      '|2026-02-01|—|王芳|',
      '|2026-01-01|—|VIP-007|重点客户|',
      '¥36,000.00|2025-02-03|SL-1|2025-02-05|PS-1|2025-02-10|QD-1|',
      '有效（自 2026-05-06）',
      '|2026-02-20|监督|JD-1；符合|',
      '|2026-04-03|暂停|SP-2026-0001；未按期缴费；至 2026-10-03；陈红 于 2026-04-02 决定|',
      '|2026-04-04|通知书（暂停）|TZ-1；快递|',
      '|2026-05-06|恢复|SP-2026-0001；陈红 于 2026-05-05 决定；到账凭证|',
      '|2027-02-10|计划监督|将来|',
      '应联系 2 次，已计入 1 次（4.3.2），尚缺 1 次。VIP 应联系 3 次（4.3.3），尚缺 2 次。',
      '|2026-05-12 传递|计入|',
      '|未涉及监督检验时间|',
      '|2026-06-12：电话核实\n未关闭（王芳）|',
      '法定代表人: — → 张三',
      '|报告太慢|未分类|',
      '|2026-06-08|OI-2026-0001|公示系统|列入经营异常名录|林总|2026-06-09|',
      '|2026-04-16|EV-2026-01|标准换版|座谈会|深圳|2|李明、张三|',
      // The first sending that brought it; what was not sent to it is not there.
      '|2026-01-12|MG-2026-01|2026年第1期|换版专刊|2026-01-10|邮寄|',
      '|2026-05-25|LS-2026-0001|异常|停产两周|2026-05-26 再次核实（王芳）：属实\n2026-05-27 原因：订单减少\n',
      '2026-05-28 上报部门经理（clerk）\n2026-05-28 上报质量负责人（吴质）\n2026-06-02 是否补救和改进的决定（clerk）：需补救（走访）；不需改进|无待办|',
      '|FD-2026-0001|4.3.2|2025|2025 年联系 1 次，应有 2 次|维护人离职未交接|—|待办：纠正和措施|',
    ])
      expect(zh).toContain(text)
    for (const text of ['内审员', '2026年第2期']) expect(zh).not.toContain(text)
    expect(textOf(await page())).toContain('|2026-04-04|notice (suspension)|TZ-1; 快递|')
  })

  it('is as of a day: of what is dated later nothing is in it yet', async () => {
    const { view, page } = await office()
    const then = await view('--as-of', '2026-04-03')
    expect(then.certificates[0]).toMatchObject({ status: { value: 'suspended' }, since: '2026-04-03' })
    expect(then.certificates[0]?.events.map(({ on, ahead }) => [on, ahead])).toEqual([
      ['2025-03-01', false],
      ['2026-02-20', false],
      ['2026-04-03', false],
      ['2027-02-10', true],
    ])
    expect(then.years.map(({ year, contacts }) => [year, contacts.length])).toEqual([
      [2026, 0],
      [2025, 1],
    ])
    expect([then.information, then.feedback, then.changes]).toEqual([[], [], []])
    expect([then.events, then.intelligence, then.losses, then.breaches]).toEqual([[], [], [], []])
    expect(then.magazine).toMatchObject([{ issue: '2026年第1期', sent: '2026-01-12' }])
    // Found, and re-verified by then: what was done about it later is not there yet.
    const found = await view('--as-of', '2026-05-26')
    expect(found.losses).toMatchObject([
      {
        steps: [{ step: { value: 'verified' }, on: '2026-05-26', by: '王芳' }],
        missing: [{ value: 'cause' }, { value: 'reported' }],
      },
    ])
    expect((await view('--as-of', '2026-06-08')).intelligence).toMatchObject([{ leader: null, reported: null }])
    const early = await view('--as-of', '2025-02-04')
    expect(early).toMatchObject({ vip: null, vips: [], certificates: [], years: [] })
    expect(early.maintainers).toEqual([{ name: 'clerk', from: '2025-02-01', until: null }])
    expect(early.contracts[0]?.steps.map(({ on }) => on)).toEqual(['2025-02-03', null, null, null])
    const acted = await view('--as-of', '2026-06-11')
    expect(acted.information).toMatchObject([{ action: null, acted: null }])
    expect(textOf(await page('--as-of', '2025-02-04', '--lang', 'zh'))).toContain('客户档案 C001')
  })

  it('is as known at a moment: printed again it is the same in every byte', async () => {
    const { json, page } = await office()
    const before = await page('--as-of', '2026-06-30')
    const [, head = ''] = /<code>#(\d+):/.exec(before) ?? []
    await json(['contact', 'void', 'CT-2026-0001', '--reason', '误录'])
    await json(called('C001', '2026-06-15', ...both, '--staff', '王芳'))
    await json(['customer', 'edit', 'C001', '--phone', '0755-26001234', '--reason', '新号码'])
    expect(await page('--as-of', '2026-06-30')).not.toBe(before)
    expect(await page('--as-of', '2026-06-30', '--known-at', `#${head}`)).toBe(before)
  })

  it('says of a customer without anything that there is nothing', async () => {
    const { at } = await office()
    for (const lang of ['en', 'zh'] as const) {
      const { out } = await at(file('C002', '--lang', lang))
      for (const key of [
        'noPersons',
        'noMaintainers',
        'noVips',
        'noContracts',
        'noCertificates',
        'noContacts',
      ] as const)
        expect(out).toContain(pageWords[key][lang])
      for (const key of ['noInformation', 'noChanges', 'noSurveys', 'noFeedback'] as const)
        expect(out).toContain(pageWords[key][lang])
      for (const key of ['noIntelligence', 'noEvents', 'noMagazine', 'noLosses', 'noBreaches'] as const)
        expect(out).toContain(pageWords[key][lang])
      expect(out).toContain(pageWords.title[lang])
    }
  })

  it('has what was filed under a customer that turned out to be this one', async () => {
    const { json, view } = await office()
    await json(certified('C002', '2025-03-01', '2028-02-29', 'Q-2'))
    await json(['event', 'attend', 'EV-2026-01', 'C002', '--headcount', '1', '--persons', '赵丽'])
    await json(['event', 'attend', 'EV-2026-02', 'C002'])
    await json(['magazine', 'send', 'MG-2026-02', 'C002', '--delivery', '快递', '--on', '2026-06-26'])
    await json(['finding', 'open', 'contact-twice-a-year', '--period', '2025', '--customer', 'C002'])
    await json(['customer', 'merge', 'C002', 'C001'])
    const { events, magazine, breaches } = await view()
    expect(events.map(({ number }) => number)).toEqual(['EV-2026-02', 'EV-2026-01'])
    expect(magazine.map(({ issue, delivery }) => [issue, delivery])).toEqual([
      ['2026年第2期', '快递'],
      ['2026年第1期', '邮寄'],
    ])
    expect(breaches.map(({ number }) => number)).toEqual(['FD-2026-0002', 'FD-2026-0001'])
  })

  it('has the surveys that it was drawn for, with the score of its own answers', async () => {
    const own = await clerk('客户编号,客户名称\nC001,甲机械有限公司\n')
    const { json } = own
    await json(certified('C001', '2025-03-01', '2028-02-29'))
    await json(['staff', 'add', '王芳', '--role', 'business'])
    const items = ['A1|acceptance|10|受理|Accepted', 'B1|audit|10|审核|Audited', 'C1|service|5|服务|Served']
    const grounds = ['--market-trend', 'x', '--customer-needs', 'y', '--own-work', 'z']
    await json(['survey', 'questionnaire', 'add', ...items.flatMap((item) => ['--item', item]), ...grounds])
    await json(['survey', 'sample', '--seed', 'a', '--witness', '王芳'])
    const drawn = (await json(file('C001'))).file.surveys
    expect(drawn).toMatchObject([{ survey: 'SV-2026-1', issued: null, outcome: null, score: null }])
    await json(['survey', 'issue', 'SV-2026-1', '--channel', 'email'])
    await json(['survey', 'return', 'SV-2026-1', 'C001', '--answers', '9 8 4', '--comment', '报告早些'])
    expect((await json(file('C001'))).file.surveys).toMatchObject([
      { rank: 1, substitute: false, channel: { value: 'email' }, outcome: { value: 'returned' }, score: '8.20' },
    ])
    expect(textOf((await own.at(file('C001'))).out)).toContain('|8.20|报告早些|')
  })

  it('goes into a file or a pipe, and is refused on a terminal with what to do', async () => {
    const { at, cwd, problem } = await office()
    const refused = await at(file('C001'), { tty: true })
    expect(refused).toMatchObject({ code: 2, out: '' })
    expect(refused.err).toContain('--output FILE')
    expect((await at(file('C001', '--lang', 'zh'), { tty: true })).err).toContain('.html')
    expect(await at(file('C001', '--output', 'C001.html'), { tty: true })).toMatchObject({ code: 0 })
    expect(fs.readFileSync(path.join(cwd, 'C001.html'), 'utf8')).toMatch(/^<!DOCTYPE html>/)
    expect((await at(file('C001', '--format', 'html'), { tty: true })).out).toMatch(/^<!DOCTYPE html>/)
    expect((await at(file('C001', '--output', 'C001.docx'))).err).toContain('Use one of: html, json')
    expect((await at(file('C001', '--output', 'C001'))).err).toContain('does not tell what to write')
    expect((await at(file('C001', '--format', 'table'))).code).toBe(2)
    expect((await problem(file('无此公司'), 2)).message).toContain('无此公司')
  })

  it('takes every name and text for text', async () => {
    const { view } = await office()
    const full = await view()
    const hostile = fc.string({
      unit: fc.constantFrom('<script>', '</title>', '"', "'", '&', '甲', '-->', '<', '\u202e', '\n'),
    })
    const filledWith = (value: unknown, text: string): unknown => {
      if (typeof value === 'string') return text
      if (Array.isArray(value)) return value.map((each) => filledWith(each, text))
      if (typeof value !== 'object' || value === null) return value
      return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, filledWith(each, text)]))
    }
    fc.assert(
      fc.property(hostile, fc.constantFrom('en' as const, 'zh' as const), (text, lang) => {
        const page = customerFilePage({ ...(filledWith(full, text) as CustomerFileView), asOf: full.asOf }, lang)
        expect(page).not.toMatch(/<script/i)
        expect(page).not.toContain('\u202e')
        expect(page.match(/<\/title>/g)).toHaveLength(1)
      }),
      { numRuns: tries(40) },
    )
  })

  it.skipIf(noBrowser)('is read on a telephone without moving it sideways', async () => {
    const { view } = await office()
    expect(await onScreen(customerFilePage(await view(), 'zh'), 390)).toEqual({ width: 390, cut: [], moved: [] })
  })

  it.skipIf(noBrowser)('prints on a few sheets of paper', async () => {
    const { view } = await office()
    const sheets = pagesIn(await pdfOf(customerFilePage(await view(), 'zh')))
    expect(sheets).toBeGreaterThan(1)
    expect(sheets).toBeLessThan(6)
  })
})
