import { wallTime } from '../../clause/moment.ts'
import { joined, type Words } from '../../clause/words.ts'
import { newestEntry } from '../../register/entry-at.ts'
import { type Check, ill, restore, well } from '../../register/file/examine/check.ts'
import type { MirrorsLook } from '../../register/file/examine/inside.ts'
import { behindThere, behindWords, isLate } from '../../register/mirror/behind.ts'
import { doubtOf } from '../../register/mirror/doubt.ts'
import { mirrorName } from '../../register/mirror/noted.ts'
import { stateOf } from '../../register/mirror/state.ts'
import { keptElsewhere, type MirrorTold } from '../../register/mirror/told.ts'
import { placesInForce } from '../../register/mirror/witness.ts'
import { howToGoOn } from '../../register/mirror/words.ts'
import type { Opened } from '../../register/opened.ts'
import type { Call } from '../../terminal/command.ts'
import { isWell, told } from '../mirror/commands/status.ts'
import { fileNotes, isNoted, mirrorsOf, nameOf, notedOf } from '../mirror/noted.ts'
import { mirrorWords } from '../mirror/words.ts'

/** What was found of one mirror: how it is, and what to do where it is not well. */
interface Found {
  readonly detail: Words
  readonly remedy: Words | null
}

/** How the mirrors of a file are. */
export const mirrorsLook =
  (call: Pick<Call, 'world'>): MirrorsLook =>
  ({ statements, file, timeZone }) =>
    mirrorsFound({ statements, timeZone, notes: fileNotes(call, file), mirrorsTold: [] }, call.world.clock())

/**
 * How the mirrors of a register are, each that is kept from here read from its first entry to its last, as `mirror status` does: what is noted of one that
 * nobody has written to since says nothing of the stick that was pulled meanwhile. Of those of other machines it is known what they said last.
 */
export async function mirrorsFound(
  { statements, timeZone, notes, mirrorsTold }: Pick<Opened, 'statements' | 'timeZone' | 'notes' | 'mirrorsTold'>,
  now: number,
): Promise<Check> {
  const doubt = notes === null ? null : doubtOf(statements, notes)
  if (doubt !== null) return ill('mirrors', doubt.words, doubt.hint ?? restore)
  const noted = notedOf(notes)
  const mirrors = mirrorsOf(noted)
  const others = keptElsewhere(mirrorsTold, notes, noted)
  const own = newestEntry(statements)
  const isServer = notes === null || notes.machine !== null
  const named = (place: string) => (notes === null ? place : mirrorName(notes, place))
  const unnoted = placesInForce(statements).filter(
    (place) => !noted?.mirrors.some((each) => named(each.place) === place) && !isNoted(noted, place),
  )
  if (mirrors.length === 0 && others.length === 0 && unnoted.length > 0)
    return ill('mirrors', mirrorWords.notFromHere(unnoted), mirrorWords.addThemAgain(unnoted))
  if (own === undefined || (mirrors.length === 0 && others.length === 0))
    return well('mirrors', isServer ? mirrorWords.noneAtServer : mirrorWords.none)
  const found: Found[] = []
  for (const mirror of mirrors) {
    const state = await stateOf(statements, mirror, noted)
    const { place, state: name, detail } = told(mirror, state, own, timeZone)
    const parted = name === 'older' || name === 'other'
    found.push({
      detail: mirrorWords.found(named(place), isWell(name) ? null : mirrorWords.state[name], detail),
      remedy: parted ? howToGoOn({ machine: notes?.machine ?? null }) : mirrorWords.remedies[name],
    })
  }
  found.push(...others.map((each) => foundThere(each, own.seq, timeZone, now)))
  const detail = joined(
    found.map(({ detail }) => detail),
    '; ',
    '；',
  )
  const remedies = new Set(found.flatMap(({ remedy }) => (remedy === null ? [] : [remedy])))
  return remedies.size === 0 ? well('mirrors', detail) : ill('mirrors', detail, joined([...remedies], ' ', ''))
}

/** What the machine that keeps a mirror said of it. */
function foundThere(mirror: MirrorTold, own: number, timeZone: string, now: number): Found {
  const { seq, at, login } = mirror
  const said = mirrorWords.saidThere(seq, wallTime(at, timeZone), login)
  if (!isLate(mirror, now)) return { detail: mirrorWords.found(nameOf(mirror), null, said), remedy: null }
  return { detail: behindWords(behindThere(mirror, own, timeZone)), remedy: mirrorWords.lookThere }
}
