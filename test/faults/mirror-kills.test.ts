// @module-tag twin

import { expect, test } from 'vitest'
import { mirrorKills } from './mirror-kills.ts'
import { nothing } from './runs.ts'

test('whatever is killed, a lost register comes back from its mirror with all that was acknowledged', async () => {
  const tally = await mirrorKills()
  expect(tally.close()).toEqual(nothing)
  expect(tally.counted.rebuilt).toBeGreaterThanOrEqual(2)
})
