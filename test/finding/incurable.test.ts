import { expect, it } from 'vitest'
import { incurable, richDesk } from './rich.ts'

/** A settle that names a day of the past would put a fact there: only what is on record there already is adopted. */
const namesAPast = (settle: readonly string[]): boolean =>
  settle.some((word, i) => /^\d{4}-\d{2}-\d{2}$/.test(word) && settle[i - 1] !== '--period')

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
    'survey-draw',
    'survey-return',
    'survey-score',
    'survey-stages',
    'suspension-and-withdrawal',
    'two-events-a-year',
    'vip-service',
  ])
  for (const { settle, text } of before) {
    if (settle !== null) expect(namesAPast(settle), `${text.en}: ${settle.join(' ')}`).toBe(false)
  }
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
