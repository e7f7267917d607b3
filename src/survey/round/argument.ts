import type { Day } from '../../clause/day.ts'
import { usage } from '../../clause/problem.ts'
import { noSuch } from '../../record/find.ts'
import { newNumberOf } from '../../record/flags.ts'
import type { Db } from '../../register/register.ts'
import { type Flag, searched } from '../../terminal/flag.ts'
import type { Choice } from '../../terminal/world.ts'
import { drawWords } from './draw-words.ts'
import { survey } from './kinds.ts'
import { listRounds, onRecord, type Round } from './store/round.ts'
import { roundWords } from './words.ts'

/** The surveys that may be meant, the newest first: it is the one that goes on. */
export async function surveysOffered(db: Db, typed: string): Promise<Choice[]> {
  const numbers = (await listRounds(db, onRecord)).map(({ number }) => ({ value: number, name: number }))
  return numbers.filter(({ value }) => value.includes(typed.trim().toUpperCase())).reverse()
}

/** The survey that a command of any room is about. */
export const surveyNumber = {
  ...searched(newNumberOf(survey), surveysOffered),
  nothing: async () => ({ words: drawWords.none, hint: roundWords.drawFirst }),
} satisfies Flag<string, 'optional'>

/** The survey of a number by the day. Usage problem if there is none. */
export async function requireRound(db: Db, number: string, day: Day): Promise<Round> {
  const found = (await listRounds(db, day)).find((round) => round.number === number)
  if (found === undefined) throw noSuch(survey, number)
  return found
}

/** The newest survey whose draw is there by the day, or the one of the number. Usage problem if there is none. */
export async function namedRound(db: Db, number: string | undefined, day: Day): Promise<Round> {
  if (number !== undefined) return requireRound(db, number, day)
  const newest = (await listRounds(db, day)).at(-1)
  if (newest === undefined) throw usage(drawWords.none, roundWords.drawFirst)
  return newest
}
