// @module-tag long

import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import type { Day } from '../../src/clause/day.ts'
import { faultOf } from '../../src/paper/layout.ts'
import { f02Document } from '../../src/survey/questionnaire/form/document.ts'
import { spreadOf } from '../../src/survey/questionnaire/form/pages.ts'
import type { F02View } from '../../src/survey/questionnaire/form/view.ts'
import { labels } from '../../src/survey/questionnaire/form/words.ts'
import type { Item } from '../../src/survey/questionnaire/rules.ts'
import { stageNames } from '../../src/survey/rules.ts'
import { noBrowser, pagesIn, pdfOf } from '../browser.ts'
import { print } from '../paper/printing.ts'
import { isWellFormed, partOf } from '../paper/unpacked.ts'

const long = (length: number, of: string) => of.repeat(Math.ceil(length / of.length)).slice(0, length)
const chinese = '审核员是否公正、客观，遵守保密和廉洁纪律，并按审核计划完成审核；'
const english = 'Were the AUDITORS impartial and objective, and did they observe confidentiality and integrity? '

const item = (code: string, stage: Item['stage'], zh: string, en: string, maximum = 10): Item => ({
  code,
  stage,
  maximum,
  zh,
  en,
})

const twelve: readonly Item[] = [
  item('A1', 'acceptance', '受理人员是否清楚介绍认证流程和收费', 'Did staff explain the process and the fees clearly?'),
  item('A2', 'acceptance', '合同评审和签订是否及时', 'Was the contract reviewed and signed promptly?'),
  item('A3', 'acceptance', '对咨询的答复是否及时', 'Were enquiries answered promptly?', 5),
  item('B1', 'audit', '审核计划是否提前沟通', 'Was the audit plan agreed with you in advance?'),
  item('B2', 'audit', '审核员的专业能力', 'Professional competence of the auditors'),
  item('B3', 'audit', '审核员是否公正、客观', 'Were the auditors impartial and objective?'),
  item('B4', 'audit', '审核员的工作态度', 'Attitude of the auditors'),
  item('B5', 'audit', '审核发现对改进的帮助', 'How useful were the findings for your improvement?'),
  item('B6', 'audit', '审核过程总体评价', 'The audit as a whole', 100),
  item('C1', 'service', '证书和报告是否及时送达', 'Were the certificate and the report delivered promptly?'),
  item('C2', 'service', '获证后变更、监督安排等服务', 'Service after certification: changes and surveillance'),
  item('C3', 'service', '投诉和意见的处理', 'Handling of complaints and suggestions'),
]

const sixty: readonly Item[] = Array.from({ length: 60 }, (_, i) =>
  item(`Q${i}`, stageNames[i % 3] ?? 'audit', `${i} ${long(70, chinese)}`, `${i} ${long(170, english)}`),
)

const view = (more: Partial<F02View> = {}): F02View => ({
  survey: 'SV-2026-1',
  year: 2026,
  questionnaire: 'QN-2026-1',
  returnBy: '2026-03-31' as Day,
  bodyName: { zh: '某检测认证有限公司', en: 'Some Certification Co., Ltd.' },
  returnTo: '深圳市南山区科技园路 1 号 survey@example.com',
  items: twelve,
  forms: [
    {
      customer: 'C00001',
      name: '甲机械制造有限公司',
      englishName: 'Jia Machinery Manufacturing Co., Ltd.',
      contactPerson: '李明',
      issuedOn: '2026-03-02' as Day,
    },
    { customer: 'C00022', name: '乙电子科技有限公司', englishName: null, contactPerson: null, issuedOn: null },
  ],
  head: `#128:${'9f2c4d1e8a0b7c63'.repeat(4)}`,
  ...more,
})

