import { ServerAt } from '../register/server/link/at.ts'
import { ServerFailure } from '../register/server/link/link.ts'
import { listsOf } from '../register/server/link/rows.ts'
import { serverProblem } from '../register/server/refusal/problem.ts'
import { languageNamed } from '../terminal/preread.ts'
import type { World } from '../terminal/world.ts'
import { isAskedFor, speaking } from './language.ts'

/**
 * The same world, whose register is at a server, and in the language of that. One that has its connections already goes on with them. Throws
 * where the address cannot be read.
 */
export async function worldAt(address: string, argv: readonly string[], world: World): Promise<World> {
  const { env, systemUser: account, linkThread } = world
  const { threadsOf } = await import('../register/server/link/thread-file.ts')
  const server = world.server ?? new ServerAt(address, { env, account, thread: threadsOf(linkThread) })
  // It connects while the program is loaded.
  server.release(server.link())
  const lang = isAskedFor(argv, world) ? languageNamed(String(languageAt(server) ?? '')) : undefined
  const own = lang === undefined ? world : speaking(world, lang)
  // Its streams and its user are fetched when they are first asked for: a copy would fetch them all.
  return Object.create(own, { server: { value: server } })
}

/** The language of the register, as `init` was told; undefined where it was told none. What else keeps it from being read, the command itself says. */
function languageAt(server: ServerAt): unknown {
  const link = server.link()
  try {
    const sql = `SELECT value FROM main.setting WHERE name = 'lang' AND voided_at IS NULL`
    const [answered] = link.ask([{ sql, values: [] }])
    for (const [lang] of answered === undefined ? [] : listsOf(answered)) return lang
    return undefined
  } catch (error) {
    // Who cannot be reached is not tried once more.
    if (!(error instanceof ServerFailure) || error.failure.isConnecting) throw serverProblem(error, server.address)
    return undefined
  } finally {
    server.release(link)
  }
}
