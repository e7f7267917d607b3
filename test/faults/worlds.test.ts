// @module-tag long

import { expect, test } from 'vitest'
import { emptyFolder } from '../scratch.ts'
import { inPool } from './pool.ts'
import { nothing, runs, Tally } from './runs.ts'

test('whatever happened at a body in two years, each duty is judged as a second reading of the procedure judges it', async () => {
  const done =
    'A body lived for two years, with corrections, late entries and undos, and its reports judged a second time'
  const tally = new Tally(done, ['judged otherwise', 'crashes', 'hangs'], ['commands', 'refused', 'lines judged'])
  await inPool('worlds.ts', runs.worlds, [emptyFolder()], tally)
  expect(tally.times).toBe(runs.worlds)
  expect(tally.close()).toEqual(nothing)
  // Of a body whose commands are refused nothing is judged.
  expect(tally.counted.refused).toBeLessThan((tally.counted.commands ?? 0) / 5)
})
