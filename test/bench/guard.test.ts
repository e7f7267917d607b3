import { join } from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { emptyFolder } from '../scratch.ts'
import { lacks } from '../tools.ts'
import { takesLong } from '../tries.ts'

// The guard is plain JavaScript: an address that the compiler does not follow makes its modules `any`.
const guard = (module: string) => import(new URL(`../../bench/guard/${module}`, import.meta.url).href)
const { risen } = await guard('limits.mjs')
const { Bench } = await guard('counts.mjs')
const { commands, makeRegister } = await guard('register.mjs')

test.each([
  ['executed', 62, 62, false],
  ['executed', 62, 63, true],
  ['executed', 62, 61, false],
  ['rows', 1000, 1020, false],
  ['rows', 1000, 1021, true],
  ['rows', undefined, 1, true],
])('a count of %s that was %s and is %s has risen: %s', (count, before, now, isOver) => {
  const recorded = before === undefined ? {} : { 'contact add': { 40: { [count]: before } } }
  const found = { 'contact add': { 40: { [count]: now } } }
  expect(risen(recorded, found)).toHaveLength(isOver ? 1 : 0)
})

test('without strace, counts that were not taken are passed over', () => {
  expect(risen({ today: { 40: { rows: 7, opened: 3 } } }, { today: { 40: { rows: 7 } } })).toEqual([])
})

describe.skipIf(lacks('strace'))('counts of a command', () => {
  it('are the same in every run, and see statements, modules, files, flushes and writes', takesLong, () => {
    const folder = emptyFolder()
    const program = join(import.meta.dirname, '../../bin/certdesk.js')
    makeRegister(program, join(folder, 'register'), join(folder, 'home'), 8)
    const bench = new Bench(program, join(folder, 'register'), join(folder, 'home'))
    const command = commands['contact add']
    bench.learn(command)
    const { counts, statements } = bench.counted(command)
    expect(bench.counted(command).counts).toEqual(counts)

    expect(counts.executed).toBeGreaterThanOrEqual(counts.prepared)
    for (const count of ['prepared', 'rows', 'scans', 'loaded', 'initialized', 'modules', 'opened', 'synced'])
      expect(counts[count], count).toBeGreaterThan(0)
    // A page of the register at least.
    expect(counts.written).toBeGreaterThan(4096)
    const inserted = statements.find(({ sql }: { sql: string }) => sql.startsWith('INSERT INTO "contact"'))
    expect(inserted).toBeDefined()
    const byCode = statements.find(({ sql }: { sql: string }) => /from "customer" where "code" = \?/.test(sql))
    expect(byCode.plan.join()).toMatch(/SEARCH customer USING INDEX customer_code/)
  })
})
