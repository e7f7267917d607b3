import { describe, expect, it } from 'vitest'
import { answersTopic } from '../../src/contact/contact/rules.ts'
import { called, clerk } from './clerk.ts'

describe('a topic of 4.3.2', () => {
  it.each(['无', 'none', 'No', '没有', '2026-09-15', '√', '9月', 'N', '0', '不变'])('is answered by %s', (text) => {
    expect(answersTopic(text)).toBe(true)
  })

  it.each([
    '-',
    '－',
    '—',
    '——',
    '/',
    '／',
    '.',
    '。',
    '，',
    '~',
    ' ',
    'N/A',
    'n/a',
    'ＮＡ',
    '未谈',
    '未涉及',
    '没谈',
    '没有提及',
  ])('is not answered by %s', (text) => {
    expect(answersTopic(text)).toBe(false)
  })

  it('that says nothing is refused at the keyboard, and left out of a list with a warning', async () => {
    const { problem, at, json } = await clerk()
    const refused = await problem(called('C001', '2026-06-05', '--needs', '，', '--surveillance', '9月'), 2)
    expect(refused.message).toBe('--needs says nothing of the topic: "，".')
    expect(refused.hint).toContain('leave it out where it was not talked about')
    const stdin = '客户编号,联系日期,方式,监督时间,审核需要\nC001,2026-06-05,电话,/,未谈\nC001,2026-06-06,电话,9月,无\n'
    const imported = await at(
      ['contact', 'import', '-', '--map', '监督时间=surveillance', '--map', '审核需要=needs', '--format', 'json'],
      { stdin },
    )
    expect(JSON.parse(imported.out)).toMatchObject({
      created: 2,
      warnings: [
        { line: 2, value: '/', reason: 'says nothing of the topic; it was left out' },
        { line: 2, value: '未谈' },
      ],
    })
    const { contacts } = await json(['contact', 'list'])
    expect(contacts).toMatchObject([
      { on: '2026-06-06', surveillance: '9月', needs: '无' },
      { on: '2026-06-05', surveillance: null, needs: null },
    ])
  })
})

describe('contact add', () => {
  it('names those on record beside a person who is new', async () => {
    const { said } = await clerk('客户编号,客户名称,联系人\nC001,甲机械有限公司,王五\n')
    expect((await said(called('C001', '2026-06-05', '--person', '王'))).out).toContain('Added 王 at C001, beside 王五.')
    expect((await said(called('C001', '2026-06-06', '--person', '赵'), 'zh')).out).toContain('（原有：王五、王）')
    expect((await said(called('C001', '2026-06-07', '--person', '王五'))).out).not.toContain('Added 王五 at')
  })

  it('takes the numbers of its series however they are typed', async () => {
    const { json } = await clerk()
    await json(called('C001', '2026-06-05'))
    for (const number of ['ct-2026-0001', 'ＣＴ-2026-0001'])
      expect((await json(['contact', 'show', number])).contact.number).toBe('CT-2026-0001')
  })
})

describe('contact list', () => {
  it('says whether nothing is there, or nothing matches', async () => {
    const { said, json } = await clerk()
    expect((await said(['contact', 'list'])).out).toContain('No contacts are on record.')
    await json(called('C001', '2026-06-05'))
    expect((await said(['contact', 'list', '--from', '2026-06-06'])).out).toContain('Nothing on record matches.')
    expect((await said(['contact', 'list', '--from', '2026-06-06', '--to', '2026-06-01'])).err).toContain(
      'lies after --to',
    )
  })
})
