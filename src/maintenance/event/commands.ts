import type { Day } from '../../clause/day.ts'
import { happened, notBefore } from '../../clause/fact.ts'
import { valueOn } from '../../clause/limit.ts'
import { usage } from '../../clause/problem.ts'
import { lines, type Words } from '../../clause/words.ts'
import { yearOf } from '../../clause/year.ts'
import { setLimits } from '../../office/limit/store/held.ts'
import { doneBy } from '../../office/staff/done-by.ts'
import { doerOf } from '../../office/staff/store/staff.ts'
import { columnsOf, everyColumn, shownFields } from '../../record/columns.ts'
import { addNumbered, requireRow } from '../../record/find.ts'
import { flagsOf, numberOf } from '../../record/flags.ts'
import { onRow } from '../../record/rule.ts'
import { recordWords } from '../../record/sentences.ts'
import type { Db, Row } from '../../register/register.ts'
import { noun, verb } from '../../terminal/command.ts'
import { pastDay } from '../../terminal/day-flag.ts'
import { required, text, worded } from '../../terminal/flag.ts'
import { count } from '../../terminal/number-flag.ts'
import { list, noneOf, one, orDash, table, yesNo } from '../../terminal/result.ts'
import { attendance } from './attendance.ts'
import { type EventView, event, eventView, listEvents } from './event.ts'
import { eventCounts, eventLimits, evidenceMissing } from './rules.ts'
import { eventWords } from './words.ts'

const eventNumber = numberOf(event)
const { kind, title, on, place } = flagsOf(event)

const eventAdd = verb({
  words: { en: 'Record a customer event that was held', zh: '登记已举办的客户活动' },
  access: 'write',
  by: doneBy('business', '4.3.5', 'on'),
  flags: { kind: required(kind), title: required(title), on: required(on), place },
  asks: ['place'],
  examples: {
    'event add --kind symposium --title "Changes of ISO 9001" --on 2026-07-16 --place 深圳': {
      en: 'a symposium that took place',
      zh: '登记已举办的座谈会',
    },
  },
  run: async ({ kind, title, on: typed, place }, call) => {
    const on = happened(typed, call.today, '--on')
    const { view, said } = await call.write(async (tx) => {
      const staff = await doerOf(tx)
      const [there] = tx.find('event', { kind, held_on: on, title })
      if (there !== undefined && place !== undefined && place !== there.place)
        throw usage(eventWords.otherwise(there.number), eventWords.editIt(there.number))
      const noMinutes = { minutes: null, minutes_on: null }
      const row = { kind, held_on: on, title, place: place ?? null, staff_id: staff.id, ...noMinutes }
      const view = await eventView(tx.db, there?.number ?? addNumbered(tx, event, row), call.today)
      const said =
        there === undefined ? await afterAdding(tx.db, view, call.today) : [recordWords.already(there.number)]
      return { view, said }
    })
    return one('event', view, lines(said))
  },
})

/** How many count of those owed in the year, and what else is wanted of this one. */
async function afterAdding(db: Db, event: EventView, today: Day): Promise<Words[]> {
  const { number, kind, held } = event
  return [
    eventWords.added(number, kind, held),
    await countingOf(db, held, today),
    ...(eventCounts(event) ? [] : [eventWords.countsWith(number)]),
    eventWords.evidenceNext(number, evidenceMissing(event)),
  ]
}

/** How many events count of those owed in the year of the day (4.3.5). */
async function countingOf(db: Db, held: Day, today: Day): Promise<Words> {
  const year = yearOf(held)
  const counting = (await listEvents(db, today)).filter((each) => yearOf(each.held) === year && eventCounts(each))
  return eventWords.ofYear(year, counting.length, valueOn(eventLimits.events, today, await setLimits(db)))
}

const listed = columnsOf(event, {
  number: { whole: true },
  held: { whole: true },
  kind: {},
  title: {},
  place: { shown: (each) => orDash(each.place), minor: true },
  organizations: {
    title: { en: 'Attended by', zh: '参加' },
    shown: (each) => eventWords.attendance(each.organizations, each.headcount),
    tone: (each) => (each.organizations === 0 ? 'warn' : undefined),
  },
  minutesOn: {
    title: { en: 'Minutes', zh: '纪要' },
    shown: (each) => yesNo(each.minutes !== null),
    tone: (each) => (each.minutes === null ? 'warn' : undefined),
  },
})

