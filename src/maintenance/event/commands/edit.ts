import { happened, notBefore } from '../../../clause/fact.ts'
import { usage } from '../../../clause/problem.ts'
import { requireCustomer } from '../../../customer/customer/store/find.ts'
import { doneBy } from '../../../office/staff/done-by.ts'
import type { Changes, Row, Write } from '../../../register/register.ts'
import { verb } from '../../../terminal/command.ts'
import { pastDay, required, text } from '../../../terminal/flag.ts'
import { typed } from '../../../terminal/global-options.ts'
import { one } from '../../../terminal/result.ts'
import { attendanceOf, changeAttendance, changeEvent, voidEvent } from '../store.ts'
import { eventWords } from '../words.ts'
import { attendanceFlags, attendeeFlag, eventFlags, eventNumber, eventView, requireEvent } from './record.ts'

/** `event edit`: what was mistyped of an event, or of one organization's attendance. */
export const eventEdit = verb({
  words: { en: 'Correct what was mistyped of an event or an attendance', zh: '更正录错的客户活动或参加情况' },
  access: 'write',
  by: doneBy('business', '4.3.5'),
  args: { event: required(eventNumber) },
  flags: {
    ...eventFlags,
    minutes: text({ en: 'what the minutes say', zh: '会议纪要' }),
    minutesOn: pastDay({ en: 'the day of the minutes', zh: '纪要日期' }),
    customer: attendeeFlag,
    ...attendanceFlags,
    reason: required(text({ en: 'why', zh: '原因' })),
  },
  examples: {
    'event edit EV-2026-01 --place 广州 --reason "the wrong place"': { en: 'it was held elsewhere', zh: '更正地点' },
    'event edit EV-2026-01 --customer C00001 --headcount 3 --reason "miscounted"': {
      en: 'one more person came from a customer',
      zh: '更正某客户的参加人数',
    },
  },
  run: async ({ event: number, reason: _, customer, headcount, persons, ...input }, call) => {
    const ofAttendance = { headcount, persons }
    if (Object.values({ ...input, ...ofAttendance }).every((each) => each === undefined))
      throw usage(eventWords.nothingToChange, eventWords.nameAField)
    const told = Object.entries(ofAttendance).filter(([, value]) => value !== undefined)
    if (customer === undefined && told.length > 0)
      throw usage(eventWords.needsCustomer(told.map(([key]) => typed(key))), eventWords.sayWhose)
    if (input.on !== undefined) happened(input.on, call.today, '--on')
    if (input.minutesOn !== undefined) happened(input.minutesOn, call.today, '--minutes-on')
    const { view, changed } = await call.write(async (tx) => {
      const row = await requireEvent(tx.db, number)
      const { kind, title, place, on, minutes, minutesOn } = input
      if (row.minutes_on === null && (minutes !== undefined || minutesOn !== undefined))
        throw usage(eventWords.noMinutes(number), eventWords.minutesFirst(number))
      const minutesDay = minutesOn ?? row.minutes_on
      if (minutesDay !== null) notBefore('--minutes-on', minutesDay, eventWords.theEvent, on ?? row.held_on)
      const changes = { kind, title, place, held_on: on, minutes, minutes_on: minutesOn } as Changes<'event'>
      const isEventChanged = changeEvent(tx, row.id, changes)
      const attendance = customer === undefined ? null : await requireAttendance(tx, row, customer)
      const isAttendanceChanged = attendance !== null && changeAttendance(tx, attendance.id, given(ofAttendance))
      return { view: await eventView(tx.db, number, call.today), changed: isEventChanged || isAttendanceChanged }
    })
    return one('event', view, changed ? eventWords.changed(number) : eventWords.unchanged(number))
  },
})

/** The values that were given. */
const given = <T extends object>(values: T) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }

/** The attendance of the customer that the text names. Usage problem where there is none. */
async function requireAttendance(tx: Write, event: Row<'event'>, customer: string): Promise<Row<'event_attendance'>> {
  const { id, code } = await requireCustomer(tx.db, customer)
  const found = attendanceOf(tx, event.id, id)
  if (found === null) throw usage(eventWords.notThere(event.number, code), eventWords.seeAttendees(event.number))
  return found
}

/** `event void`: an event with its attendances, or one attendance, recorded by mistake. */
export const eventVoid = verb({
  words: { en: 'Take back an event, or one attendance, recorded by mistake', zh: '作废误录的客户活动或参加登记' },
  access: 'write',
  by: doneBy('business', '4.3.5'),
  args: { event: required(eventNumber) },
  flags: { customer: attendeeFlag, reason: required(text({ en: 'why', zh: '原因' })) },
  examples: {
    'event void EV-2026-01 --reason "recorded twice"': { en: 'recorded twice', zh: '作废重复登记的活动' },
    'event void EV-2026-01 --customer C00001 --reason "did not come"': {
      en: 'somebody who did not come',
      zh: '作废未参加者的登记',
    },
  },
  run: async ({ event: number, customer, reason }, call) => {
    if (customer !== undefined) {
      const { view, code } = await call.write(async (tx) => {
        const attendance = await requireAttendance(tx, await requireEvent(tx.db, number), customer)
        tx.void('event_attendance', attendance.id, reason)
        const { code } = await requireCustomer(tx.db, customer)
        return { view: await eventView(tx.db, number, call.today), code }
      })
      return one('event', view, eventWords.attendanceVoided(number, code))
    }
    const view = await call.write(async (tx) => {
      const { id } = await requireEvent(tx.db, number)
      const view = await eventView(tx.db, number, call.today)
      voidEvent(tx, id, reason)
      return view
    })
    return one('event', { ...view, voided: true }, eventWords.voided(number))
  },
})
