import path from 'node:path'
import type { Backup } from '../register/file/backup.ts'
import type { Cleared } from '../register/file/copies.ts'
import { headText } from '../register/register.ts'
import type { Call } from '../terminal/command.ts'
import { field, one, type Result, sentence } from '../terminal/result.ts'
import { forSchedule } from './for-schedule.ts'
import { upkeepWords } from './words.ts'

/** What is told of a backup that was made; older ones are cleared away first, unless the register was altered: that is the time to have them. */
export function backedUp(
  call: Call,
  { file, bytes, verification, isAltered }: Backup & { readonly isAltered?: boolean },
  keep: number | undefined,
  clear: (keep: number) => Cleared,
): Result {
  const head = verification.head === null ? null : headText(verification.head)
  const ok = verification.differences.length === 0 && isAltered !== true
  const { removed, left } = keep === undefined || !ok ? { removed: [], left: [] } : clear(keep)
  if (left.length > 0) call.warn(upkeepWords.notRemoved(left), { always: true })
  if (!ok) call.warn(upkeepWords.faithfulButDiffers, { always: true })
  const parts = [
    field('file', upkeepWords.file, file),
    field('bytes', { en: 'Bytes', zh: '字节' }, bytes),
    field('head', upkeepWords.head, head),
  ]
  const gone = removed.length === 0 ? [] : [sentence(upkeepWords.removed(removed.map((each) => path.basename(each))))]
  const result = one('backup', { file, bytes, head, ok, removed }, upkeepWords.backedUp(file), parts, gone)
  return forSchedule(call, { ...result, exit: ok && left.length === 0 ? 0 : 1 })
}
