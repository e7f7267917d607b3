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

/** The place of a mirror, which may be left out where there are several to choose from, or all are meant. */
export const placeIfSeveral = {
  ...askedAs(mirrorWords.placeAsked, text(mirrorWords.place, 'PLACE')),
  // In quotes, as a terminal pastes what is dragged into it, or from the home folder on: no shell has read it.
  answered: async (raw: string, { env }: World) =>
    raw
      .trim()
      .replace(/^(['"])(.*)\1$/u, '$2')
      .replace(/^~(?=\/|$)/u, env.HOME ?? '~'),
}

export const placeArgument = required(placeIfSeveral)

/** Where it is noted which mirrors a register has that is, or is to be, a file. */
export const fileNotes = ({ world }: Pick<Call, 'world'>, file: string): NotePlaces =>
  notesOfFile(file, stateFolder(world.env, world.platform))

/** What this account remembers of a register. */
export const rememberedAt = (places: NotePlaces | null): Remembered | null =>
  places?.memory == null ? null : readNote<Remembered>(places.memory)

/** What is noted of a register's mirrors, in the note or, where that is gone, by the account; null where nothing is. */
export const notedOf = (places: NotePlaces | null): Noted | null =>
  places === null ? null : (readNote<Noted>(places.note) ?? rememberedAt(places))

/** What the mirror of a machine is called. */
export const nameOf = (told: MirrorTold): string => mirrorName(told, told.place)

/** The mirrors that are written to. */
export const mirrorsOf = (noted: Noted | null): readonly NotedMirror[] =>
  (noted?.mirrors ?? []).filter(({ removedAt }) => removedAt === null)

/** Whether a place is noted as that of a mirror, be it of one that was removed. */
export const isNoted = (noted: Noted | null, place: string): boolean =>
  noted?.mirrors.some((each) => each.place === place) === true

/** A place as it is named everywhere: the folder that a path leads to, as far as it is there. */
export const placeAt = (cwd: string, typed: string): string => pathToWrite(typed, cwd)

/** The mirror at a place. Throws where there is none in force. */
export function mirrorAt(places: NotePlaces | null, place: string): NotedMirror {
  const found = mirrorsOf(notedOf(places)).find((each) => each.place === place)
  if (found === undefined) throw usage(mirrorWords.isNone(place), mirrorWords.seeList)
  return found
}

/** Whether a place is that of a mirror, by whatever name; only places of this machine are asked what they lead to. */
export function isAmong(mirrors: readonly NotedMirror[], place: string): boolean {
  const led = (each: string) => (isNear(each) && fs.existsSync(each) ? fs.realpathSync(each) : each)
  return mirrors.some((each) => each.place === place || led(each.place) === led(place))
}

/** Whether two paths are on the same disk, as far as the system tells. */
export const onSameDisk = (one: string, other: string): boolean => {
  const [a, b] = [one, other].map((each) => fs.statSync(each, { throwIfNoEntry: false })?.dev)
  return a !== undefined && a === b
}