const eventList = verb({
  words: { en: 'Customer events, who attended, and whether minutes are there', zh: '客户活动、参加情况及纪要' },
  access: 'read',
  flags: {
    year: count({ en: 'only those of this year', zh: '仅该年度' }, 1, 'YEAR'),
    kind: worded({ en: 'only of this kind', zh: '仅此类别' }, kind),
  },
  examples: { 'event list --year 2026': { en: 'the events of the year', zh: '本年的客户活动' } },
  run: async ({ year, kind }, call) => {
    const all = await call.read((db) => listEvents(db, call.asOf))
    const events = all.filter(
      (each) => (year === undefined || yearOf(each.held) === year) && (kind === undefined || each.kind === kind),
    )
    const empty = noneOf({ year, kind }, eventWords.none)
    return { ...list('events', listed, events, empty), rows: table(everyColumn(event), events) }
  },
})

const attendeeColumns = columnsOf(attendance, {
  customer: { whole: true },
  name: {},
  headcount: { align: 'right', whole: true },
  persons: {},
})

const eventShow = verb({
  words: { en: 'One customer event with everybody who attended', zh: '查看一次客户活动及参加者' },
  access: 'read',
  args: { event: required(eventNumber) },
  examples: { 'event show EV-2026-01': { en: 'the event and who came', zh: '该次活动及参加者' } },
  run: async ({ event: number }, call) => {
    const view = await call.read((db) => eventView(db, number, call.asOf))
    const attendees = view.attendees.length === 0 ? [] : [table(attendeeColumns, view.attendees)]
    return one('event', view, null, shownFields(event, view), attendees)
  },
})

const eventMinutes = verb({
  words: { en: 'Record the minutes of an event', zh: '登记客户活动的会议纪要' },
  access: 'write',
  by: doneBy('business', '4.3.5', 'on'),
  args: { event: required(eventNumber) },
  flags: {
    text: required(text({ en: 'what they say, or where they are filed', zh: '纪要内容或存档处' })),
    on: pastDay({ en: 'the day they were written (default today)', zh: '纪要日期（默认今天）' }),
  },
  asks: ['on'],
  rules: [onRow(event, refuseMinutes, 'event')],
  examples: {
    'event minutes EV-2026-01 --text "Three asked for training on the new standard; filed under KH-12"': {
      en: 'what was said, and where the minutes are filed',
      zh: '登记纪要和存档处',
    },
  },
  run: async ({ event: number, text: minutes, on: typed }, call) => {
    const on = happened(typed ?? call.today, call.today, '--on')
    const { view, changed } = await call.write(async (tx) => {
      const row = await requireRow(tx.db, event, number)
      refuseMinutes(row, { text: minutes, on: row.minutes_on === null ? on : typed })
      const changed = row.minutes_on === null && tx.update('event', row.id, { minutes, minutes_on: on })
      return { view: await eventView(tx.db, number, call.today), changed }
    })
    return one('event', view, changed ? eventWords.minutes(number, on) : recordWords.unchanged(number))
  },
})

/** Refuses minutes before the event, and others than those on record. */
function refuseMinutes(
  { number, held_on, minutes, minutes_on }: Row<'event'>,
  { text: told, on }: { readonly text?: string | undefined; readonly on?: Day | undefined },
): void {
  if (on !== undefined) notBefore('--on', on, eventWords.theEvent, held_on)
  const isOther = (told !== undefined && told !== minutes) || (on !== undefined && on !== minutes_on)
  if (minutes_on !== null && isOther)
    throw usage(eventWords.minutesBefore(number, minutes_on), eventWords.editMinutes(number))
}

/** Symposia and trainings for customers, who attended them, and their minutes (4.3.5). */
export const eventCommands = noun(
  { en: 'Customer events (4.3.5)', zh: '客户活动（4.3.5）' },
  {
    add: async () => eventAdd,
    attend: async () => (await import('./commands/attend.ts')).eventAttend,
    minutes: async () => eventMinutes,
    list: async () => eventList,
    show: async () => eventShow,
    edit: async () => (await import('./commands/edit.ts')).eventEdit,
    void: async () => (await import('./commands/edit.ts')).eventVoid,
  },
)
