import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { beforeAll, expect, test } from 'vitest'
import { fill } from '../../bench/contacts.mjs'
import { emptyFolder } from '../scratch.ts'
import { desk } from '../upkeep/desk.ts'

// The bench times the report on 4.3.2 against bench/owed.sql. The comparison is fair only while both take the same readings of
// the procedure. A register of 2,000 customers, filled like those of the bench, has every case that both must read alike.

const query = readFileSync(new URL('../../bench/owed.sql', import.meta.url), 'utf8')
/** The day for which the query asks, the last day of the register. */
const benchDay = '2026-08-31'
let file: string

beforeAll(async () => {
  const folder = emptyFolder()
  const path = (name: string) => join(folder, name)
  file = path('owed.db')
  await fill({ path, env: process.env }, 'owed.db', 2000)
})

/** A command of the program on that register, as if today were the day. */
const json = (day: string, ...argv: string[]) =>
  desk({ env: { CERTDESK_REGISTER: file, CERTDESK_TODAY: day } }).json(argv)

interface Finding {
  readonly customer: string
  readonly state: string
  readonly facts: { readonly done: number; readonly owed: number }
}

/** One line for each finding of the report: clause, period, state, customer, contacts made and owed. */
async function byProgram(day: string): Promise<string[]> {
  const { clauses } = await json(day, 'report', 'compliance', '--clause', '4.3.2')
  return clauses.flatMap(({ clause, period, findings }: { clause: string; period: string; findings: Finding[] }) =>
    findings.map(({ customer, state, facts }) =>
      [clause, period, state, customer, `${facts.done} of ${facts.owed}`].join(' '),
    ),
  )
}

/** The same lines by the query. */
function byQuery(day: string): string[] {
  const db = new Database(file, { readonly: true })
  try {
    const rows = db.prepare(query.replaceAll(benchDay, day)).raw().all() as string[][]
    return rows.map(([clause, period, state, code, , made]) => [clause, period, state, code, made].join(' '))
  } finally {
    db.close()
  }
}

/** The lines of one answer that the other lacks. A failed test prints these instead of two thousand lines. */
function without(lines: readonly string[], others: readonly string[]): string[] {
  const known = new Set(others)
  return lines.filter((line) => !known.has(line))
}

// Besides the day of the bench: days on which certificates that end this year can still be renewed, and 1 July and 1 October,
// from which more is at risk.
test.each([benchDay, '2026-03-01', '2026-06-30', '2026-07-01', '2026-10-01'])(
  'the query of the bench finds on %s the customers that the report finds, with the same contacts',
  async (day) => {
    const [report, found] = [await byProgram(day), byQuery(day)]
    expect({ onlyInReport: without(report, found), onlyInQuery: without(found, report) }).toEqual({
      onlyInReport: [],
      onlyInQuery: [],
    })
    expect(report.length).toBeGreaterThan(1000)
    expect(report.length).toBe(found.length)
  },
)

const uncounted = ['no-answer', 'no-needs', 'no-surveillance', 'no-topics', 'not-business', 'not-certified', 'same-day']

test('the register has contacts that do not count, for every reason that the query reads', async () => {
  const { contacts } = await json(benchDay, 'contact', 'list', '--from', '2025-01-01')
  const reasons = contacts.map(({ notCounted }: { notCounted: string | null }) => notCounted)
  expect(new Set(reasons)).toEqual(new Set([null, ...uncounted]))
})

test('the register has certificates of every status that the query reads', async () => {
  const { certificates } = await json(benchDay, 'certificate', 'list')
  const statuses = certificates.map(({ status }: { status: string }) => status)
  expect(new Set(statuses)).toEqual(new Set(['valid', 'suspended', 'withdrawn', 'expired']))
})
