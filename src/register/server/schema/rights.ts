import { createHash } from 'node:crypto'
import { quoted } from '../../catalogue.ts'
import { migrations } from '../../migrations.ts'
import { applicationId } from '../../version.ts'
import { callableFunctions, functionStatements } from './functions.ts'
import { serverStep, serverTables, stepsToFill } from './tables.ts'
import { triggerStatements } from './triggers.ts'

/** The two groups of a register. Neither logs in: people's own logins are made members. */
export interface Roles {
  /** It owns everything: whoever is a member may do what an administrator may, disabling triggers included. */
  readonly owner: string
  /** Its members read, and write through the functions alone. */
  readonly clerk: string
}

/** PostgreSQL cuts names off behind so many bytes, without a word that would stop anything. */
const longestName = 63

/** What the groups of a database are called: roles are of the whole cluster, and each register has its own. */
export function rolesOf(database: string): Roles {
  const named = (group: string) => `certdesk_${group}_${database}`
  if (Buffer.byteLength(named('owner')) <= longestName) return { owner: named('owner'), clerk: named('clerk') }
  return rolesOf(createHash('sha256').update(database).digest('hex').slice(0, 32))
}

/** What the server keeps of an open entry and of itself, beside the tables that a file has, too. */
const ownTables: readonly string[] = [
  // Whose register it is and of which schema, so that a database of something else is told apart.
  // `arrival` is the nonce of the move by which it came here, `departure` (JSON) says where it was moved to from here, and at which entry.
  `CREATE TABLE main.register (id bigint PRIMARY KEY CHECK (id = 1), application_id bigint NOT NULL, schema_version bigint NOT NULL,
    arrival text COLLATE "C", departure text COLLATE "C")`,
  // Whom the login may write as that has an entry open; empty otherwise.
  `CREATE TABLE main.seat (name text COLLATE "C" PRIMARY KEY)`,
  // How far the mirrors are that machines keep, as each noted last: for everybody else, who cannot look there. No mirror rests on it.
  `CREATE TABLE main.mirror (machine text COLLATE "C", place text COLLATE "C", seq bigint NOT NULL, at text COLLATE "C" NOT NULL,
    login text COLLATE "C" NOT NULL, PRIMARY KEY (machine, place))`,
]

const version = (steps: readonly string[]) =>
  `INSERT INTO main.register (id, application_id, schema_version) VALUES (1, ${applicationId}, ${steps.length})
    ON CONFLICT (id) DO UPDATE SET schema_version = excluded.schema_version`

/** What the tables guard themselves with, and who may do what with them. */
function guards({ clerk }: Roles, steps: readonly string[]): string[] {
  const tables = serverTables(steps)
  return [
    ...triggerStatements(tables),
    ...functionStatements(tables),
    'REVOKE ALL ON ALL FUNCTIONS IN SCHEMA main FROM PUBLIC',
    `GRANT USAGE ON SCHEMA main TO ${quoted(clerk)}`,
    `GRANT SELECT ON ALL TABLES IN SCHEMA main TO ${quoted(clerk)}`,
    ...callableFunctions.map((each) => `GRANT EXECUTE ON FUNCTION main.${each} TO ${quoted(clerk)}`),
  ]
}

/** The two groups, and the schema `main` that the one owns. Whoever runs it becomes a member of the owner. */
function groups({ owner, clerk }: Roles, database: string): string[] {
  const both = `${quoted(owner)}, ${quoted(clerk)}`
  return [
    `CREATE ROLE ${quoted(owner)} NOLOGIN`,
    `CREATE ROLE ${quoted(clerk)} NOLOGIN`,
    `GRANT ${quoted(owner)} TO CURRENT_USER`,
    `REVOKE ALL ON DATABASE ${quoted(database)} FROM PUBLIC`,
    // Earlier states are shown by temporary views.
    `GRANT CONNECT, TEMPORARY ON DATABASE ${quoted(database)} TO ${both}`,
    `GRANT CREATE ON DATABASE ${quoted(database)} TO ${quoted(owner)}`,
  ]
}

/**
 * Everything that makes an empty database a register: the groups, tables, triggers, functions and rights. To be run in one transaction, in
 * that database, by somebody who owns it and may make roles; no superuser is needed. `steps` are for tests of earlier schemas.
 */
export function schemaStatements(database: string, steps: readonly string[] = migrations): string[] {
  const roles = rolesOf(database)
  return [
    ...groups(roles, database),
    `SET LOCAL ROLE ${quoted(roles.owner)}`,
    'CREATE SCHEMA main',
    ...steps.flatMap(serverStep),
    ...ownTables,
    version(steps),
    ...guards(roles, steps),
    'RESET ROLE',
  ]
}

/**
 * The same in two parts, between which rows are put into the tables, in the same transaction. Before the rows nothing guards the tables, and
 * after them everything does.
 */
export function statementsToFill(database: string): {
  readonly before: readonly string[]
  readonly after: readonly string[]
} {
  const roles = rolesOf(database)
  const { tables, rest } = stepsToFill(migrations)
  return {
    before: [
      ...groups(roles, database),
      `SET LOCAL ROLE ${quoted(roles.owner)}`,
      'CREATE SCHEMA main',
      ...tables,
      ...ownTables,
      version(migrations),
    ],
    after: [...rest, ...guards(roles, migrations), 'RESET ROLE'],
  }
}

/** What takes all of it out of its database again, its groups included. To be run in one transaction, by whoever made it. */
export function dropStatements({ owner, clerk }: Roles, database: string): string[] {
  const both = `${quoted(owner)}, ${quoted(clerk)}`
  return ['DROP SCHEMA main CASCADE', `REVOKE ALL ON DATABASE ${quoted(database)} FROM ${both}`, `DROP ROLE ${both}`]
}

/**
 * What brings a register of an earlier schema up to date: the steps that it has not taken, and triggers and functions made anew. To be run
 * in one transaction, by a member of the owner. `roles` are the register's own: a database that was renamed has those of its old name.
 */
export function upgradeStatements(roles: Roles, from: number, steps: readonly string[] = migrations): string[] {
  return [
    `SET LOCAL ROLE ${quoted(roles.owner)}`,
    // Nobody writes meanwhile, and triggers go with their functions.
    'LOCK TABLE main.token IN ACCESS EXCLUSIVE MODE',
    `DO $body$
DECLARE made record;
BEGIN
  FOR made IN SELECT oid::regprocedure AS signature FROM pg_proc WHERE pronamespace = 'main'::regnamespace LOOP
    EXECUTE 'DROP FUNCTION IF EXISTS ' || made.signature || ' CASCADE';
  END LOOP;
END
$body$`,
    ...steps.slice(from).flatMap(serverStep),
    version(steps),
    ...guards(roles, steps),
    'RESET ROLE',
  ]
}

/** Makes a login a clerk: it reads, and writes as the member of staff whose account of the same name is on record. */
export const grantClerk = (database: string, login: string): string =>
  `GRANT ${quoted(rolesOf(database).clerk)} TO ${quoted(login)}`

/** Takes that back. What the login wrote stays. */
export const revokeClerk = (database: string, login: string): string =>
  `REVOKE ${quoted(rolesOf(database).clerk)} FROM ${quoted(login)}`
