import type { AssessedDuty } from '../clause/clause.ts'
import type { Words } from '../clause/words.ts'
import type { Db } from '../register/register.ts'
import type { Call } from '../terminal/command.ts'
import { turn } from '../terminal/turn.ts'

const judging: Words = { en: 'Judging duties', zh: '正在检查各项要求' }

/**
 * The same duties, telling whoever waits how many of them are judged, and giving an interruption a turn before each. Where
 * each is judged several times, `times` says how often.
 */
export function watched<Duty extends AssessedDuty<Db>>(duties: readonly Duty[], call: Call, times = 1): Duty[] {
  let done = 0
  return duties.map((duty) => ({
    ...duty,
    assess: async (db: Db, asOf: Parameters<Duty['assess']>[1]) => {
      call.progress({ words: judging, done, of: duties.length * times })
      done += 1
      await turn()
      return duty.assess(db, asOf)
    },
  }))
}
