// @module-tag long

import { describe, expect, it } from 'vitest'
import { noServer, startCluster } from './cluster.ts'
import * as made from './made.ts'

describe.skipIf(noServer)('an import into a server', () => {
  it('reads no table from end to end for a row of it, though all were empty when it was planned', async () => {
    const cluster = await startCluster()
    const { database, admin } = await made.madeRegister(cluster)
    await cluster.as({ database }, (client) => client.query('VACUUM ANALYZE'))
    await cluster.as({ database, user: admin }, async (client) => {
      const rows = 40
      await client.query('BEGIN')
      await made.begin(client, await made.endOf(client))
      for (let id = 1; id <= rows; id++) {
        await made.add(client, 'customer', [made.customer(id, 1)])
        const person = { id, customer_id: id, name: '张三', is_primary: 1, ...made.recordedIn(1) }
        await made.add(client, 'person', [person])
        await made.set(client, 'customer', id, { note: '备注' })
      }
      await made.finish(
        client,
        made.headerAfter({ seq: 0, at: '', lastChange: 0, seal: '' }, 3 * rows, { system_user: admin }),
      )
      const { rows: read } = await client.query(
        `SELECT relname AS table, seq_tup_read::int AS rows FROM pg_stat_xact_user_tables
         WHERE schemaname = 'main' AND seq_tup_read > 0 AND relname NOT IN ('token', 'seat', 'register')`,
      )
      expect(read).toEqual([])
      const { rows: written } = await client.query(
        `SELECT n_tup_ins::int AS rows FROM pg_stat_xact_user_tables WHERE schemaname = 'main' AND relname = 'entry_change'`,
      )
      expect(written).toEqual([{ rows: 3 * rows }])
      await client.query('COMMIT')
    })
  })
})
