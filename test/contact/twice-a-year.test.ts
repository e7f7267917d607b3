import { expect, it } from 'vitest'
import { both, called, certified, clerk } from './clerk.ts'

interface Line {
  readonly clause: string
  readonly id: string
  readonly period: string
  readonly result: string
}

it('judges two contacts a year on every day, and again as it was known', async () => {
  const { json, problem } = await clerk()
  const later = ['--today', '2027-01-01']
  await json(certified('C001', '2025-03-01', '2028-02-29'))
  await json(called('C001', '2026-02-01', ...both))
  await json(called('C001', '2026-05-01', '--needs', '扩项'))

  const results = async (asOf: string, ...more: string[]) => {
    const { clauses } = await json(['report', 'compliance', '--clause', '4.3.2', '--as-of', asOf, ...more])
    return Object.fromEntries((clauses as Line[]).map(({ period, result }) => [period, result]))
  }
  expect(await results('2026-06-30')).toEqual({ 2026: 'on-track', 2025: 'breach' })
  expect(await results('2026-10-15')).toEqual({ 2026: 'at-risk', 2025: 'breach' })
  expect(await results('2026-12-31')).toEqual({ 2026: 'at-risk', 2025: 'breach' })
  expect(await results('2027-01-01')).toEqual({ 2027: 'on-track', 2026: 'breach' })
  for (const month of ['01', '03', '08', '11'])
    expect(await results(`2026-${month}-15`)).toMatchObject({ 2025: 'breach' })

  const { head } = await json(['audit', 'list'])
  await problem(called('C001', '2026-11-20', ...both), 2)
  const { contact } = await json([...called('C001', '2026-11-20', ...both), ...later])
  expect(contact).toMatchObject({ counts: true, notCounted: null })
  expect(await results('2027-01-01')).toEqual({ 2027: 'on-track', 2026: 'met' })

  const before = new Date(Date.parse(contact.recordedAt) - 1).toISOString()
  expect(await results('2027-01-01', '--known-at', before)).toEqual({ 2027: 'on-track', 2026: 'breach' })
  expect(await results('2027-01-01', '--known-at', head)).toEqual({ 2027: 'on-track', 2026: 'breach' })
  expect(await results('2027-01-01', '--known-at', contact.recordedAt)).toMatchObject({ 2026: 'met' })
})
