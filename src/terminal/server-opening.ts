import { stateFolder } from '../register/file/where.ts'
import type { ServerOpening } from '../register/server/server-register.ts'
import type { World } from './world.ts'

/** How a register at a server is opened from the machine of a world. */
export const serverOpening = (world: World, writes: boolean): ServerOpening => ({
  ...{ writes, clock: world.clock, machine: world.machine, sealed: world.far?.sealed.bind(world.far) },
  memory: stateFolder(world.env, world.platform),
  // What the machine that keeps a mirror alone needs: SQLite takes the system's own lock on a file.
  lock: async () => (await import('../register/file/lock.ts')).waitForLock,
})
