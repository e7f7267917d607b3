// @module-tag long

import { describe, expect, it } from 'vitest'
import { noServer, startCluster } from './cluster.ts'

describe.skipIf(noServer)('a cluster of the tests', () => {
  it('is there again with its rows after it was stopped, and asks for a password on the loopback alone', async () => {
    const cluster = await startCluster()
    const database = await cluster.database()
    await cluster.as({ database }, (client) =>
      client.query(
        `CREATE TABLE kept (id bigint); INSERT INTO kept VALUES (7); CREATE ROLE li LOGIN PASSWORD 'secret'`,
      ),
    )
    const open = await cluster.connect({ database })
    await cluster.stop('immediate')
    await expect(open.query('SELECT 1')).rejects.toThrow()
    await cluster.start()
    const kept = await cluster.as({ database }, (client) => client.query('SELECT id FROM kept'))
    expect(kept.rows).toEqual([{ id: '7' }])
    const over = 'loopback'
    await expect(cluster.connect({ database, user: 'li', password: 'wrong', over })).rejects.toThrow('password')
    const asLi = await cluster.as({ database, user: 'li', password: 'secret', over }, (client) =>
      client.query('SELECT session_user AS who'),
    )
    expect(asLi.rows).toEqual([{ who: 'li' }])
  })
})
