import { setTimeout } from 'node:timers/promises'
import { connectTo, type Login, notConnected, type Session } from './connect.ts'
import { type Failure, type Limits, ownCodes } from './message.ts'

/** Milliseconds after which the next host is asked beside one that has not answered yet: a machine without power says nothing. */
const impatience = 1500

/** What asking a host came to. */
type Asked = { readonly nr: number } & ({ readonly session: Session } | { readonly failure: Failure })

/** Whether another host may make up for a failure: nobody answers there, or the server is only starting, or just stopping. */
const isAway = ({ code }: Failure): boolean =>
  /^(E[A-Z]+|EAI_\w+|57P0[123]|08...)$/.test(code) || code === ownCodes.connectTimeout || code === ownCodes.gone

/** A failure to connect, as it passes between the threads. */
export class NotConnected extends Error {
  readonly failure: Failure

  constructor(failure: Failure) {
    super(failure.message)
    this.failure = failure
  }
}

const ask = (login: Login, nr: number, limits: Limits): Promise<Asked> =>
  connectTo(login, nr, limits).then(
    (session) => ({ nr, session }),
    (error) => ({ nr, failure: notConnected(error, nr) }),
  )

const leave = (session: Session | null) => void session?.client.end()

/**
 * Connects to the host of an address that is written to; where none is, to the first standby that answers. They are asked in their order, the next once
 * the one before is known not to be it, or keeps silent. Throws a `NotConnected` where none lets anybody in, with what the first of them said.
 */
export async function connect(login: Login, limits: Limits): Promise<Session> {
  const most = login.address.hosts.length
  const asked = new Map<number, Promise<Asked>>()
  const failures: Failure[] = []
  let standby: Session | null = null
  try {
    for (let next = 0; next < most || asked.size > 0; ) {
      if (next < most) {
        asked.set(next, ask(login, next, limits))
        next += 1
      }
      const silence = next < most ? [setTimeout(impatience, null, { ref: false })] : []
      const answer = await Promise.race([...asked.values(), ...silence])
      if (answer === null) continue
      asked.delete(answer.nr)
      if ('failure' in answer) {
        if (!isAway(answer.failure)) throw new NotConnected(answer.failure)
        failures.push(answer.failure)
      } else if (!answer.session.server.isStandby) {
        leave(standby)
        return answer.session
      } else if (standby === null) standby = answer.session
      else leave(answer.session)
    }
  } catch (error) {
    leave(standby)
    throw error
  } finally {
    for (const late of asked.values()) void late.then((answer) => leave('session' in answer ? answer.session : null))
  }
  if (standby !== null) return standby
  const [first] = failures.sort((a, b) => a.host - b.host)
  throw new NotConnected(first as Failure)
}
