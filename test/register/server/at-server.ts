import path from 'node:path'
import Database from 'better-sqlite3'
import type pg from 'pg'
import { ServerAt } from '../../../src/register/server/link/at.ts'
import { threadsOf } from '../../../src/register/server/link/thread-file.ts'
import { rolesOf, schemaStatements } from '../../../src/register/server/schema/rights.ts'
import { serverTables } from '../../../src/register/server/schema/tables.ts'
import { run } from '../../../src/start/main.ts'
import type { Running } from '../../replay.ts'
import { atEnd } from '../../scratch.ts'
import type { TestWorld } from '../../world.ts'
import type { Cluster } from './cluster.ts'
import { type Made, madeRegister, runAll } from './made.ts'
import { thread } from './reached.ts'

/** Does something with the tables while nothing guards them. */
async function unguarded(client: pg.Client, work: () => Promise<void>): Promise<void> {
  const guarded = (how: string) => client.query(`UPDATE pg_trigger SET tgenabled = '${how}' WHERE NOT tgisinternal`)
  await client.query(`BEGIN; SET LOCAL session_replication_role = replica`)
  await guarded('D')
  await work()
  await guarded('A')
  await client.query('COMMIT')
}

/** Puts the rows of a file's register into the empty tables of one at a server. */
export async function filled({ cluster, database }: Made, file: string): Promise<void> {
  const raw = new Database(file, { readonly: true })
  try {
    await cluster.as({ database }, (client) =>
      unguarded(client, async () => {
        for (const { name, columns } of serverTables()) {
          const list = columns.map((column) => `"${column.name}"`).join(', ')
          const rows = raw.prepare(`SELECT ${list} FROM "${name}"`).all()
          for (let from = 0; from < rows.length; from += 5000)
            await client.query(
              `INSERT INTO main."${name}" (${list}) SELECT ${list} FROM json_populate_recordset(null::main."${name}", $1)`,
              [JSON.stringify(rows.slice(from, from + 5000))],
            )
        }
      }),
    )
  } finally {
    raw.close()
  }
}

/** Makes a login that is a member of the owner of registers, whoever types from it: what people may, the program alone says then. */
export const ownerNamed = ({ cluster, database }: Made, login: string) =>
  cluster.as({ database }, (client) =>
    runAll(client, [
      `DO $$ BEGIN CREATE ROLE "${login}" LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$`,
      `GRANT "${rolesOf(database).owner}" TO "${login}"`,
    ]),
  )

/** Copies an empty register: to make one takes ten times as long. */
async function copied(model: Made): Promise<Made> {
  const { cluster, database } = model
  return { ...model, database: await cluster.database(`TEMPLATE ${database} STRATEGY file_copy`) }
}

/**
 * Runs command lines on registers at a server, one after the other, that are made on files: `init` is, and what it made is put there. What is
 * printed names the file all the same.
 */
export function atServer(cluster: Cluster): Running {
  const registers = new Map<string, Made>()
  const logins = new Set<string>()
  /** Who comes again has the connection of the time before, as at the desk: to begin one takes longer than most commands. */
  const servers = new Map<string, ServerAt>()
  const serverOf = async (account: string, address: string): Promise<ServerAt> => {
    const known = servers.get(account)
    if (known !== undefined) return known
    const server = new ServerAt(address, { env: {}, account, thread: threadsOf(await thread()) })
    servers.set(account, server)
    return server
  }
  const leave = () => {
    for (const server of servers.values()) server.close()
    servers.clear()
  }
  atEnd(leave)
  let model: Promise<Made> | null = null
  return async (argv, world) => {
    const file = path.join(world.cwd, 'register.db')
    const known = registers.get(file)
    if (known === undefined) {
      leave()
      const code = await run(argv, world)
      model ??= madeRegister(cluster, { schema: schemaStatements })
      const made = await copied(await model)
      registers.set(file, made)
      await filled(made, file)
      return code
    }
    if (!logins.has(world.systemUser)) await ownerNamed(await (model as Promise<Made>), world.systemUser)
    logins.add(world.systemUser)
    const { database } = known
    const address = `postgres://${encodeURIComponent(cluster.socket)}:${cluster.port}/${database}`
    const env = { ...world.env, CERTDESK_REGISTER: address }
    const there: TestWorld = Object.assign(world, { env, server: await serverOf(world.systemUser, address) })
    const [out, err] = [there.out, there.err]
    const named = (text: string) => text.replaceAll(address, file)
    Object.assign(world, { out: () => named(out()), err: () => named(err()) })
    return run(argv, there)
  }
}
