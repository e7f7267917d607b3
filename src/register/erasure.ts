import { Problem } from '../clause/problem.ts'
import type { Words } from '../clause/words.ts'
import type { TableWords } from './register.ts'
import type { Statements } from './statements.ts'
import type { EntryChangeTable } from './tables.ts'

/** What stands where a person's name was erased. Stored text is in one language; `erasedWords` tells it in both. */
export const erasedMark = '‹erased›'

/** What stands in place of a name whose data are restricted: kept, and not shown. */
export const restrictedMark = '‹restricted›'

const inChinese: Readonly<Record<string, string>> = { [erasedMark]: '‹已删除›', [restrictedMark]: '‹已限制›' }

/** A text in which a mark may stand, for readers of either language. */
export const erasedWords = (text: string): Words =>
  // Asked of every cell of a list: to look for a mark is much quicker than to replace it.
  text.includes('‹')
    ? { en: text, zh: text.replaceAll(/‹\w+›/gu, (mark) => inChinese[mark] ?? mark) }
    : { en: text, zh: text }

/** Whether a change's personal part is gone and its digest alone is left. */
export const isErased = (change: Pick<EntryChangeTable, 'private' | 'private_digest'>): boolean =>
  change.private === null && change.private_digest !== null

/** Which entry erased the personal part of each change, by the change's id: what the erasures on record name. */
export type ErasedBy = ReadonlyMap<number, number>

/** The changes that a list of an erasure names. One that is no list any more names none. */
export function changesNamed(list: string): number[] {
  let named: unknown
  try {
    named = JSON.parse(list)
  } catch {
    return []
  }
  return Array.isArray(named) ? named.filter((each) => Number.isSafeInteger(each)) : []
}

/** The changes that the erasures on record name. */
export function erasedBy(statements: Statements): ErasedBy {
  const lists = statements.lists<[changes: string, entry: number]>(
    `SELECT erasure.changes, change.entry FROM main.entry_change AS change JOIN main.erasure ON erasure.id = change.key
     WHERE change."table" = 'erasure' AND change.op = 'insert' ORDER BY change.id`,
  )
  const erased = new Map<number, number>()
  for (const [changes, entry] of lists) for (const id of changesNamed(changes)) erased.set(id, entry)
  return erased
}

/**
 * Refuses to undo an erasing, since nothing is left to bring back, and what an erasing has taken the earlier values of:
 * the rest would be set back to something that never stood so.
 */
export function refuseIfErased(
  statements: Statements,
  seq: number,
  changes: readonly Pick<EntryChangeTable, 'id' | 'table' | 'private' | 'private_digest'>[],
  named: TableWords,
): void {
  if (changes.some(({ table }) => table === 'erasure'))
    throw new Problem(
      'refused',
      {
        en: `Entry #${seq} erased personal data and cannot be undone: nothing of them is left.`,
        zh: `第 ${seq} 条记录删除了个人信息，不能撤回：原内容已不存在。`,
      },
      { en: 'Who is to be on record again is recorded anew.', zh: '需要重新登记的，请另行录入。' },
    )
  const gone = changes.find(isErased)
  if (gone === undefined) return
  const by = erasedBy(statements).get(gone.id)
  const { en, zh } = named(gone.table)
  throw new Problem(
    'refused',
    {
      en: `Entry #${seq} cannot be undone: ${by === undefined ? 'somebody' : `entry #${by}`} erased the personal data of a ${en} that it changed.`,
      zh: `第 ${seq} 条记录不能撤回：其改动的${zh}的个人信息已被${by === undefined ? '' : `第 ${by} 条`}删除。`,
    },
    {
      en: 'Change or void what else it recorded with the command of each record.',
      zh: '该条的其他内容请用各自的命令修改或作废。',
    },
  )
}
