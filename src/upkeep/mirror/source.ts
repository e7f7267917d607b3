import { Problem, usage } from '../../clause/problem.ts'
import type { MirrorPlace } from '../../register/file/rebuild.ts'
import { driveTo } from '../../register/mirror/drive.ts'
import { cannotBeReached } from '../../register/mirror/words.ts'
import type { Call } from '../../terminal/command.ts'
import { fileNotes, notedOf } from './noted.ts'
import { mirrorWords } from './words.ts'

/**
 * The mirror at a place, to be read: the folder itself, that of the register at `file` as it is noted, or the only one there. Throws where there
 * is none, or several and nothing says which. Whoever asks closes its drive.
 */
export async function mirrorToRead(call: Pick<Call, 'world'>, place: string, file: string): Promise<MirrorPlace> {
  const drive = await driveTo(place)
  try {
    const names = await drive.list(place)
    if (names === null) throw usage(mirrorWords.noPlace(place), mirrorWords.plugIn)
    const noted = notedOf(fileNotes(call, file))?.mirrors.find((each) => each.place === place)?.folder
    const found = names.filter((name) => name.startsWith('certdesk-')).map((name) => `${place}/${name}`)
    const own = names.includes('journal') ? [place] : noted === undefined ? found : [noted]
    const [folder] = own
    if (folder === undefined) throw usage(mirrorWords.noMirrorAt(place), mirrorWords.nameItsFolder)
    if (own.length > 1) throw usage(mirrorWords.severalAt(place, own), mirrorWords.nameItsFolder)
    return { drive, folder, place }
  } catch (error) {
    drive.close()
    throw error instanceof Problem ? error : cannotBeReached(place, String((error as { code?: string }).code))
  }
}