const html = async (more?: Partial<F02View>) => (await print(f02Document(view(more)))).toString('utf8')
const word = (more?: Partial<F02View>) => print(f02Document(view(more)), { format: 'docx', output: 'f02.docx' })
const pagesPerForm = (more?: Partial<F02View>) => spreadOf(view(more)).pages.length
const sheets = (page: string) => page.split('<section class="sheet">').slice(1)

/** What both formats must say: every item, whose form it is, and where it goes. */
const texts = [
  ...['客户满意度调查表', 'Customer Satisfaction Survey Form', 'NCT-GI-007-F02', 'SV-2026-1', 'QN-2026-1'],
  ...[
    'C00001',
    'C00022',
    '甲机械制造有限公司',
    '乙电子科技有限公司',
    '李明',
    '2026-03-02',
    '2026年3月31日',
    '31 March 2026',
  ],
  ...['合同受理', 'Contract acceptance', '审核/检验过程', 'Audit/inspection process', '证后服务', 'survey@example.com'],
  ...['意见和建议', '填表人', '签字/盖章', '予以保密', 'kept confidential', '#128:9f2c4d1e8a', '某检测认证有限公司'],
  ...twelve.flatMap(({ code, zh, en }) => [code, zh, en]),
]

describe('the questionnaire', () => {
  it('is a form for each customer, which says whose it is at the top and in the foot, and asks every item', async () => {
    const page = await html()
    for (const part of texts) expect(page.replaceAll('&#x2F;', '/')).toContain(part)
    const [first = '', second = '', ...more] = sheets(page)
    expect(more).toEqual([])
    expect(first).toContain('<b>C00001</b>')
    expect(first).toContain('NCT-GI-007-F02 · SV-2026-1 · C00001 · 第 1 页 / 共 1 页 Page 1 of 1')
    expect(first).not.toContain('C00022')
    expect(second).toContain('NCT-GI-007-F02 · SV-2026-1 · C00022 · 第 1 页 / 共 1 页 Page 1 of 1')
    for (const { zh, en } of twelve)
      for (const form of [first, second]) expect(form).toContain(`<p>${zh}</p><p class="en">${en}`)
    expect(page).toContain('<html lang="zh-CN">')
    expect(page).not.toMatch(/https?:|src=|@import|<script/)
  })

  it('has a box for each number up to ten, and a line to write on for a longer scale', async () => {
    const row = (page: string, code: string) => new RegExp(`<tr><td class="code">${code}</td>.*?</tr>`).exec(page)?.[0]
    const page = await html()
    const boxes = (code: string) =>
      [...(row(page, code) ?? '').matchAll(/<span>(\d+)<\/span>/g)].map(([, mark]) => mark)
    expect(boxes('A1')).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10'])
    expect(boxes('A3')).toEqual(['0', '1', '2', '3', '4', '5'])
    expect(boxes('B6')).toEqual([])
    expect(row(page, 'B6')).toContain('/ 100')
    expect(page).toContain('有横线的写出分数')
    expect(await html({ items: twelve.slice(0, 4) })).not.toContain('有横线的写出分数')
  })

  it('puts each item under its stage, in the order of the procedure', async () => {
    const [form = ''] = sheets(await html({ items: twelve.toReversed() }))
    expect([...form.matchAll(/<td class="code">(\w+)/g)].map(([, code]) => code)).toEqual([
      'A3',
      'A2',
      'A1',
      'B6',
      'B5',
      'B4',
      'B3',
      'B2',
      'B1',
      'C3',
      'C2',
      'C1',
    ])
    expect(form.match(/<thead>/g)).toHaveLength(3)
    const [short = ''] = sheets(await html({ items: twelve.slice(0, 3) }))
    expect(short.match(/<thead>/g)).toHaveLength(1)
  })

  it('has a line for what is not on record', async () => {
    const line = /class="line"/g
    const written = (await html({ items: twelve.slice(0, 3) })).match(line)
    expect(written).toBeNull()
    const open = await html({
      ...{ items: twelve.slice(0, 3), bodyName: null, returnTo: null, returnBy: null, head: null },
    })
    expect(open.match(line)).toHaveLength(2 * 3)
    expect(open).not.toContain(labels.head.zh)
    const once = { zh: '某检测公司', en: null }
    expect((await html({ bodyName: once })).match(/某检测公司/g)).toHaveLength(2)
  })

  it('takes what is on record for text, in HTML and in Word', async () => {
    const name = '<script>alert(1)</script>\u202e'
    const [form] = view().forms
    if (form === undefined) throw new Error('a form')
    const items = [item('A&1', 'acceptance', '<b>甲</b>', 'a "b" & c')]
    const page = await html({ forms: [{ ...form, name }], items })
    expect(page).toContain('&lt;script&gt;alert(1)&lt;&#x2F;script&gt;\\u202e')
    expect(page).toContain('&lt;b&gt;甲')
    expect(page).not.toContain('<script')
    const document = partOf(await word({ forms: [{ ...form, name }], items }), 'word/document.xml')
    expect(document).toContain('&lt;script&gt;alert(1)&lt;/script&gt;\\u202e')
    expect(isWellFormed(document)).toBe(true)
  })

  it('names nothing in its layout that there is not, so that a copy of it is a template', async () => {
    const { layout, specimen, labels: named } = f02Document(view())
    expect(await faultOf(layout, specimen(), named)).toBeNull()
    expect(await faultOf('{{#stages}}{{#items}}{{question}}{{/items}}{{/stages}}', specimen(), named)).not.toBeNull()
  })

  it('is for programs what it was made of', () => {
    expect(f02Document(view()).json).toEqual({ form: view() })
  })

  it('says in Word what it says in HTML, a section for each page', async () => {
    const file = await word()
    const document = partOf(file, 'word/document.xml')
    const feet = [1, 2].map((nr) => partOf(file, `word/footer${nr}.xml`)).join('')
    const said = (document + feet).replaceAll('&apos;', "'")
    for (const part of texts) expect(said).toContain(part)
    expect(document.match(/<w:sectPr>/g)).toHaveLength(2)
    expect(document.match(/<w:tblHeader\/>/g)).toHaveLength(2 * 3)
    expect(document).toContain('☐0 ☐1 ☐2 ☐3 ☐4 ☐5 ☐6 ☐7 ☐8 ☐9 ☐10')
    for (const code of ['C00001', 'C00022']) expect(feet).toContain(`NCT-GI-007-F02 · SV-2026-1 · ${code} · 第 1 页`)
    expect(isWellFormed(document)).toBe(true)
  })

  it('is the same in every byte when it is printed twice', async () => {
    expect(await html()).toBe(await html())
    const first = await word()
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 86_400_000 })
    const second = await word().finally(vi.useRealTimers)
    expect(first.equals(second)).toBe(true)
  })
})

