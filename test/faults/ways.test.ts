// @module-tag long

import { beforeAll, expect, test } from 'vitest'
import { tried } from '../tries.ts'
import { type MirroredDesk, mirroredDesk } from './mirrored-desk.ts'
import { nothing, Tally } from './runs.ts'
import { measured, type Way } from './ways.ts'
import { waysOfMirror } from './ways-of-mirror.ts'
import { waysOfRegister } from './ways-of-register.ts'

let made: MirroredDesk
beforeAll(async () => {
  made = await mirroredDesk()
})

const untouched: Way = { what: 'nothing at all', does: () => undefined, isHarmless: true }
const ways = [untouched, ...waysOfRegister, ...waysOfMirror].map((way, nth) => ({ nth, ...way }))

test.each(tried(ways))('found: $what', async ({ nth, ...way }) => {
  const tally = await measured(nth, way, made)
  expect(tally).toBeInstanceOf(Tally)
  console.log(tally.done, JSON.stringify(tally.counted), tally.examples)
  expect(tally.close()).toEqual(nothing)
})
