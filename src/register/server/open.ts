import type { ServerAt } from './link/at.ts'
import { type ServerOpening, ServerRegister } from './server-register.ts'

/** Opens the register at a server. Throws the sentence that fits what keeps it from being used. */
export const openAtServer = async (at: ServerAt, opening: ServerOpening): Promise<ServerRegister> =>
  new ServerRegister(at, opening)
