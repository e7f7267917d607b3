import type Database from 'better-sqlite3'
import { KeptConnection } from '../src/register/file/kept.ts'

/**
 * Keeps a register open from one command to the next, as the desk does: to open one takes as long as most of what is asked of it. After each
 * command all that was written is in the file itself, so that a test may copy it.
 */
export class KeptOpen extends KeptConnection {
  override keep(path: string, file: string, raw: Database.Database): void {
    if (!raw.readonly) raw.pragma('wal_checkpoint(TRUNCATE)')
    super.keep(path, file, raw)
  }
}
