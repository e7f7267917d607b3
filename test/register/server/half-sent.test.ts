// @module-tag twin

import { describe, expect, test } from 'vitest'
import { serverAddress } from '../../../src/register/server/link/address.ts'
import type { Sending, Step } from '../../../src/register/server/link/message.ts'
import { Way } from '../../faults/server-way.ts'
import { hanging } from '../../hanging.ts'
import { noServer, startCluster } from './cluster.ts'
import { linkTo } from './reached.ts'

const of = (sql: string, ...values: readonly string[]): Step => ({ sql, values })

describe.skipIf(noServer)('Somebody who writes and whose batch the server has only half of', () => {
  /** Takes the lock and begins to send more; whether somebody else has the lock afterwards. */
  async function isLetGo(sending: Sending): Promise<boolean> {
    const cluster = await startCluster()
    await cluster.as({ database: 'postgres' }, (client) => client.query(`ALTER ROLE postgres PASSWORD 'secret'`))
    const way = await new Way(() => cluster.port).open()
    const address = serverAddress(`postgres://postgres@${way.server}/postgres?sslmode=disable`)
    const link = await linkTo(address, undefined, { PGPASSWORD: 'secret' })
    // Nobody waits here for an answer: what stands between them answers from this very thread.
    link.post([of(`SET idle_in_transaction_session_timeout = '200ms'`)])
    link.send([of('BEGIN'), of('SELECT pg_advisory_xact_lock(7)'), of(`SELECT pg_sleep(1)`)])
    return cluster.as({ database: 'postgres' }, async (other) => {
      const held = `SELECT FROM pg_locks WHERE locktype = 'advisory' AND granted`
      const untilHeld = async () => {
        while ((await other.query(held)).rowCount === 0) await new Promise((done) => setTimeout(done, 20))
      }
      await untilHeld()
      const isHalf = new Promise<void>((done) =>
        way.after('up', way.passed.up + 500_000, () => {
          way.hold()
          done()
        }),
      )
      link.post([of('SELECT 1'), of('SELECT length($1)', 'x'.repeat(1_000_000))], sending)
      await isHalf
      // Sent whole, the lock is let go of as soon as the server has worked at it; sent in pieces, never.
      await other.query(`SET lock_timeout = ${sending === 'whole' ? hanging : 3000}`)
      return other.query('SELECT pg_advisory_lock(7)').then(
        () => true,
        ({ code }) => {
          expect(code).toBe('55P03')
          return false
        },
      )
    })
  }

  test('is let go of in time where it is sent whole', async () => {
    expect(await isLetGo('whole')).toBe(true)
  })

  test('would keep everybody from writing where it is sent piece by piece', async () => {
    expect(await isLetGo('prepared')).toBe(false)
  })
})
