import { connectTo, type Login } from './connect.ts'
import { Conversation } from './conversation.ts'
import type { Limits, Server } from './message.ts'
import { listsOf } from './rows.ts'

/** Answers of a server that lives: it has too many connections already, or is only starting. */
const turnedAway: readonly unknown[] = ['53300', '57P03']

/** What a session is found at: `working` on what it was asked, `waiting` for us, or `lost`, where nobody answers at all. */
type Found = 'working' | 'waiting' | 'lost'

/**
 * Asks by a connection of its own what a session does at the server. One that waits for us has not heard what it was asked, or its answer was
 * lost on the way; one that there is not has ended.
 */
export async function foundAt(
  login: Login,
  limits: Limits,
  { host, process }: Pick<Server, 'host' | 'process'>,
): Promise<Found> {
  let session: Awaited<ReturnType<typeof connectTo>>
  try {
    session = await connectTo(login, host, limits)
  } catch (error) {
    return turnedAway.includes((error as { readonly code?: unknown }).code) ? 'working' : 'lost'
  }
  const asking = new Conversation(session)
  const timer = setTimeout(() => session.connection.stream.destroy(), limits.connect)
  const sql = 'SELECT state FROM pg_catalog.pg_stat_activity WHERE pid = $1'
  const { answers } = await asking.ask([{ sql, values: [process] }])
  clearTimeout(timer)
  void asking.end()
  const [answer] = answers
  if (answer === undefined) return 'lost'
  return [...listsOf(answer)].some(([state]) => state === 'active') ? 'working' : 'waiting'
}
