import Database from 'better-sqlite3'
import type pg from 'pg'
import { kyselyOver as overFile } from '../../../src/register/file/connection.ts'
import { statementsOf } from '../../../src/register/file/statements.ts'
import { markStatements } from '../../../src/register/in-time/snapshot.ts'
import { migrations } from '../../../src/register/migrations.ts'
import { markSnapshot } from '../../../src/register/once.ts'
import type { Db } from '../../../src/register/register.ts'
import { serverStep, serverTables } from '../../../src/register/server/schema/tables.ts'
import { kyselyOver as overServer } from '../../../src/register/server/session/builder.ts'
import { Session } from '../../../src/register/server/session/session.ts'
import { statementsOver } from '../../../src/register/server/session/statements.ts'
import type { Statements } from '../../../src/register/statements.ts'
import { atEnd } from '../../scratch.ts'
import type { Cluster } from './cluster.ts'
import { madeRegister } from './made.ts'
import { addressOf, linkTo } from './reached.ts'

/** The tables of a register on a server, with nothing that guards them. */
const bare = () => ['CREATE SCHEMA main', ...migrations.flatMap(serverStep)]

/** A server's own order of texts, so that nothing comes in order by chance. */
const chinese = `TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'zh-CN' LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8'`

/** What a journal is asked by, in one snapshot. */
export interface Snapshot {
  readonly isFile: boolean
  readonly statements: Statements
  readonly db: Db
}

/** A register of a file, and the same rows on a server. */
export interface Held {
  /**
   * Asks both the same, each in a snapshot of its own, after what is done to the tables past the program, if anything is: it is
   * taken back afterwards.
   */
  ask<T>(
    what: (snapshot: Snapshot) => T | Promise<T>,
    past?: readonly string[],
  ): Promise<{ readonly file: T; readonly server: T }>
}

/** Takes away what guards the tables of a file. */
function unguarded(raw: Database.Database): void {
  raw.pragma('foreign_keys = OFF')
  const triggers = raw.prepare(`SELECT name FROM sqlite_schema WHERE type = 'trigger'`).pluck().all()
  for (const name of triggers) raw.exec(`DROP TRIGGER "${name}"`)
}

/** Puts the rows of a file into a server's tables, the last ones first: rows that lie in no order are told in none. */
async function fill(raw: Database.Database, client: pg.Client): Promise<void> {
  await client.query('SET session_replication_role = replica')
  for (const { name, columns } of serverTables()) {
    const list = columns.map((column) => `"${column.name}"`).join(', ')
    const rows = raw.prepare(`SELECT ${list} FROM "${name}" ORDER BY 1 DESC`).all()
    for (let from = 0; from < rows.length; from += 5000)
      await client.query(
        `INSERT INTO main."${name}" (${list}) SELECT ${list} FROM json_populate_recordset(null::main."${name}", $1)`,
        [JSON.stringify(rows.slice(from, from + 5000))],
      )
  }
  await client.query('ANALYZE')
}

/** Puts a file's register on a server of a cluster as well. The file is without triggers from then on, as the tables at the server are. */
export async function heldOnBoth(cluster: Cluster, file: string): Promise<Held> {
  const raw = new Database(file)
  atEnd(() => raw.close())
  const { database } = await madeRegister(cluster, { more: chinese, schema: bare })
  await cluster.as({ database }, (client) => fill(raw, client))
  unguarded(raw)
  const session = new Session(await linkTo(addressOf(cluster, database)))
  return {
    ask: async (what, past = []) => {
      const asked = async ({ isFile, statements, db }: Snapshot) => {
        markSnapshot(db)
        for (const sql of past) statements.run(sql)
        markStatements(db, statements)
        return what({ isFile, statements, db })
      }
      const ofFile = statementsOf(raw)
      const end = ofFile.snapshot()
      session.begin('past')
      try {
        const server = statementsOver(session) as Statements
        if (past.length > 0) {
          server.run('SET LOCAL session_replication_role = replica')
          server.run('SET LOCAL search_path = main')
        }
        return {
          file: await asked({ isFile: true, statements: ofFile, db: overFile(raw) }),
          server: await asked({ isFile: false, statements: server, db: overServer(session) }),
        }
      } finally {
        end()
        session.rollback()
      }
    },
  }
}
