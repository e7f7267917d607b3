import { setTimeout as passed } from 'node:timers/promises'
import type { Head } from '../../register.ts'
import type { ServerAt } from '../link/at.ts'
import { ServerFailure } from '../link/link.ts'
import type { Session } from './session.ts'

/** Milliseconds for which a server is asked again and again that cannot be reached: as long as a standby takes to step in. */
const askedFor = 30_000

/** Milliseconds between two attempts. */
const pause = 500

/**
 * Whether an entry is on record, where the answer to its commit was lost; null where nobody could be asked. It is asked with the lock of whoever
 * writes: as long as the transaction is still at work, that has it. The session goes on over another connection.
 */
export async function isOnRecord(
  at: ServerAt,
  session: Session,
  { seq, seal }: Pick<Head, 'seq' | 'seal'>,
): Promise<boolean | null> {
  const until = performance.now() + askedFor
  for (;;) {
    at.release(session.over(at.link()))
    try {
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
