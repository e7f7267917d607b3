// @module-tag long

import { describe, expect, it } from 'vitest'
import type { CaseAct } from '../../src/certificate/status/rules.ts'
import type { Day } from '../../src/clause/day.ts'
import { faultOf } from '../../src/paper/layout.ts'
import { noticeDocument } from '../../src/suspension/notice/document.ts'
import type { NoticeView } from '../../src/suspension/notice/view.ts'
import { noBrowser, pagesIn, pdfOf } from '../browser.ts'
import { print } from '../paper/printing.ts'
import { isWellFormed, partOf } from '../paper/unpacked.ts'

const sentence = '机械零部件（轴承、齿轮、联轴器）的设计、生产和销售；资质范围内的特种设备安装服务，'
const long = (length: number) => sentence.repeat(Math.ceil(length / sentence.length)).slice(0, length)

const view = (kind: CaseAct = 'suspension', more: Partial<NoticeView> = {}): NoticeView => ({
  kind,
  number: 'SP-2026-0001',
  noticeNumber: null,
  bodyName: null,
  customer: {
    code: 'C00001',
    name: '甲机械制造有限公司',
    englishName: 'Jia Machinery Manufacturing Co., Ltd.',
    address: '深圳市南山区科技园路 1 号',
  },
  certificate: { number: 'NCT-QMS-2024-0031', standard: 'GB/T 19001-2016', scope: '机械零部件的生产' },
  reason: { en: 'surveillance overdue', zh: '未按期接受监督' },
  statement: '监督审核应于 2026-02-10 前完成，至今未安排。',
  groundOn: '2026-02-20' as Day,
  decidedOn: '2026-02-27' as Day,
  effectiveOn: '2026-03-02' as Day,
  endsOn: kind === 'suspension' ? ('2026-09-02' as Day) : null,
  conditions: kind === 'suspension' ? '完成监督审核，不符合项关闭。' : null,
  evidence: kind === 'suspension' ? null : 'A-2026-011',
  reducedScope: null,
  decidedBy: '赵决定',
  handledBy: '王经办',
  issuedOn: '2026-03-02' as Day,
  head: `#128:${'9f2c4d1e8a0b7c63'.repeat(4)}`,
  ...more,
})

const kinds: readonly CaseAct[] = ['suspension', 'restoration', 'withdrawal', 'cancellation']
const html = async (kind?: CaseAct, more?: Partial<NoticeView>) =>
  (await print(noticeDocument(view(kind, more)))).toString('utf8')
const word = (kind?: CaseAct, more?: Partial<NoticeView>) =>
  print(noticeDocument(view(kind, more)), { format: 'docx', output: 'notice.docx' })

describe('the notice', () => {
  it('says what was decided, from when, and until when at the latest', async () => {
    const page = await html()
    expect(page).toContain('自2026年3月2日起暂停，最迟至2026年9月2日止')
    expect(page).toContain('from 2 March 2026 until 2 September 2026 at the latest')
    expect(page).toContain('请不迟于2026年9月2日满足恢复条件')
    const open = await html('suspension', { endsOn: null })
    expect(open).toContain('自2026年3月2日起暂停。')
    expect(open).not.toContain('最迟')
  })

  it('names nothing in its layout that there is not, so that a copy of it is a template', async () => {
    const { layout, specimen, labels } = noticeDocument(view())
    expect(await faultOf(layout, specimen(), labels)).toBeNull()
  })

  it('says what the organization must do, of each kind its own', async () => {
    expect(await html('suspension')).toContain('暂停期间，不得使用该证书和认证标志')
    expect(await html('restoration')).toContain('重新使用该证书和认证标志')
    expect(await html('restoration', { reducedScope: '机械零部件的销售' })).toContain('只能在缩小后的认证范围内使用')
    for (const kind of ['withdrawal', 'cancellation'] as const) {
      expect(await html(kind)).toContain('全部正本、副本交还本机构')
      expect(await html(kind)).not.toContain('恢复条件')
    }
    for (const kind of kinds) expect(await html(kind)).toContain('书面提出申诉')
  })

  it('has a line for what is filled in by hand, and a letterhead where there is one', async () => {
    expect((await html()).match(/class="line"/g)).toHaveLength(4)
    const page = await html('suspension', { noticeNumber: 'N-7', bodyName: { zh: '某检测公司', en: 'Some Body' } })
    expect(page.match(/class="line"/g)).toHaveLength(3)
    expect(page).toContain('某检测公司')
  })

  it('prints a name that is given in one language once', async () => {
    const bodyName = { zh: '某检测公司', en: null }
    const page = await html('suspension', { bodyName })
    expect(page.match(/某检测公司/g)).toHaveLength(1)
    expect(page).not.toContain('<i class="beneath"></i>')
    const document = partOf(await word('suspension', { bodyName }), 'word/document.xml')
    expect(document.match(/某检测公司/g)).toHaveLength(1)
  })

  it.each(kinds)('takes names for text, in HTML and in Word: %s', async (kind) => {
    const customer = { ...view().customer, name: '<b>甲 & "乙"</b>' }
    expect(await html(kind, { customer })).toContain('&lt;b&gt;甲 &amp; &quot;乙&quot;')
    const document = partOf(await word(kind, { customer, statement: '甲\u0001\n乙' }), 'word/document.xml')
    expect(document).toContain('甲\\x01')
    expect(isWellFormed(document)).toBe(true)
    expect(document.match(/<w:sectPr>/g)).toHaveLength(1)
  })

  it('is the same in every byte when it is printed twice', async () => {
    expect(await html()).toBe(await html())
    expect((await word()).equals(await word())).toBe(true)
  })
})

describe.skipIf(noBrowser)('the notice in a browser', () => {
  it.each(kinds)('is one page: %s', async (kind) => {
    expect(pagesIn(await pdfOf(await html(kind)))).toBe(1)
  })

  it('is one page with a scope of 600 characters and much to say', async () => {
    const certificate = { ...view().certificate, scope: long(600) }
    const page = await html('suspension', { certificate, statement: long(250), conditions: long(250) })
    expect(pagesIn(await pdfOf(page))).toBe(1)
  })
})
