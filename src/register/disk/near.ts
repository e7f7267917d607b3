import { type Disks, systemDisks } from './disks.ts'
import { wayTo } from './mounted.ts'

/**
 * Whether a path is certainly on a disk of this machine. The path itself is not touched: to ask it would hang where it is gone. Linux has
 * a list of what is mounted; on Windows any letter but the system's own may stand for a share, and on macOS what is mounted lies in a
 * folder.
 */
export function isNear(place: string, disks: Disks = systemDisks()): boolean {
  const { platform, env } = disks
  if (platform === 'linux') return wayTo(place, disks).isNear
  if (platform === 'win32') return place.toUpperCase().startsWith(`${env.SystemDrive ?? 'C:'}\\`.toUpperCase())
  return platform === 'darwin' && !/^\/(Volumes|Network)\//.test(place)
}
