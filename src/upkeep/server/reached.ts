import { usage } from '../../clause/problem.ts'
import type { Granting } from '../../register/server/clerks.ts'
import type { ServerAt } from '../../register/server/link/at.ts'
import type { Call } from '../../terminal/command.ts'
import type { World } from '../../terminal/world.ts'
import { serverCommandWords as words } from './words.ts'

/** The server of a call's register. Throws where the register is a file. */
export function serverOf({ world }: Pick<Call, 'world'>): ServerAt {
  if (world.server === undefined) throw usage(words.isAFile, words.nameServer)
  return world.server
}

/** An address that was typed, with a connection of its own, from the machine of a world. Throws where the address cannot be read. */
export async function serverAt(address: string, { env, systemUser: account, linkThread }: World): Promise<ServerAt> {
  const [{ ServerAt }, { threadsOf }] = await Promise.all([
    import('../../register/server/link/at.ts'),
    import('../../register/server/link/thread-file.ts'),
  ])
  return new ServerAt(address, { env, account, thread: threadsOf(linkThread) })
}

/** Does something at a server; what goes wrong there is thrown as what it means for whoever works with the register. */
export async function atServer<T>({ address }: ServerAt, work: () => Promise<T> | T): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const { serverProblem } = await import('../../register/server/refusal/problem.ts')
    throw serverProblem(error, address)
  }
}

/** Has rights of logins changed over a connection of its own, while the register is open by another. */
export async function withGranting<T>(call: Call, work: (granting: Granting) => Promise<T>): Promise<T> {
  const at = serverOf(call)
  const [{ Granting }, { Session }] = await Promise.all([
    import('../../register/server/clerks.ts'),
    import('../../register/server/session/session.ts'),
  ])
  return atServer(at, async () => {
    const link = at.link()
    try {
      return await work(new Granting(new Session(link), at.address))
    } finally {
      at.release(link)
    }
  })
}
