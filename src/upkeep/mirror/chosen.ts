import type { Problem } from '../../clause/problem.ts'
import type { Words } from '../../clause/words.ts'
import type { NotedMirror, NotePlaces } from '../../register/mirror/noted.ts'
import type { Call } from '../../terminal/command.ts'
import { mirrorAt, mirrorsOf, notedOf } from './noted.ts'

/** How a mirror is asked for, and what is thrown where there is none, or nobody to be asked. */
interface Asked {
  readonly question: Words
  /** What the answer would be typed for. */
  readonly as: string
  readonly none: Problem
  readonly unasked: Problem
}

/** The mirror of a register that a person chooses of those in force. */
export async function mirrorChosen(
  call: Pick<Call, 'world' | 'interactive' | 'lang'>,
  places: NotePlaces | null,
  { question, as, none, unasked }: Asked,
): Promise<NotedMirror> {
  const folders = mirrorsOf(notedOf(places)).map(({ place }) => place)
  if (folders.length === 0) throw none
  if (!call.interactive) throw unasked
  const choices = folders.map((place) => ({ value: place, name: place }))
  return mirrorAt(places, await call.world.prompts.choose(question[call.lang], choices, call.lang, { as }))
}
