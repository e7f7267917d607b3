import { type Day, readDay } from '../../../clause/day.ts'
import { type Month, readMonth } from '../../../clause/month.ts'
import { type Leaning, spokenDay } from '../../../clause/spoken-day.ts'
import { surveillanceKept } from '../../contact/topics.ts'
import { wordOf } from './vocabulary.ts'

/** What a text says of a day: which one it is, a month where a day is wanted, or either of two. */
export type DaySaid = { readonly day: Day } | { readonly month: Month } | { readonly either: readonly [Day, Day] }

/** What initials of the vocabulary stand for, else the text. */
function spelledOut(text: string): string {
  const word = wordOf(text)
  return word !== null && word.means.is === 'day' ? word.means.said : text
}

/** Digits alone are a customer's number rather than the count of days that spreadsheets have, unless they are eight. */
const isNumber = (text: string): boolean => /^\d{1,7}$/.test(text.normalize('NFKC'))

/** The day that a text writes or says as of today; null where it says none. */
export function dayOf(text: string, today: Day, leaning: Leaning): DaySaid | null {
  if (isNumber(text)) return null
  const said = spelledOut(text)
  const written = readDay(said)
  if (written !== null) return written === 'open' ? null : { day: written }
  return spokenDay(said)?.meant(today, leaning) ?? monthWritten(said)
}

function monthWritten(text: string): DaySaid | null {
  const month = readMonth(text)
  return month === null ? null : { month }
}

/** What was said of the time of a surveillance as of today, as it is kept (`surveillanceKept`); null where it answers nothing. */
export const surveillanceOf = (text: string, today: Day): ReturnType<typeof surveillanceKept> =>
  isNumber(text) ? null : surveillanceKept(spelledOut(text), today)
