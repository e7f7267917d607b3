// @module-tag long

import { expect, it } from 'vitest'
import { ranOnCopy, standings } from './examples/standings.ts'
import { wordsOf } from './walk.ts'

// Every example of every help is run as it stands. None depends on another.

/** Examples that end otherwise than with 0: that tells a scheduler of breaches, or there is nothing to resolve in an office whose mirror is whole. */
const ends: Readonly<Record<string, number>> = {
  'report compliance --fail-on breach --quiet': 1,
  'mirror resolve mirror/ --reason "tried out on a copy"': 2,
}

it.each([...(await standings())])('certdesk %s', async (line, standing) => {
  const { code, err } = await ranOnCopy(wordsOf(line), standing)
  expect(code, err).toBe(ends[line] ?? 0)
})
