import { existsSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { inForceFrom, type Limit } from '../src/clause/limit.ts'
import type { Words } from '../src/clause/words.ts'
import { duties, procedure } from '../src/procedure.ts'
import { facts } from '../src/records.ts'
import { resultWords } from '../src/report/words.ts'

const at = (file: string) => new URL(`../${file}`, import.meta.url)

/** The duties as the document's own list has them. */
const listed = parse(readFileSync(at('fixtures/procedure.csv')), { columns: true, bom: true }) as {
  clause: string
  id: string
  kind: string
  period: string
  title_en: string
  title_zh: string
}[]

const limits = duties.flatMap((duty) => Object.values<Limit>(duty.limits).map((limit) => ({ duty: duty.id, limit })))

/** English without a Chinese character, and Chinese that has some. */
function inBothLanguages({ en, zh }: Words): void {
  expect(en).toMatch(/\p{L}/u)
  expect(en).not.toMatch(/\p{Script=Han}/u)
  expect(zh).toMatch(/\p{Script=Han}/u)
  expect([en.trim(), zh.trim()]).toEqual([en, zh])
}

describe('the table of contents', () => {
  it('has every duty of the list and no other, in the order of the clauses', () => {
    expect(
      duties.map(({ cite, id, kind, cadence, title }) => ({
        clause: cite,
        id,
        kind,
        period: cadence,
        title_en: title.en,
        title_zh: title.zh,
      })),
    ).toEqual(
      listed.map(({ clause, id, kind, period, title_en, title_zh }) => ({
        clause,
        id,
        kind,
        period,
        title_en,
        title_zh,
      })),
    )
  })

  it('names each duty once', () => {
    expect(new Set(duties.map((duty) => duty.id)).size).toBe(duties.length)
  })

  it.each(duties)('$cite $id has a title and a rule in both languages, and names what proves it', async (duty) => {
    inBothLanguages(duty.title)
    inBothLanguages(duty.rule)
    const { factWords } = await facts()
    // A table has words of its own; one that there is not is called as it is named.
    for (const table of duty.evidence) expect(factWords.table(table).zh, table).toMatch(/\p{Script=Han}/u)
    expect(duty.evidence.length).toBeGreaterThan(0)
  })

  it('is of a document with a number, a revision and a title in both languages', () => {
    expect([procedure.number, procedure.revision]).toEqual(['NCT-GI-007', 'A/00'])
    inBothLanguages(procedure.title)
    for (const words of Object.values(resultWords)) inBothLanguages(words)
  })
})

describe('the limits', () => {
  it.each(limits)('$limit.name of $duty is titled in both languages and begins with the procedure', ({ limit }) => {
    inBothLanguages(limit.title)
    expect(limit.name).toMatch(/^[a-z]+(-[a-z0-9]+)*$/)
    expect(limit.values[0]?.from).toBe(inForceFrom)
    expect(['higher', 'lower', null]).toContain(limit.stricter)
    for (const { value } of limit.values) expect(Number.isSafeInteger(value) && value >= 0).toBe(true)
  })

  it('have one meaning under one name, so that setting one sets it for every duty', () => {
    const byName = new Map<string, Limit>()
    for (const { limit } of limits) {
      const first = byName.get(limit.name) ?? limit
      expect(limit).toBe(first)
      byName.set(limit.name, limit)
    }
  })
})

describe('the manual', () => {
  const manual = at('docs/manual.md')
  const text = existsSync(manual) ? readFileSync(manual, 'utf8') : ''

  it.each(duties)('has a line for $cite $id', ({ cite, id }) => {
    const found = text.split('\n').some((line) => line.includes(cite) && line.includes(id))
    expect(found, `docs/manual.md has no line that names both ${cite} and ${id}: write the manual anew`).toBe(true)
  })
})
