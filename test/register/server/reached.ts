import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { build } from 'esbuild'
import { type ServerAddress, serverAddress } from '../../../src/register/server/link/address.ts'
import { Link } from '../../../src/register/server/link/link.ts'
import type { Limits } from '../../../src/register/server/link/message.ts'
import { threadsOf } from '../../../src/register/server/link/thread-file.ts'
import { atEnd, runFolder } from '../../scratch.ts'
import type { Cluster } from './cluster.ts'

/** A program made of a source, in the folder of the run. */
export async function bundled(source: URL, name: string): Promise<string> {
  const outfile = path.join(runFolder(), `${process.pid}-${name}`)
  const entryPoints = [fileURLToPath(source)]
  await build({ entryPoints, bundle: true, platform: 'node', format: 'cjs', target: 'node20', outfile })
  return outfile
}

let made: Promise<string> | null = null

/** The file of the thread that holds connections, made of its source as it is. */
export function thread(): Promise<string> {
  made ??= bundled(new URL('../../../src/register/server/link/link-thread.ts', import.meta.url), 'link.cjs')
  return made
}

/** The address of a database: over the socket, where no password is asked for, or at a port of the loopback. */
export function addressOf(cluster: Cluster, database: string, port?: number): ServerAddress {
  const host = port === undefined ? encodeURIComponent(cluster.socket) : '127.0.0.1'
  return serverAddress(`postgres://${cluster.superuser}@${host}:${port ?? cluster.port}/${database}`)
}

/** A link to a database. It is closed when the test file has ended. */
export async function linkTo(address: ServerAddress, limits?: Limits, env: Record<string, string> = {}): Promise<Link> {
  const file = await thread()
  const link = new Link(address, {
    env,
    account: 'postgres',
    thread: threadsOf(file),
    ...(limits === undefined ? {} : { limits }),
  })
  atEnd(() => link.close())
  return link
}

/** A door to a server: see `door.mjs`. */
export class Door {
  readonly port: number
  readonly #shared: Int32Array

  constructor(port: number, shared: Int32Array) {
    this.port = port
    this.#shared = shared
  }

  /** How many round trips went through it. */
  get trips(): number {
    return Atomics.load(this.#shared, 0)
  }

  set isSilent(silent: boolean) {
    Atomics.store(this.#shared, 1, silent ? 1 : 0)
  }
}

/** Opens such a door to a cluster. */
export async function doorTo(cluster: Cluster): Promise<Door> {
  const shared = new Int32Array(new SharedArrayBuffer(8))
  const worker = new Worker(new URL('door.mjs', import.meta.url), { workerData: { port: cluster.port, shared } })
  atEnd(() => void worker.terminate())
  const port = await new Promise<number>((done) => worker.once('message', done))
  return new Door(port, shared)
}
