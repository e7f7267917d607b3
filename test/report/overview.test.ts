// @module-tag long

import { expect, it, vi } from 'vitest'
import * as firstThings from '../../src/report/first/first-things.ts'
import * as judging from '../../src/report/judging.ts'
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

/** What is to be done for everybody, or what of it is asked for with these flags. */
const listed = async (...flags: readonly string[]) => {
  const { json } = await office()
  return json(['report', 'agenda', '--as-of', '2026-06-30', ...flags])
}

it('leads to exactly what it counts, the most pressing first, or to the customer where it is one thing', async () => {
  const { json } = await office()
  const { first } = await json(asked)
  type Thing = { listed: string[]; settle: string[]; customer: string | null; customers: number; things: number }
  let several = 0
  for (const thing of first.things as Thing[]) {
    const found = await json(thing.listed)
    if (thing.listed[0] === 'customer') {
      expect(thing.things).toBe(1)
      expect(found.customer.code).toBe(thing.customer)
      continue
    }
    several += 1
    expect(found.total, thing.listed.join(' ')).toBe(thing.things)
    const codes = (found.agenda as { customer: string | null }[]).flatMap(({ customer }) => customer ?? [])
    expect(new Set(codes).size, thing.listed.join(' ')).toBe(thing.customers)
    expect(found.agenda[0].customer).toBe(thing.customer)
  }
  expect(several).toBeGreaterThan(1)
})

it('counts by what is at stake as the agenda lists it, every matter of which has its own list', async () => {
  const { json } = await office()
  const { first } = await json(asked)
  const all = await listed()
  for (const [stake, count] of Object.entries(first.counts))
    expect((await listed('--stake', stake)).total, stake).toBe(count)
  const matters: string[] = [...new Set<string>(all.agenda.map(({ matter }: { matter: string }) => matter))]
  expect(matters.length).toBeGreaterThan(5)
  let total = 0
  for (const matter of matters) total += (await listed('--matter', matter)).total
  expect(total).toBe(all.total)
})

it('tells of a customer and of a certificate what the agenda has of them, and nothing else', async () => {
  const { json } = await office()
  const { agenda } = await listed()
  type Line = { customer: string; text: unknown; by: string; settle: string[] }
  const codes = new Set<string>((agenda as Line[]).flatMap(({ customer }) => customer ?? []))
  expect(codes.size).toBeGreaterThan(2)
  const of = (lines: readonly Line[]) => lines.map(({ by, text, settle }) => ({ by, text, settle }))
  for (const code of codes) {
    const { customer } = await json(['customer', 'show', code, '--as-of', '2026-06-30'])
    expect(of(customer.toDo), code).toEqual(of((agenda as Line[]).filter((line) => line.customer === code)))
  }
  // What names the certificate, or the case of its suspension.
  for (const [number, names] of [
    ['Q-1', ['Q-1', 'SP-2026-0002']],
    ['Q-6', ['Q-6', 'SP-2026-0003']],
  ] as const) {
    const { certificate } = await json(['certificate', 'show', number, '--as-of', '2026-06-30'])
    const wanted = (agenda as Line[]).filter(({ settle }) =>
      settle.some((word) => (names as readonly string[]).includes(word)),
    )
    expect(of(certificate.toDo), number).toEqual(of(wanted))
    expect(wanted.length, number).toBeGreaterThan(0)
  }
})

it('says a line of each part on a terminal, and all of it where it is asked for', async () => {
  const { at } = await office()
  const screen = async (...flags: readonly string[]) =>
    (await at([...asked, ...flags, '--lang', 'zh'], { tty: true, columns: 80 })).out
  const short = await screen()
  expect(short).toMatch(/^截至 2026-06-30 共 \d+ 项待办：/)
  for (const said of ['尚欠联系', '满意度调查', '60 天内', '全部内容：certdesk report overview --all'])
    expect(short).toContain(said)
  expect(short).not.toContain('日志头')
  const whole = await screen('--all')
  for (const heading of ['先办这些', '各维护人', '待本人确认', '日志头']) expect(whole).toContain(heading)
  expect(await screen('--part', 'survey')).toContain('满意度调查')
})

it('judges nothing for what waits for confirmation', async () => {
  const { at } = await office()
  const asking = vi.spyOn(judging, 'judgeInParts')
  const looking = vi.spyOn(firstThings.FirstThings, 'of')
  expect((await at([...asked, '--part', 'confirm', '--part', 'survey'])).code).toBe(0)
  expect([asking.mock.calls.length, looking.mock.calls.length]).toEqual([0, 0])
  expect((await at([...asked, '--part', 'first'])).code).toBe(0)
  expect([asking.mock.calls.length, looking.mock.calls.length]).toEqual([1, 1])
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
