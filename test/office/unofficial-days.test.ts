import { expect, it } from 'vitest'
import { desk } from '../upkeep/desk.ts'

const list = '日期,类别,来源\n2026-03-02,放假,行政部通知\n2026-03-07,上班,行政部通知\n2026-03-08,放假,行政部通知\n'

it('a report names the days that move due days and come from other than the official notice', async () => {
  const { at, json } = desk()
  await json(['init', '--go-live', '2025-02-03'])
  await json(['calendar', 'import', '--mainland', '2026'])
  const told = async (...command: string[]) => (await at([...command, '--lang', 'en', '--format', 'md'])).out
  const compliance = ['report', 'compliance', '--as-of', '2026-06-30']
  expect(await told(...compliance)).not.toContain('official notice')
  expect((await at(['calendar', 'import', '-', '--year', '2026'], { stdin: list })).err).toBe('')
  const named = '2026-03-02 (holiday, 行政部通知), 2026-03-07 (working day, 行政部通知).'
  expect(await told(...compliance)).toContain(`other than the official notice: ${named}`)
  expect(await told('report', 'monthly', '--month', '2026-06')).toContain(named)
  expect((await json(compliance)).unofficialDays).toMatchObject([{ day: '2026-03-02' }, { day: '2026-03-07' }])
})