describe('a questionnaire with more to ask than a page holds', () => {
  it('has smaller letters first, and more pages when they would be too small', () => {
    expect(spreadOf(view({ items: twelve.slice(0, 3) })).size).toBe(10.5)
    const shrunk = spreadOf(view({ items: twelve.map((each) => ({ ...each, zh: long(36, chinese) })) }))
    expect([shrunk.size < 10.5, shrunk.pages.length]).toEqual([true, 1])
    const { size, pages } = spreadOf(view({ items: sixty }))
    expect([size, pages.length > 1]).toEqual([9, true])
  })

  it('says on every page whose form it is, and of a stage that goes on that it does', async () => {
    const pages = sheets(await html({ items: sixty }))
    const each = pagesPerForm({ items: sixty })
    expect(pages).toHaveLength(2 * each)
    for (const [i, page] of pages.entries()) {
      const code = i < each ? 'C00001' : 'C00022'
      expect(page.match(new RegExp(`<b>${code}</b>`, 'g'))).toHaveLength(1)
      expect(page).toContain(`${code} · 第 ${(i % each) + 1} 页 / 共 ${each} 页`)
    }
    expect(pages.slice(0, each).join('')).toContain('（续 continued）')
    expect(pages.filter((page) => page.includes(labels.comments.zh))).toHaveLength(2)
    const document = partOf(await word({ items: sixty }), 'word/document.xml')
    expect(document.match(/<w:sectPr>/g)).toHaveLength(2 * each)
  })

  it('asks every item once, whatever there is to ask', () => {
    fc.assert(
      fc.property(anyItems, (items) => {
        const { pages, commentRoom } = spreadOf(view({ items }))
        const asked = pages.flatMap((parts) => parts.flatMap((part) => part.items))
        expect(asked).toEqual(stageNames.flatMap((stage) => items.filter((each) => each.stage === stage)))
        for (const part of pages.flat())
          expect(part.items.every((each) => each.stage === part.stage) && part.items.length > 0).toBe(true)
        expect(commentRoom).toBeGreaterThanOrEqual(16)
      }),
    )
  })
})

