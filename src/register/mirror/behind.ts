import { type Day, dayOf } from '../../clause/day.ts'
import type { Words } from '../../clause/words.ts'
import type { Statements } from '../statements.ts'
import { mirrorName, type Noted, type NotedMirror, type NotePlaces, readNote } from './noted.ts'
import { keptElsewhere, type MirrorTold } from './told.ts'
import { placesEver } from './witness.ts'

/** A mirror that has not everything, as it is noted: no place is asked, so that nobody waits for one. */
export interface Behind {
  readonly place: string
  /** How many entries it has not. */
  readonly entries: number
  /** Since when it could not be reached; null where it only was not written to. */
  readonly since: Day | null
  /** The day on which its machine wrote there last, where that is another one. */
  readonly writtenOn?: Day
}

/** A register, with what is known of its mirrors. */
interface Known {
  readonly notes: NotePlaces | null
  readonly mirrorsTold: readonly MirrorTold[]
}

const notedIn = (notes: NotePlaces | null): Noted | null => (notes === null ? null : readNote<Noted>(notes.note))

/** Milliseconds after which the mirror of a register at a server should have what others recorded: it comes with its machine's next command. */
const inTime = 24 * 60 * 60 * 1000

/** Whether a machine's mirror has not an entry that it should have by now, in milliseconds since 1970. */
export const isLate = ({ lacksSince }: Pick<MirrorTold, 'lacksSince'>, now: number): boolean =>
  lacksSince !== null && now - Date.parse(lacksSince) > inTime

/**
 * The mirrors of a register that have not everything, `head` being the number of its newest entry; of a register at a server those that should have it
 * by now, in milliseconds since 1970.
 */
export function mirrorsBehind({ notes, mirrorsTold }: Known, head: number, timeZone: string, now: number): Behind[] {
  const noted = notedIn(notes)
  const isDue = (place: string) => {
    const told = mirrorsTold.find((each) => each.machine === notes?.machine && each.place === place)
    return told === undefined || isLate(told, now)
  }
  const here = (noted?.mirrors ?? [])
    .filter(({ removedAt, head: has }) => removedAt === null && (has?.seq ?? 0) < head)
    .filter(({ place, missing }) => missing !== null || isDue(place))
    .map(({ place, head: has, missing }) => ({
      place,
      entries: head - (has?.seq ?? 0),
      since: missing === null ? null : dayOf(missing.since, timeZone),
    }))
  const there = keptElsewhere(mirrorsTold, notes, noted)
    .filter((each) => isLate(each, now))
    .map((each) => behindThere(each, head, timeZone))
  return [...here, ...there]
}

/** How far the mirror of another machine is behind. */
export const behindThere = (told: MirrorTold, head: number, timeZone: string): Behind => ({
  ...{ place: mirrorName(told, told.place), entries: Math.max(0, head - told.seq), since: null },
  writtenOn: dayOf(told.at, timeZone),
})

/** What is told of a mirror that has not everything. */
export const behindWords = ({ place, entries, since, writtenOn }: Behind): Words => {
  const en = `The mirror at ${place} is ${entries} ${entries === 1 ? 'entry' : 'entries'} behind`
  const zh = `${place} 处的镜像落后 ${entries} 条记录`
  if (writtenOn !== undefined)
    return {
      en: `${en}: its machine wrote there last on ${writtenOn}.`,
      zh: `${zh}：该机器最后一次写入为 ${writtenOn}。`,
    }
  return {
    en: `${en}${since === null ? '' : `, not reached since ${since}`}.`,
    zh: `${zh}${since === null ? '' : `，自 ${since} 起无法访问`}。`,
  }
}

/** A mirror that may still hold what an entry erased: nothing is written to it any more, or nothing was since. */
export interface StillHolding {
  readonly place: string
  /** Whether nothing is written to it any more: it was removed, or is known to the journal alone, as where a register was made anew. */
  readonly removed: boolean
}

/** The mirrors of a register that what an entry erased was not taken out of. Those that are not written to any more stay listed for good. */
export function mirrorsStillHolding(
  { notes, mirrorsTold }: Known,
  entry: number,
  statements: Statements,
): StillHolding[] {
  const noted = notedIn(notes)
  const here = (noted?.mirrors ?? []).map((each) => ({
    ...each,
    name: notes === null ? each.place : mirrorName(notes, each.place),
  }))
  const there = keptElsewhere(mirrorsTold, notes, noted).map((each) => ({
    ...each,
    name: mirrorName(each, each.place),
  }))
  // Where a file was moved to a server, the journal has its mirrors by their places alone.
  const known = new Set([...here.flatMap(({ name, place }) => [name, place]), ...there.map(({ name }) => name)])
  const unnoted = placesEver(statements).filter((each) => !known.has(each))
  return [
    ...here
      .filter(({ removedAt, head }) => removedAt !== null || (head?.seq ?? 0) < entry)
      .map(({ name, removedAt }) => ({ place: name, removed: removedAt !== null })),
    ...there.filter(({ seq }) => seq < entry).map(({ name }) => ({ place: name, removed: false })),
    ...unnoted.map((place) => ({ place, removed: true })),
  ]
}

/** Where other journals of a register were moved aside, whose entries were left behind: somebody may be in them who never was on record here. */
export const mirrorsSetAside = (notes: NotePlaces | null): Pick<NotedMirror, 'folder' | 'setAside'>[] =>
  (notedIn(notes)?.mirrors ?? []).filter(({ setAside = [] }) => setAside.length > 0)

export const setAsideWords = ({ folder, setAside = [] }: Pick<NotedMirror, 'folder' | 'setAside'>): Words => ({
  en: `${folder} keeps entries that were left behind (${setAside.join(', ')}): whoever was in them alone is there still. Delete what is not needed any more.`,
  zh: `${folder} 仍保留已舍弃的记录（${setAside.join('、')}）：只出现在其中的联系人仍在那里，不再需要时请删除。`,
})

export const stillHoldingWords = ({ place, removed }: StillHolding): Words =>
  removed
    ? {
        en: `The mirror at ${place} is not written to any more and may still hold the person: destroy it, or erase its file "personal".`,
        zh: `${place} 处的镜像已不再写入，可能仍含该联系人：请销毁，或删除其中的 personal 文件。`,
      }
    : {
        en: `The mirror at ${place} was not reached and may still hold the person: the next command that reaches it takes them out.`,
        zh: `${place} 处的镜像未能访问，可能仍含该联系人：下一条能访问它的命令会删除。`,
      }
