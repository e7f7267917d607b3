import fs from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { replayed } from '../../replay.ts'
import { tried } from '../../tries.ts'
import { atServer } from './at-server.ts'
import { type Cluster, noServer, startCluster } from './cluster.ts'

const transcripts = path.join(import.meta.dirname, '..', '..', 'transcripts')

/** What is about files, which a server is none of. */
const ofFiles: readonly string[] = ['network-drive.md', 'hidden.md']

const names = fs.readdirSync(transcripts).filter((name) => name.endsWith('.md') && !ofFiles.includes(name))

describe.skipIf(noServer)('At a server', () => {
  let cluster: Cluster
  beforeAll(async () => {
    cluster = await startCluster()
  })

  test.each(tried(names))('%s reads the same', async (name) => {
    const text = fs.readFileSync(path.join(transcripts, name), 'utf8')
    const now = await replayed(text, atServer(cluster))
    expect(now).toBe(text)
  })
})
