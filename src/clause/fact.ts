import type { Day } from './day.ts'
import { type Problem, usage } from './problem.ts'
import type { Words } from './words.ts'

/**
 * Facts have happened: a day after today is refused (`label` is the flag). Decisions, plans and ends may lie ahead.
 * Returns the day.
 */
export function happened(day: Day, today: Day, label: string): Day {
  if (day > today) throw notYet(day, today, label)
  return day
}

const notYet = (day: Day, today: Day, label: string): Problem =>
  usage(
    { en: `${label} ${day} lies after today, ${today}.`, zh: `${label} ${day} 晚于今天 ${today}。` },
    { en: 'Record what has happened, on its own day.', zh: '请只记录已发生的事实及其实际日期。' },
  )

/** Refuses a day before the one of what it follows: `label` is the flag that gave it, `what` names that other day. */
export function notBefore(label: string, on: Day, what: Words, day: Day, hint: Words = ownDay): void {
  if (on < day)
    throw usage(
      { en: `${label} ${on} lies before ${what.en}, ${day}.`, zh: `${label} ${on} 早于${what.zh} ${day}。` },
      hint,
    )
}

const ownDay: Words = { en: 'Give the day on which it happened.', zh: '请给出实际发生的日期。' }
