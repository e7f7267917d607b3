// @module-tag long

import { expect, test } from 'vitest'
import { honestRuns } from './honest.ts'
import { nothing } from './runs.ts'

test('eight who work honestly on one register with a mirror are never told that it is another', async () => {
  const tally = await honestRuns()
  expect(tally.close()).toEqual(nothing)
  expect(tally.counted.done).toBeGreaterThan(tally.times / 2)
})
