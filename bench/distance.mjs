import { connect, createServer } from 'node:net'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'

// As a thread: ways to servers of this machine on which every byte is so many milliseconds longer. What the program sends and what it is
// answered waits for half of them each, in its order; what is on its way meanwhile is not held up by it.

/** Milliseconds before the end of a wait from which on the clock itself is looked at: a timer is not more exact. */
const inexact = 2

/** Hands on what comes from one end to the other, so many milliseconds later. */
function lengthen(from, to, milliseconds) {
  const onTheWay = []
  let isWaiting = false
  const deliver = () => {
    isWaiting = false
    while (onTheWay.length > 0 && onTheWay[0].due <= performance.now()) onTheWay.shift().arrive()
    if (onTheWay.length === 0) return
    isWaiting = true
    const left = onTheWay[0].due - performance.now()
    if (left > inexact) setTimeout(deliver, left - inexact)
    else setImmediate(deliver)
  }
  const send = (arrive) => {
    onTheWay.push({ due: performance.now() + milliseconds, arrive })
    if (!isWaiting) deliver()
  }
  from.setNoDelay(true)
  from.on('data', (bytes) => send(() => to.write(bytes)))
  from.on('end', () => send(() => to.end()))
  from.on('error', () => to.destroy())
  from.on('close', () => send(() => to.destroy()))
}

function listen({ port, milliseconds }) {
  return new Promise((done) => {
    const listening = createServer({ allowHalfOpen: true }, (client) => {
      const server = connect({ port, host: '127.0.0.1', allowHalfOpen: true })
      lengthen(client, server, milliseconds / 2)
      lengthen(server, client, milliseconds / 2)
    }).listen(0, '127.0.0.1', () => done(listening.address().port))
  })
}

if (!isMainThread) parentPort.postMessage(await Promise.all(workerData.map(listen)))

/** Ports of ways to a port of this machine, one for each of these milliseconds a round trip; the measure closes them. */
export function waysTo(port, distances) {
  const thread = new Worker(new URL(import.meta.url), {
    workerData: distances.map((milliseconds) => ({ port, milliseconds })),
  })
  return new Promise((done, failed) => {
    thread.once('error', failed)
    thread.once('message', (ports) => done({ ports, close: () => thread.terminate() }))
  })
}
