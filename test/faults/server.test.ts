// @module-tag long

import { beforeAll, describe, expect, it } from 'vitest'
import { noServer, startCluster } from '../register/server/cluster.ts'
import { inTwin } from '../tries.ts'
import { noDisk } from './disk.ts'
import { nothing, runs } from './runs.ts'
import { manyClients } from './server-clients.ts'
import { fullDisks } from './server-disk.ts'
import { failovers } from './server-failover.ts'
import { clientKills, clientStops } from './server-kills.ts'
import { copiesOf, type Office, officeAt } from './server-office.ts'
import { serverStops } from './server-stops.ts'

describe.skipIf(noServer)('A register at a server', () => {
  let office: Office
  beforeAll(async () => {
    office = await officeAt(await startCluster())
  })
  const own = async () => (await copiesOf(office, 1))[0] as Office

  it('loses nothing that was acknowledged, and blocks nobody, whichever clients are killed or cut off', async () => {
    expect((await clientKills(await own())).close()).toMatchObject(nothing)
  })

  it('has on record what was acknowledged and not what was denied, whenever the server is stopped', async () => {
    expect((await serverStops(await own())).close()).toMatchObject(nothing)
  })

  it('gives each number once, and every client its turn', inTwin, async () => {
    expect((await manyClients(await own())).close()).toMatchObject(nothing)
  })

  it.skipIf(noDisk !== null)('leaves nothing half where the disk of the server is full', async () => {
    expect((await fullDisks(await own())).close()).toMatchObject(nothing)
  })

  // Each takes as long as a server waits, which nobody shortens for a test: `npm run faults` does it.
  if (runs.serverClientStops > 0)
    it('is let go by clients that stand still', async () => {
      expect((await clientStops(await copiesOf(office, 5))).close()).toMatchObject(nothing)
    })

  // Behind all others: the server is lost.
  it('goes on at the standby that confirmed, whenever the primary is lost', inTwin, async () => {
    expect((await failovers(await own())).close()).toMatchObject(nothing)
  })
})
