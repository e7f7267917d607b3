import { type Day, readDay } from '../../../clause/day.ts'
import { type Month, readMonth } from '../../../clause/month.ts'
import { type Leaning, spokenDay, spokenPart } from '../../../clause/spoken-day.ts'
import { readSurveillance } from '../../contact/topics.ts'
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

/**
 * What was said of the time of a surveillance as it is kept: a day, a month or a part of one with its year, any other answer to the
 * topic (4.3.2) as it is. Null where it answers nothing; two days where it may be either.
 */
export function surveillanceOf(
  text: string,
  on: Day,
  today: Day,
): { readonly text: string } | { readonly either: readonly [Day, Day] } | null {
  if (isNumber(text)) return null
  const said = spelledOut(text)
  const written = readDay(said)
  if (written !== null && written !== 'open') return { text: written }
  const part = spokenPart(said)?.(today, 'ahead')
  if (part !== undefined && part !== null) return { text: part }
  const meant = spokenDay(said)?.meant(today, 'ahead') ?? null
  if (meant !== null) return 'either' in meant ? meant : { text: 'day' in meant ? meant.day : meant.month }
  // A month is kept in plain characters, any other answer as it was typed.
  if (readMonth(said) !== null) return { text: said.normalize('NFKC') }
  return readSurveillance(said, on) === null ? null : { text: said }
}
