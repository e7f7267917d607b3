import { momentOf } from '../../../clause/moment.ts'
import { NothingThere, usage } from '../../../clause/problem.ts'
import { doneBy } from '../../../office/staff/done-by.ts'
import { changeNote } from '../../../register/file/mirror-note.ts'
import { mirrorName, type Noted, type NotedMirror, type NotePlaces } from '../../../register/mirror/noted.ts'
import { keptElsewhere } from '../../../register/mirror/told.ts'
import { removeNote } from '../../../register/mirror/witness.ts'
import { verb, type WriteCall } from '../../../terminal/command.ts'
import { one } from '../../../terminal/result.ts'
import { mirrorChosen } from '../chosen.ts'
import { mirrorAt, nameOf, notedOf, placeAt, placeIfSeveral } from '../noted.ts'
import { mirrorWords } from '../words.ts'

/** A mirror that is to be written to no more: one that is noted here, or another machine's. */
type Meant = Pick<NotedMirror, 'place'> & { readonly machine: string | null; readonly folder: string | null }

/** The mirror at a place, or of that name; where none is named the one that is chosen of those in force. Usage problem where there is none. */
async function mirrorMeant(named: string | undefined, call: WriteCall): Promise<Meant> {
  const machine = call.notes?.machine ?? null
  const elsewhere = keptElsewhere(call.mirrorsTold, call.notes, notedOf(call.notes))
  const other = elsewhere.find((each) => nameOf(each) === named)
  if (other !== undefined) return { ...other, folder: null }
  if (named !== undefined) return { ...mirrorAt(call.notes, placeAt(call.world.cwd, named)), machine }
  const chosen = await mirrorChosen(call, call.notes, {
    question: mirrorWords.placeAsked,
    as: 'PLACE',
    none: new NothingThere(mirrorWords.noneYet, mirrorWords.addOne),
    unasked: usage(mirrorWords.whichOne, mirrorWords.seeList),
  })
  return { ...chosen, machine }
}

/** Ends a mirror: nothing more is written there. What it has stays there, and is told of where persons are erased. */
export const mirrorRemove = verb({
  words: { en: 'Write to a mirror no more, as a manager', zh: '不再写入某个镜像（须由经理操作）' },
  access: 'write',
  onHost: true,
  by: doneBy('manager', '3'),
  reviewed: 'itself',
  settlesMirrors: true,
  args: { place: placeIfSeveral },
  flags: {},
  examples: { 'mirror remove mirror/': { en: 'nothing more is written there', zh: '不再写入该处' } },
  run: async (input, call) => {
    const { place, folder, machine } = await mirrorMeant(input.place, call)
    const noted = notedOf(call.notes)
    const removedAt = momentOf(call.world.clock())
    await call.agreed([])
    await call.write((tx) => tx.note(removeNote(mirrorName({ machine }, place))), {
      always: true,
      settlesMirrors: true,
    })
    if (folder !== null)
      changeNote(call.notes as NotePlaces, noted as Noted, (now) => ({
        ...now,
        mirrors: now.mirrors.map((each) => (each.folder === folder ? { ...each, removedAt } : each)),
      }))
    if (machine !== null) call.tellMirror(machine, place, null)
    const said = folder === null ? mirrorWords.removedThere : mirrorWords.removed
    return one(
      'mirror',
      { place, machine, folder, removedAt },
      said(folder === null ? mirrorName({ machine }, place) : place),
    )
  },
})
