import { readSync } from 'node:fs'
import { Link, ServerFailure } from '../../../src/register/server/link/link.ts'
import { threadsOf } from '../../../src/register/server/link/thread-file.ts'

// A program that waits for a server, and would hear Ctrl-C itself: it says when it is connected, and asks once it is told to.
const { address, thread, limits } = JSON.parse(process.argv[2] ?? '')
process.on('SIGINT', () => process.exit(99))
const link = new Link(address, {
  env: process.env,
  account: 'postgres',
  thread: threadsOf(thread),
  ...(limits === undefined ? {} : { limits }),
})
try {
  link.ask([{ sql: 'SELECT 1', values: [] }])
  process.stdout.write('connected\n')
  readSync(0, Buffer.alloc(2))
  link.ask([{ sql: 'SELECT 1', values: [] }])
  process.exit(98)
} catch (error) {
  if (!(error instanceof ServerFailure)) throw error
  process.stdout.write(error.failure.code)
  process.exit(4)
}
