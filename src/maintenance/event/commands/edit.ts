import { notBefore } from '../../../clause/fact.ts'
import { usage } from '../../../clause/problem.ts'
import { requireCustomer } from '../../../customer/customer/store/find.ts'
import { doneBy } from '../../../office/staff/done-by.ts'
import { correctable } from '../../../record/edit.ts'
import { requireRow } from '../../../record/find.ts'
import { columnsGiven, flagsOf, isNothingGiven, numberOf, refuseAhead } from '../../../record/flags.ts'
import { whichPart, wholeOr } from '../../../record/part.ts'
import { requiredReason } from '../../../record/reason.ts'
import { onRow } from '../../../record/rule.ts'
import { recordWords } from '../../../record/sentences.ts'
import type { Row, Write } from '../../../register/register.ts'
import { verb } from '../../../terminal/command.ts'
import { askedAs, required, searched, type ValuesOf } from '../../../terminal/flag.ts'
import { typed } from '../../../terminal/global-options.ts'
import { one } from '../../../terminal/result.ts'
import { attendance, attendanceOf, attendeesOf, voidAttendances } from '../attendance.ts'
import { event, eventView } from '../event.ts'
import { eventWords } from '../words.ts'

const ofEvent = flagsOf(event, { first: ['kind', 'title'] })

/** `event edit`: what was mistyped of an event, or of one organization's attendance. */
export const eventEdit = verb({
  words: { en: 'Correct what was mistyped of an event or an attendance', zh: '更正录入有误的客户活动或参加情况' },
  access: 'write',
  by: doneBy('business', '4.3.5'),
  args: { event: required(numberOf(event)) },
  flags: { ...ofEvent, ...flagsOf(attendance), reason: requiredReason },
  corrects: {
    fields: correctable(
      event,
      ofEvent,
      (db, { event: number = '' }) => requireRow(db, event, number),
      ({ minutes_on }) => (minutes_on === null ? ['minutes', 'minutesOn'] : []),
    ),
    why: ['reason'],
  },
  rules: [onRow(event, refuseCorrection, 'event')],
  examples: {
    'event edit EV-2026-01 --place 广州 --reason "the wrong place"': { en: 'it was held elsewhere', zh: '更正地点' },
    'event edit EV-2026-01 --customer C00001 --headcount 3 --reason "miscounted"': {
      en: 'one more person came from a customer',
      zh: '更正某客户的参加人数',
    },
  },
  run: async ({ event: number, reason: _, customer, headcount, persons, ...input }, call) => {
    const ofAttendance = { headcount, persons }
    if (isNothingGiven({ ...input, ...ofAttendance })) throw usage(recordWords.nothingToChange, eventWords.nameAField)
    const told = Object.entries(ofAttendance).filter(([, value]) => value !== undefined)
    if (customer === undefined && told.length > 0)
      throw usage(eventWords.needsCustomer(told.map(([key]) => typed(key))), eventWords.sayWhose)
    refuseAhead(event, input, call.today)
    const { view, changed } = await call.write(async (tx) => {
      const row = await requireRow(tx.db, event, number)
      refuseCorrection(row, input)
      const isEventChanged = tx.update('event', row.id, await columnsGiven(tx.db, event, input))
      const attended = customer === undefined ? null : await requireAttendance(tx, row, customer)
      const isAttendanceChanged =
        attended !== null &&
        tx.update('event_attendance', attended.id, await columnsGiven(tx.db, attendance, ofAttendance))
      return { view: await eventView(tx.db, number, call.today), changed: isEventChanged || isAttendanceChanged }
    })
    return one('event', view, changed ? recordWords.changed(number) : recordWords.unchanged(number))
  },
})

/** Only minutes that there are can be another, and none lie before the event. */
function refuseCorrection(
  { number, held_on, minutes_on }: Row<'event'>,
  { on = held_on, minutes, minutesOn }: Partial<ValuesOf<typeof ofEvent>>,
): void {
  if (minutes_on === null && (minutes !== undefined || minutesOn !== undefined))
    throw usage(eventWords.noMinutes(number), eventWords.minutesFirst(number))
  const minutesDay = minutesOn ?? minutes_on
  if (minutesDay !== null) notBefore('--minutes-on', minutesDay, eventWords.theEvent, on)
}

/** The attendance of the customer that the text names. Usage problem if there is none. */
async function requireAttendance(tx: Write, of: Row<'event'>, customer: string): Promise<Row<'event_attendance'>> {
  const { id, code } = await requireCustomer(tx.db, customer)
  const found = attendanceOf(tx, of.id, id)
  if (found === null) throw usage(eventWords.notThere(of.number, code), eventWords.seeAttendees(of.number))
  return found
}

/** Whose attendance is taken back alone. */
const onlyOf = searched(
  askedAs(whichPart, attendance.fields.customer.flag),
  wholeOr(eventWords.wholeEvent, async (db, { event: number = '' }, today) =>
    (await attendeesOf(db, number, today)).map(({ customer, name }) => ({
      value: customer,
      name: `${customer}  ${name}`,
      short: `${customer} ${name}`,
    })),
  ),
)

/** `event void`: an event with its attendances, or one attendance, recorded by mistake. */
export const eventVoid = verb({
  words: { en: 'Take back an event, or one attendance, recorded by mistake', zh: '作废误录的客户活动或参加登记' },
  access: 'write',
  by: doneBy('business', '4.3.5'),
  args: { event: required(numberOf(event)) },
  flags: { customer: onlyOf, reason: requiredReason },
  asks: ['customer', 'reason'],
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
        const { id } = await requireAttendance(tx, await requireRow(tx.db, event, number), customer)
        tx.void('event_attendance', id, reason)
        const { code } = await requireCustomer(tx.db, customer)
        return { view: await eventView(tx.db, number, call.today), code }
      })
      return one('event', view, eventWords.attendanceVoided(number, code))
    }
    const view = await call.write(async (tx) => {
      const { id } = await requireRow(tx.db, event, number)
      const view = await eventView(tx.db, number, call.today)
      voidAttendances(tx, id, reason)
      tx.void('event', id, reason)
      return view
    })
    return one('event', { ...view, voided: true }, recordWords.voided(number))
  },
})
