// @module-tag long

import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { digest } from '../register/registers.ts'
import { emptyFolder } from '../scratch.ts'
import { copyOf, office } from './office.ts'
import { inPool } from './pool.ts'
import { nothing, runs, Tally } from './runs.ts'

test('whatever stands in a list, each of its rows is accounted for', async () => {
  const done = 'Damaged or hostile list: `customer import --dry-run`'
  const tally = new Tally(done, ['rows lost', 'crashes', 'hangs', 'unmapped', 'written'])
  const desk = copyOf(await office())
  const register = path.join(desk, 'register.db')
  const before = digest(register)
  await inPool('lists.ts', runs.lists, [register, emptyFolder()], tally)
  expect(tally.times).toBe(runs.lists)
  if (digest(register) !== before) tally.fault('written', 'the register changed')
  expect(fs.existsSync(`${register}-wal`)).toBe(false)
  expect(tally.close()).toEqual(nothing)
})
