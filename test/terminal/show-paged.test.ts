import { PassThrough } from 'node:stream'
import { expect, it } from 'vitest'
import { same } from '../../src/clause/words.ts'
import { show } from '../../src/terminal/render.ts'
import { sentence } from '../../src/terminal/result.ts'
import { testWorld } from '../world.ts'

/** What goes to the screen and to the pager, of so many lines on a terminal of 24. */
async function shown(lines: number, paged: boolean) {
  const world = testWorld({ tty: true })
  let inPager = ''
  const pager = async () => {
    const input = new PassThrough().on('data', (chunk: Buffer) => {
      inPager += chunk.toString()
    })
    return { input, left: new Promise<void>((done) => input.once('end', () => done())) }
  }
  const stderr = Object.assign(world.stderr, { rows: 24 })
  const parts = Array.from({ length: lines }, (_, i) => sentence(same(`line ${i}`)))
  await show(parts, 'en', { ...world, stderr, pager }, paged)
  return { onScreen: world.err().includes('line 0'), inPager: inPager.includes('line 0') }
}

it('what is shown before a question goes to the pager where it is longer than the screen', async () => {
  expect(await shown(3, true)).toEqual({ onScreen: true, inPager: false })
  expect(await shown(40, true)).toEqual({ onScreen: false, inPager: true })
  expect(await shown(40, false)).toEqual({ onScreen: true, inPager: false })
})
