import type Database from 'better-sqlite3'
import { fileAt } from './held-here.ts'
import type { PrivateCopy } from './private-copy.ts'

/** Milliseconds for which a connection stays open that nobody uses: longer than from one key to the next. */
const keptFor = 1000

/**
 * A connection to a register that its last user is through with, for the next: to open one is to read the schema with all its triggers,
 * and at the desk a key asks several times. It holds no transaction and knows nothing of what is in the file; it is given to nobody where
 * another file stands at the path by now, and is closed when nobody has asked for it for a second, with the log folded in.
 */
export class KeptConnection {
  #kept: { readonly path: string; readonly file: string; readonly raw: Database.Database } | null = null
  #earlier: { readonly path: string; readonly stamp: string; readonly copy: PrivateCopy } | null = null
  #timer: NodeJS.Timeout | undefined

  /** Whether there is a connection to the file at the path. */
  holds(path: string): boolean {
    return this.#kept?.path === path && this.#kept.file === fileAt(path)
  }

  /** The connection to the file at the path, which is no longer kept; null where there is none. */
  take(path: string): Database.Database | null {
    const kept = this.#kept
    if (kept === null) return null
    if (!this.holds(path)) {
      this.close()
      return null
    }
    this.#kept = null
    clearTimeout(this.#timer)
    return kept.raw
  }

  /** Keeps a connection; `file` is what stood at the path before it was opened. */
  keep(path: string, file: string, raw: Database.Database): void {
    this.close()
    this.#kept = { path, file, raw }
    this.#closeLater()
  }

  /** The copy of an earlier register that was made when it had this stamp (`stampOf`), which is no longer kept; null where there is none. */
  takeEarlier(path: string, stamp: string): PrivateCopy | null {
    const kept = this.#earlier
    if (kept === null) return null
    if (kept.path !== path || kept.stamp !== stamp) {
      this.close()
      return null
    }
    this.#earlier = null
    clearTimeout(this.#timer)
    return kept.copy
  }

  /** Keeps the copy of an earlier register. */
  keepEarlier(path: string, stamp: string, copy: PrivateCopy): void {
    this.close()
    this.#earlier = { path, stamp, copy }
    this.#closeLater()
  }

  #closeLater(): void {
    this.#timer = setTimeout(() => this.close(), keptFor)
    // Nobody waits for it who leaves.
    this.#timer.unref()
  }

  close(): void {
    clearTimeout(this.#timer)
    this.#kept?.raw.close()
    this.#kept = null
    this.#earlier?.copy.close()
    this.#earlier = null
  }
}
