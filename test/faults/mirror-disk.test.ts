// @module-tag long

import { expect, test } from 'vitest'
import { noDisk } from './disk.ts'
import { mirrorCuts, mirrorFaults } from './mirror-disk.ts'
import { nothing } from './runs.ts'

test.skipIf(noDisk !== null)(
  'the power cut at any moment takes nothing from a mirror that was acknowledged',
  async () => {
    expect((await mirrorCuts()).close()).toEqual(nothing)
  },
)

test.skipIf(noDisk !== null)("a mirror's disk that is full or fails keeps nobody from working", async () => {
  const tally = await mirrorFaults()
  expect(tally.close()).toEqual(nothing)
  expect(tally.counted['done, and the mirror said to be behind']).toBeGreaterThan(0)
})
