import { describe, expect, it } from 'vitest'
import type { Day } from '../../../src/clause/day.ts'
import { faultOf } from '../../../src/paper/layout.ts'
import { letterDocument } from '../../../src/voice/case/letter/document.ts'
import type { LetterView } from '../../../src/voice/case/letter/view.ts'
import { print } from '../../paper/printing.ts'
import { partOf } from '../../paper/unpacked.ts'

const view = (more: Partial<LetterView> = {}): LetterView => ({
  ...{ kind: 'end', sort: 'complaint', number: 'CP-2026-0001', letterNumber: null, bodyName: null },
  to: { code: 'C001', name: '甲机械有限公司', englishName: null, address: '深圳市南山区' },
  ...{ receivedOn: '2026-03-02' as Day, content: '报告迟到', decideBy: '2026-05-01' as Day, decision: 'founded' },
  ...{ decidedOn: '2026-03-20' as Day, reason: '报告确实迟到', correction: '已补发', action: '每周核对' },
  ...{
    madePublic: false,
    separate: true,
    owner: '秦质',
    decidedBy: '钱核',
    issuedOn: '2026-03-23' as Day,
    head: '#9:ab',
  },
  ...more,
})
const html = async (more: Partial<LetterView> = {}) => (await print(letterDocument(view(more)))).toString('utf8')
const word = async (more: Partial<LetterView> = {}) =>
  partOf(await print(letterDocument(view(more)), { format: 'docx', output: 'letter.docx' }), 'word/document.xml')

describe('the letters', () => {
  it('acknowledge the receipt, and say by when it is decided', async () => {
    const page = await html({ kind: 'acknowledgement', decision: null, decidedOn: null })
    expect(page).toContain('投诉收悉告知书')
    expect(page).toContain('最迟于2026年5月1日作出决定')
    expect(page).toContain('decide by 1 May 2026 at the latest')
    expect(page).not.toContain('报告确实迟到')
  })

  it('promise that nobody involved handles it only as far as that is so on record', async () => {
    const acknowledgement = { kind: 'acknowledgement', decision: null, decidedOn: null } as const
    const promised = ['均未参与所涉事项', 'were not involved in what it is about']
    for (const text of [...promised, '不会使您受到任何歧视性对待', 'treated any worse'])
      expect(await html(acknowledgement)).toContain(text)
    const page = await html({ ...acknowledgement, separate: false })
    for (const text of promised) expect(page).not.toContain(text)
    for (const text of ['不会使您受到任何歧视性对待', 'treated any worse']) expect(page).toContain(text)
  })

  it('tell the end with decision, reason, correction and whether it is made public', async () => {
    const page = await html()
    for (const text of ['投诉处理结果告知书', '成立', '报告确实迟到', '已补发', '每周核对', '不公开', '钱核'])
      expect(page).toContain(text)
    expect(await html({ madePublic: null })).toContain('待与双方商定')
  })

  it('say that an appeal alters no status, and that what is not accepted was not', async () => {
    expect(await html({ sort: 'appeal' })).toContain('申诉本身不改变认证证书的状态')
    const refused = await html({ decision: 'refused', correction: null, action: null })
    expect(refused).toContain('不予受理')
    expect(refused).not.toContain('是否公开')
  })

  it('say the same in Word', async () => {
    const text = String(await word())
    for (const said of ['投诉处理结果告知书', '报告确实迟到', '每周核对', 'Result of a Complaint'])
      expect(text).toContain(said)
  })

  it('name nothing in their layout that there is not, so that a copy of it is a template', async () => {
    const { layout, specimen, labels } = letterDocument(view())
    expect(await faultOf(layout, specimen(), labels)).toBeNull()
  })
})
