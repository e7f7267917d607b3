import { applicationId } from '../../version.ts'
import type { Session } from '../session/session.ts'
import { stampSql } from './parts.ts'

/** What a database holds: a register; nothing; something else; or what this login may not look into. */
export type Holds = 'register' | 'nothing' | 'something else' | 'what is closed'

/** A database that an address leads to, as its catalogue tells it to whoever is logged in. */
export interface ServerLook {
  readonly holds: Holds
  /** The one row of `main.register`, which says whose register it is; null where there is none to be read. */
  readonly mark: Readonly<Record<string, unknown>> | null
  /** Of which schema the register is; 0 where it is none. */
  readonly version: number
  /** Whom the session is of, as the server has it: what it writes is written as theirs. */
  readonly login: string
  /** Whether the login may do with the register what its owner may, altering it included. */
  readonly isOwner: boolean
  /** Whether the login may write, as far as the server's rights go; as whom, the accounts on record say. */
  readonly mayWrite: boolean
  /** Whether the server only follows another. */
  readonly isStandby: boolean
  /** The group that owns everything, and that of the clerks; null where there is none. A database that was renamed has those of its old name. */
  readonly owner: string | null
  readonly clerk: string | null
  /** What `isAsMade` remembers the schema by. */
  readonly stamp: string
}

/** What is nobody's own in a database: what it has from its beginning, and what extensions brought. */
const isOwn = (oid: string, catalogue: string) => `nspname !~ '^pg_' AND nspname <> 'information_schema'
      AND NOT EXISTS (SELECT FROM pg_depend WHERE classid = '${catalogue}'::regclass AND objid = ${oid} AND deptype = 'e')`

/** The names of what stands in a database besides a register: tables, views, functions, schemas. */
export const othersSql = `SELECT nspname || '.' || relname FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
    WHERE relkind NOT IN ('i', 'I', 't', 'c') AND ${isOwn('pg_class.oid', 'pg_class')}
  UNION ALL SELECT nspname || '.' || proname FROM pg_proc JOIN pg_namespace ON pg_namespace.oid = pronamespace
    WHERE ${isOwn('pg_proc.oid', 'pg_proc')}
  UNION ALL SELECT nspname FROM pg_namespace WHERE nspname <> 'public' AND ${isOwn('pg_namespace.oid', 'pg_namespace')}`

/**
 * The mark, read by a query of its own: a database that is not ours has no such table, and a statement that names it would not even be read.
 * As hexadecimal digits, which XML leaves as they are.
 */
const markSql = `CASE WHEN has_schema_privilege(own.oid, 'USAGE') AND has_table_privilege(mark.oid, 'SELECT') THEN
    substring(query_to_xml('SELECT encode(convert_to(row_to_json(register)::text, ''UTF8''), ''hex'') AS mark FROM main.register LIMIT 1',
      false, true, '')::text FROM '<mark>([0-9a-f]*)</mark>') END`

const lookSql = `SELECT session_user::text AS login, pg_is_in_recovery() AS standby,
    own.oid IS NOT NULL AS main, own.oid IS NOT NULL AND NOT has_schema_privilege(own.oid, 'USAGE') AS closed, ${markSql} AS mark,
    own.oid IS NULL AND NOT EXISTS (${othersSql}) AS nothing,
    pg_has_role(session_user, own.nspowner, 'MEMBER') AS owns, pg_get_userbyid(own.nspowner) AS owner,
    (SELECT bool_and(has_function_privilege(oid, 'EXECUTE')) FROM pg_proc WHERE pronamespace = own.oid AND proname = 'begin_entry') AS writes,
    (SELECT rolname FROM pg_roles WHERE rolname ~ '^certdesk_clerk_' AND NOT rolcanlogin AND has_schema_privilege(pg_roles.oid, own.oid, 'USAGE')
      ORDER BY rolname LIMIT 1) AS clerk,
    (${stampSql}) AS stamp
  FROM (SELECT) AS here LEFT JOIN pg_namespace AS own ON own.nspname = 'main'
    LEFT JOIN pg_class AS mark ON mark.relnamespace = own.oid AND mark.relname = 'register' AND mark.relkind = 'r'`

interface LookRow {
  readonly login: string
  readonly standby: 0 | 1
  readonly main: 0 | 1
  readonly closed: 0 | 1
  readonly mark: string | null
  readonly nothing: 0 | 1
  readonly owns: 0 | 1 | null
  readonly owner: string | null
  readonly writes: 0 | 1 | null
  readonly clerk: string | null
  readonly stamp: string
}

type Mark = NonNullable<ServerLook['mark']>

/** What a row of `main.register` says; null where it is not one that a register has. */
function markOf(hex: string | null): Mark | null {
  if (hex === null) return null
  const mark = JSON.parse(Buffer.from(hex, 'hex').toString('utf8')) as Mark
  return mark.application_id === applicationId && Number.isSafeInteger(mark.schema_version) ? mark : null
}

function holding(row: LookRow, mark: Mark | null): Holds {
  if (mark !== null) return 'register'
  if (row.nothing === 1) return 'nothing'
  return row.closed === 1 ? 'what is closed' : 'something else'
}

/** Looks at what a database holds: one question, sent together with the beginning of a transaction where one was begun just now. */
export function lookAtServer(session: Pick<Session, 'objects'>): ServerLook {
  const [row] = session.objects(lookSql, []) as [LookRow]
  const mark = markOf(row.mark)
  return {
    holds: holding(row, mark),
    mark,
    version: mark === null ? 0 : Number(mark.schema_version),
    login: row.login,
    isOwner: row.owns === 1,
    mayWrite: row.writes === 1,
    isStandby: row.standby === 1,
    owner: row.owner,
    clerk: row.clerk,
    stamp: row.stamp,
  }
}
