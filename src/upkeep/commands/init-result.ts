import type { Words } from '../../clause/words.ts'
import { yearOf } from '../../clause/year.ts'
import { calendarWords } from '../../office/calendar/words.ts'
import { type Head, headText } from '../../register/register.ts'
import { type Field, field, one, type Result, sentence } from '../../terminal/result.ts'
import { upkeepWords } from '../words.ts'
import type { First } from './init-entry.ts'
import { firstWords } from './init-words.ts'

/** What was made: where it is, its first head, what else is told of it, and what is to be done next. */
interface Made {
  readonly file: string
  readonly head: Head
  readonly more?: readonly Field[]
  readonly next: readonly Words[]
}

/** The result of a command that made a register. */
export function madeResult({ who, today, timeZone, goLive, lang, held }: First, made: Made): Result {
  const { file, head, more = [], next } = made
  const also = Object.fromEntries(more.map(({ key, cell }) => [key, cell]))
  const json = { file, timeZone, goLive, lang, staff: who.by, ...also, head: headText(head) }
  const fields = [
    field('file', upkeepWords.file, file),
    field('timeZone', { en: 'Time zone', zh: '时区' }, timeZone),
    field('goLive', { en: 'Go-live day', zh: '启用日' }, goLive),
    ...(lang === null ? [] : [field('lang', { en: 'Language', zh: '语言' }, firstWords.langs[lang])]),
    field('staff', { en: 'First member of staff', zh: '首位人员' }, who.by),
    ...more,
  ]
  const parts = [calendarWords.atInit(yearOf(today)), ...next].map(sentence)
  return one('register', json, upkeepWords.made(file, who.by, goLive, held), fields, parts)
}
