import { NothingThere, type Problem } from '../../../clause/problem.ts'
import { joined } from '../../../clause/words.ts'
import { doneBy } from '../../../office/staff/done-by.ts'
import { changeNote, noteLeftBehind } from '../../../register/file/mirror-note.ts'
import { driveTo } from '../../../register/mirror/drive.ts'
import { leave } from '../../../register/mirror/leave.ts'
import { Mirror } from '../../../register/mirror/mirror.ts'
import type { Noted, NotedMirror, NotePlaces } from '../../../register/mirror/noted.ts'
import { partedFrom } from '../../../register/mirror/parted.ts'
import { type MirrorState, stateOf } from '../../../register/mirror/state.ts'
import { leftBehindText } from '../../../register/mirror/witness.ts'
import { cannotBeReached, emptied, failureOf } from '../../../register/mirror/words.ts'
import { verb, type WriteCall } from '../../../terminal/command.ts'
import { required, text } from '../../../terminal/flag.ts'
import { one } from '../../../terminal/result.ts'
import { withOpened } from '../../open.ts'
import { mirrorAt, mirrorsOf, notedOf, placeAt, placeIfSeveral } from '../noted.ts'
import { seenAt } from '../parting.ts'
import { mirrorWords } from '../words.ts'

/**
 * Goes on with the register as it is, where a mirror or this account has seen another journal of it, or a mirror is damaged: what was seen is left
 * behind, and what the mirror has is moved aside for good and written anew.
 */
export const mirrorResolve = verb({
  words: {
    en: 'Go on with the register as it is, where a mirror has another journal or is damaged, as a manager',
    zh: '镜像日志不同或损坏时，以登记簿为准继续（须由经理操作）',
  },
  access: 'write',
  onHost: true,
  by: doneBy('manager', '3'),
  reviewed: 'itself',
  settlesMirrors: true,
  args: { place: placeIfSeveral },
  flags: { reason: required(text({ en: 'why the register is right', zh: '为何以登记簿为准' }, 'REASON')) },
  examples: {
    'mirror resolve mirror/ --reason "tried out on a copy"': {
      en: 'what the mirror has is moved aside',
      zh: '镜像的旧内容移到一旁',
    },
  },
  run: async (input, call) => {
    const { notes } = call
    const noted = notedOf(notes)
    const chosen =
      input.place === undefined ? mirrorsOf(noted) : [mirrorAt(notes, placeAt(call.world.cwd, input.place))]
    const states: { readonly mirror: NotedMirror; readonly state: MirrorState }[] = []
    const { spans, counters } = await withOpened(call, async ({ statements }) => {
      for (const mirror of chosen) states.push({ mirror, state: await stateOf(statements, mirror, noted) })
      const found = states.map(({ state }) => state)
      return partedFrom(statements, found, seenAt(notes), noted)
    })
    const anew = states
      .filter(({ state }) => state.state === 'damaged' || state.code === emptied)
      .map(({ mirror }) => mirror)
    if (spans.length === 0 && anew.length === 0) throw nothingToDo(states)
    const gone = leftBehindText(spans)
    await call.agreed([
      ...(gone === '' ? [] : [mirrorWords.willLeave(gone)]),
      ...(anew.length === 0 ? [] : [mirrorWords.willWriteAnew(anew.map(({ place }) => place))]),
    ])
    noteLeftBehind(notes as NotePlaces, noted, spans)
    // Before the entry, which is the first that is written to them then.
    let isMoved = false
    for (const mirror of anew) isMoved = (await setAside(call, noted as Noted, mirror)) || isMoved
    const leftBehind = leftBehindText(spans)
    const writtenAnew = anew.map(({ place }) => place)
    await call.write(
      (tx) => {
        if (spans.length > 0) leave(tx, spans, counters)
        tx.note(`${mirrorWords.resolveNote(leftBehind, writtenAnew)}; ${input.reason}`)
      },
      { always: true, settlesMirrors: true },
    )
    const said = [
      ...(spans.length > 0 ? [mirrorWords.resolved(leftBehind)] : []),
      ...(anew.length > 0 ? [mirrorWords.writtenAnew(writtenAnew, isMoved)] : []),
    ]
    return one('mirror', { leftBehind, writtenAnew, reason: input.reason }, joined(said, ' ', ''))
  },
})

/** Where nothing parts: what could not be looked at is said, and else that all is well. */
function nothingToDo(states: readonly { readonly mirror: NotedMirror; readonly state: MirrorState }[]): Problem {
  const gone = states.find(({ state }) => state.code !== null)
  if (gone !== undefined) return cannotBeReached(gone.mirror.place, gone.state.code as string)
  const said = states.length === 0 ? mirrorWords.noMirror : mirrorWords.nothingToResolve
  return new NothingThere(said, mirrorWords.seeStatus)
}

/** Moves what a mirror has aside, for all of it to be written anew; returns whether it had anything. */
async function setAside(call: WriteCall, known: Noted, { place, folder }: NotedMirror): Promise<boolean> {
  const drive = await driveTo(place)
  let aside: string | null
  try {
    const mirror = new Mirror(drive, folder)
    await mirror.make()
    aside = await mirror.setAside()
  } catch (error) {
    throw cannotBeReached(place, failureOf(error))
  } finally {
    drive.close()
  }
  const begun = { head: null, size: 0, counters: {} }
  changeNote(call.notes as NotePlaces, known, (noted) => ({
    ...noted,
    mirrors: noted.mirrors.map((each) =>
      each.folder === folder
        ? { ...each, ...begun, setAside: [...(each.setAside ?? []), ...(aside === null ? [] : [aside])] }
        : each,
    ),
  }))
  return aside !== null
}
