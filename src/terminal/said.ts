import { type Day, weekday } from '../clause/day.ts'
import { type Month, readMonth } from '../clause/month.ts'
import { usage } from '../clause/problem.ts'
import { spokenDay } from '../clause/spoken-day.ts'
import type { Lang, Words } from '../clause/words.ts'
import { dayAndTime } from './day-flag.ts'
import type { Saying } from './flag.ts'
import type { TypedAs, World } from './world.ts'

/** Asks which of two days is meant. */
export type Which = (label: string, raw: string, either: readonly [Day, Day]) => Promise<string>

/** Asks it on a terminal, each day with its weekday. `as` is what the day would be typed for, where the text was the answer to a question. */
export const whichOf =
  ({ prompts }: Pick<World, 'prompts'>, lang: Lang, as?: TypedAs): Which =>
  (label, raw, either) => {
    const question: Words = { en: `${label}: which day is "${raw}"?`, zh: `${label}：“${raw}”是哪一天？` }
    const choices = either.map((day) => ({ value: day, name: `${day} ${weekdays[lang][weekday(day)]}` }))
    return prompts.choose(question[lang], choices, lang, as === undefined ? {} : { as })
  }

const weekdays: Readonly<Record<Lang, readonly string[]>> = {
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
  zh: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
}

/**
 * What was said as of today (昨天, fri, 下个月) as it is written out. A text that says nothing of the kind is returned as it is. `today` is
 * asked only where it makes a difference. Usage problems: a month where a day is wanted, or what may be either of two days, where
 * nobody can be asked which.
 */
export async function writtenOut(
  { unit, leaning, kept }: Saying,
  raw: string,
  label: string,
  today: () => Promise<Day>,
  which?: Which,
): Promise<string> {
  if (kept !== undefined) {
    // What says no time on one day says none on any: nobody need ask which day it is.
    const text = kept(raw, anyDay) === null ? null : kept(raw, await today())
    if (text === null) return raw
    return 'text' in text ? text.text : oneOf(label, raw, text.either, which)
  }
  const { day: said, time } = unit === 'minute' ? (dayAndTime(raw) ?? { day: '', time: '' }) : { day: raw, time: null }
  const written = unit === 'month' ? null : readMonth(said)
  if (written !== null) throw aMonth(label, raw, written)
  const meant = spokenDay(said)?.meant(await today(), leaning) ?? null
  if (meant === null) return raw
  if ('month' in meant) {
    if (unit === 'month') return meant.month
    throw aMonth(label, raw, meant.month)
  }
  if (unit === 'month') return raw
  const day = 'either' in meant ? await oneOf(label, raw, meant.either, which) : meant.day
  return time === null ? day : `${day} ${time}`
}

const anyDay = '2000-01-01' as Day

/** The one of two days that is meant, asked where somebody can be. */
const oneOf = (label: string, raw: string, either: readonly [Day, Day], which: Which | undefined): Promise<string> => {
  if (which === undefined) throw twoDays(label, raw, either)
  return which(label, raw, either)
}

const aMonth = (label: string, raw: string, month: Month) =>
  usage(
    { en: `${label} is a month, not a day: "${raw}".`, zh: `${label} 是月份，不是日期：“${raw}”。` },
    { en: `Type its day too, for example ${month}-15.`, zh: `请写到日，例如 ${month}-15。` },
  )

const twoDays = (label: string, raw: string, [one, other]: readonly [Day, Day]) =>
  usage(
    {
      en: `${label} may be ${one} or ${other}: "${raw}".`,
      zh: `${label} 可能是 ${one}，也可能是 ${other}：“${raw}”。`,
    },
    { en: 'Type the day that is meant.', zh: '请写明是哪一天。' },
  )
