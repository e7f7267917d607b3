import path from 'node:path'
import type { Disks } from './disks.ts'
import { isOwnSystem } from './systems.ts'

/** A file system that is mounted, as Linux lists it. */
export interface Mount {
  /** The folder that it is seen at. */
  readonly point: string
  /** What Linux calls its kind, such as `ext4` or `fuse.sshfs`. */
  readonly system: string
  /** What it is of: a device, a share, or whatever its driver says. */
  readonly source: string
  readonly options: string
}

/** The lines of `/proc/self/mountinfo`: "36 35 98:0 / /mnt/office rw - cifs //server/office rw,vers=3.1.1". */
export function mountsIn(listed: string): readonly Mount[] {
  return listed.split('\n').flatMap((line) => {
    const [before = '', behind = ''] = line.split(' - ')
    const point = before.split(' ')[4]
    const [system = '', source = '', options = ''] = behind.split(' ').map(unescaped)
    return point === undefined ? [] : [{ point: unescaped(point), system, source, options }]
  })
}

/** Blanks and backslashes stand as octal numbers. */
const unescaped = (text: string): string =>
  text.replaceAll(/\\(\d{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)))

/**
 * What a path lies on by its name alone: the longest mount point above it, the later of two at the same point, which covers the other.
 */
export function mountAt(place: string, mounts: readonly Mount[]): Mount | null {
  let found: Mount | null = null
  for (const mount of mounts) {
    const { point } = mount
    const isAbove = point === '/' || place === point || place.startsWith(`${point}/`)
    if (isAbove && point.length >= (found?.point.length ?? 0)) found = mount
  }
  return found
}

/** Where a path leads. */
interface Way {
  /** The path, with the links followed that lie on this machine's own disks. */
  readonly place: string
  readonly mount: Mount | null
  /** Whether every folder on the way, the path itself included, is on such a disk. */
  readonly isNear: boolean
}

/** As many links as Linux follows. */
const mostLinks = 40

/**
 * Where a path leads on Linux. Only what lies on this machine's own disks is looked at, by the list of what is mounted: whoever looks at
 * a share that is gone hangs, and cannot even be ended. Beyond such a place the path is taken as it is written.
 */
export function wayTo(
  place: string,
  disks: Disks,
  mounts: readonly Mount[] = mountsIn(disks.mounted()),
  links = mostLinks,
): Way {
  const names = place.split('/').filter(Boolean)
  let isNear = true
  for (let n = 0; n <= names.length; n++) {
    const at = `/${names.slice(0, n).join('/')}`
    isNear &&= isOwnSystem(mountAt(at, mounts)?.system ?? '')
    const target = isNear ? disks.link(at) : null
    if (target === null) continue
    if (links === 0) return { place, mount: null, isNear: false }
    const led = path.posix.resolve(path.posix.dirname(at), target, ...names.slice(n))
    return wayTo(led, disks, mounts, links - 1)
  }
  return { place, mount: mountAt(place, mounts), isNear }
}