const anyText = (most: number) =>
  fc
    .tuple(fc.constantFrom(chinese, english, 'ISO/IEC 17065;'), fc.integer({ min: 1, max: most }))
    .map(([of, n]) => long(n, of))

const anyItem: fc.Arbitrary<Item> = fc.record({
  code: fc.constantFrom('A1', 'Q-12', 'SERVICE-03'),
  stage: fc.constantFrom(...stageNames),
  maximum: fc.constantFrom(3, 5, 10, 100),
  zh: anyText(120),
  en: anyText(240),
})
const anyItems = fc.array(anyItem, { minLength: 1, maxLength: 40 })

const anyQuestionnaire = fc.record({
  items: anyItems,
  bodyName: fc.option(fc.record({ zh: anyText(40), en: fc.option(anyText(90)) })),
  returnTo: fc.option(anyText(120)),
  forms: fc.array(
    fc.record({
      customer: fc.constant('C00001'),
      name: anyText(80),
      englishName: fc.option(anyText(160)),
      contactPerson: fc.option(anyText(30)),
      issuedOn: fc.constantFrom(null, '2026-03-02' as Day),
    }),
    { minLength: 1, maxLength: 2 },
  ),
})

describe.skipIf(noBrowser)('the questionnaire in a browser', () => {
  it('is one A4 page for each customer', async () => {
    const pdf = await pdfOf(await html())
    expect(pagesIn(pdf)).toBe(2)
    const [, width, height] = /\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf.toString('latin1')) ?? []
    expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual([595, 842])
  })

  it('takes the pages that it says with sixty long items', async () => {
    expect(pagesPerForm({ items: sixty })).toBeGreaterThan(1)
    expect(pagesIn(await pdfOf(await html({ items: sixty })))).toBe(2 * pagesPerForm({ items: sixty }))
  })

  it('runs over where one item alone is longer than a page', async () => {
    const items = [...twelve, item('D1', 'service', long(5000, chinese), long(5000, english))]
    expect(pagesIn(await pdfOf(await html({ items })))).toBeGreaterThan(2)
  })

  it('takes the pages that it says, whatever it has to ask', async () => {
    const all = fc.sample(anyQuestionnaire, { seed: 7, numRuns: 60 })
    const printed = await Promise.all(all.map(html))
    // All in one document, each with its pages: a sheet that is longer than its page makes one more.
    const [first = '', ...others] = printed
    const bodies = others.map((page) => /<body>([\s\S]*)<\/body>/.exec(page)?.[1] ?? '')
    const everySheet = first.replace('.sheet:last-of-type { break-after: auto; }', '').replace('</body>\n</html>', '')
    const expected = all.reduce((sum, each) => sum + view(each).forms.length * pagesPerForm(each), 0)
    expect(pagesIn(await pdfOf(everySheet + bodies.join('')))).toBe(expected)
  })
})
