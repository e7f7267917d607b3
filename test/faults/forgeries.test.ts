// @module-tag long

import { beforeAll, expect, test } from 'vitest'
import { forged, forgeries } from './forgeries.ts'
import { type MirroredDesk, mirroredDesk } from './mirrored-desk.ts'
import { nothing } from './runs.ts'

let made: MirroredDesk
beforeAll(async () => {
  made = await mirroredDesk()
})

test.each(Object.entries(forgeries))('a journal that was %s is refused by the next command', async (kind, forge) => {
  const tally = await forged(kind, forge, made)
  expect(tally.close()).toEqual(nothing)
  expect(tally.counted['refused by the next command']).toBe(tally.times)
})
