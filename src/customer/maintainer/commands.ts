import { type Day, isMistypedDay, readDay } from '../../clause/day.ts'
import { usage } from '../../clause/problem.ts'
import type { Words } from '../../clause/words.ts'
import { staffNamed } from '../../office/staff/argument.ts'
import { doneBy } from '../../office/staff/done-by.ts'
import { findStaff, requireStaff } from '../../office/staff/store/staff.ts'
import type { Db, Row, Write } from '../../register/register.ts'
import { verb } from '../../terminal/command.ts'
import { day, notADay, sayingDay } from '../../terminal/day-flag.ts'
import { askedAs, type Flag, many, required, text, yes } from '../../terminal/flag.ts'
import { type Column, columnOf, one, sentence, table } from '../../terminal/result.ts'
import { customerArgument } from '../customer/argument.ts'
import { namedColumns } from '../customer/columns.ts'
import type { Dealings } from '../customer/dealings.ts'
import { heldOn } from '../customer/rules.ts'
import { requireCustomer } from '../customer/store/find.ts'
import { customerNames, type NamedCustomer } from '../customer/store/master.ts'
import type { Named } from '../customer/words.ts'
import { assign, assignedLater, assignments, maintainedBy, maintainersOn, requireMaintainer } from './store.ts'
import { assignWords } from './words.ts'

/** A customer as it was given to somebody. */
interface Assigned extends Named {
  /** Who maintained it until then. */
  readonly before: string | null
  /** From when somebody else has it again, as was on record; null where nobody does. */
  readonly until: Day | null
  readonly after: string | null
}

const assignedColumn = columnOf<Assigned>()

const columns: readonly Column<Assigned>[] = [
  ...namedColumns,
  assignedColumn('before', 'Maintained by before', '原维护人'),
  assignedColumn('until', 'Only until', '仅至', { whole: true }),
  assignedColumn('after', 'Then again by', '此后维护人'),
]

/** A customer that somebody will have only from a later day on, and keeps. */
type Later = Awaited<ReturnType<typeof assignedLater>>[number]

const laterColumns: readonly Column<Later>[] = [
  ...namedColumns,
  columnOf<Later>()('from', 'From', '自', { whole: true }),
]

/** What is on record from a later day on stays: a column of it where there is any. */
const columnsFor = (customers: readonly Assigned[]): readonly Column<Assigned>[] =>
  customers.some(({ until }) => until !== null) ? columns : columns.slice(0, 3)

/** What `--from` says: the day from which, or whose customers go over. */
type From = { readonly day: Day } | { readonly of: string }

const dayOrNameText = text(
  {
    en: 'the day from which (default today); or a member of staff: all whom they maintain on that day go over',
    zh: '起始日期（默认今天）；或某一人员：其当日维护的全部客户一并转交',
  },
  'DAY|NAME',
)

const ofStaff = staffNamed(dayOrNameText.words)

/** A day in any of the forms people write, else a name: nobody on the staff is called by a day. */
const dayOrName: Flag<From, 'optional'> = {
  // Sun and May are names, too.
  ...sayingDay('ahead', dayOrNameText, (raw) => readDay(raw) !== null || /^[\p{sc=Latin}\s]+$/u.test(raw)),
  parse: (raw, label) => {
    const read = readDay(raw)
    if (read === 'open' || isMistypedDay(raw)) throw notADay(label, raw)
    return read === null ? { of: dayOrNameText.parse(raw, label) } : { day: read }
  },
  // It is asked for where no customer is named: then a day alone would be of nobody.
  question: { en: 'all customers of whom (default nobody)', zh: '转交哪位人员的全部客户（默认无）' },
  ...(ofStaff.search === undefined ? {} : { search: ofStaff.search }),
}

