import { expect, it } from 'vitest'
import { clerk } from '../contact/clerk.ts'

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
