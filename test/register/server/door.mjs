import { connect, createServer } from 'node:net'
import { parentPort, workerData } from 'node:worker_threads'

// A door to a server through which everything passes, in a thread of its own: whoever asks through it waits meanwhile. It counts how often
// the client began to speak after the server had said all that it was asked, which is once a round trip, and can fall silent: then it takes
// in what comes and hands on nothing.
const { port, shared } = workerData
const [turns, silence] = [0, 1]

// What ends an answer, but for its last byte. A long batch is answered while it is still being sent: that is no turn.
const ready = Buffer.from('Z\0\0\0\x05')

createServer((client) => {
  const server = connect(port, '127.0.0.1')
  let [last, isLoggedIn, said] = [server, false, Buffer.alloc(0)]
  const isThrough = () => !isLoggedIn || said.subarray(0, ready.length).equals(ready)
  const pass = (from, to) => {
    from.on('error', () => to.destroy())
    from.on('close', () => to.destroy())
    from.on('data', (chunk) => {
      if (from === client && last !== client && isThrough()) Atomics.add(shared, turns, 1)
      if (from === server) {
        isLoggedIn ||= chunk.includes(ready)
        said = Buffer.concat([said, chunk]).subarray(-ready.length - 1)
      }
      last = from
      if (Atomics.load(shared, silence) === 0) to.write(chunk)
    })
  }
  pass(client, server)
  pass(server, client)
}).listen(0, '127.0.0.1', function listening() {
  parentPort.postMessage(this.address().port)
})
