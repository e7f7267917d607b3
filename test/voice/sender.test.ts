import { describe, expect, it } from 'vitest'
import { certified, clerk } from '../contact/clerk.ts'

/** What is answered, by what each question has in it. */
const answering = (answers: Readonly<Record<string, string>>) => (message: string) =>
  Object.entries(answers).find(([part]) => message.includes(part))?.[1]

/** Nothing is said of what a complaint is about. */
const none = { '--against': '', '--involved': '' }

it.each([
  [{ 'Who complains?': 'customer', 'customer who': 'C001' }, { customer: 'C001' }],
  [{ 'Who complains?': 'other', '--complainant': '李女士' }, { name: '李女士' }],
  [{ 'Who complains?': 'anonymous' }, { customer: null, anonymous: true }],
])('a complaint whose sender was not typed asks for it on a terminal: %o', async (answers, sender) => {
  const own = await clerk()
  const argv = ['complaint', 'add', '--content', '证书寄错', '--lang', 'en', '--format', 'json']
  const { code, out, err } = await own.at(argv, { tty: true, answers: answering({ ...answers, ...none }) })
  expect(code, err).toBe(0)
  expect(JSON.parse(out).complaint).toMatchObject(sender)
})

it('nothing is asked of whoever said it, or in a pipe', async () => {
  const own = await clerk()
  const argv = ['complaint', 'add', '--content', '证书寄错', '--format', 'json']
  const said = [...argv, '--anonymous', '--against', 'C002', '--involved', 'clerk']
  expect((await own.at(said, { tty: true, answers: [] })).code).toBe(0)
  expect((await own.problem(['complaint', 'add', '--content', '证书寄错'], 2)).message).toContain('missing')
})

describe('a complaint of which nobody typed what it is about', () => {
  const office = async () => {
    const own = await clerk()
    for (const name of ['秦质', '赵审', '钱审']) await own.json(['staff', 'add', name, '--role', 'quality'])
    return own
  }
  const complained = ['complaint', 'add', '--complainant', '李女士', '--content', '产品不合格', '--lang', 'zh']

  it('asks on a terminal whom it is against and who was involved, each of which may be none', async () => {
    const own = await office()
    const add = (answers: string[]) => own.at([...complained, '--format', 'json'], { tty: true, answers })
    const { code, out, err, asked } = await add(['C001', '赵审', '钱审', ''])
    expect(code, err).toBe(0)
    expect(JSON.parse(out).complaint).toMatchObject({ against: 'C001', involved: [{ name: '赵审' }, { name: '钱审' }] })
    expect(asked).toEqual([
      '投诉针对哪家获证客户？（不针对获证客户则直接回车）',
      '哪些人员参与过所涉事项？（如审核员；没有则直接回车）',
      '除 赵审 外，还有谁参与过所涉事项？（没有则直接回车）',
      '除 赵审、钱审 外，还有谁参与过所涉事项？（没有则直接回车）',
    ])
    const other = [...complained, '--received', '2026-06-29', '--format', 'json']
    const nothing = await own.at(other, { tty: true, answers: ['', ''] })
    expect(JSON.parse(nothing.out).complaint).toMatchObject({ against: null, matters: [] })
  })

  it('asks again when it is accepted, for what is not on record yet alone, and keeps who was named from investigating', async () => {
    const own = await office()
    await own.json(['complaint', 'add', '--complainant', '李女士', '--content', '产品不合格', '--against', 'C001'])
    await own.json(['complaint', 'acknowledge', 'CP-2026-0001', '--means', 'email', '--staff', '秦质'])
    const accept = [
      'complaint',
      'accept',
      'CP-2026-0001',
      '--reason',
      '属于我方',
      '--staff',
      '秦质',
      '--format',
      'json',
    ]
    const { out, asked } = await own.at(accept, { tty: true, answers: ['赵审', ''] })
    expect(JSON.parse(out).complaint).toMatchObject({ state: 'accepted', involved: [{ name: '赵审' }] })
    expect(asked).toHaveLength(2)
    const findings = ['complaint', 'investigate', 'CP-2026-0001', '--findings', '属实', '--staff', '赵审']
    expect(await own.problem(findings, 3)).toMatchObject({ clause: 'ISO/IEC 17021-1 9.8' })
    // Nothing is asked of one that cannot be accepted.
    const again = await own.at([...accept.slice(0, 4), '再次', ...accept.slice(5)], { tty: true, answers: [] })
    expect(again).toMatchObject({ code: 3, asked: [] })
  })
})

it('an appeal that is accepted asks what it is against where that is not on record', async () => {
  const own = await clerk()
  await own.json(['staff', 'add', '秦质', '--role', 'quality'])
  await own.json(certified('C001', '2025-03-01', '2028-02-29'))
  await own.json(['appeal', 'add', 'C001', '--content', '不同意'])
  await own.json(['appeal', 'acknowledge', 'AP-2026-0001', '--means', 'email', '--staff', '秦质'])
  const accept = ['appeal', 'accept', 'AP-2026-0001', '--reason', '属于我方', '--staff', '秦质', '--format', 'json']
  const answers = answering({ 针对: 'certificate', '--certificate': 'Q-C001' })
  const { code, out, err } = await own.at([...accept, '--lang', 'zh'], { tty: true, answers })
  expect(code, err).toBe(0)
  expect(JSON.parse(out).appeal).toMatchObject({ state: 'accepted', matters: [{ named: 'Q-C001' }] })
})

describe('an appeal of which nobody typed what it is against', () => {
  const appealed = ['appeal', 'add', 'C001', '--content', '不同意', '--lang', 'en', '--format', 'json']
  const office = async () => {
    const own = await clerk()
    await own.json(certified('C001', '2025-03-01', '2028-02-29'))
    await own.json(certified('C002', '2025-03-01', '2028-02-29'))
    return own
  }

  it('asks for it on a terminal, among what the customer has', async () => {
    const own = await office()
    const answers = answering({ 'What is the appeal against?': 'certificate', '--certificate': 'Q-C001' })
    const { code, out, err, asked } = await own.at(appealed, { tty: true, answers })
    expect(code, err).toBe(0)
    expect(JSON.parse(out).appeal.matters).toMatchObject([{ what: 'certificate', named: 'Q-C001' }])
    expect(asked).toEqual(['What is the appeal against?'])
  })

  it('may leave that for later, and is not asked where nothing is on record of whoever appeals', async () => {
    const own = await office()
    const later = answering({ 'What is the appeal against?': 'later' })
    const { code, out, err } = await own.at(appealed, { tty: true, answers: later })
    expect(code, err).toBe(0)
    expect(JSON.parse(out).appeal.matters).toEqual([])
    await own.json(['customer', 'add', '丙塑胶制品有限公司'])
    const other = ['appeal', 'add', '丙塑胶', '--content', '不同意', '--format', 'json']
    expect((await own.at(other, { tty: true, answers: [] })).code).toBe(0)
  })
})
