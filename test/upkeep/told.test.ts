import { expect, it } from 'vitest'
import { clerk } from '../contact/clerk.ts'

const recorded = async () => {
  const own = await clerk()
  await own.json(['log', 'C002 昨天 电话 需求 无 监审 2026-09'])
  return own
}

const what = '联系记录 CT-2026-0001 C002 乙食品有限公司 clerk 电话 2026-06-29'

it('the journal tells people what a line recorded by its facts: the line itself is about a person, and goes with them', async () => {
  const { at, json } = await recorded()
  const listed = await at(['audit', 'list', '--limit', '1', '--format', 'table', '--lang', 'zh'])
  expect(listed.out.replaceAll(/\s+/g, '')).toContain('联系记录CT-2026-0001C002乙食品有限公司clerk电话')
  expect(listed.out).not.toContain('‹line›')
  expect((await json(['audit', 'list', '--limit', '1'])).entries[0].command).toContain('log ‹line›')
})

it('an undo asks about what it takes back, with the customer by code and name', async () => {
  const { at, json } = await recorded()
  const undone = await at(['undo', '--lang', 'zh'], { tty: true, answers: [true, ''] })
  expect(undone.code, undone.err).toBe(0)
  expect(undone.asked).toEqual([expect.stringMatching(/^撤回第 \d+ 条（1 行）：/), expect.stringContaining('原因')])
  expect(undone.asked[0]).toContain(`${what}？`)
  expect((await json(['contact', 'list'])).contacts).toEqual([])
})
