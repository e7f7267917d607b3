// @module-tag long

import path from 'node:path'
import { expect, test } from 'vitest'
import { emptyFolder } from '../scratch.ts'
import { office } from './office.ts'
import { inPool } from './pool.ts'
import { nothing, runs, Tally } from './runs.ts'

test('whatever happened to the bytes of a register, each command ends with a sentence and leaves them alone', async () => {
  const done = 'Damaged register: `where`, `doctor`, `audit verify`, a report and a write, each on the damaged bytes'
  const tally = new Tally(done, ['crashes', 'hangs', 'unmapped', 'touched'])
  await inPool('mutants.ts', runs.mutatedRegisters, [path.join(await office(), 'register.db'), emptyFolder()], tally)
  expect(tally.times).toBe(runs.mutatedRegisters)
  expect(tally.close()).toEqual(nothing)
})
