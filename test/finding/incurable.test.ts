// @module-tag long

import { expect, it } from 'vitest'
import { type Found, incurable, richDesk } from './rich.ts'

const isDay = (word: string | undefined): boolean => word !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(word)

/** The days in a settle that would put a fact there. The period of a record says what it is about: nothing happens then. */
const daysIn = (settle: readonly string[]): string[] =>
  settle.filter((word, i) => isDay(word) && settle[i - 1] !== '--period')

/**
 * The one day of the past that a settle may name: a list brought a change of status, so that its day is on record, and
 * who decided it is not. The command adopts that decision under its own day; another day would contradict the register.
 */
const adopts = ({ facts: { act, on, decidedBy } }: Found, day: string): boolean =>
  act !== undefined && decidedBy === null && on === day

/** The findings that lead to a backdated fact, as they would be told. */
const backdated = (found: readonly Found[], asOf: string): string[] =>
  found.flatMap((each) =>
    daysIn(each.settle ?? [])
      .filter((day) => day < asOf && !adopts(each, day))
      .map(() => `${each.text.en}: ${each.settle?.join(' ')}`),
  )

it('leads every breach that cannot be cured to its record, and suggests no backdated fact', async () => {
  const { json, at, findings } = await richDesk()
  const before = await findings()
  const open = incurable(before)
  expect([...new Set(open.map(({ duty }) => duty))].sort()).toEqual([
    'change-administrative',
    'contact-twice-a-year',
    'contract-steps',
    'feedback-and-analysis',
    'information-recorded',
    'loss-and-abnormality',
    'maintenance-list',
    'monthly-intelligence',
    'price-floor',
    're-sign-papers',
    'surveillance-due',
    'survey-return',
    'survey-score',
    'survey-stages',
    'suspension-and-withdrawal',
    'two-events-a-year',
    'vip-service',
  ])
  expect(backdated(before, '2026-06-30')).toEqual([])
  // Of every duty whatever is in breach has a way on.
  for (const { state, settle, text } of before) if (state === 'breach') expect(settle, text.en).not.toBeNull()
  // Each names one breach: no two have the same command.
  const commands = open.map(({ settle }) => (settle as readonly string[]).join(' '))
  expect(new Set(commands).size).toBe(commands.length)
  for (const [i, { settle, text }] of open.entries()) {
    // In a pipe and on a terminal alike: nothing is left to be asked for.
    const outcome = await at(
      [...(settle as string[]), '--format', 'json'],
      i % 2 === 0 ? {} : { tty: true, answers: [] },
    )
    expect(outcome, (settle as readonly string[]).join(' ')).toMatchObject({ code: 0, asked: [] })
    expect(JSON.parse(outcome.out).finding).toMatchObject({ content: text, opened: '2026-06-30' })
  }
  const after = await findings()
  expect(incurable(after).map(({ record, settle }) => [record, settle])).toEqual(
    open.map((_, i) => {
      const number = `FD-2026-${String(i + 1).padStart(4, '0')}`
      return [number, ['finding', 'cause', number]]
    }),
  )
  // The results are what they were: a record cures nothing.
  expect(after.map(({ state }) => state)).toEqual(before.map(({ state }) => state))
  expect((await json(['audit', 'verify'])).verification.ok).toBe(true)
})

it('suggests no backdated fact on any day of two years, but to adopt a decision whose day is on record', async () => {
  const { at, findings } = await richDesk()
  const list = ['客户编号,客户名称,证书编号,认证标准,发证日期,有效期至,证书状态,暂停开始时间,撤销日期']
  list.push('C001,甲机械有限公司,Q-7,ISO 14001,2025-03-01,2028-02-29,暂停,2026-05-11,')
  list.push('C002,乙食品有限公司,Q-8,ISO 14001,2025-03-01,2028-02-29,撤销,,2026-05-12')
  expect((await at(['customer', 'import', '-'], { stdin: `${list.join('\n')}\n` })).code).toBe(0)
  for (const day of [
    '2025-07-01',
    '2025-12-31',
    '2026-03-02',
    '2026-06-30',
    '2026-12-31',
    '2027-01-01',
    '2027-06-30',
  ]) {
    const found = await findings('--as-of', day)
    expect(found.length, day).toBeGreaterThan(0)
    expect(backdated(found, day), day).toEqual([])
    // Nor a word that stands for one: a command that is run as it stands must not record it.
    for (const { settle } of found) expect((settle ?? []).filter((word) => /^[A-Z]{2,}$/.test(word))).toEqual([])
  }
  const adopted = (await findings()).filter(({ settle }) => daysIn(settle ?? []).some((day) => day < '2026-06-30'))
  expect(adopted.map(({ settle }) => settle)).toEqual([
    ['suspend', 'start', 'Q-7', '--on', '2026-05-11'],
    ['suspend', 'withdraw', 'Q-8', '--on', '2026-05-12'],
  ])
})
