import type Database from 'better-sqlite3'

/** How many of the schema's steps a register has taken. */
export const versionOf = (raw: Database.Database): number => raw.pragma('user_version', { simple: true }) as number
