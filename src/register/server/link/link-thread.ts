import { parentPort } from 'node:worker_threads'
import { type Login, notConnected } from './connect.ts'
import { connect, NotConnected } from './connect-any.ts'
import { Conversation, type Outcome } from './conversation.ts'
import { type Beginning, dead, type Limits, ownCodes, type Reply, type Request, type Server } from './message.ts'
import { foundAt } from './silence.ts'

const gone = (error: unknown): Outcome => ({
  answers: [],
  failure: error instanceof NotConnected ? error.failure : notConnected(error, 0),
  standing: 'gone',
})

/** Looks now and then whether the server has been silent for too long. */
function watch(conversation: Conversation, server: Server, login: Login, limits: Limits): void {
  const isSilent = () => {
    const since = conversation.silentSince
    return since !== null && performance.now() - since > limits.silence
  }
  /** Whether the server has to be given up. */
  const isLost = async () => {
    const found = await foundAt(login, limits, server)
    if (found !== 'waiting') return found === 'lost'
    // The answer may have been on its way while the server was asked.
    return isSilent() && (await foundAt(login, limits, server)) !== 'working'
  }
  let excusedUntil = 0
  const look = async () => {
    if (isSilent() && performance.now() >= excusedUntil) {
      const lost = await isLost()
      if (lost && isSilent()) conversation.breakOff(ownCodes.silent)
      excusedUntil = performance.now() + limits.silence
    }
    setTimeout(look, Math.min(1000, limits.silence / 4))
  }
  void look()
}

/** Connects to a server, and serves whoever asks for it through the port: `link.ts` waits for the answers, and reads them. */
function hold({ port, shared, limits, ...login }: Beginning): void {
  // Whoever waits sees by it that the thread lives: nothing else could be told to somebody who only waits.
  const beating = setInterval(() => Atomics.add(shared, 1, 1), 100)

  // And that it has ended, which is a fault of the program's: whoever waits is let go, and the error comes out as any other.
  process.once('uncaughtException', (error) => {
    clearInterval(beating)
    Atomics.store(shared, 1, dead)
    Atomics.notify(shared, 0)
    throw error
  })

  const begun = connect(login, limits).then(
    (session) => {
      const conversation = new Conversation(session)
      watch(conversation, session.server, login, limits)
      return { conversation, server: session.server }
    },
    (error: unknown) => ({ error }),
  )

  const reply = (answer: Reply): void => {
    port.postMessage(
      answer,
      answer.answers.map(({ bytes }) => bytes.buffer as ArrayBuffer).filter(({ byteLength }) => byteLength > 0),
    )
    Atomics.add(shared, 0, 1)
    Atomics.notify(shared, 0)
  }

  const serve = async ({ id, steps, sending }: Request): Promise<void> => {
    const session = await begun
    if ('error' in session) return reply({ id, ...gone(session.error) })
    if (steps === null) {
      await session.conversation.end()
      return reply({ id, answers: [], failure: null, standing: 'gone' })
    }
    reply({ id, ...(await session.conversation.ask(steps, sending)), ...(id === 1 ? { server: session.server } : {}) })
  }

  port.on('message', (request: Request) => void serve(request))
}

// The thread that holds the connection to a server waits to be told to which.
parentPort?.once('message', hold)
