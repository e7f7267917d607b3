import { wallTime } from '../../../clause/moment.ts'
import { joined, same, type Words } from '../../../clause/words.ts'
import type { LoneEntry } from '../../../register/file/comparison.ts'
import type { NotedMirror } from '../../../register/mirror/noted.ts'
import { type MirrorState, type MirrorStateName, stateOf } from '../../../register/mirror/state.ts'
import { keptElsewhere } from '../../../register/mirror/told.ts'
import { faultWords, reasonOf } from '../../../register/mirror/words.ts'
import { type Head, headText } from '../../../register/register.ts'
import { verb } from '../../../terminal/command.ts'
import { requireHere } from '../../../terminal/far.ts'
import { askedAs, text } from '../../../terminal/flag.ts'
import { type Column, columnOf, list, table } from '../../../terminal/result.ts'
import { entryColumns, wordsColumn } from '../../columns.ts'
import { withOpened } from '../../open.ts'
import { mirrorAt, mirrorsOf, nameOf, notedOf, placeAt } from '../noted.ts'
import { mirrorWords } from '../words.ts'

interface Shown {
  readonly place: string
  readonly state: MirrorStateName
  readonly head: string | null
  readonly behind: number
  readonly detail: Words
  /** The entries that it has alone, where it has another journal: what is missing in the register. The first of them at most. */
  readonly only: readonly LoneEntry[]
  /** How many there are. */
  readonly onlyThere: number
}

const column = columnOf<Shown>()

const columns: readonly Column<Shown>[] = [
  column('place', 'Place', '地点', { whole: true }),
  column('state', 'State', '状态', {
    shown: ({ state }) => mirrorWords.state[state],
    whole: true,
    tone: ({ state }) => (state === 'whole' ? 'good' : state === 'behind' || state === 'removed' ? 'warn' : 'bad'),
  }),
  column('head', 'Newest entry', '最新记录', { shown: ({ head }) => same(head === null ? '—' : short(head)) }),
  column('behind', 'Behind', '落后', { align: 'right', whole: true }),
  wordsColumn('detail', 'Found', '情况', ({ detail }) => detail),
]

/** Reads mirrors from their first entry to their last and holds them against the register. Exit 1 where one is not well. */
export const mirrorStatus = verb({
  words: { en: 'Read the mirrors and hold them against the register', zh: '读取镜像并与登记簿核对' },
  access: 'none',
  args: { place: askedAs(mirrorWords.placeAsked, text(mirrorWords.place, 'PLACE')) },
  flags: {},
  examples: { 'mirror status': { en: 'whether every mirror has everything', zh: '各镜像是否完整' } },
  run: async (input, call) =>
    withOpened(call, async (register) => {
      const { statements, notes, mirrorsTold, timeZone } = register
      if (input.place !== undefined) requireHere(call.world, input.place)
      const chosen = input.place === undefined ? null : mirrorAt(notes, placeAt(call.world.cwd, input.place))
      const noted = notedOf(notes)
      const shown: Shown[] = []
      for (const mirror of chosen === null ? mirrorsOf(noted) : [chosen]) {
        const state = await stateOf(statements, mirror, noted)
        shown.push(told(mirror, state, register.head(), timeZone))
      }
      const others = keptElsewhere(mirrorsTold, notes, noted).map(nameOf)
      const none = others.length > 0 ? mirrorWords.keptElsewhere(others) : mirrorWords.noMirror
      const lost = shown.filter(({ only }) => only.length > 0)
      const titled = (each: Shown) => ({ title: mirrorWords.onlyThere(each.place, each.onlyThere) })
      const missing = lost.map((each) => table(Object.values(entryColumns(timeZone)), each.only, titled(each)))
      const listed = list('mirrors', columns, shown, none, missing)
      const json = { mirrors: shown.map(({ detail, onlyThere, ...rest }) => ({ ...rest, detail: detail.en })) }
      return { ...listed, json, exit: shown.every(({ state }) => isWell(state)) ? 0 : 1 }
    }),
})

export const isWell = (state: MirrorStateName): boolean => state === 'whole' || state === 'removed'

export function told(noted: NotedMirror, found: MirrorState, own: Head, timeZone: string): Shown {
  const { state, head, behind, common, fault, personalMissing, code } = found
  const parted = state === 'older' || state === 'other'
  const heads = (head === null ? null : headText(head)) ?? '#0'
  const parts: Words[] = [
    ...(fault === null ? [] : [faultWords(fault)]),
    ...(personalMissing === 0 ? [] : [mirrorWords.personalMissing(personalMissing)]),
    ...(code === null ? [] : [reasonOf(code)]),
    ...(noted.missing === null ? [] : [mirrorWords.since(wallTime(noted.missing.since, timeZone))]),
    ...(parted ? [mirrorWords.headsAre(short(headText(own)), short(heads)), mirrorWords.partAt(common)] : []),
    ...(behind > 0 && !parted ? [mirrorWords.entriesBehind(behind)] : []),
  ]
  const detail = parts.length === 0 ? mirrorWords.everything : joined(parts, '; ', '；')
  const only = parted ? found.only.map(({ seq, at, by, command }) => ({ seq, at, by, command })) : []
  return {
    ...{ place: noted.place, state, head: head === null ? null : headText(head), behind, detail },
    ...{ only, onlyThere: parted ? (head?.seq ?? 0) - common : 0 },
  }
}

/** Enough of a head to know it by. */
const short = (head: string): string => (head.length > 20 ? `${head.slice(0, 20)}…` : head)
