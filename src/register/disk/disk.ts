import path from 'node:path'
import { same, type Words } from '../../clause/words.ts'
import type { Disks } from './disks.ts'
import { type Mount, wayTo } from './mounted.ts'
import { syncedBy } from './synced.ts'
import { systemNamed, systemNumbered } from './systems.ts'
import { sharedBy } from './windows.ts'

/** What a file lies on, as far as the machine tells it. */
export interface Disk {
  /**
   * `own`: a disk of this machine. `network`: another machine's, or one that may be. `around`: of the machine that this virtual one, or
   * this container, runs on. `windows`: of Windows, seen from its Linux (WSL). `linux`: the other way round. `synced`: in a folder that a
   * service copies to other machines. `untold`: nobody says.
   */
  readonly is: 'own' | 'network' | 'around' | 'windows' | 'linux' | 'synced' | 'untold'
  /** Which kind of disk, which share, or which service; empty for what is untold. */
  readonly name: Words
}

const untold: Disk = { is: 'untold', name: same('') }

/**
 * What a file lies on, or would lie on where it is not there yet; `file` is an absolute path of that platform. On Linux nothing is looked
 * at that may be gone. On macOS, and wherever else nothing tells, it stays untold but for the folders of services.
 */
export function diskOf(file: string, disks: Disks): Disk {
  const { platform } = disks
  if (platform === 'linux') return onLinux(file, disks)
  const place = realAsFar(file, disks)
  const shared = platform === 'win32' ? (sharedBy(place) ?? sharedBy(file)) : null
  if (shared === null) return syncedOr(untold, place, disks)
  return { is: shared.is, name: same(shared.is === 'network' ? `UNC ${shared.share}` : shared.share) }
}

/** The path as the system has it, of one that is not there yet by the nearest folder that is. */
function realAsFar(file: string, disks: Disks): string {
  const { dirname, join, basename } = disks.platform === 'win32' ? path.win32 : path.posix
  try {
    return disks.real(file)
  } catch {
    const above = dirname(file)
    return above === file ? file : join(realAsFar(above, disks), basename(file))
  }
}

/** What a service copies to other machines does so from whatever disk it lies on. */
function syncedOr(disk: Disk, place: string, disks: Disks): Disk {
  const service = syncedBy(place, disks)
  return service === null ? disk : { is: 'synced', name: service }
}

function onLinux(file: string, disks: Disks): Disk {
  const { place, mount } = wayTo(file, disks)
  const found = mount === null ? numbered(place, disks) : mounted(mount)
  return found.is === 'own' || found.is === 'untold' ? syncedOr(found, place, disks) : found
}

/** Nothing is listed, as in a root folder without /proc: the number tells less, but of what is there. */
function numbered(place: string, disks: Disks): Disk {
  try {
    return named(systemNumbered(disks.number(place)))
  } catch {
    const above = path.posix.dirname(place)
    return above === place ? untold : numbered(above, disks)
  }
}

function named(system: string): Disk {
  const found = systemNamed(system)
  return found === null ? untold : { is: found.is, name: same(found.name) }
}

/**
 * By 9P and virtiofs a machine sees another's files, the machine's around it, or, in WSL, those of Windows: their source and options tell
 * which. A share that Windows uses stays one where its Linux sees it.
 */
function mounted({ system, source, options }: Mount): Disk {
  const isOfWindows = system === 'drvfs' || (/^(9p|virtiofs)$/.test(system) && isDriveOfWindows(source, options))
  if (isOfWindows) {
    const share = sharedBy(source) ?? sharedBy(/path=([^;,]*)/.exec(options)?.[1]?.replace(/^UNC\\/i, '\\\\') ?? '')
    return share === null ? { is: 'windows', name: same('WSL') } : { is: share.is, name: same(`UNC ${share.share}`) }
  }
  if (system === '9p' && /\btrans=(virtio|xen|fd|unix)\b/.test(options)) return { is: 'around', name: same('9P') }
  return named(system)
}

const isDriveOfWindows = (source: string, options: string): boolean =>
  /\baname=drvfs\b/.test(options) || /^(drvfs|[a-z]:)/i.test(source)
