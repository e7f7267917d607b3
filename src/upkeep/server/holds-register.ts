import type { ServerAt } from '../../register/server/link/at.ts'
import { serverProblem } from '../../register/server/refusal/problem.ts'
import { lookAtServer } from '../../register/server/schema/look.ts'
import { Session } from '../../register/server/session/session.ts'

/** Whether a database holds a register, be it one that is not to be opened. Throws where nobody can tell. */
export function holdsRegister(server: ServerAt): boolean {
  const link = server.link()
  try {
    const { holds } = lookAtServer(new Session(link))
    return holds === 'register' || holds === 'what is closed'
  } catch (error) {
    throw serverProblem(error, server.address)
  } finally {
    server.release(link)
  }
}
