import type Database from 'better-sqlite3'

/** `CDSK`: says in the file's header whose it is. */
export const applicationId = 0x4344534b

/** How many steps the schema has, as `npm run snapshot` counted them: to open a register they are not loaded. */
export const schemaVersion = 9

/** How many of the schema's steps a register has taken. */
export const versionOf = (raw: Database.Database): number => raw.pragma('user_version', { simple: true }) as number
