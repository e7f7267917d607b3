import { usage } from '../../../clause/problem.ts'
import type { Words } from '../../../clause/words.ts'
import { customerArgument } from '../../../customer/customer/argument.ts'
import { knownByName, namingFields, requireNamingColumn } from '../../../customer/customer/named-row.ts'
import { requireCustomer } from '../../../customer/customer/store/find.ts'
import { importList, type ListImport } from '../../../intake/import.ts'
import { listFlags, refuseWithoutFile } from '../../../intake/list-flags.ts'
import { doneBy } from '../../../office/staff/done-by.ts'
import { requireRow } from '../../../record/find.ts'
import { numberOf } from '../../../record/flags.ts'
import type { Db, Row, Write } from '../../../register/register.ts'
import { ask } from '../../../terminal/ask.ts'
import { askFurther, askOthers } from '../../../terminal/asked-for.ts'
import { verb, type WriteCall } from '../../../terminal/command.ts'
import { held, many, required, type ValuesOf, worded } from '../../../terminal/flag.ts'
import { typed } from '../../../terminal/global-options.ts'
import { one, type Result } from '../../../terminal/result.ts'
import { type Attended, addAttendance, attendance, attendanceOf, attendanceRead } from '../attendance.ts'
import { event, eventView } from '../event.ts'
import { type AttendeeField, attendeeHeaders } from '../headers.ts'
import { eventWords } from '../words.ts'
import { type AttendeeRow, readAttendeeRow } from './import/row.ts'
import { AttendeeWriter } from './import/writer.ts'

const { headcount, persons } = attendance.fields
const flags = { headcount: headcount.flag, persons: persons.flag, ...listFlags } as const

const attended = worded({ en: 'organizations that attended', zh: '参加的组织' }, customerArgument)

/** `event attend`: which organizations came, one by one or as a list. Recording them again changes nothing. */
export const eventAttend = verb({
  words: {
    en: 'Record who attended: customers by name, or a list (CSV, XLSX or XLS)',
    zh: '登记参加组织：逐家写明或导入名单（CSV、XLSX、XLS）',
  },
  access: 'write',
  by: doneBy('business', '4.3.5'),
  args: { event: required(numberOf(event)), customers: many(attended) },
  flags,
  asks: [],
  examples: {
    'event attend EV-2026-01 C00001 C00012': { en: 'who came', zh: '登记参加的组织' },
    'event attend EV-2026-01 C00001 --headcount 2 --persons 李强、陈红': {
      en: 'who came from one customer',
      zh: '登记某客户参加的人数和人员',
    },
    'event attend EV-2026-01 --file attendees.csv --rejects rejects.csv': {
      en: 'a list of who came',
      zh: '导入签到名单',
    },
  },
  run: async ({ event: number, customers: named, file, headcount, persons, ...options }, call) => {
    const isAsked = call.interactive && named.length === 0 && file === undefined
    if (isAsked) await call.read((db) => requireRow(db, event, number))
    const customers = isAsked ? await attendeesAsked(call) : named
    refuseUnfitting(customers, { file, headcount, persons, ...options })
    if (file === undefined) {
      const typed = { headcount, persons }
      const [only, ...more] = customers
      const isOne = only !== undefined && more.length === 0
      const said = isOne ? await askOthers(heldThere(number, only), ['headcount', 'persons'], typed, call) : {}
      const told = { headcount: headcount ?? said.headcount ?? null, persons: persons ?? said.persons ?? null }
      return attend(number, customers, told, options.dryRun === true, call)
    }
    const row = await call.read((db) => requireRow(db, event, number))
    return importList(attendeeList(row), file, options, call)
  },
})

/** Who came, one after the other until there is nobody more. */
async function attendeesAsked(call: WriteCall): Promise<string[]> {
  const first = await ask(attended, 'customers', call, attended.placeholder)
  return [first, ...(await askFurther({ flag: attended, label: attended.placeholder }, [first], call))]
}

