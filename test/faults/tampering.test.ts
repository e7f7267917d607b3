import { expect, test } from 'vitest'
import { nothing, patience } from './runs.ts'
import { kinds, tampered } from './tampering.ts'

/** What one file cannot show by itself: it bears every sign of being whole. */
const anchored = ['a row and its image edited, every seal made anew', 'the newest entries cut off with their rows']

test.each(Object.entries(kinds))(
  'found: %s',
  async (kind, tamper) => {
    const tally = await tampered(kind, tamper)
    const found = anchored.includes(kind) ? 'found only against an anchor' : 'found in the file itself'
    expect(tally.counted[found]).toBe(tally.times)
    expect(tally.close()).toEqual(nothing)
  },
  patience,
)
