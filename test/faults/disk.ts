import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { runFolder } from '../scratch.ts'

const source = fileURLToPath(new URL('disk.c', import.meta.url))

/** Why the disk cannot be watched here; null where it can. */
export const noDisk: string | null =
  process.platform !== 'linux'
    ? 'the dynamic linker of this system preloads nothing'
    : spawnSync('cc', ['--version']).status === 0
      ? null
      : 'there is no C compiler (cc) on this machine'

let library: string | undefined

/** Compiles what stands between a process and its files. */
function compiled(): string {
  if (library !== undefined) return library
  library = path.join(runFolder(), `${process.pid}-disk.so`)
  const { status, stderr } = spawnSync('cc', ['-shared', '-fPIC', '-O2', '-o', library, source, '-ldl', '-lpthread'])
  if (status !== 0) throw new Error(`disk.c does not compile: ${stderr}`)
  return library
}

/** What a disk does to a process; `disk.c` says what the kinds mean. */
export interface Disk {
  readonly folder: string
  readonly log?: string
  readonly fault?: `${'full' | 'sync' | 'syncs' | 'kill'} ${number}`
}

/** The surroundings in which a process has that disk. */
export const onDisk = ({ folder, log, fault }: Disk): Readonly<Record<string, string>> => ({
  LD_PRELOAD: compiled(),
  DISK_FOLDER: fs.realpathSync(folder),
  ...(log === undefined ? {} : { DISK_LOG: log }),
  ...(fault === undefined ? {} : { DISK_FAULT: fault }),
})

/** Something that happened to the files of the folder, in order. `said`: the process printed something. */
export type Event =
  | { readonly act: 'create'; readonly inode: bigint; readonly name: string }
  | { readonly act: 'write'; readonly inode: bigint; readonly at: number; readonly bytes: Buffer }
  | { readonly act: 'truncate'; readonly inode: bigint; readonly size: number }
  | { readonly act: 'sync' | 'syncFolder'; readonly inode: bigint }
  | { readonly act: 'rename' | 'link'; readonly inode: bigint; readonly from: string; readonly to: string }
  | { readonly act: 'unlink'; readonly name: string }
  | { readonly act: 'said' }

/** Reads a log of `disk.c`; names by their path within the folder that was watched. */
export function eventsOf(log: string, folder: string): Event[] {
  const bytes = fs.readFileSync(log)
  const root = fs.realpathSync(folder)
  const events: Event[] = []
  for (let at = 0; at < bytes.length; ) {
    const namesEnd = at + 32 + bytes.readUInt32LE(at + 4)
    const end =
      namesEnd + (bytes.readUInt32LE(at) === writeAct || bytes.readUInt32LE(at) === saidAct ? lengthAt(bytes, at) : 0)
    const names = bytes
      .toString('utf8', at + 32, namesEnd)
      .split('\0')
      .map((name) => path.relative(root, path.resolve(root, name)))
    events.push(event(bytes.subarray(at, at + 32), names, bytes.subarray(namesEnd, end)))
    at = end
  }
  return events
}

const [writeAct, saidAct] = [2, 9]
const lengthAt = (bytes: Buffer, at: number): number => Number(bytes.readBigUInt64LE(at + 24))

function event(head: Buffer, [from = '', to = '']: readonly string[], bytes: Buffer): Event {
  const inode = head.readBigUInt64LE(8)
  switch (head.readUInt32LE(0)) {
    case 1:
      return { act: 'create', inode, name: from }
    case writeAct:
      return { act: 'write', inode, at: Number(head.readBigUInt64LE(16)), bytes }
    case 3:
      return { act: 'truncate', inode, size: Number(head.readBigUInt64LE(16)) }
    case 4:
      return { act: 'sync', inode }
    case 5:
      return { act: 'syncFolder', inode }
    case 6:
      return { act: 'rename', inode, from, to }
    case 7:
      return { act: 'link', inode, from, to }
    case 8:
      return { act: 'unlink', name: from }
    case saidAct:
      return { act: 'said' }
    default:
      throw new Error('the log of the disk is not as disk.c writes it')
  }
}