/** Customers or a list, and of one customer only who and how many came. Usage problems. */
function refuseUnfitting(customers: readonly string[], input: ValuesOf<typeof flags>): void {
  const { file, headcount, persons } = input
  if (file !== undefined && customers.length > 0) throw usage(eventWords.customersAndFile, eventWords.oneWay)
  if (file === undefined && customers.length === 0) throw usage(eventWords.nobodyNamed, eventWords.nameAttendees)
  const told = Object.entries({ headcount, persons }).filter(([, value]) => value !== undefined)
  if (told.length > 0 && customers.length !== 1)
    throw usage(eventWords.onlyOfOne(told.map(([key]) => typed(key))), eventWords.nameOneCustomer)
  if (file === undefined) refuseWithoutFile(input)
}

async function attend(
  number: string,
  customers: readonly string[],
  told: Attended,
  dryRun: boolean,
  call: WriteCall,
): Promise<Result> {
  const { view, done } = await call.write(
    async (tx) => {
      const row = await requireRow(tx.db, event, number)
      const done: Done[] = []
      for (const customer of customers) done.push(await attendOnce(tx, row, customer, told))
      return { view: await eventView(tx.db, number, call.today), done }
    },
    { dryRun },
  )
  const count = (what: Done) => done.filter((each) => each === what).length
  const [added, filled] = [count('added'), count('filled')]
  const said = (): Words => {
    if (dryRun) return eventWords.wouldAttend(number, added)
    if (added > 0) return eventWords.attended(number, added, view.organizations)
    return filled > 0 ? eventWords.attendedFilled(number, filled) : eventWords.attendedAlready(number)
  }
  return one('event', { ...view, dryRun }, said())
}

type Done = 'added' | 'filled' | 'unchanged'

/** Records that an organization came, or fills what its record lacks. Another record than that there is a usage problem. */
async function attendOnce(tx: Write, at: Row<'event'>, customer: string, told: Attended): Promise<Done> {
  const { id, code } = await requireCustomer(tx.db, customer)
  const there = attendanceOf(tx, at.id, id)
  if (there === null) {
    addAttendance(tx, at.id, id, told)
    return 'added'
  }
  refuseOtherwise(at, code, there, told)
  const filled = { headcount: there.headcount ?? told.headcount, persons: there.persons ?? told.persons }
  return tx.update('event_attendance', there.id, filled) ? 'filled' : 'unchanged'
}

/** Usage problem where another attendance of the customer is on record than what is told of it. */
function refuseOtherwise(
  { number }: Row<'event'>,
  code: string,
  there: Row<'event_attendance'>,
  told: Partial<Attended>,
): void {
  const isOther = (['headcount', 'persons'] as const).some(
    (key) => told[key] != null && there[key] !== null && told[key] !== there[key],
  )
  if (isOther) throw usage(eventWords.attendedOtherwise(number, code), eventWords.editAttendance(number, code))
}

/** The flags of what is told of a customer, each held against what is on record of its attendance. */
function heldThere(number: string, customer: string) {
  const refuse = async (db: Db, told: Partial<Attended>) => {
    const at = await requireRow(db, event, number)
    const { id, code } = await requireCustomer(db, customer)
    const there = await attendanceRead(db, at.id, id)
    if (there !== undefined) refuseOtherwise(at, code, there, told)
  }
  return {
    headcount: held(flags.headcount, (db, headcount: number) => refuse(db, { headcount })),
    persons: held(flags.persons, (db, persons: string) => refuse(db, { persons })),
  }
}

const attendeeList = (of: Row<'event'>): ListImport<AttendeeField, AttendeeRow> => ({
  list: 'event',
  catalogue: attendeeHeaders,
  naming: namingFields,
  ...knownByName,
  nothing: { event: of.number, organizations: 0 },
  columns: requireNamingColumn,
  reader: () => readAttendeeRow,
  writer: (tx) => new AttendeeWriter(tx, of),
})
