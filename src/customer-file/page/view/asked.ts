import type { Day } from '../../../clause/day.ts'
import type { Words } from '../../../clause/words.ts'
import type { ValuesThen } from '../../../customer/customer/store/values-then.ts'
import type { Choices } from '../../../terminal/flag.ts'

/** Of which customer, and as of which day, a file is asked for; and what stood then that was changed since. */
export interface Asked {
  readonly customerId: number
  readonly code: string
  readonly day: Day
  readonly valuesThen: ValuesThen
}

/** A day that had come by the one asked about; null where it lies after it. */
export const by = (on: Day | null, day: Day): Day | null => (on !== null && on <= day ? on : null)

/** A value of an enumeration: for programs, and as people read it. */
export interface Term extends Words {
  readonly value: string
}

/** A value of an enumeration with what it is called. */
export function term<Value extends string>(choices: Choices<Value>, value: Value): Term {
  const { en, zh } = choices[value]
  return { value, en, zh }
}
