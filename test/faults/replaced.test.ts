// @module-tag twin

import { expect, test } from 'vitest'
import { restoresAmongWriters } from './replaced.ts'
import { nothing } from './runs.ts'

test('a backup is restored among five writers, one held up between opening the register and its lock, and nothing is lost', async () => {
  const tally = await restoresAmongWriters()
  expect(tally.close()).toEqual(nothing)
  expect(tally.counted).toMatchObject({ restored: expect.any(Number), 'paused between opening and lock': tally.times })
  expect(tally.counted.restored).toBeGreaterThan(0)
})
