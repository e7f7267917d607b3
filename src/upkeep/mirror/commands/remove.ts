import { momentOf } from '../../../clause/moment.ts'
import { doneBy } from '../../../office/staff/done-by.ts'
import { changeNote } from '../../../register/file/mirror-note.ts'
import { snapshotStatements } from '../../../register/in-time/snapshot.ts'
import type { Noted } from '../../../register/mirror/noted.ts'
import { placesOnRecord, removeNote } from '../../../register/mirror/witness.ts'
import { verb } from '../../../terminal/command.ts'
import { type Flag, searched } from '../../../terminal/flag.ts'
import { one } from '../../../terminal/result.ts'
import { mirrorAt, notedOf, placeArgument, placeAt } from '../noted.ts'
import { mirrorWords } from '../words.ts'

const noMirrors = { words: mirrorWords.noneYet, hint: mirrorWords.addOne }

/** The mirrors that there are, by a part of their place. */
const placesHere: NonNullable<Flag['search']> = async (db, typed) =>
  placesOnRecord(snapshotStatements(db))
    .filter((place) => place.toLowerCase().includes(typed.trim().toLowerCase()))
    .map((place) => ({ value: place, name: place }))

/** Ends a mirror: nothing more is written there. What it has stays there, and is told of where persons are erased. */
export const mirrorRemove = verb({
  words: { en: 'Write to a mirror no more, as a manager', zh: '不再写入某个镜像（须由经理操作）' },
  access: 'write',
  by: doneBy('manager', '3'),
  reviewed: 'itself',
  settlesMirrors: true,
  args: { place: { ...searched(placeArgument, placesHere), nothing: async () => noMirrors } },
  flags: {},
  examples: { 'mirror remove mirror/': { en: 'nothing more is written there', zh: '不再写入该处' } },
  run: async (input, call) => {
    const place = placeAt(call.world.cwd, input.place)
    const noted = notedOf(call, call.file)
    const { folder } = mirrorAt(call, call.file, place)
    const removedAt = momentOf(call.world.clock())
    await call.agreed([])
    await call.write((tx) => tx.note(removeNote(place)), { always: true, settlesMirrors: true })
    changeNote(call.file, noted as Noted, (now) => ({
      ...now,
      mirrors: now.mirrors.map((each) => (each.folder === folder ? { ...each, removedAt } : each)),
    }))
    return one('mirror', { place, folder, removedAt }, mirrorWords.removed(place))
  },
})
