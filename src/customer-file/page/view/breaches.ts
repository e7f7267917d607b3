import { listFindings } from '../../../finding/finding.ts'
import { findingStepWords, nextStep } from '../../../finding/rules.ts'
import type { Db } from '../../../register/register.ts'
import { type Asked, term } from './asked.ts'

/** The records of breaches that concern the customer opened by the day, newest first, as far as each had come by then. */
export const breachesOf = async (db: Db, { customerId, day }: Asked) =>
  (await listFindings(db, day, customerId)).reverse().map((record) => {
    const { number, clause, period, content, opened, cause, correction, action, effectiveness, days } = record
    const next = nextStep(days)
    return {
      ...{ number, clause, period, content, opened, cause, correction, action, effectiveness },
      acknowledged: days.acknowledge,
      /** The step that comes next; null once the manager has acknowledged it. */
      next: next === null ? null : term(findingStepWords, next),
    }
  })

/** The record of a breach that concerns it and can no longer be cured. */
export type BreachView = Awaited<ReturnType<typeof breachesOf>>[number]
