// @module-tag long

import { expect, it } from 'vitest'
import { lineOf, toldElsewhere } from './examples/refusals.ts'
import { standings } from './examples/standings.ts'
import { tried } from './tries.ts'
import { wordsOf } from './walk.ts'

/**
 * What a command refuses for one of its values is told at the question for that value: every example of a command that writes is run with
 * a day of long ago, and with somebody in another role, in the place of its own; what is refused then is answered at the keyboard.
 */
const elsewhere: Readonly<Record<string, string>> = {
  'change signal --on': 'who may signal it on that day is another person, who is asked for beside the answers',
}

const nounAndVerb = (example: string) => `${wordsOf(example).slice(0, 2).join(' ')} --`

const lines = [...(await standings())].flatMap(([example, standing]) => {
  const line = lineOf(example)
  // What comes from a file, or is only tried, has no questions.
  const isAsked = line !== null && !['file', 'f01', 'dryRun'].some((key) => line.values.has(key))
  return isAsked ? [{ example, line, standing }] : []
})

const found = new Set<string>()

/** A third of them, and those that an exception is made of. */
const excepted = lines.filter(({ example }) =>
  Object.keys(elsewhere).some((each) => each.startsWith(nounAndVerb(example))),
)
const wanted = new Set([...tried(lines, lines.length / 3), ...excepted])

it.each([...wanted])('certdesk $example', async ({ line, standing }) => {
  const told = await toldElsewhere(line, standing)
  for (const each of told) found.add(each)
  expect(told.filter((each) => !(each in elsewhere))).toEqual([])
})

it('has no exception that is none', () => {
  expect(Object.keys(elsewhere).filter((each) => !found.has(each))).toEqual([])
})
