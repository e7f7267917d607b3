import { type Day, dayOf } from '../../clause/day.ts'
import type { Words } from '../../clause/words.ts'
import type { Statements } from '../statements.ts'
import { type Noted, type NotedMirror, noteBeside, readNote } from './noted.ts'
import { placesEver } from './witness.ts'

/** A mirror that has not everything, as it is noted beside the register: no place is asked, so that nobody waits for one. */
export interface Behind {
  readonly place: string
  /** How many entries it has not. */
  readonly entries: number
  /** Since when it could not be reached; null where it only was not written to. */
  readonly since: Day | null
}

/** The mirrors of a register that have not everything; `head` is the number of its newest entry. */
export function mirrorsBehind(register: string, head: number, timeZone: string): Behind[] {
  const mirrors = readNote<Noted>(noteBeside(register))?.mirrors ?? []
  return mirrors
    .filter(({ removedAt, head: has }) => removedAt === null && (has?.seq ?? 0) < head)
    .map(({ place, head: has, missing }) => ({
      place,
      entries: head - (has?.seq ?? 0),
      since: missing === null ? null : dayOf(missing.since, timeZone),
    }))
}

/** What is told of a mirror that has not everything. */
export const behindWords = ({ place, entries, since }: Behind): Words => ({
  en: `The mirror at ${place} is ${entries} ${entries === 1 ? 'entry' : 'entries'} behind${since === null ? '' : `, not reached since ${since}`}.`,
  zh: `${place} 处的镜像落后 ${entries} 条记录${since === null ? '' : `，自 ${since} 起无法访问`}。`,
})

/** A mirror that may still hold what an entry erased: nothing is written to it any more, or nothing was since. */
export interface StillHolding {
  readonly place: string
  /** Whether nothing is written to it any more: it was removed, or is known to the journal alone, as where a register was made anew. */
  readonly removed: boolean
}

/** The mirrors of a register that what an entry erased was not taken out of. Those that are not written to any more stay listed for good. */
export function mirrorsStillHolding(register: string, entry: number, statements: Statements): StillHolding[] {
  const noted = readNote<Noted>(noteBeside(register))?.mirrors ?? []
  const unnoted = placesEver(statements).filter((each) => !noted.some(({ place }) => place === each))
  return [
    ...noted
      .filter(({ removedAt, head }) => removedAt !== null || (head?.seq ?? 0) < entry)
      .map(({ place, removedAt }) => ({ place, removed: removedAt !== null })),
    ...unnoted.map((place) => ({ place, removed: true })),
  ]
}

/** Where other journals of a register were moved aside, whose entries were left behind: somebody may be in them who never was on record here. */
export const mirrorsSetAside = (register: string): Pick<NotedMirror, 'folder' | 'setAside'>[] =>
  (readNote<Noted>(noteBeside(register))?.mirrors ?? []).filter(({ setAside = [] }) => setAside.length > 0)

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
