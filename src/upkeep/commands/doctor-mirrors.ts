import { joined, type Words } from '../../clause/words.ts'
import { newestEntry } from '../../register/entry-at.ts'
import { type Check, ill, restore, well } from '../../register/file/examine/check.ts'
import type { MirrorsLook } from '../../register/file/examine/inside.ts'
import { stateFolder } from '../../register/file/where.ts'
import { doubtOf } from '../../register/mirror/doubt.ts'
import { stateOf } from '../../register/mirror/state.ts'
import { placesInForce } from '../../register/mirror/witness.ts'
import { isOlder } from '../../register/mirror/words.ts'
import type { Call } from '../../terminal/command.ts'
import { isWell, told } from '../mirror/commands/status.ts'
import { isNoted, mirrorsOf, notedOf } from '../mirror/noted.ts'
import { mirrorWords } from '../mirror/words.ts'

/**
 * How the mirrors of a register are, each read from its first entry to its last, as `mirror status` does: what is noted of one that nobody has
 * written to since says nothing of the stick that was pulled meanwhile.
 */
export const mirrorsLook =
  (call: Pick<Call, 'world'>): MirrorsLook =>
  async ({ statements, file, timeZone }): Promise<Check> => {
    const { env, platform } = call.world
    const doubt = doubtOf(statements, file, stateFolder(env, platform))
    if (doubt !== null) return ill('mirrors', doubt.words, doubt.hint ?? restore)
    const noted = notedOf(call, file)
    const mirrors = mirrorsOf(noted)
    const own = newestEntry(statements)
    const unnoted = placesInForce(statements).filter((place) => !isNoted(noted, place))
    if (mirrors.length === 0 && unnoted.length > 0)
      return ill('mirrors', mirrorWords.notFromHere(unnoted), mirrorWords.addThemAgain(unnoted))
    if (mirrors.length === 0 || own === undefined) return well('mirrors', mirrorWords.none)
    const details: Words[] = []
    const remedies = new Set<Words>()
    for (const mirror of mirrors) {
      const found = await stateOf(statements, mirror, noted)
      const { place, state, detail } = told(mirror, found, own, timeZone)
      details.push(mirrorWords.found(place, isWell(state) ? null : mirrorWords.state[state], detail))
      const parted = state === 'older' || state === 'other'
      const remedy = parted ? isOlder(file, own, own, { mirror: place }).hint : mirrorWords.remedies[state]
      if (remedy != null) remedies.add(remedy)
    }
    const detail = joined(details, '; ', '；')
    return remedies.size === 0 ? well('mirrors', detail) : ill('mirrors', detail, joined([...remedies], ' ', ''))
  }
