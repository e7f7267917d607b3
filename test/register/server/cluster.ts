import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process'
import { chownSync, mkdirSync, readdirSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import pg from 'pg'
import { atEnd, emptyFolder, runFolder } from '../../scratch.ts'
import { isRoot, lacks } from '../../tools.ts'

/** Whether what wants a server is left out here. */
export const noServer = lacks('PostgreSQL')

/** The folder of the newest server's programs: Debian has one for each version. */
function newestPrograms(): string {
  const versions = '/usr/lib/postgresql'
  const [newest] = readdirSync(versions)
    .filter((name) => /^\d+$/.test(name))
    .sort((a, b) => Number(b) - Number(a))
  if (newest === undefined) throw new Error(`No version of PostgreSQL stands in ${versions}.`)
  return join(versions, newest, 'bin')
}

/** Servers refuse to be root's: there they are those of the user that Debian's package made for them. */
function serverUser(): { uid: number; gid: number } | Record<string, never> {
  if (!isRoot) return {}
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}

/** A port of the loopback that nobody listens on at this moment. */
const freePort = (): Promise<number> =>
  new Promise((done, failed) => {
    const listening = createServer().once('error', failed)
    listening.listen(0, '127.0.0.1', () => {
      const { port } = listening.address() as AddressInfo
      listening.close(() => done(port))
    })
  })

/** Whom a connection is of, where to, and by which way: the socket asks for no password, the loopback for one. */
export interface To {
  readonly database: string
  /** The cluster's own superuser unless it is said. */
  readonly user?: string
  readonly password?: string
  readonly over?: 'socket' | 'loopback'
}

/** How a server ends: `fast` takes back what is open and says goodbye, `immediate` is what a power cut leaves. */
export type Stop = 'fast' | 'immediate'

/** The files of a cluster that was never started. */
let emptyCluster: Promise<string> | null = null

/** A cluster of a test file's own. It has gone when the file ends, and with the process that started it, however that ends. */
export class Cluster {
  /** The folder of the server's programs, such as `pg_basebackup`. */
  readonly programs: string
  readonly data: string
  /** The folder of its socket, which is for the account that runs the tests alone. */
  readonly socket: string
  readonly superuser = 'postgres'
  /** Where it listens on 127.0.0.1, with passwords (scram-sha-256). The same after it was stopped and started. */
  port = 0
  /** What else its processes have in their environment, from the next start on. */
  env: Readonly<Record<string, string>> = {}
  /** What the server has said so far. */
  log = ''
  readonly #as = serverUser()
  readonly #settings: Readonly<Record<string, string>>
  #server: ChildProcess | null = null
  #databases = 0

  constructor(settings: Readonly<Record<string, string>>) {
    this.programs = newestPrograms()
    const folder = emptyFolder()
    this.data = join(folder, 'data')
    this.socket = join(folder, 'socket')
    this.#settings = settings
    for (const each of [this.data, this.socket]) {
      mkdirSync(each, { mode: 0o700 })
      if (this.#as.uid !== undefined) chownSync(each, this.#as.uid, this.#as.gid)
    }
  }

  /** Runs one of the server's programs as the server's user; returns what it printed. */
  async run(program: string, ...argv: readonly string[]): Promise<string> {
    const options = { ...this.#as, cwd: '/', env: { LC_ALL: 'C.UTF-8', TZ: 'UTC' } }
    return (await promisify(execFile)(join(this.programs, program), argv, options)).stdout
  }

  /** Makes its files: a copy of those that the process made first, which takes a tenth of the time. */
  async initialize(): Promise<void> {
    emptyCluster ??= this.#initialized()
    const model = await emptyCluster
    await promisify(execFile)('cp', ['-a', `${model}/.`, this.data])
  }

  async #initialized(): Promise<string> {
    const model = join(runFolder(), `cluster-${process.pid}`)
    mkdirSync(model, { mode: 0o700 })
    if (this.#as.uid !== undefined) chownSync(model, this.#as.uid, this.#as.gid)
    const authentication = ['--auth-local=trust', '--auth-host=scram-sha-256']
    const names = ['-U', this.superuser, '-E', 'UTF8', '--locale=C']
    await this.run('initdb', '-D', model, ...names, ...authentication, '--no-sync', '--no-instructions')
    return model
  }

  /** Starts the server and waits until it answers. */
  async start(): Promise<void> {
    for (let left = 5; ; left--) {
      const port = this.port === 0 ? await freePort() : this.port
      const failure = await this.#started(port)
      if (failure === null) {
        this.port = port
        return
      }
      // Somebody else may have taken the port meanwhile.
      if (this.port !== 0 || left === 0) throw new Error(`The server did not start:\n${failure}`)
    }
  }

  /** Starts it on a port; returns what it said where it ended instead of getting ready. */
  #started(port: number): Promise<string | null> {
    const given = {
      listen_addresses: '127.0.0.1',
      port: String(port),
      unix_socket_directories: this.socket,
      // What is tried here need not outlive the machine.
      fsync: 'off',
      log_min_messages: 'warning',
      ...this.#settings,
    }
    const settings = Object.entries(given).flatMap(([name, value]) => ['-c', `${name}=${value}`])
    // When the tests' process is gone, whatever it died of, the pipe ends, and so does the server.
    const watched = 'exec 3<&0; (cat <&3; kill -QUIT $$) >/dev/null 2>&1 & exec "$@" 3<&- </dev/null'
    const argv = ['-c', watched, 'sh', join(this.programs, 'postgres'), '-D', this.data, ...settings]
    const options = { ...this.#as, cwd: '/', env: { LC_ALL: 'C.UTF-8', TZ: 'UTC', ...this.env } }
    const server = spawn('/bin/sh', argv, { ...options, stdio: ['pipe', 'ignore', 'pipe'] })
    const said: string[] = []
    return new Promise((done) => {
      server.once('exit', () => {
        server.stdin.destroy()
        if (this.#server === server) this.#server = null
        done(said.join('\n'))
      })
      createInterface(server.stderr).on('line', (line) => {
        said.push(line)
        this.log += `${line}\n`
        if (!line.includes('ready to accept')) return
        this.#server = server
        done(null)
      })
    })
  }

  /** Stops the server and waits until it is gone. Connections that are open end with it. */
  async stop(how: Stop = 'fast'): Promise<void> {
    const server = this.#server
    if (server === null) return
    const gone = new Promise((done) => server.once('exit', done))
    server.kill(how === 'fast' ? 'SIGINT' : 'SIGQUIT')
    await gone
  }

  /** Ends it for good, at once. */
  end(): void {
    if (this.#server === null) return
    const argv = ['stop', '-D', this.data, '-m', 'immediate', '-s']
    execFileSync(join(this.programs, 'pg_ctl'), argv, { ...this.#as, cwd: '/' })
    this.#server.stdin?.destroy()
  }

  /** A connection. Whoever has it closes it with `end()`; one that the server ends is heard of at its next statement. */
  async connect({ database, user = this.superuser, password, over = 'socket' }: To): Promise<pg.Client> {
    const host = over === 'socket' ? this.socket : '127.0.0.1'
    const client = new pg.Client({ host, port: this.port, database, user, password: password ?? '' })
    client.on('error', () => undefined)
    await client.connect()
    return client
  }

  /** Does something as one who is connected, and closes the connection. */
  async as<T>(to: To, work: (client: pg.Client) => Promise<T>): Promise<T> {
    const client = await this.connect(to)
    try {
      return await work(client)
    } finally {
      await client.end()
    }
  }

  /** Makes an empty database and returns its name. `more` goes behind CREATE DATABASE, such as another locale. */
  async database(more = ''): Promise<string> {
    this.#databases += 1
    const name = `d${this.#databases}`
    await this.as({ database: 'postgres' }, (client) => client.query(`CREATE DATABASE ${name} ${more}`))
    return name
  }
}

/** Makes a cluster and starts it; `settings` are the server's, such as `{ fsync: 'on' }`. It ends with the test file. */
export async function startCluster(settings: Readonly<Record<string, string>> = {}): Promise<Cluster> {
  const cluster = new Cluster(settings)
  await cluster.initialize()
  atEnd(() => cluster.end())
  await cluster.start()
  return cluster
}
