import { wallTime } from '../../../clause/moment.ts'
import { same } from '../../../clause/words.ts'
import type { NotedMirror } from '../../../register/mirror/noted.ts'
import { headText } from '../../../register/register.ts'
import { verb } from '../../../terminal/command.ts'
import { type Column, columnOf, list } from '../../../terminal/result.ts'
import { notedOf } from '../noted.ts'
import { mirrorWords } from '../words.ts'

/** A mirror as it is noted; the place itself is not asked. */
interface Shown extends Pick<NotedMirror, 'place' | 'addedAt' | 'removedAt'> {
  readonly state: 'whole' | 'behind' | 'unreachable' | 'older' | 'removed'
  readonly head: string | null
  readonly behind: number
  readonly missingSince: string | null
}

/** How a mirror is as of the last write. */
function stateNoted({ removedAt, missing, head }: NotedMirror, own: number): Shown['state'] {
  if (removedAt !== null) return 'removed'
  if ((head?.seq ?? 0) > own) return 'older'
  if (missing !== null) return 'unreachable'
  return (head?.seq ?? 0) < own ? 'behind' : 'whole'
}

const column = columnOf<Shown>()

const columns = (timeZone: string): readonly Column<Shown>[] => [
  column('place', 'Place', '地点', { whole: true }),
  // Of a place that nobody asks it is not known how it is now.
  column('state', 'As of the last write', '截至上次写入', {
    shown: ({ state }) => mirrorWords.state[state],
    whole: true,
    tone: ({ state }) => (state === 'whole' ? 'good' : 'warn'),
  }),
  column('behind', 'Behind', '落后', { align: 'right', whole: true }),
  column('addedAt', 'Added', '添加时间', { shown: ({ addedAt }) => same(wallTime(addedAt, timeZone)), whole: true }),
  column('missingSince', 'Not reached since', '无法访问自', {
    shown: ({ missingSince }) => same(missingSince === null ? '—' : wallTime(missingSince as never, timeZone)),
    minor: true,
  }),
  column('removedAt', 'Removed', '移除时间', {
    shown: ({ removedAt }) => same(removedAt === null ? '—' : wallTime(removedAt, timeZone)),
    minor: true,
  }),
  column('head', 'Newest entry', '最新记录', { offTerminal: true }),
]

/** The mirrors of the register as they are noted beside it: no place is asked, so that none is waited for. */
export const mirrorList = verb({
  words: { en: 'The mirrors of the register, and how far each is', zh: '登记簿的镜像及其进度' },
  access: 'read',
  ofFile: true,
  args: {},
  flags: {},
  examples: { 'mirror list': { en: 'where every entry is written, too', zh: '每条记录同时写入何处' } },
  run: async (_, call) => {
    const own = call.head().seq
    const shown = (notedOf(call, call.file)?.mirrors ?? []).map((each): Shown => {
      const { place, addedAt, removedAt, head, missing } = each
      const behind = Math.max(0, own - (head?.seq ?? 0))
      const state = stateNoted(each, own)
      const missingSince = missing?.since ?? null
      return { place, addedAt, removedAt, state, behind, missingSince, head: head === null ? null : headText(head) }
    })
    return list('mirrors', columns(call.timeZone), shown, mirrorWords.noMirror)
  },
})
