import fs from 'node:fs'
import path from 'node:path'
import { same } from '../../../clause/words.ts'
import type { Disks } from '../../disk/disks.ts'
import type { FileLook } from '../look.ts'
import { removeSecondName, secondName } from '../second-name.ts'
import { type Check, ill, well } from './check.ts'
import { drive } from './drive.ts'

const posix = path.sep === '/'

/**
 * The file from outside: how large it is, who may read it, what stands beside it, what it lies on. What is shared, by accounts of several people, is so
 * by its group.
 */
export const outside = (file: string, isShared: boolean, disks: Disks): Check[] =>
  [permissions(file, isShared), log(file), space(file), drive(file, disks)].filter((check) => check !== null)

export function wholeFile(file: string, look: FileLook): Check {
  const { size } = fs.statSync(file)
  const [en, zh] = look.readOnly ? [', read-only', '，只读'] : ['', '']
  const second = secondName(file)
  if (second !== null) return ill('file', second, removeSecondName(file))
  return well('file', { en: `${size} bytes${en}`, zh: `${size} 字节${zh}` })
}

const bitsOf = (mode: number): string => (mode & 0o777).toString(8).padStart(4, '0')

function permissions(file: string, isShared: boolean): Check | null {
  const mode = fs.statSync(file, { throwIfNoEntry: false })?.mode
  // Windows has no such bits: who may read follows from the folder.
  if (mode === undefined || !posix) return null
  const folder = path.dirname(file)
  const around = fs.statSync(folder).mode
  const bits = bitsOf(mode)
  const [others, putting] = isShared ? [0o007, 0o002] : [0o077, 0o022]
  if ((mode & others) !== 0) {
    const take = isShared ? 'chmod o-rwx' : 'chmod 600'
    return ill(
      'permissions',
      { en: `${bits}: others on this machine can read it`, zh: `${bits}：本机其他用户可读取` },
      { en: `Take the rights away: ${take} ${file}`, zh: `请收回权限：${take} ${file}` },
    )
  }
  // In a folder with the sticky bit, such as /tmp, nobody takes another's file away.
  if ((around & putting) !== 0 && (around & 0o1000) === 0) {
    const take = isShared ? 'chmod o-w' : 'chmod go-w'
    return ill(
      'permissions',
      {
        en: `${bits}, but others can put another file in its place: its folder has ${bitsOf(around)}`,
        zh: `${bits}，但其所在文件夹为 ${bitsOf(around)}：其他用户可替换该文件`,
      },
      { en: `Take the rights away: ${take} ${folder}`, zh: `请收回权限：${take} ${folder}` },
    )
  }
  return well('permissions', same(bits))
}

/** A log of this many bytes or more could not be folded into the file for a long time. */
const largeLog = 256 * 1024 * 1024

const sizeOf = (file: string): number => fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0

function log(file: string): Check {
  const size = fs.statSync(`${file}-wal`, { throwIfNoEntry: false })?.size
  if (size === undefined) return well('log', { en: 'none beside the file', zh: '文件旁没有日志' })
  if (!fs.existsSync(file))
    return ill(
      'log',
      { en: `${file}-wal stands without its register`, zh: `${file}-wal 没有对应的登记簿` },
      {
        en: 'Put the register back beside it; what was written last may be in it.',
        zh: '请把登记簿放回其旁，最后写入的内容可能在其中。',
      },
    )
  if (size >= largeLog)
    return ill(
      'log',
      {
        en: `${size} bytes beside the file: another program has had the register open for long`,
        zh: `文件旁有 ${size} 字节：另有程序长时间打开着登记簿`,
      },
      {
        en: 'End the other programs that have the register open; the next command folds the log in. Never delete it.',
        zh: '请结束打开登记簿的其他程序，下一条命令会把日志并入。请勿删除该日志。',
      },
    )
  if (size === 0) return well('log', { en: 'empty, beside the file', zh: '文件旁的日志为空' })
  return well('log', {
    en: `${size} bytes beside the file: the newest entries may be in it alone. Never delete it; a copy of ${path.basename(file)} without it lacks them, so copy with "certdesk backup"`,
    zh: `文件旁有 ${size} 字节：最新的登记可能只在其中。请勿删除；只复制 ${path.basename(file)} 会缺少这些登记，请用 certdesk backup 复制`,
  })
}

/** Room for the log of a large import besides a backup. */
const reserve = 64 * 1024 * 1024

const megabytes = (bytes: number): string => `${Math.ceil(bytes / 1_000_000)} MB`

function space(file: string): Check | null {
  let free: number
  try {
    const { bavail, bsize } = fs.statfsSync(path.dirname(file))
    free = bavail * bsize
  } catch {
    // Without a folder there is no room to be told; that is said of the file.
    return null
  }
  const needed = sizeOf(file) + sizeOf(`${file}-wal`) + reserve
  const [room, need] = [megabytes(free), megabytes(needed)]
  if (free >= needed) return well('space', { en: `${room} free`, zh: `剩余 ${room}` })
  return ill(
    'space',
    {
      en: `${room} free; a backup beside it and a large import need ${need}`,
      zh: `剩余 ${room}；在旁备份并作大批导入需要 ${need}`,
    },
    {
      en: 'Make room, or put backups on another drive: certdesk backup --to FOLDER',
      zh: '请腾出空间，或备份到其他磁盘：certdesk backup --to 文件夹',
    },
  )
}
