import { beforeAll, expect, test } from 'vitest'
import { everyTable } from './every-table.ts'
import { nothing } from './runs.ts'
import { kinds, tampered } from './tampering.ts'

let original: Awaited<ReturnType<typeof everyTable>>
beforeAll(async () => {
  original = await everyTable()
})

/** What one file cannot show by itself: it bears every sign of being whole. */
const anchored = ['what was typed edited, every seal made anew', 'the newest entries cut off with their rows']

test.each(Object.entries(kinds))('found: %s', (kind, tamper) => {
  const tally = tampered(kind, tamper, original)
  const found = anchored.includes(kind) ? 'found only against an anchor' : 'found in the file itself'
  expect(tally.counted[found]).toBe(tally.times)
  expect(tally.close()).toEqual(nothing)
})
