import { setTimeout as passed } from 'node:timers/promises'
import type { Head } from '../register.ts'
import type { ServerAt } from './at.ts'
import { ServerFailure } from './link.ts'
import { Session } from './session.ts'

/** Milliseconds for which a server is asked again and again that cannot be reached: as long as a standby takes to step in. */
const askedFor = 30_000

/** Milliseconds between two attempts. */
const pause = 500

/**
 * Whether an entry is on record, where the answer to its commit was lost; null where nobody could be asked. It is asked with the lock of whoever
 * writes: as long as the transaction is still at work, that has it.
 */
export async function isOnRecord(at: ServerAt, { seq, seal }: Pick<Head, 'seq' | 'seal'>): Promise<boolean | null> {
  const until = performance.now() + askedFor
  for (;;) {
    try {
      const session = new Session(at.link())
      session.begin('write')
      const [found] = session.lists('SELECT seal FROM main.entry WHERE seq = $1', [seq])
      session.rollback()
      return found?.[0] === seal
    } catch (error) {
      if (!(error instanceof ServerFailure)) throw error
      if (performance.now() > until) return null
      await passed(pause)
    }
  }
}
