// @module-tag long

import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { f01Document } from '../../src/change/form/document.ts'
import { pagesOf } from '../../src/change/form/pages.ts'
import type { F01Change, F01View } from '../../src/change/form/view.ts'
import { f01Copies } from '../../src/change/form/words.ts'
import type { Day } from '../../src/clause/day.ts'
import { faultOf } from '../../src/paper/layout.ts'
import { noBrowser, pagesIn, pdfOf } from '../browser.ts'
import { print } from '../paper/printing.ts'
import { isWellFormed, partOf } from '../paper/unpacked.ts'
import { tried, tries } from '../tries.ts'

const sentence = '机械零部件（轴承、齿轮、联轴器）的设计、生产和销售；资质范围内的特种设备安装服务，'
const english =
  'Design, Manufacture and Sale of MACHINE components, mechanical assemblies; installation WORK in plants. '
const long = (length: number, of = sentence) => of.repeat(Math.ceil(length / of.length)).slice(0, length)

const scope = (before: string, after: string): F01Change => ({
  field: { en: 'Scope of certification', zh: '认证范围' },
  of: 'NCT-QMS-2024-0031',
  before,
  after,
})

const address = (i: number): F01Change => ({
  field: { en: 'Site address', zh: '经营地址' },
  of: null,
  before: `深圳市南山区科技园路 ${i} 号`,
  after: `深圳市宝安区福永大道 ${i + 10} 号 A 栋 3 楼`,
})

const view = (more: Partial<F01View> = {}): F01View => ({
  number: 'CH-2026-0001',
  f01Number: 'F01-2026-017',
  stopped: null,
  belowFloor: null,
  filedOn: '2026-03-02' as Day,
  customer: {
    code: 'C00001',
    name: '甲机械制造有限公司',
    englishName: 'Jia Machinery Manufacturing Co., Ltd.',
    creditCode: '91440300MA5F0TEST0',
  },
  contracts: ['NCT-2024-0012'],
  certificates: ['NCT-QMS-2024-0031', 'NCT-EMS-2024-0032'],
  origin: 'on-site',
  auditReference: 'A-2026-031',
  kinds: ['c', 'd'],
  class: 'system',
  direction: 'expansion',
  marks: { amount: true, relocation: false, reissue: true },
  changes: [scope('机械零部件的生产', '机械零部件的设计、生产和销售')],
  material: ['质量手册 B/1', '营业执照副本'],
  happenedOn: '2026-02-16' as Day,
  signedOn: '2026-03-02' as Day,
  acts: [
    {
      place: 'acceptance',
      act: { en: 'classify', zh: '分类' },
      by: '王受理',
      on: '2026-03-03' as Day,
      time: null,
      remark: '范围扩大，影响体系运行',
    },
    {
      place: 'review',
      act: { en: 'review', zh: '评审' },
      by: '李评审',
      on: '2026-03-05' as Day,
      time: '14:30',
      remark: null,
    },
  ],
  copies: [
    { ...f01Copies[0], disposition: null },
    { ...f01Copies[1], disposition: null },
  ],
  head: `#128:${'9f2c4d1e8a0b7c63'.repeat(4)}`,
  ...more,
})

const html = async (more: Partial<F01View> = {}) => (await print(f01Document(view(more)))).toString('utf8')
const word = (more: Partial<F01View> = {}) => print(f01Document(view(more)), { format: 'docx', output: 'f01.docx' })
const pages = (more: Partial<F01View> = {}) => 2 * (1 + pagesOf(view(more)).annexes.length)

