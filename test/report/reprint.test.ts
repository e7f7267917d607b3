// @module-tag long

import fs from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { duties } from '../../src/procedure.ts'
import { desk } from '../upkeep/desk.ts'

/**
 * What the program of the sixth schema printed of the two years of a body, as of days and as it was known on them, and the
 * register that it printed them from.
 */
const kept = (ending: string) =>
  gunzipSync(fs.readFileSync(new URL(`reprinted/schema-6.${ending}.gz`, import.meta.url)))
const reports: readonly { readonly argv: readonly string[]; readonly printed: Record<string, unknown> }[] = JSON.parse(
  kept('json').toString('utf8'),
)

/** Where what is printed now lacks or changes something of what was printed then; what was added is no difference. */
function changed(then: unknown, now: unknown, at = ''): string[] {
  if (typeof then !== 'object' || then === null) return then === now ? [] : [`${at}: ${then} → ${JSON.stringify(now)}`]
  if (typeof now !== 'object' || now === null) return [`${at}: ${JSON.stringify(now)}`]
  if (Array.isArray(then) && Array.isArray(now) && then.length !== now.length)
    return [`${at}: ${then.length} → ${now.length}`]
  return Object.entries(then).flatMap(([key, value]) =>
    changed(value, (now as Record<string, unknown>)[key], `${at}/${key}`),
  )
}

interface Line {
  readonly id: string
  readonly period: string
}

it('a report that is printed again says what it said, but where CHANGELOG says that a verdict reads differently', async () => {
  const own = desk({ env: { CERTDESK_BY: '王芳', CERTDESK_TODAY: '2027-06-01' } })
  fs.writeFileSync(own.file, kept('db'))
  const otherwise = new Set<string>()
  for (const { argv, printed } of reports) {
    const now = await own.json(argv)
    const what = argv.join(' ')
    if (argv[1] !== 'compliance') {
      expect(changed(printed, now), what).toEqual([])
      continue
    }
    const { clauses: then, summary: _, ...head } = printed
    expect(changed(head, now), what).toEqual([])
    for (const line of then as Line[]) {
      const again = now.clauses.find(({ id, period }: Line) => id === line.id && period === line.period)
      if (changed(line, again).length > 0) otherwise.add(line.id)
    }
  }
  const cites = duties.filter(({ id }) => otherwise.has(id)).map(({ cite }) => cite)
  // Each stands in the section of CHANGELOG.md on verdicts that read differently.
  expect([...new Set(cites)]).toEqual([
    ...['4.1.1', '4.1.4', '4.2.2', '4.2.3', '4.2.7', '4.3.2', '4.4.1', '4.5.1', '4.5.2'],
    'ISO/IEC 17021-1 9.1.3',
  ])
})
