import { momentOf } from '../../../clause/moment.ts'
import { NothingThere, usage } from '../../../clause/problem.ts'
import { doneBy } from '../../../office/staff/done-by.ts'
import { changeNote } from '../../../register/file/mirror-note.ts'
import type { Noted, NotedMirror } from '../../../register/mirror/noted.ts'
import { removeNote } from '../../../register/mirror/witness.ts'
import { verb, type WriteCall } from '../../../terminal/command.ts'
import { one } from '../../../terminal/result.ts'
import { mirrorChosen } from '../chosen.ts'
import { mirrorAt, notedOf, placeAt, placeIfSeveral } from '../noted.ts'
import { mirrorWords } from '../words.ts'

/** The mirror at a place; where none is named the one that is chosen of those in force. Usage problem where there is none. */
async function mirrorMeant(named: string | undefined, call: WriteCall): Promise<NotedMirror> {
  if (named !== undefined) return mirrorAt(call, call.file, placeAt(call.world.cwd, named))
  return mirrorChosen(call, call.file, {
    question: mirrorWords.placeAsked,
    as: 'PLACE',
    none: new NothingThere(mirrorWords.noneYet, mirrorWords.addOne),
    unasked: usage(mirrorWords.whichOne, mirrorWords.seeList),
  })
}

/** Ends a mirror: nothing more is written there. What it has stays there, and is told of where persons are erased. */
export const mirrorRemove = verb({
  words: { en: 'Write to a mirror no more, as a manager', zh: '不再写入某个镜像（须由经理操作）' },
  access: 'write',
  onHost: true,
  ofFile: true,
  by: doneBy('manager', '3'),
  reviewed: 'itself',
  settlesMirrors: true,
  args: { place: placeIfSeveral },
  flags: {},
  examples: { 'mirror remove mirror/': { en: 'nothing more is written there', zh: '不再写入该处' } },
  run: async (input, call) => {
    const { place, folder } = await mirrorMeant(input.place, call)
    const noted = notedOf(call, call.file)
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
