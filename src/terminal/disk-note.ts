import { type Day, dayOf } from '../clause/day.ts'
import { diskOf } from '../register/disk/disk.ts'
import type { Disks } from '../register/disk/disks.ts'
import { isToBeTold } from '../register/disk/told.ts'
import { isUnsafe, unsafeNote } from '../register/disk/words.ts'
import { stateFolder } from '../register/file/where.ts'
import type { Call } from './command.ts'
import type { World } from './world.ts'

/** Whether whoever works on a register is yet to hear today what it lies on; from then on they have. */
export const isToHear = (register: string, { env, platform, stderr }: World, today: Day): boolean =>
  isToBeTold(stateFolder(env, platform), register, stderr.isTTY === true ? 'terminal' : 'pipe', today)

/** Says what an open register lies on where that is unsafe, unless it was said today. Under `--quiet` it is left for the next command. */
export function sayDisk(
  { file, timeZone }: { readonly file: string; readonly timeZone: string },
  { world, globals, warn }: Pick<Call, 'world' | 'globals' | 'warn'>,
  disks: Disks,
): void {
  if (globals.quiet) return
  const disk = diskOf(file, disks)
  if (isUnsafe(disk) && isToHear(file, world, dayOf(world.clock(), timeZone))) warn(unsafeNote(file, disk))
}
