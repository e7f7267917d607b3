import type { Session } from './session/session.ts'

/** How a server is set, and how it is, as far as a login may see it. Sizes are in bytes, times in milliseconds. */
export interface Condition {
  readonly encoding: string
  readonly isStandby: boolean
  /** How far a standby is behind what it follows; null where nobody knows. */
  readonly behind: number | null
  readonly fsync: boolean
  readonly fullPageWrites: boolean
  /** As PostgreSQL calls it: off, local, remote_write, on, remote_apply. */
  readonly synchronousCommit: string
  /** Which standbys have to confirm what is committed, as it is set; empty where none has. */
  readonly synchronousStandbys: string
  readonly checksums: boolean
  readonly archiving: boolean
  /** When something was archived last, and when that last failed, as the server writes it; null where it never was. */
  readonly archivedAt: string | null
  readonly archiveFailedAt: string | null
  readonly isArchiveFailing: boolean
  readonly size: number
  /** The server's clock. */
  readonly now: number
}

/** A server that follows this one. Of what the login may not see it is null. */
export interface Replica {
  readonly name: string
  readonly state: string | null
  /** `sync` and `quorum` confirm what is committed. */
  readonly sync: string | null
  readonly behind: number | null
}

const conditionSql = `SELECT pg_encoding_to_char(encoding) AS encoding, pg_is_in_recovery() AS "isStandby",
    extract(epoch FROM clock_timestamp() - pg_last_xact_replay_timestamp()) * 1000 AS behind,
    current_setting('fsync') = 'on' AS fsync, current_setting('full_page_writes') = 'on' AS "fullPageWrites",
    current_setting('synchronous_commit') AS "synchronousCommit", current_setting('synchronous_standby_names') AS "synchronousStandbys",
    current_setting('data_checksums') = 'on' AS checksums, current_setting('archive_mode') <> 'off' AS archiving,
    to_char(last_archived_time, 'YYYY-MM-DD HH24:MI') AS "archivedAt", to_char(last_failed_time, 'YYYY-MM-DD HH24:MI') AS "archiveFailedAt",
    coalesce(last_failed_time > coalesce(last_archived_time, '-infinity'), false) AS "isArchiveFailing",
    pg_database_size(datname) AS size, floor(extract(epoch FROM clock_timestamp()) * 1000) AS now
  FROM pg_database, pg_stat_archiver WHERE datname = current_database()`

const replicasSql = `SELECT coalesce(application_name, '') AS name, state, sync_state AS sync, extract(epoch FROM replay_lag) * 1000 AS behind
  FROM pg_stat_replication ORDER BY 1`

/** How the server is that a session is at. */
export function conditionAt(session: Pick<Session, 'objects'>): Condition {
  const [row] = session.objects(conditionSql, []) as [Readonly<Record<keyof Condition, string | number | null>>]
  const truths = ['isStandby', 'fsync', 'fullPageWrites', 'checksums', 'archiving', 'isArchiveFailing'] as const
  return { ...row, ...Object.fromEntries(truths.map((name) => [name, row[name] === 1])) } as unknown as Condition
}

/** The servers that follow the one that a session is at. */
export const replicasAt = (session: Pick<Session, 'objects'>): Replica[] =>
  session.objects(replicasSql, []) as Replica[]
