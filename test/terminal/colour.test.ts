import { expect, it } from 'vitest'
import { coloured, paint } from '../../src/terminal/colour.ts'
import { testWorld } from '../world.ts'

const asked = (env: Record<string, string>, tty: boolean, noColor = false) => {
  const world = testWorld({ env, tty })
  return coloured(world, world.stdout, noColor)
}

it('colours a terminal and nothing else', () => {
  expect(asked({}, true)).toBe(true)
  expect(asked({}, false)).toBe(false)
  expect(asked({ TERM: 'dumb' }, true)).toBe(false)
})

it('obeys --no-color and a NO_COLOR that is not empty before everything else', () => {
  expect(asked({ FORCE_COLOR: '1' }, true, true)).toBe(false)
  expect(asked({ NO_COLOR: '1', FORCE_COLOR: '1' }, true)).toBe(false)
  expect(asked({ NO_COLOR: '' }, true)).toBe(true)
})

it('colours a pipe where FORCE_COLOR says so, and nothing where it is 0', () => {
  expect(asked({ FORCE_COLOR: '1' }, false)).toBe(true)
  expect(asked({ FORCE_COLOR: '0' }, true)).toBe(false)
})

it('gives texts back unchanged where there are no colours', async () => {
  const none = await paint(false)
  expect(none.bad('breach') + none.strong('title')).toBe('breachtitle')
  const colours = await paint(true)
  expect(['a', 'b'].map(colours.strong)).toEqual(['\u001b[1ma\u001b[22m', '\u001b[1mb\u001b[22m'])
  expect(colours.warn('at-risk')).toBe('\u001b[33mat-risk\u001b[39m')
})
