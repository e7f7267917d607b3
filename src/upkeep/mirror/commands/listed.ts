import type { Moment } from '../../../clause/day.ts'
import { wallTime } from '../../../clause/moment.ts'
import { same } from '../../../clause/words.ts'
import type { NotedMirror, NotePlaces } from '../../../register/mirror/noted.ts'
import { keptElsewhere, type MirrorTold } from '../../../register/mirror/told.ts'
import { type Head, headText } from '../../../register/register.ts'
import { type Column, columnOf, list, type Result } from '../../../terminal/result.ts'
import { notedOf } from '../noted.ts'
import { mirrorWords } from '../words.ts'

/** A mirror as it is noted, here or at the server; the place itself is not asked. */
interface Shown {
  /** The machine that keeps it; null where that is the one which the register itself is on. */
  readonly machine: string | null
  readonly place: string
  /** Null where another machine keeps it. */
  readonly addedAt: Moment | null
  readonly removedAt: Moment | null
  readonly state: 'whole' | 'behind' | 'unreachable' | 'older' | 'removed'
  readonly head: string | null
  readonly behind: number
  readonly missingSince: Moment | null
}

/** How a mirror is as of the last write. */
function stateNoted(
  { removedAt, missing, head }: Pick<NotedMirror, 'removedAt' | 'missing' | 'head'>,
  own: number,
): Shown['state'] {
  if (removedAt !== null) return 'removed'
  if ((head?.seq ?? 0) > own) return 'older'
  if (missing !== null) return 'unreachable'
  return (head?.seq ?? 0) < own ? 'behind' : 'whole'
}

const column = columnOf<Shown>()

const moment = (at: Moment | null, timeZone: string) => same(at === null ? '—' : wallTime(at, timeZone))

const columns = (timeZone: string, isOfMachines: boolean): readonly Column<Shown>[] => [
  ...(isOfMachines ? [column('machine', 'Machine', '机器', { whole: true })] : []),
  column('place', 'Place', '地点', { whole: true }),
  // Of a place that nobody asks it is not known how it is now.
  column('state', 'As of the last write', '截至上次写入', {
    shown: ({ state }) => mirrorWords.state[state],
    whole: true,
    tone: ({ state }) => (state === 'whole' ? 'good' : 'warn'),
  }),
  column('behind', 'Behind', '落后', { align: 'right', whole: true }),
  column('addedAt', 'Added', '添加时间', { shown: ({ addedAt }) => moment(addedAt, timeZone), whole: true }),
  column('missingSince', 'Not reached since', '无法访问自', {
    shown: ({ missingSince }) => moment(missingSince, timeZone),
    minor: true,
  }),
  column('removedAt', 'Removed', '移除时间', { shown: ({ removedAt }) => moment(removedAt, timeZone), minor: true }),
  column('head', 'Newest entry', '最新记录', { offTerminal: true }),
]

/** A register as its mirrors are listed. */
interface Listed {
  readonly notes: NotePlaces | null
  readonly mirrorsTold: readonly MirrorTold[]
  readonly timeZone: string
  head(): Head
}

/** The mirrors of a register: those that are kept from here, and what other machines said of theirs. */
export const mirrorsListed = (register: Listed): Result => {
  const shown = [...shownHere(register), ...shownThere(register)]
  const isOfMachines = shown.some(({ machine }) => machine !== null)
  const none = register.notes?.machine == null ? mirrorWords.noMirror : mirrorWords.noneYet
  return list('mirrors', columns(register.timeZone, isOfMachines), shown, none)
}

/** The mirrors that are kept from here. */
export function shownHere(register: Pick<Listed, 'notes' | 'head'>): Shown[] {
  const { notes } = register
  const own = register.head().seq
  return (notedOf(notes)?.mirrors ?? []).map((each): Shown => {
    const { place, addedAt, removedAt, head, missing } = each
    const behind = Math.max(0, own - (head?.seq ?? 0))
    return {
      ...{ machine: notes?.machine ?? null, place, addedAt, removedAt, state: stateNoted(each, own), behind },
      ...{ missingSince: missing?.since ?? null, head: head === null ? null : headText(head) },
    }
  })
}

function shownThere(register: Listed): Shown[] {
  const { notes, mirrorsTold } = register
  const own = register.head().seq
  return keptElsewhere(mirrorsTold, notes, notedOf(notes)).map(({ machine, place, seq }): Shown => {
    const state = stateNoted({ removedAt: null, missing: null, head: { seq, seal: '' } }, own)
    return {
      ...{ machine, place, addedAt: null, removedAt: null, state, behind: Math.max(0, own - seq) },
      ...{ missingSince: null, head: null },
    }
  })
}
