// @module-tag long

import { execFileSync } from 'node:child_process'
import { chownSync, statSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { Problem } from '../../../src/clause/problem.ts'
import { serverAddress } from '../../../src/register/server/link/address.ts'
import { listsOf } from '../../../src/register/server/link/rows.ts'
import { serverProblem } from '../../../src/register/server/refusal/problem.ts'
import { emptyFolder } from '../../scratch.ts'
import { type Cluster, noServer, startCluster } from './cluster.ts'
import { linkTo } from './reached.ts'

/** Debian's servers come with it. */
const openssl = (...argv: readonly string[]) => execFileSync('openssl', argv, { stdio: ['ignore', 'ignore', 'pipe'] })

describe.skipIf(noServer)('A connection that others must not read', () => {
  let cluster: Cluster
  let own: string
  let other: string
  beforeAll(async () => {
    cluster = await startCluster()
    const key = path.join(cluster.data, 'server.key')
    const certificate = path.join(cluster.data, 'server.crt')
    const name = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost']
    const made = (to: string, keyTo: string, days: string) =>
      openssl(
        'req',
        '-x509',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:prime256v1',
        '-nodes',
        '-days',
        days,
        ...name,
        '-keyout',
        keyTo,
        '-out',
        to,
      )
    made(certificate, key, '30')
    const { uid, gid } = statSync(cluster.data)
    for (const file of [key, certificate]) chownSync(file, uid, gid)
    const folder = emptyFolder()
    own = path.join(folder, 'own.pem')
    other = path.join(folder, 'other.pem')
    execFileSync('cp', [certificate, own])
    made(other, path.join(folder, 'other.key'), '30')
    await cluster.as({ database: 'postgres' }, async (client) => {
      await client.query(`ALTER ROLE postgres PASSWORD 'secret'`)
      await client.query('ALTER SYSTEM SET ssl = on')
      await client.query('SELECT pg_reload_conf()')
      while ((await client.query('SHOW ssl')).rows[0].ssl !== 'on') await new Promise((done) => setTimeout(done, 20))
    })
  })

  /** How the server sees a connection, or the sentence by which there is none. */
  async function tried(host: string, more: string): Promise<string> {
    const address = serverAddress(`postgres://postgres@${host}:${cluster.port}/postgres${more}`)
    const link = await linkTo(address, undefined, { PGPASSWORD: 'secret' })
    try {
      const sql = 'SELECT version FROM pg_stat_ssl WHERE pid = pg_backend_pid()'
      const [answered] = link.ask([{ sql, values: [] }])
      const [version] = answered === undefined ? [] : ([...listsOf(answered)][0] ?? [])
      expect(link.server.tls).toBe(version)
      return String(version)
    } catch (error) {
      const problem = serverProblem(error, address)
      if (!(problem instanceof Problem)) throw error
      expect(problem.exitCode).toBe(4)
      return problem.words.en
    }
  }

  test('is protected where the server can, and in the clear where that was said', async () => {
    expect(await tried('localhost', '')).toMatch(/^TLSv1\.[23]$/)
    expect(await tried('127.0.0.1', '?sslmode=require')).toMatch(/^TLSv1\.[23]$/)
    expect(await tried('localhost', '?sslmode=disable')).toBe('null')
  })

  test('goes to nobody whose certificate is not signed by whom it should be', async () => {
    const root = (file: string) => `&sslrootcert=${encodeURIComponent(file)}`
    expect(await tried('localhost', `?sslmode=verify-full${root(own)}`)).toMatch(/^TLSv1/)
    expect(await tried('127.0.0.1', `?sslmode=verify-ca${root(own)}`)).toMatch(/^TLSv1/)
    expect(await tried('127.0.0.1', `?sslmode=require${root(own)}`)).toMatch(/^TLSv1/)
    for (const mode of ['require', 'verify-ca', 'verify-full'])
      expect(await tried('localhost', `?sslmode=${mode}${root(other)}`)).toMatch(/is not to be trusted/)
    expect(await tried('localhost', '?sslmode=verify-full')).toMatch(/is not to be trusted/)
    expect(await tried('127.0.0.1', `?sslmode=verify-full${root(own)}`)).toMatch(/bears another name than 127\.0\.0\.1/)
    expect(await tried('localhost', `?sslmode=verify-full${root('/nowhere.pem')}`)).toMatch(
      /file of certificates \/nowhere.pem cannot be read/,
    )
  })
})
