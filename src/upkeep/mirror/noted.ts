import fs from 'node:fs'
import path from 'node:path'
import { usage } from '../../clause/problem.ts'
import { type Noted, type NotedMirror, noteBeside, readNote } from '../../register/mirror/noted.ts'
import { askedAs, required, text } from '../../terminal/flag.ts'
import { mirrorWords } from './words.ts'

export const placeArgument = required(askedAs(mirrorWords.placeAsked, text(mirrorWords.place, 'PLACE')))

/** What is noted of a register's mirrors; nothing where it has none. */
export const notedOf = (register: string): Noted | null => readNote<Noted>(noteBeside(register))

/** A place as it is named everywhere: the folder that a path leads to, as far as it is there. */
export const placeAt = (cwd: string, typed: string): string => path.resolve(cwd, typed)

/** The mirror at a place. Throws where there is none in force. */
export function mirrorAt(register: string, place: string): NotedMirror {
  const found = notedOf(register)?.mirrors.find((each) => each.place === place && each.removedAt === null)
  if (found === undefined) throw usage(mirrorWords.isNone(place), mirrorWords.seeList)
  return found
}

/** Whether two paths are on the same disk, as far as the system tells. */
export const onSameDisk = (one: string, other: string): boolean => {
  const [a, b] = [one, other].map((each) => fs.statSync(each, { throwIfNoEntry: false })?.dev)
  return a !== undefined && a === b
}