describe('the change application form', () => {
  it('is there twice, each copy saying where it goes', async () => {
    const page = await html()
    expect(page.match(/<section class="sheet">/g)).toHaveLength(2)
    for (const { name, destination } of f01Copies) {
      expect(page).toContain(name.zh)
      expect(page).toContain(destination.zh)
      expect(page).toContain(destination.en)
    }
    expect(page.match(/第 1 页 \/ 共 1 页 Page 1 of 1/g)).toHaveLength(2)
    expect(page.match(/#128:9f2c4d1e8a/g)).toHaveLength(2)
    expect(page).toContain('<html lang="zh-CN">')
    expect(page).not.toMatch(/https?:|src=|@import|<script/)
  })

  it('names nothing in its layout that there is not, so that a copy of it is a template', async () => {
    const { layout, specimen, labels } = f01Document(view())
    expect(await faultOf(layout, specimen(), labels)).toBeNull()
    expect(await faultOf('{{annexes.of}}', specimen(), labels)).not.toBeNull()
  })

  it('ticks what applies and nothing else', async () => {
    const page = (await html()).replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
    expect(page).toContain('☑ c 联系地址和场所')
    expect(page).toContain('☐ e 管理体系和过程的重大变更')
    expect(page).toContain('☑ 现场提出')
    expect(page).toContain('☐ 客户提出')
    expect(page).toContain('☑ 扩大')
    expect(page).toContain('☐ 场所搬迁')
  })

  it('shows what was done and leaves a place where something is to be done, on the way that the change goes', async () => {
    const page = await html()
    expect(page).toMatch(/王受理/)
    expect(page).toMatch(/2026-03-05 14:30/)
    expect(page).toContain('认证决定')
    expect(page).not.toContain('资料确认')
    expect(await html({ class: 'administrative', acts: [] })).toContain('资料确认')
    const open = await html({ class: null, acts: [] })
    for (const place of ['资料确认', '项目管理人员', '认证决定']) expect(open).toContain(place)
  })

  it('says on each page of one that nobody goes on by it, in HTML and in Word, and of others nothing', async () => {
    const changes = [scope(long(2000), long(2500))]
    const more = { changes, stopped: stopped('客户改变计划') }
    const said = /申请状态 State of the application：申请已撤回，2026-03-09，周敏 retracted/g
    const plain = (page: string) => page.replace(/<[^>]*>/g, '').replace(/[ \n]+/g, ' ')
    const document = partOf(await word(more), 'word/document.xml')
    for (const page of [await html(more), document]) {
      expect(plain(page).match(said)).toHaveLength(pages(more))
      expect(plain(page).match(/：客户改变计划/g)).toHaveLength(2)
    }
    expect(isWellFormed(document)).toBe(true)
    expect(await html({ changes })).not.toContain('申请状态')
    expect(pagesOf(view({ stopped: stopped(long(200)) })).annexes[0]?.notes.map(({ text }) => text)).toEqual([
      long(200),
    ])
  })

  it('has a row in Word for each act of one place, with who signed and when beside it', async () => {
    const acts = ['第 1 次提交', '退回', '第 2 次提交'].map((zh, i) => ({
      ...{ place: 'acceptance' as const, act: { en: 'done', zh }, by: `周敏${i}`, time: null, remark: long(60) },
      on: `2026-03-0${i + 1}` as Day,
    }))
    const document = partOf(await word({ acts }), 'word/document.xml')
    const rows = document.split('<w:tr>').filter((each) => each.includes('次提交') || each.includes('退回'))
    expect(rows).toHaveLength(2 * acts.length)
    for (const [i, each] of rows.entries()) expect(each).toContain(`周敏${i % 3}`)
    expect(isWellFormed(document)).toBe(true)
  })

  it('takes what customers are called for text', async () => {
    const name = '<b>甲 & "乙"</b>\u202e'
    const customer = { ...view().customer, name }
    expect(await html({ customer })).toContain('&lt;b&gt;甲 &amp; &quot;乙&quot;&lt;&#x2F;b&gt;\\u202e')
    const document = partOf(await word({ customer }), 'word/document.xml')
    expect(document).toContain('&lt;b>甲 &amp; "乙"&lt;/b>\\u202e'.replaceAll('>', '&gt;').replaceAll('"', '&quot;'))
    expect(isWellFormed(document)).toBe(true)
  })

  it('is the same in every byte when it is printed twice', async () => {
    expect(await html()).toBe(await html())
    const first = await word()
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 86_400_000 })
    const second = await word().finally(vi.useRealTimers)
    expect(first.equals(second)).toBe(true)
  })

  it('is in Word what it is in HTML: a section for each page, Chinese in a Chinese face', async () => {
    const changes = [scope(long(2000), long(2500))]
    const document = partOf(await word({ changes }), 'word/document.xml')
    expect(document.match(/<w:sectPr>/g)).toHaveLength(pages({ changes }))
    expect(document).toContain('w:eastAsia="宋体"')
    expect(document.match(/<w:pgSz w:w="11906" w:h="16838"/g)).toHaveLength(pages({ changes }))
    for (const { name, destination } of f01Copies) {
      expect(document).toContain(name.zh)
      expect(document).toContain(destination.zh)
    }
    expect(isWellFormed(document)).toBe(true)
  })
})

describe('a form with more to say than a page holds', () => {
  it('has smaller letters first, and an annex to each copy when they would be too small', () => {
    expect(pagesOf(view()).size).toBe(9)
    const shrunk = pagesOf(view({ changes: [scope(long(600), long(600))] }))
    expect([shrunk.size < 9, shrunk.annexes.length]).toEqual([true, 0])
    const annexed = pagesOf(view({ changes: [scope(long(1200), long(1200))] }))
    expect([annexed.changes.length, annexed.annexes.length]).toEqual([0, 1])
  })

  it('loses nothing of it', () => {
    const changes = [scope(long(9000), long(200)), address(1), scope('甲\n乙', long(5000, english))]
    const certificates = Array.from({ length: 60 }, (_, i) => `NCT-QMS-2024-${i}`)
    const remark = long(400)
    const acts = view().acts.map((act) => ({ ...act, remark }))
    const { annexes } = pagesOf(view({ changes, certificates, acts }))
    const rows = annexes.flatMap((annex) => annex.changes)
    const notes = annexes.flatMap((annex) => annex.notes)
    expect(rows.map((row) => row.before).join('')).toBe(changes.map((change) => change.before).join(''))
    expect(rows.map((row) => row.after).join('')).toBe(changes.map((change) => change.after).join(''))
    expect(rows.filter((row) => row.continued).length).toBeGreaterThan(1)
    expect(notes.map((note) => note.text).join('')).toBe(certificates.join('、') + remark + remark)
  })
})

