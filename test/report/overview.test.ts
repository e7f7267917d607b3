import { expect, it } from 'vitest'
import { busyMonth } from './month.ts'

const asked = ['report', 'overview', '--as-of', '2026-06-30']
let made: ReturnType<typeof busyMonth> | undefined
const office = () => {
  made ??= busyMonth()
  return made
}

it('has at most seven things, whose it is, and what is owed, ends and waits, each as its own report has it', async () => {
  const { json } = await office()
  const seen = await json(asked)
  expect(Object.keys(seen)).toEqual([
    ...['schema', 'asOf', 'knownAt', 'year', 'first', 'maintainers', 'survey', 'ending', 'confirm', 'unknown'],
    ...['head', 'version'],
  ])
  expect(seen.first.things.length).toBeGreaterThan(3)
  expect(seen.first.things.length).toBeLessThanOrEqual(7)
  const forecast = await json(['report', 'forecast', '--as-of', '2026-06-30'])
  for (const { maintainer, customers, behind, contacts } of forecast.maintainers)
    expect(seen.maintainers).toContainEqual(expect.objectContaining({ maintainer, customers, behind, contacts }))
  expect(seen.survey).toEqual(forecast.survey)
  expect(seen.ending.suspensions).toEqual({
    total: forecast.suspensions.length,
    nearest: forecast.suspensions.slice(0, 5),
  })
  expect(seen.ending.certificates.total).toBe(forecast.certificates.length)
  const { clauses } = await json(['report', 'compliance', '--as-of', '2026-06-30'])
  const sum = (of: readonly { breach: number }[]) => of.reduce((total, { breach }) => total + breach, 0)
  type Line = { findings: readonly { state: string }[] }
  const breaches = clauses.flatMap(({ findings }: Line) => findings.filter(({ state }) => state === 'breach'))
  expect(sum(seen.maintainers)).toBe(breaches.length)
})

it('counts what one command settles once, as the agenda does', async () => {
  const { json } = await office()
  const { first } = await json(asked)
  const { total } = await json(['report', 'agenda', '--as-of', '2026-06-30'])
  const told = first.things.reduce((sum: number, { things }: { things: number }) => sum + things, 0)
  expect(told + first.more).toBe(total)
})

it('leads to lists that have as many customers as it says, and to commands that are there', async () => {
  const { json, at } = await office()
  const { first } = await json(asked)
  type Thing = { command: string[]; customers: number; things: number; clauses: string[] }
  let listed = 0
  for (const { command, customers } of first.things as Thing[]) {
    if (command[0] !== 'report') continue
    const { out, code } = await at([...command, '--format', 'json'])
    expect(code, command.join(' ')).toBe(0)
    if (command[1] !== 'compliance') continue
    const report = JSON.parse(out)
    const codes = report.clauses.flatMap((line: { findings: { customer: string | null }[] }) =>
      line.findings.flatMap(({ customer }) => customer ?? []),
    )
    expect(new Set(codes).size, command.join(' ')).toBeGreaterThanOrEqual(customers)
    listed += 1
  }
  expect(first.things.length).toBeGreaterThan(listed)
})

it('is a heading with a key for each part, in every language and format, and the same bytes again', async () => {
  const { at } = await office()
  const page = (await at([...asked, '--format', 'html', '--lang', 'zh'])).out
  for (const key of ['first', 'maintainers', 'survey', 'ending', 'confirm']) expect(page).toContain(`<h2 id="${key}"`)
  for (const format of ['table', 'md', 'csv', 'json', 'html']) {
    const printed = async () => (await at([...asked, '--format', format])).out
    expect(await printed()).toBe(await printed())
  }
})
