// @module-tag long

import { beforeAll, expect, test } from 'vitest'
import { cutsOfAWriter } from './control.ts'
import { cuts } from './cuts.ts'
import { noDisk } from './disk.ts'
import { kills } from './kills.ts'
import { everyKnown, type Known } from './known.ts'
import { office } from './office.ts'
import { failedFlushes, fileLimits, fullDisks, readOnly } from './refusals.ts'
import { nothing } from './runs.ts'

let desk: string
let all: readonly Known[]

beforeAll(async () => {
  desk = await office()
  all = await everyKnown(desk)
})

test('kill -9 at any moment leaves what was acknowledged, and nothing half', async () => {
  expect((await kills(desk, all)).close()).toEqual(nothing)
})

test.skipIf(noDisk !== null)(
  'a cut takes nothing from a writer that waits for the disk, and much from one that does not',
  async () => {
    expect((await cutsOfAWriter('entries')).close()).toEqual(nothing)
    expect((await cutsOfAWriter('careless')).close()).toEqual(nothing)
  },
)

test.skipIf(noDisk !== null)(`the power cut at any moment leaves what was acknowledged, and nothing half`, async () => {
  expect((await cuts(desk, all)).close()).toEqual(nothing)
})

test.skipIf(noDisk !== null)('a disk that is full or fails ends every kind of write with a sentence', async () => {
  expect((await fullDisks(desk, all)).close()).toEqual(nothing)
  expect((await failedFlushes(desk, all)).close()).toEqual(nothing)
})

test.skipIf(process.platform === 'win32')('so do a limit of file sizes and what may not be written', async () => {
  expect((await fileLimits(desk, all)).close()).toEqual(nothing)
  expect((await readOnly(desk, all)).close()).toEqual(nothing)
})
