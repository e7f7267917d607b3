import { createHash } from 'node:crypto'
import ical, { ICalCalendarMethod, ICalEventTransparency } from 'ical-generator'
import { addDaysTo, type Day, type Moment } from '../clause/day.ts'
import { visible } from '../clause/visible.ts'
import type { Lang, Words } from '../clause/words.ts'
import { type AgendaItem, settleLine } from './agenda.ts'

/** What a calendar is made of. */
export interface AgendaCalendar {
  readonly name: Words
  readonly items: readonly AgendaItem[]
  /** The day asked about: what is overdue stands on it. */
  readonly day: Day
  /** When it was known: the moment of the journal's head, so that the same register gives the same file. */
  readonly known: Moment
  readonly lang: Lang
  /** The number to call, by customer code. */
  readonly phoneOf: (item: AgendaItem) => string | null
}

/** The same thing has the same identity in every file: a telephone that reads the next one moves it, and adds it not. */
const identityOf = ({ settle }: AgendaItem): string =>
  `${createHash('sha256').update(settle.join('\0')).digest('hex').slice(0, 32)}@certdesk`

/** A text as a calendar may hold it: of control characters a line's end alone, the others written out. */
const plain = (text: string): string => visible(text.replace(/\r\n?/g, '\n'), '\n')

/** The library escapes the texts of events and not the calendar's name (RFC 5545, 3.3.11). */
const escaped = (text: string): string =>
  text.replace(/[\\;,]/g, (character) => `\\${character}`).replaceAll('\n', '\\n')

/** The agenda as a calendar file (RFC 5545): one event of a whole day for each thing to do, which does not make busy. */
export function agendaCalendar({ name, items, day, known, lang, phoneOf }: AgendaCalendar): string {
  const calendar = ical({
    name: escaped(plain(name[lang])),
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: 'certdesk', product: 'agenda', language: lang === 'zh' ? 'ZH' : 'EN' },
  })
  for (const item of items) {
    const on = item.by < day ? day : item.by
    const phone = phoneOf(item)
    const about = [item.text[lang], phone, `${item.clauses.join(', ')} · ${item.by}`, settleLine(item)]
    calendar.createEvent({
      id: identityOf(item),
      stamp: new Date(known),
      start: new Date(`${on}T00:00:00Z`),
      end: new Date(`${addDaysTo(on, 1)}T00:00:00Z`),
      allDay: true,
      timezone: 'UTC',
      summary: plain([item.name ?? item.owner, item.text[lang]].filter((part) => part !== null).join(': ')),
      description: plain(about.filter((part) => part !== null).join('\n')),
      transparency: ICalEventTransparency.TRANSPARENT,
    })
  }
  return `${calendar.toString()}\r\n`
}
