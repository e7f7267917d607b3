import { type Day, readDay } from '../clause/day.ts'
import { happened } from '../clause/fact.ts'
import { type Month, readMonth } from '../clause/month.ts'
import { type Problem, usage } from '../clause/problem.ts'
import type { Leaning } from '../clause/spoken-day.ts'
import type { Words } from '../clause/words.ts'
import { type Flag, naming, optional, type Saying } from './flag.ts'

/** The usage problem of a text that should be a day and is not one. */
export const notADay = (label: string, raw: string): Problem =>
  usage(
    { en: `${label} is not a day: "${raw}".`, zh: `${label} 不是有效日期：“${raw}”。` },
    { en: 'Write it as YYYY-MM-DD, for example 2026-03-31.', zh: '请写成 YYYY-MM-DD，例如 2026-03-31。' },
  )

/** A calendar day in any of the forms people write; stored as YYYY-MM-DD. */
export const writtenDay = (words: Words): Flag<Day, 'optional'> =>
  optional(words, 'DAY', (raw, label) => {
    const read = readDay(raw)
    if (read === null || read === 'open') throw notADay(label, raw)
    return read
  })

/** The same flag, whose day may be said as of today. */
export const sayingDay = <F extends Flag>(
  leaning: Leaning,
  flag: F,
  isWritten: Saying['isWritten'] = (raw) => readDay(raw) !== null,
): F => ({ ...flag, saying: { unit: 'day', leaning, isWritten } })

/**
 * A calendar day in any of the forms people write or say; stored as YYYY-MM-DD. `leaning` is which one is meant where less than a day
 * is said (fri, 11-12): of what began or happened the latest, of what is planned the next.
 */
export const day = (leaning: Leaning, words: Words): Flag<Day, 'optional'> => sayingDay(leaning, writtenDay(words))

/** A day on which something happened: where it is asked for, one after today is refused at once. */
export const pastDay = (words: Words): Flag<Day, 'optional'> => {
  const given = day('past', words)
  const checked = naming(given, async (_, typed, today, label) => happened(given.parse(typed, label), today, label))
  return { ...checked, past: true }
}

/** A calendar month that has begun, in any of the forms people write or say; stored as YYYY-MM. */
export const month = (words: Words): Flag<Month, 'optional'> => ({
  ...optional(words, 'MONTH', (raw, label) => {
    const read = readMonth(raw)
    if (read === null)
      throw usage(
        { en: `${label} is not a month: "${raw}".`, zh: `${label} 不是有效月份：“${raw}”。` },
        { en: 'Write it as YYYY-MM, for example 2026-03.', zh: '请写成 YYYY-MM，例如 2026-03。' },
      )
    return read
  }),
  saying: { unit: 'month', leaning: 'past', isWritten: (raw) => readMonth(raw) !== null },
})

/** A minute of a day on the register's clock. */
export interface Minute {
  readonly on: Day
  /** `HH:MM`. */
  readonly time: string
}

/** The day and the time of a moment as they are typed; null where there are not both. */
export function dayAndTime(raw: string): { readonly day: string; readonly time: string } | null {
  const [, day, hour = '', minutes = ''] = /^([^:]+?)[ T](\d{1,2}):(\d{2})$/.exec(raw.normalize('NFKC').trim()) ?? []
  if (day === undefined || Number(hour) > 23 || Number(minutes) > 59) return null
  return { day, time: `${hour.padStart(2, '0')}:${minutes}` }
}

/** A minute of a day that was written out; null for any other text. */
function readMinute(raw: string): Minute | null {
  const typed = dayAndTime(raw)
  const on = typed === null ? null : readDay(typed.day)
  return typed === null || on === null || on === 'open' ? null : { on, time: typed.time }
}

/** A moment to the minute that has been: "2026-03-31 09:30", the day in any of the forms people write or say. */
export const minute = (words: Words): Flag<Minute, 'optional'> => ({
  ...optional(words, '"DAY HH:MM"', (raw, label) => {
    const read = readMinute(raw)
    if (read === null)
      throw usage(
        { en: `${label} is not a moment: "${raw}".`, zh: `${label} 不是有效时刻：“${raw}”。` },
        { en: 'Write it as "2026-03-31 09:30".', zh: '请写成 "2026-03-31 09:30"。' },
      )
    return read
  }),
  saying: { unit: 'minute', leaning: 'past', isWritten: (raw) => readMinute(raw) !== null },
})