const stopped = (reason: string | null): F01View['stopped'] => ({
  ...{ state: 'retracted', on: '2026-03-09' as Day, by: '周敏', reason },
})

/** Forms of many lengths: what the arithmetic says of pages must hold in a browser. */
const various: Record<string, Partial<F01View>> = {
  short: {},
  'a scope of 600 characters': { changes: [scope(long(600), long(600))] },
  'ten changes': { changes: Array.from({ length: 10 }, (_, i) => address(i)) },
  'long English': { changes: [scope(long(900, english), long(1000, english))] },
  'more than a page': { changes: [scope(long(6000), long(9000)), ...Array.from({ length: 40 }, (_, i) => address(i))] },
  'retracted, with a reason of several lines': { stopped: stopped(long(400)), changes: [scope(long(500), long(500))] },
  'every place filled': {
    stopped: stopped(long(64)),
    class: null,
    changes: [scope(long(250), long(250)), address(1)],
    copies: [
      { ...f01Copies[0], disposition: '归入客户档案 C00001' },
      { ...f01Copies[1], disposition: '2026-03-20 已转综合管理部换发证书' },
    ],
    acts: (['acceptance', 'confirmation', 'review', 'decision', 'approval', 'entry'] as const).map((place) => ({
      place,
      act: { en: 'done', zh: '办理' },
      by: '王受理',
      on: '2026-03-03' as Day,
      time: '09:30',
      remark: long(60),
    })),
  },
  crowded: {
    stopped: stopped(long(90)),
    customer: { code: 'C00001', name: long(90), englishName: long(200, english), creditCode: null },
    contracts: Array.from({ length: 25 }, (_, i) => `NCT-2024-${i}`),
    certificates: Array.from({ length: 70 }, (_, i) => `NCT-QMS-2024-${i}`),
    material: Array.from({ length: 12 }, (_, i) => `${i} ${long(40)}`),
    auditReference: long(80),
    changes: Array.from({ length: 3 }, () => scope(long(120), long(180))),
    class: null,
    acts: (['acceptance', 'confirmation', 'review', 'decision', 'approval', 'entry'] as const).flatMap((place) =>
      [1, 2].map(() => ({
        place,
        act: { en: 'complete the documents', zh: '收齐文件' },
        by: '王受理',
        on: '2026-03-03' as Day,
        time: '09:30',
        remark: long(150),
      })),
    ),
  },
}

const anyText = (most: number) =>
  fc
    .tuple(fc.constantFrom(sentence, english, 'NCT-QMW-2024/000123;'), fc.integer({ min: 1, max: most }))
    .map(([of, n]) => long(n, of))

const anyAct = fc.record({
  place: fc.constantFrom('acceptance' as const, 'confirmation' as const, 'review' as const, 'entry' as const),
  act: fc.constant({ en: 'complete the documents', zh: '收齐文件' }),
  by: anyText(12),
  on: fc.constant('2026-03-03' as Day),
  time: fc.option(fc.constant('09:30')),
  remark: fc.option(anyText(120)),
})

const anyForm: fc.Arbitrary<Partial<F01View>> = fc.record({
  stopped: fc.option(fc.option(anyText(120)).map(stopped), { nil: null }),
  class: fc.constantFrom(null, 'administrative' as const, 'system' as const),
  customer: fc.record({
    code: fc.constant('C00001'),
    name: anyText(60),
    englishName: fc.option(anyText(150)),
    creditCode: fc.constant(null),
  }),
  certificates: fc.array(anyText(20), { maxLength: 8 }),
  auditReference: fc.option(anyText(60), { nil: null }),
  material: fc.array(anyText(40), { maxLength: 6 }),
  changes: fc.array(
    fc.tuple(anyText(250), anyText(250)).map(([before, after]) => scope(before, after)),
    { minLength: 1, maxLength: 4 },
  ),
  acts: fc.array(anyAct, { maxLength: 8 }),
})

describe.skipIf(noBrowser)('the form in a browser', () => {
  it.each(tried(Object.entries(various), 3))('takes the pages that it says: %s', async (_, more) => {
    expect(pagesIn(await pdfOf(await html(more)))).toBe(pages(more))
  })

  it('takes the pages that it says, whatever it has to say', async () => {
    const forms = fc.sample(anyForm, { seed: 7, numRuns: tries(60) })
    const printed = await Promise.all(forms.map(html))
    // All in one document, each with its pages: a sheet that is longer than its page makes one more.
    const [first = '', ...others] = printed
    const bodies = others.map((page) => /<body>([\s\S]*)<\/body>/.exec(page)?.[1] ?? '')
    const everySheet = first.replace('.sheet:last-of-type { break-after: auto; }', '').replace('</body>\n</html>', '')
    const expected = forms.reduce((sum, form) => sum + pages(form), 0)
    expect(pagesIn(await pdfOf(everySheet + bodies.join('')))).toBe(expected)
  })

  it('takes two with a scope of 600 characters or ten changes', () => {
    for (const name of ['short', 'a scope of 600 characters', 'ten changes', 'long English'])
      expect([name, pages(various[name])]).toEqual([name, 2])
  })
})