/** `customer assign`: who maintains customers from a day on (4.3.1). The day may lie in the past or ahead. */
export const customerAssign = ({ relationsOn }: Dealings) =>
  verb({
    words: {
      en: 'Give customers, or all of one member of staff, to a maintainer (4.3.1)',
      zh: '指定客户的维护人，或将某一人员的全部客户转交（4.3.1）',
    },
    access: 'write',
    by: doneBy('business', '4.3.1'),
    args: { customer: many(customerArgument) },
    flags: {
      to: required(staffNamed({ en: 'who maintains them', zh: '维护人' })),
      from: dayOrName,
      on: askedAs(
        { en: 'Day of the handover (default today)', zh: '转交日期（默认今天）' },
        day('ahead', { en: 'the day from which, where --from names somebody', zh: '起始日期（--from 为人员时使用）' }),
      ),
      allUnassigned: yes({ en: 'all certified customers that have nobody', zh: '全部尚无维护人的获证客户' }),
      dryRun: yes({ en: 'only say which', zh: '只列出将指定的客户' }),
    },
    asks: [
      'customer',
      ['allUnassigned', ({ customer }) => customer === undefined],
      ['from', ({ customer, allUnassigned }) => customer === undefined && allUnassigned === undefined],
      'on',
    ],
    rules: [
      async (db, { to, from, on }, today) => {
        const day = dayOf(from, on)
        if (to !== undefined) await requireMaintainer(db, to, day ?? today)
      },
    ],
    examples: {
      'customer assign C00001 C00002 --to 王芳': { en: 'two customers at once', zh: '一次指定两家客户' },
      'customer assign C00001 --to 王芳 --from 2026-08-01': { en: 'from a day ahead on', zh: '自将来某日起' },
      'customer assign --all-unassigned --to 王芳 --dry-run': {
        en: 'who would be assigned, without assigning anybody',
        zh: '试运行：看看会指定哪些客户',
      },
      'customer assign --from 李强 --to 王芳 --on 2026-08-01 --dry-run': {
        en: 'all that 李强 maintains, as a trial',
        zh: '试运行：将李强的客户全部转交王芳',
      },
    },
    run: async ({ customer, to, from: said, on, allUnassigned, dryRun }, call) => {
      const of = said !== undefined && 'of' in said ? said.of : null
      const from = dayOf(said, on) ?? call.today
      const all = allUnassigned === true
      refuseTwoChoices(customer.length > 0, all, of)
      const done = await call.write(
        async (tx) => {
          const staff = await requireMaintainer(tx.db, to, from)
          const owner = of === null ? null : await ownerOf(tx.db, of, staff)
          const wanted = await (owner !== null
            ? allOf(tx.db, owner, from)
            : all
              ? unassigned(tx.db, from, relationsOn)
              : named(tx.db, customer))
          const later = owner === null ? [] : await assignedLater(tx.db, owner.id, from)
          return { staff, owner, later, ...(await assignAll(tx, wanted, staff.id, from)) }
        },
        { dryRun: dryRun === true },
      )
      const { staff, owner, customers, unchanged, later } = done
      const assignment = {
        maintainer: staff.name,
        from,
        portfolioOf: owner?.name ?? null,
        assigned: customers.length,
        unchanged,
        dryRun: dryRun === true,
        customers,
        later,
      }
      const tables = [
        ...(customers.length === 0 ? [] : [table(columnsFor(customers), customers)]),
        ...(owner === null || later.length === 0
          ? []
          : [sentence(assignWords.later(owner.name, later.length, from)), table(laterColumns, later)]),
      ]
      return one('assignment', assignment, sentenceOf(assignment, all), [], tables)
    },
  })

/** The day that `--from` or `--on` gives; both may, if they agree. Null where neither does. */
function dayOf(said: From | undefined, on: Day | undefined): Day | null {
  const from = said !== undefined && 'day' in said ? said.day : undefined
  if (from !== undefined && on !== undefined && from !== on)
    throw usage(assignWords.twoDays(from, on), assignWords.giveOneDay)
  return from ?? on ?? null
}

/** Customers are named, or are all that nobody has, or all of somebody: one of the three. */
function refuseTwoChoices(some: boolean, all: boolean, of: string | null): void {
  const chosen = [some, all, of !== null].filter((each) => each).length
  if (chosen === 1) return
  if (chosen === 0) throw usage(assignWords.nobodyToAssign, assignWords.nameOrAll)
  throw usage(assignWords.both(some, all, of), assignWords.nameOrAll)
}

/** Whose customers go over; they need not be of the business department any more. */
async function ownerOf(db: Db, name: string, to: Row<'staff'>): Promise<Row<'staff'>> {
  if ((await findStaff(db, name)) === null && !/\p{L}/u.test(name)) throw notADay('--from', name)
  const owner = await requireStaff(db, name)
  if (owner.id === to.id) throw usage(assignWords.toThemselves(owner.name), assignWords.nameAnother)
  return owner
}

/** All customers that the member of staff maintains on the day. */
const allOf = async (db: Db, owner: Row<'staff'>, day: Day): Promise<readonly NamedCustomer[]> =>
  customerNames(db, await maintainedBy(db, owner.name, day))

/** The customers that are named, each once. */
async function named(db: Db, texts: readonly string[]): Promise<NamedCustomer[]> {
  const found = new Map<number, NamedCustomer>()
  for (const each of texts) {
    const customer = await requireCustomer(db, each)
    found.set(customer.id, customer)
  }
  return [...found.values()]
}

/** 4.3.1 divides all certified organizations: those that nobody has on the day. */
async function unassigned(db: Db, day: Day, relationsOn: Dealings['relationsOn']): Promise<NamedCustomer[]> {
  const relations = await relationsOn(db, day)
  const maintained = await maintainersOn(db, day)
  return (await customerNames(db)).filter(({ id }) => relations.get(id) === 'certified' && !maintained.has(id))
}

async function assignAll(tx: Write, wanted: readonly NamedCustomer[], staffId: number, from: Day) {
  const customers: Assigned[] = []
  for (const { id, code, name } of wanted) {
    const spans = await assignments(tx.db, id)
    const before = heldOn(spans, from)?.maintainer ?? null
    const next = spans.find((span) => span.from > from)
    if (assign(tx, id, staffId, from))
      customers.push({ code, name, before, until: next?.from ?? null, after: next?.maintainer ?? null })
  }
  return { customers, unchanged: wanted.length - customers.length }
}

/** What is told of an assignment. */
interface Assignment {
  readonly maintainer: string
  readonly from: Day
  readonly portfolioOf: string | null
  readonly assigned: number
  readonly dryRun: boolean
}

function sentenceOf({ maintainer, from, portfolioOf, assigned, dryRun }: Assignment, all: boolean): Words {
  if (assigned > 0)
    return (dryRun ? assignWords.wouldAssign : assignWords.assigned)(assigned, maintainer, from, portfolioOf)
  if (portfolioOf !== null) return assignWords.emptyPortfolio(portfolioOf, from)
  return all ? assignWords.noneUnassigned(from) : assignWords.alreadyAssigned(maintainer)
}
