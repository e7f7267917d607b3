import fs from 'node:fs'
import { usage } from '../../clause/problem.ts'
import { isNear } from '../../register/disk/near.ts'
import { pathToWrite } from '../../register/disk/path-to-write.ts'
import { stateFolder } from '../../register/file/where.ts'
import {
  mirrorName,
  type Noted,
  type NotedMirror,
  type NotePlaces,
  notesOfFile,
  type Remembered,
  readNote,
} from '../../register/mirror/noted.ts'
import type { MirrorTold } from '../../register/mirror/told.ts'
import type { Call } from '../../terminal/command.ts'
import { askedAs, required, text } from '../../terminal/flag.ts'
import type { World } from '../../terminal/world.ts'
import { mirrorWords } from './words.ts'

/** A mirror's place, which may be left out: then one of several is chosen, or all are meant. */
export const placeIfSeveral = {
  ...askedAs(mirrorWords.placeAsked, text(mirrorWords.place, 'PLACE')),
  // Removes the quotes of a folder dragged into the terminal, and expands `~`: no shell has read the answer.
  answered: async (raw: string, { env }: World) =>
    raw
      .trim()
      .replace(/^(['"])(.*)\1$/u, '$2')
      .replace(/^~(?=\/|$)/u, env.HOME ?? '~'),
}

export const placeArgument = required(placeIfSeveral)

/** The places of the notes about the mirrors of a register that is a file, or will be one. */
export const fileNotes = ({ world }: Pick<Call, 'world'>, file: string): NotePlaces =>
  notesOfFile(file, stateFolder(world.env, world.platform))

/** This account's memory of a register; null if it has none. */
export const rememberedAt = (places: NotePlaces | null): Remembered | null =>
  places?.memory == null ? null : readNote<Remembered>(places.memory)

/**
 * The notes about a register's mirrors, from the note file or, if that is missing, from the account's memory; null without
 * either.
 */
export const notedOf = (places: NotePlaces | null): Noted | null =>
  places === null ? null : (readNote<Noted>(places.note) ?? rememberedAt(places))

export const nameOf = (told: MirrorTold): string => mirrorName(told, told.place)

/** The mirrors in use, without those that were removed. */
export const mirrorsOf = (noted: Noted | null): readonly NotedMirror[] =>
  (noted?.mirrors ?? []).filter(({ removedAt }) => removedAt === null)

/** Whether a place is noted as a mirror's, including mirrors that were removed. */
export const isNoted = (noted: Noted | null, place: string): boolean =>
  noted?.mirrors.some((each) => each.place === place) === true

/** The form in which a place is named everywhere: the folder that the path leads to, as far as it exists. */
export const placeAt = (cwd: string, typed: string): string => pathToWrite(typed, cwd)

/** The mirror in use at a place. Throws if there is none. */
export function mirrorAt(places: NotePlaces | null, place: string): NotedMirror {
  const found = mirrorsOf(notedOf(places)).find((each) => each.place === place)
  if (found === undefined) throw usage(mirrorWords.isNone(place), mirrorWords.seeList)
  return found
}

/** Whether a place is one of the mirrors, even under another path; only paths on this machine are resolved. */
export function isAmong(mirrors: readonly NotedMirror[], place: string): boolean {
  const led = (each: string) => (isNear(each) && fs.existsSync(each) ? fs.realpathSync(each) : each)
  return mirrors.some((each) => each.place === place || led(each.place) === led(place))
}

/** Whether two paths are on the same disk, as far as the system tells. */
export const onSameDisk = (one: string, other: string): boolean => {
  const [a, b] = [one, other].map((each) => fs.statSync(each, { throwIfNoEntry: false })?.dev)
  return a !== undefined && a === b
}
