import type { Day } from '../../clause/day.ts'
import { staffed } from '../../office/staff/reference.ts'
import { derived, kept, value } from '../../record/field.ts'
import { noSuch } from '../../record/find.ts'
import { kindOf, series, type View } from '../../record/kind.ts'
import { recordedBy, viewsOf } from '../../record/read.ts'
import type { Db } from '../../register/register.ts'
import { pastDay } from '../../terminal/day-flag.ts'
import { choice, line, text } from '../../terminal/flag.ts'
import { type Attendee, attendances, attendeesOf } from './attendance.ts'
import { eventKinds } from './rules.ts'

/** A customer event (4.3.5). */
export const event = kindOf({
  table: 'event',
  command: 'event',
  identity: series('EV', 2, { en: 'the event, such as EV-2026-01', zh: '客户活动编号，如 EV-2026-01' }),
  day: 'held_on',
  called: { one: { en: 'event', zh: '客户活动' }, row: { en: 'customer event', zh: '客户活动' }, also: ['活动'] },
  offered: ['held', 'kind', 'title', 'place'],
  fields: {
    number: kept('number', 'Event', '编号'),
    kind: value('kind', 'Kind', '类别', choice({ en: 'what it was', zh: '类别' }, eventKinds)),
    held: value('held_on', 'Held', '举办日期', pastDay({ en: 'the day it was held', zh: '举办日期' }), {
      typedAs: 'on',
    }),
    title: value('title', 'Title', '主题', line({ en: 'what it was about', zh: '主题' })),
    place: value('place', 'Place', '地点', line({ en: 'where', zh: '地点' })),
    by: staffed('staff_id', 'By', '经办人'),
    organizations: derived<number>('Organizations', '参加组织数'),
    /** How many people attended, as far as that is on record. */
    headcount: derived<number | null>('People', '参加人数'),
    minutes: value('minutes', 'Minutes', '会议纪要', text({ en: 'what the minutes say', zh: '会议纪要' }), {
      since: 'minutes_on',
    }),
    minutesOn: value(
      'minutes_on',
      'Minutes of',
      '纪要日期',
      pastDay({ en: 'the day of the minutes', zh: '纪要日期' }),
      { since: 'minutes_on' },
    ),
  },
  derive: attendances,
})

export type EventRecord = View<typeof event>

/** The events held by the day, oldest first; of one number or all. */
export async function listEvents(db: Db, day: Day, number?: string): Promise<EventRecord[]> {
  const held = recordedBy(db, event, day).orderBy('held_on').orderBy('id')
  return viewsOf(db, event, await (number === undefined ? held : held.where('number', '=', number)).execute(), day)
}

/** An event with everybody who attended. */
export interface EventView extends EventRecord {
  readonly attendees: readonly Attendee[]
}

/** One event as it is printed. Usage problem if it is not on record by the day. */
export async function eventView(db: Db, number: string, on: Day): Promise<EventView> {
  const [found] = await listEvents(db, on, number)
  if (found === undefined) throw noSuch(event, number)
  return { ...found, attendees: await attendeesOf(db, number, on) }
}
