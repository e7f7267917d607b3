import { describe, expect, it } from 'vitest'
import { certified, clerk } from '../contact/clerk.ts'

/** What is answered, by what each question has in it. */
const answering = (answers: Readonly<Record<string, string>>) => (message: string) =>
  Object.entries(answers).find(([part]) => message.includes(part))?.[1]

it.each([
  [{ 'Who complains?': 'customer', CUSTOMER: 'C001' }, { customer: 'C001' }],
  [{ 'Who complains?': 'other', NAME: '李女士' }, { name: '李女士' }],
  [{ 'Who complains?': 'anonymous' }, { customer: null, anonymous: true }],
])('a complaint whose sender was not typed asks for it on a terminal: %o', async (answers, sender) => {
  const own = await clerk()
  const argv = ['complaint', 'add', '--content', '证书寄错', '--lang', 'en', '--format', 'json']
  const { code, out, err } = await own.at(argv, { tty: true, answers: answering(answers) })
  expect(code, err).toBe(0)
  expect(JSON.parse(out).complaint).toMatchObject(sender)
})

it('nothing is asked of whoever said it, or in a pipe', async () => {
  const own = await clerk()
  const argv = ['complaint', 'add', '--content', '证书寄错', '--format', 'json']
  expect((await own.at([...argv, '--anonymous'], { tty: true, answers: [] })).code).toBe(0)
  expect((await own.problem(['complaint', 'add', '--content', '证书寄错'], 2)).message).toContain('missing')
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
    expect(asked).toEqual(['What is the appeal against?', expect.stringContaining('--certificate')])
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
