import { listFindings } from '../../finding/finding.ts'
import { findingStepWords, nextStep } from '../../finding/rules.ts'
import type { Db } from '../../register/register.ts'
import type { BreachView } from '../page/view.ts'
import { type Asked, term } from './asked.ts'

/** The records of breaches that concern the customer opened by the day, newest first, as far as each had come by then. */
export const breachesOf = async (db: Db, { customerId, day }: Asked): Promise<BreachView[]> =>
  (await listFindings(db, day, customerId)).reverse().map((record) => {
    const { number, clause, period, content, opened, cause, correction, action, effectiveness, days } = record
    const next = nextStep(days)
    return {
      ...{ number, clause, period, content, opened, cause, correction, action, effectiveness },
      acknowledged: days.acknowledge,
      next: next === null ? null : term(findingStepWords, next),
    }
  })
