import fs from 'node:fs'
import path from 'node:path'
import { Cluster } from '../register/server/cluster.ts'
import { atEnd } from '../scratch.ts'
import { chance, pick, runs, Tally } from './runs.ts'
import { actOf, begin, customers, everyKind, type Office, serverOf } from './server-office.ts'
import { counted, faults, Told } from './server-told.ts'
import { Way } from './server-way.ts'

/** Makes a standby of a primary, as docs/offices.md says; it bears a name there. */
export async function standbyOf(primary: Cluster, name: string): Promise<Cluster> {
  const standby = new Cluster({})
  const from = `host=${primary.socket} port=${primary.port} user=${primary.superuser} application_name=${name}`
  await primary.run('pg_basebackup', '-D', standby.data, '-d', from, '-R', '-X', 'stream', '-c', 'fast', '--no-sync')
  atEnd(() => standby.end())
  await standby.start()
  return standby
}

/** Has a primary wait for a standby with whatever is committed, and waits until it does. */
export async function confirmedBy(primary: Cluster, name: string): Promise<void> {
  await primary.as({ database: 'postgres' }, async (client) => {
    await client.query(`ALTER SYSTEM SET synchronous_standby_names = '${name}'`)
    await client.query('SELECT pg_reload_conf()')
    const confirms = `SELECT FROM pg_stat_replication WHERE application_name = '${name}' AND sync_state = 'sync'`
    while ((await client.query(confirms)).rowCount === 0) await new Promise((done) => setTimeout(done, 50))
  })
}

/** Makes a standby the one that is written to. */
export const promoted = (standby: Cluster) =>
  standby.as({ database: 'postgres' }, (client) => client.query('SELECT pg_promote()'))

/** So many clients go on recording while the server fails. */
const clients = 4

/** The two ways by which clients find the new primary: the address names both servers, or one that is led to another. */
const ways = ['both servers in the address', 'an address that follows'] as const

/**
 * Loses the primary while clients record, has the standby that confirmed what was committed step in, and holds what clients were told against what is
 * there. They go on all the time: in the middle of it with a sentence.
 */
export async function failovers(office: Office): Promise<Tally> {
  const done = `Failover to a synchronous standby while ${clients} clients record, the primary stopped at once; by turns ${ways.join(' and ')}`
  const tally = new Tally(done, [...faults, 'no new primary'], [...counted, 'on the new primary'])
  const random = chance('failovers')
  const told = new Told(tally)
  let at = office
  let nr = customers
  for (let n = 0; n < runs.failovers; n++) {
    const name = `branch${n}`
    const standby = await standbyOf(at.cluster, name)
    await confirmedBy(at.cluster, name)
    const next = { ...at, cluster: standby }
    let leading = at.cluster
    const way = ways[n % ways.length] as (typeof ways)[number]
    const server =
      way === 'an address that follows'
        ? (await new Way(() => leading.port).open()).server
        : `${serverOf(at)},${serverOf(next)}`
    let after = 0
    let isOver = false
    const client = async () => {
      // Until each has recorded something at the new primary.
      while (!isOver || after < clients) {
        nr += 1
        const act = actOf(pick(random, everyKind), nr, office)
        const wasOver = isOver
        const ended = await begin(office, act.argv, act.login, server).told
        told.hear(act, ended)
        if (wasOver && ended.code === 0) after += 1
        else if (wasOver) tally.fault('no new primary', ended.errors)
      }
    }
    const all = Promise.all(Array.from({ length: clients }, client))
    await new Promise((done) => setTimeout(done, 1000 + random() * 3000))
    await at.cluster.stop('immediate')
    await promoted(standby)
    leading = standby
    isOver = true
    await all
    tally.count('on the new primary', after)
    tally.times += 1
    fs.rmSync(path.dirname(at.cluster.data), { recursive: true })
    at = next
  }
  await told.judge(at)
  return tally
}
