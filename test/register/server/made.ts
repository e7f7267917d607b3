import type pg from 'pg'
import { headerLine } from '../../../src/register/journal.ts'
import { grantClerk, schemaStatements } from '../../../src/register/server/schema/rights.ts'
import type { EntryTable } from '../../../src/register/tables.ts'
import type { Cluster } from './cluster.ts'

/** A register of the tests on a server, without entries, and its administrator, who is no superuser. */
export interface Made {
  readonly cluster: Cluster
  readonly database: string
  readonly admin: string
}

/** Does something in one transaction, and takes it back where it throws. */
export async function inTransaction<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  await client.query('BEGIN')
  try {
    const done = await work()
    await client.query('COMMIT')
    return done
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  }
}

/** Runs statements one after the other, in one transaction. */
export const runAll = (client: pg.Client, statements: readonly string[]): Promise<void> =>
  inTransaction(client, async () => {
    for (const each of statements) await client.query(each)
  })

/** Makes a database and in it what is given, as an administrator of its own; `more` goes behind CREATE DATABASE. */
export async function madeRegister(
  cluster: Cluster,
  { more = '', schema = schemaStatements }: { more?: string; schema?: (database: string) => readonly string[] } = {},
): Promise<Made> {
  const database = await cluster.database(more)
  const admin = `admin_${database}`
  await cluster.as({ database }, (client) =>
    client.query(`CREATE ROLE ${admin} LOGIN CREATEROLE; ALTER DATABASE ${database} OWNER TO ${admin}`),
  )
  await cluster.as({ database, user: admin }, (client) => runAll(client, schema(database)))
  return { cluster, database, admin }
}

/** Makes a login that is a clerk of the register. */
export const clerkOf = ({ cluster, database, admin }: Made, login: string): Promise<unknown> =>
  cluster.as({ database, user: admin }, (client) =>
    runAll(client, [`CREATE ROLE "${login}" LOGIN`, grantClerk(database, login)]),
  )

/** Where the journal ends. */
export interface End {
  readonly seq: number
  readonly at: string
  readonly lastChange: number
  readonly seal: string
}

export async function endOf(client: pg.Client): Promise<End> {
  const { rows } = await client.query('SELECT seq, at, last_change, seal FROM main.entry ORDER BY seq DESC LIMIT 1')
  const [newest] = rows
  if (newest === undefined) return { seq: 0, at: '', lastChange: 0, seal: '0'.repeat(64) }
  return { seq: Number(newest.seq), at: newest.at, lastChange: Number(newest.last_change), seal: newest.seal }
}

type Header = Omit<EntryTable, 'seal' | 'prev_seal'>

/** The header of the entry that comes after an end, as a client would make it once `changes` rows were changed. */
export const headerAfter = ({ seq, lastChange }: End, changes: number, more: Partial<Header> = {}): Header => ({
  seq: seq + 1,
  at: momentOf(seq + 1) as EntryTable['at'],
  by: '王芳',
  staff: '李明',
  system_user: 'wang',
  command: 'contact add',
  note: null,
  last_change: lastChange + changes,
  ...more,
})

/** When an entry of the tests was written. */
export const momentOf = (seq: number): string => new Date(Date.UTC(2026, 5, 30, 4, 0, seq)).toISOString()

/** Rows as the functions take them: values are JSON, whole numbers of any size are bigints. */
export type Rows = readonly Readonly<Record<string, string | number | bigint | null>>[]

/** JSON of a row or of a list of rows: bigints as they are. */
const jsonOf = (value: Rows | Rows[number]): string =>
  Array.isArray(value)
    ? `[${value.map(jsonOf).join(',')}]`
    : `{${Object.entries(value)
        .map(([name, each]) => `${JSON.stringify(name)}:${typeof each === 'bigint' ? each : JSON.stringify(each)}`)
        .join(',')}}`

/** What every row of an entry says of itself. */
export const recordedIn = (seq: number, by = '王芳') => ({ recorded_at: momentOf(seq), recorded_by: by })

export const begin = (client: pg.Client, end: End) =>
  client.query('SELECT main.begin_entry($1, $2)', [end.seq + 1, end.seal])

export const add = (client: pg.Client, table: string, rows: Rows) =>
  client.query('SELECT main.add_rows($1)', [`[${rows.map((row) => `["${table}",${jsonOf(row)}]`).join(',')}]`])

export const set = (client: pg.Client, table: string, id: number, values: Rows[number]) =>
  client.query('SELECT main.set_row($1, $2, $3)', [table, id, jsonOf(values)])

/** Finishes the entry; returns its seal. */
export async function finish(client: pg.Client, header: Header): Promise<string> {
  const { rows } = await client.query('SELECT main.finish_entry($1) AS seal', [headerLine(header)])
  return rows[0].seal
}

/** Writes one whole entry; returns the end of the journal after it. */
export const write = (
  client: pg.Client,
  changes: number,
  work: (seq: number) => Promise<unknown>,
  more: Partial<Header> = {},
): Promise<End> =>
  inTransaction(client, async () => {
    const end = await endOf(client)
    await begin(client, end)
    await work(end.seq + 1)
    const header = headerAfter(end, changes, more)
    const seal = await finish(client, header)
    return { seq: header.seq, at: header.at, lastChange: header.last_change, seal }
  })

/** A customer that an entry adds. */
export const customer = (id: number, seq: number, by?: string) => ({
  ...{ id, code: `C${String(id).padStart(5, '0')}`, name: `第${id}家`, name_key: `第${id}家` },
  ...recordedIn(seq, by),
})
