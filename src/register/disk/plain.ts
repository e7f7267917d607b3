import type { Disks } from './disks.ts'
import { ownSystem } from './own-numbers.ts'
import { syncedBy } from './synced.ts'

/**
 * Whether nothing more is to be said of what a register lies on that is open: two questions to the system tell it of nearly all. Where it
 * is false, `diskOf` says what it is. Of what the system has no path for, such as the address of a server, nothing is to be said.
 */
export function isPlain(file: string, disks: Disks): boolean {
  const isWindows = disks.platform === 'win32'
  try {
    const place = disks.real(file)
    if (syncedBy(place, disks) !== null) return false
    if (disks.platform === 'linux') return ownSystem(disks.number(file)) !== undefined
    return !isWindows || !place.startsWith('\\\\')
  } catch {
    return !isWindows || !/^[\\/]{2}/.test(file)
  }
}
