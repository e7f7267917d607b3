import fs from 'node:fs'
import path from 'node:path'
import { type Drive, type Operations, operations } from './operations.ts'

/** The file systems of Linux that are this machine's own: what is none of them may be another machine, which may be gone. */
const ownSystems = new Set(
  'ext2 ext3 ext4 xfs btrfs zfs f2fs bcachefs reiserfs jfs tmpfs ramfs overlay aufs vfat exfat ntfs ntfs3 msdos hfsplus udf squashfs iso9660'.split(
    ' ',
  ),
)

/** The place itself, for one that cannot be gone while the machine is there. */
const nearDrive = (): Drive => {
  const acts = Object.keys(operations) as (keyof Operations)[]
  const near = acts.map((act) => [
    act,
    async (...args: readonly unknown[]) => (operations[act] as (...args: readonly unknown[]) => unknown)(...args),
  ])
  return { ...Object.fromEntries(near), close: () => undefined } as unknown as Drive
}

/** How a place is reached: directly where it is certainly of this machine, else by a child process that may hang alone. */
export async function driveTo(place: string, platform: NodeJS.Platform = process.platform): Promise<Drive> {
  if (isNear(place, platform)) return nearDrive()
  return (await import('./distant.ts')).distantDrive()
}

/**
 * Whether a place is certainly on a disk of this machine. The place itself is not touched: to ask it would hang where it is gone. Linux has a
 * list of what is mounted; on Windows any letter but the system's own may stand for a share, and on macOS what is mounted lies in a folder.
 */
export function isNear(place: string, platform: NodeJS.Platform = process.platform): boolean {
  if (platform === 'linux') return isOnOwnDisk(place, mountsOf())
  if (platform === 'win32') return place.toUpperCase().startsWith(`${process.env.SystemDrive ?? 'C:'}\\`.toUpperCase())
  return platform === 'darwin' && !/^\/(Volumes|Network)\//.test(place)
}

/** As many links as Linux follows. */
const mostLinks = 40

/** Whether every folder on the way to a place, over the links that lie on it, is on a disk of this machine. */
function isOnOwnDisk(place: string, mounts: string, links = mostLinks): boolean {
  const names = place.split(path.sep).filter(Boolean)
  for (let n = 0; n <= names.length; n++) {
    const at = path.resolve('/', ...names.slice(0, n))
    // Asked of the list before the place itself is: to look at what is gone would hang.
    if (!ownSystems.has(systemOf(at, mounts))) return false
    const target = linkAt(at)
    if (target !== null)
      return links > 0 && isOnOwnDisk(path.resolve(path.dirname(at), target, ...names.slice(n)), mounts, links - 1)
  }
  return true
}

function linkAt(file: string): string | null {
  try {
    return fs.readlinkSync(file)
  } catch {
    return null
  }
}

/** What is mounted, as Linux lists it; empty where it doesn't. */
function mountsOf(): string {
  try {
    return fs.readFileSync('/proc/self/mountinfo', 'utf8')
  } catch {
    return ''
  }
}

/** What Linux calls the file system that a path lies on, by the longest mount point above it; empty where that is not told. */
function systemOf(place: string, mounts: string): string {
  let found = { point: '', system: '' }
  for (const line of mounts.split('\n')) {
    const [before = '', behind = ''] = line.split(' - ')
    const point = (before.split(' ')[4] ?? '').replaceAll(/\\(\d{3})/g, (_, octal) =>
      String.fromCharCode(Number.parseInt(octal, 8)),
    )
    const isAbove = point !== '' && !path.relative(point, place).startsWith('..')
    // What is mounted later at the same point covers what was there.
    if (isAbove && point.length >= found.point.length) found = { point, system: behind.split(' ')[0] ?? '' }
  }
  return found.system
}
