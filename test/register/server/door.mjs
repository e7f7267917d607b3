import { connect, createServer } from 'node:net'
import { parentPort, workerData } from 'node:worker_threads'

// A door to a server through which everything passes, in a thread of its own: whoever asks through it waits meanwhile. It counts how often
// the client began to speak, which is once a round trip, and can fall silent: then it takes in what comes and hands on nothing.
const { port, shared } = workerData
const [turns, silence] = [0, 1]

createServer((client) => {
  const server = connect(port, '127.0.0.1')
  let last = server
  const pass = (from, to) => {
    from.on('error', () => to.destroy())
    from.on('close', () => to.destroy())
    from.on('data', (chunk) => {
      if (from === client && last !== client) Atomics.add(shared, turns, 1)
      last = from
      if (Atomics.load(shared, silence) === 0) to.write(chunk)
    })
  }
  pass(client, server)
  pass(server, client)
}).listen(0, '127.0.0.1', function listening() {
  parentPort.postMessage(this.address().port)
})
