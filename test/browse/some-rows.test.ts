import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withAnswer } from '../../src/browse/asked-result.ts'
import { program, understanding } from '../../src/program.ts'
import { batchesOf, type Items, isReadLater, type Some } from '../../src/terminal/items.ts'
import { tries } from '../tries.ts'
import { testWorld } from '../world.ts'
import { office } from './browsed.ts'

/** Hands the items of a list to a piece of work. */
async function withItems<T>(line: readonly string[], work: (items: Items<unknown>) => Promise<T>): Promise<T> {
  const { file, cwd } = await office()
  const world = testWorld({ cwd, env: { CERTDESK_REGISTER: file, CERTDESK_TODAY: '2026-10-15' } })
  return withAnswer({ program, understanding }, line, 'zh', world, async ({ result }) => work(result.items ?? []))
}

async function allOf(items: Items<unknown>): Promise<unknown[]> {
  const all: unknown[] = []
  for await (const batch of batchesOf(items)) all.push(...batch)
  return all
}

describe('some rows of a list, read without the others', () => {
  it.each([
    [['contact', 'list'], 20],
    [['contact', 'list', '--from', '2026-01-01', '--to', '2026-06-30', '--as-of', '2026-08-01'], 5],
    [['contact', 'list', 'C00004'], 1],
    [['contact', 'list', '--known-at', '#4'], 0],
    [['customer', 'list', '--known-at', '#4'], 10],
    [['customer', 'list'], 10],
    [['customer', 'list', '--as-of', '2025-06-30'], 10],
    [['certificate', 'list'], 10],
    [['certificate', 'list', '--as-of', '2024-01-01'], 1],
    [['certificate', 'list', 'C00004'], 1],
  ])('are those that stand there: %j', async (line, least) => {
    await withItems(line, async (items) => {
      const all = await allOf(items)
      expect(all.length).toBeGreaterThanOrEqual(least)
      const some = (from: number, count: number) => (isReadLater(items) ? items.some?.(from, count) : undefined)
      const places = fc.tuple(fc.nat(all.length + 3), fc.integer({ min: 1, max: all.length + 3 }))
      await fc.assert(
        fc.asyncProperty(places, async ([from, count]) => {
          const expected: Some<unknown> = { items: all.slice(from, from + count), length: all.length }
          expect(await some(from, count)).toEqual(expected)
        }),
        { numRuns: tries(30) },
      )
    })
  })

  it.each([
    [['contact', 'list', '--not-counted']],
    [['customer', 'list', '--relation', 'certified']],
    [['customer', 'list', '--vip']],
    [['customer', 'list', '--unassigned', '--as-of', '2025-01-15']],
    [['customer', 'list', '--maintainer', '王芳']],
    [['certificate', 'list', '--status', 'suspended']],
    [['certificate', 'list', '--expires-within', '400']],
  ])('are not told where each has to be looked at: %j', async (line) => {
    await withItems(line, async (items) => {
      const all = await allOf(items)
      expect(all.length, 'otherwise the filter is not tried').toBeGreaterThan(0)
      expect(isReadLater(items) && items.some).toBeUndefined()
    })
  })
})
