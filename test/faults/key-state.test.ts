// @module-tag twin

import { expect, test } from 'vitest'
import { noDisk } from './disk.ts'
import { keyFaults } from './key-state.ts'
import { nothing } from './runs.ts'

test.skipIf(noDisk !== null)('no cut and no kill lets a key sign beyond what it remembers, or forget it', async () => {
  const tally = await keyFaults()
  expect(tally.close()).toEqual(nothing)
})
