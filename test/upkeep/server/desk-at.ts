import { run } from '../../../src/start/main.ts'
import type { Cluster } from '../../register/server/cluster.ts'
import { thread } from '../../register/server/reached.ts'
import { emptyFolder } from '../../scratch.ts'
import { type TestWorldOptions, testWorld } from '../../world.ts'
import type { Outcome } from '../desk.ts'

/** A desk whose register is, or is to be, in a database of a server. */
export class DeskAt {
  readonly cluster: Cluster
  readonly database: string
  readonly cwd = emptyFolder()
  #now = Date.parse('2026-06-30T01:00:00.000Z')

  constructor(cluster: Cluster, database: string) {
    this.cluster = cluster
    this.database = database
  }

  /** The address by which a login comes over the socket, where nobody asks for a password. */
  address(login: string): string {
    const { socket, port } = this.cluster
    return `postgres://${login}@${encodeURIComponent(socket)}:${port}/${this.database}`
  }

  /**
   * Runs a command line, as a login of the server where one is said; a second goes by. `clock` is a clock that runs, in milliseconds since 1970: what compares it with the server's own would find the
   * one that stands still behind on a slow machine.
   */
  async at(
    login: string | null,
    argv: readonly string[],
    { clock, ...more }: TestWorldOptions & { readonly clock?: () => number } = {},
  ): Promise<Outcome> {
    this.#now += 1000
    const named = login === null ? {} : { CERTDESK_REGISTER: this.address(login) }
    const env = { HOME: this.cwd, ...named, ...more.env }
    const world = testWorld({ cwd: this.cwd, now: new Date(this.#now).toISOString(), ...more, env })
    // The day that is judged beside the desk is another process, which has nothing to do here.
    const running = clock === undefined ? {} : { clock }
    const reached = { linkThread: await thread(), elsewhere: async () => '', ...running }
    const code = await run(argv, Object.assign(world, reached))
    return { code, out: world.out(), err: world.err(), asked: world.asked }
  }

  /** The JSON of a command that must end with this code. */
  async json(login: string | null, argv: readonly string[], code = 0) {
    const outcome = await this.at(login, [...argv, '--format', 'json'])
    if (outcome.code !== code) throw new Error(`${outcome.code}: ${outcome.err}`)
    return JSON.parse(outcome.out)
  }

  /** Does something at the server as its superuser. */
  sql(sql: string, database = this.database): Promise<{ rows: Record<string, unknown>[] }> {
    return this.cluster.as({ database }, (client) => client.query(sql))
  }
}

/** An empty database, of an administrator who may make roles. */
export async function emptyAt(cluster: Cluster, more = ''): Promise<DeskAt> {
  const database = await cluster.database(more)
  const desk = new DeskAt(cluster, database)
  await desk.sql(
    `CREATE ROLE admin_${database} LOGIN CREATEROLE; ALTER DATABASE ${database} OWNER TO admin_${database}`,
  )
  return desk
}

/** A register in a database of its own, which its administrator made. */
export async function madeAt(cluster: Cluster): Promise<DeskAt & { readonly admin: string }> {
  const desk = Object.assign(await emptyAt(cluster), { admin: '' })
  desk.admin = `admin_${desk.database}`
  const { code, err } = await desk.at(null, ['server', 'init', desk.address(desk.admin), '--by', '张伟'])
  if (code !== 0) throw new Error(err)
  return desk
}
