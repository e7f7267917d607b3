import { usage } from '../../../clause/problem.ts'
import { doneBy } from '../../../office/staff/done-by.ts'
import { changeNote } from '../../../register/file/mirror-note.ts'
import { statementsOf } from '../../../register/file/statements.ts'
import { driveTo } from '../../../register/mirror/drive.ts'
import { leave } from '../../../register/mirror/leave.ts'
import { Mirror } from '../../../register/mirror/mirror.ts'
import type { Noted, NotedMirror } from '../../../register/mirror/noted.ts'
import { partedFrom } from '../../../register/mirror/parted.ts'
import { type MirrorState, stateOf } from '../../../register/mirror/state.ts'
import { leftBehindText } from '../../../register/mirror/witness.ts'
import { verb, type WriteCall } from '../../../terminal/command.ts'
import { askedAs, required, text } from '../../../terminal/flag.ts'
import { one } from '../../../terminal/result.ts'
import { withNamed } from '../../open.ts'
import { mirrorAt, notedOf, placeAt } from '../noted.ts'
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
  by: doneBy('manager', '3'),
  reviewed: 'itself',
  settlesMirrors: true,
  args: { place: askedAs(mirrorWords.placeAsked, text(mirrorWords.place, 'PLACE')) },
  flags: { reason: required(text({ en: 'why the register is right', zh: '为何以登记簿为准' }, 'REASON')) },
  examples: {
    'mirror resolve mirror/ --reason "tried out on a copy"': {
      en: 'what the mirror has is moved aside',
      zh: '镜像的旧内容移到一旁',
    },
  },
  run: async (input, call) => {
    const noted = notedOf(call.file)
    const active = (noted?.mirrors ?? []).filter(({ removedAt }) => removedAt === null)
    const chosen = input.place === undefined ? active : [mirrorAt(call.file, placeAt(call.world.cwd, input.place))]
    const found = await withNamed(call, async ({ raw }) => {
      const statements = statementsOf(raw)
      const states: { readonly mirror: NotedMirror; readonly state: MirrorState }[] = []
      for (const mirror of chosen) states.push({ mirror, state: await stateOf(statements, mirror) })
      const seen = seenAt(call, call.file)
      return {
        states,
        parted: partedFrom(
          statements,
          states.map(({ state }) => state),
          seen,
        ),
      }
    })
    const damaged = found.states.filter(({ state }) => state.state === 'damaged').map(({ mirror }) => mirror)
    const { spans, counters } = found.parted
    if (spans.length === 0 && damaged.length === 0)
      throw usage(mirrorWords.nothingToResolve(input.place ?? call.file), mirrorWords.seeStatus)
    await call.agreed([])
    await call.write(
      (tx) => {
        if (spans.length > 0) leave(tx, spans, counters)
        tx.note(`${mirrorWords.resolveNote(leftBehindText(spans))}; ${input.reason}`)
      },
      { always: true, settlesMirrors: true },
    )
    for (const mirror of damaged) await startAnew(call, mirror)
    const leftBehind = leftBehindText(spans)
    const writtenAnew = damaged.map(({ place }) => place)
    return one('mirror', { leftBehind, writtenAnew, reason: input.reason }, mirrorWords.resolved(leftBehind))
  },
})

/** Moves what a damaged mirror has aside, and writes all of it anew. */
async function startAnew(call: WriteCall, { place, folder }: NotedMirror): Promise<void> {
  const drive = await driveTo(place)
  try {
    await new Mirror(drive, folder).setAside()
  } finally {
    drive.close()
  }
  changeNote(call.file, (noted) => ({
    ...(noted as Noted),
    mirrors: (noted as Noted).mirrors.map((each) =>
      each.folder === folder ? { ...each, head: null, size: 0, counters: {} } : each,
    ),
  }))
  await call.mirror()
}
