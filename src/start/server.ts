import { ServerAt } from '../register/server/at.ts'
import type { World } from '../terminal/world.ts'

/** The same world, whose register is at a server. Throws where the address cannot be read. */
export async function worldAt(address: string, world: World): Promise<World> {
  const { env, systemUser: account, linkThread } = world
  const thread = linkThread ?? (await import('../register/server/thread-file.ts')).threadFile
  // Its streams and its user are fetched when they are first asked for: a copy would fetch them all.
  return Object.create(world, { server: { value: new ServerAt(address, { env, account, thread }) } })
}
