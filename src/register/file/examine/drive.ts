import { diskOf } from '../../disk/disk.ts'
import type { Disks } from '../../disk/disks.ts'
import { detailOf, isUnsafe, remedyOf } from '../../disk/words.ts'
import { type Check, ill, well } from './check.ts'

/** What a register lies on, and whether locks that keep two writers apart are to be relied on there. */
export function drive(file: string, disks: Disks): Check {
  const disk = diskOf(file, disks)
  if (isUnsafe(disk)) return ill('drive', detailOf(disk), remedyOf(disk))
  if (disk.is === 'untold') return well('drive', { en: 'not known to be over a network', zh: '未发现位于网络上' })
  const { en, zh } = disk.name
  return well('drive', { en: `of this machine (${en})`, zh: `本机（${zh}）` })
}
