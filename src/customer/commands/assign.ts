import { relationsOn } from '../../certificate/store/standing.ts'
import type { Day } from '../../clause/day.ts'
import { usage } from '../../clause/problem.ts'
import type { Db, Write } from '../../register/register.ts'
import { verb } from '../../terminal/command.ts'
import { day, many, required, text, yes } from '../../terminal/flag.ts'
import { type Column, one, table } from '../../terminal/result.ts'
import { customerArgument } from '../argument.ts'
import { heldOn } from '../rules.ts'
import { requireCustomer } from '../store/find.ts'
import { listCustomers } from '../store/list.ts'
import { assign, assignments, maintainersOn, requireMaintainer } from '../store/maintainer.ts'
import { customerWords } from '../words.ts'

/** A customer as it was given to somebody. */
interface Assigned {
  readonly code: string
  readonly name: string
  /** Who maintained it until then. */
  readonly before: string | null
  /** From when somebody else has it again, as was on record; null where nobody does. */
  readonly until: Day | null
  readonly after: string | null
}

interface Named {
  readonly id: number
  readonly code: string
  readonly name: string
}

const columns: readonly Column<Assigned>[] = [
  { key: 'code', title: { en: 'Code', zh: '编号' }, cell: (item) => item.code, whole: true },
  { key: 'name', title: { en: 'Name', zh: '名称' }, cell: (item) => item.name },
  { key: 'before', title: { en: 'Maintained by before', zh: '原维护人' }, cell: (item) => item.before },
  { key: 'until', title: { en: 'Only until', zh: '仅至' }, cell: (item) => item.until, whole: true },
  { key: 'after', title: { en: 'Then again by', zh: '此后维护人' }, cell: (item) => item.after },
]

/** What is on record from a later day on stays: a column of it where there is any. */
const columnsFor = (customers: readonly Assigned[]): readonly Column<Assigned>[] =>
  customers.some(({ until }) => until !== null) ? columns : columns.slice(0, 3)

/** `customer assign`: who maintains customers from a day on (4.3.1). The day may lie in the past or ahead. */
export const customerAssign = verb({
  words: { en: 'Give customers to a maintainer (4.3.1)', zh: '指定客户的维护人（4.3.1）' },
  access: 'write',
  args: { customer: many(customerArgument) },
  flags: {
    to: required(text({ en: 'who maintains them', zh: '维护人' }, 'NAME')),
    from: day({ en: 'from this day on (default today)', zh: '自该日起（默认今天）' }),
    allUnassigned: yes({ en: 'all certified customers that have nobody', zh: '全部尚无维护人的获证客户' }),
    dryRun: yes({ en: 'only say which', zh: '只列出将指定的客户' }),
  },
  examples: ['customer assign C00001 C00002 --to 王芳', 'customer assign --all-unassigned --to 王芳 --dry-run'],
  run: async ({ customer, to, from: typed, allUnassigned, dryRun }, call) => {
    const all = allUnassigned === true
    if (all === customer.length > 0)
      throw usage(all ? customerWords.allAndSome : customerWords.nobodyToAssign, customerWords.nameOrAll)
    const from = typed ?? call.today
    const { staff, customers, unchanged } = await call.write(
      async (tx) => {
        const staff = await requireMaintainer(tx.db, to, from)
        const wanted = all ? await unassigned(tx.db, from) : await named(tx.db, customer)
        return { staff, ...(await assignAll(tx, wanted, staff.id, from)) }
      },
      { dryRun: dryRun === true },
    )
    const done = {
      maintainer: staff.name,
      from,
      assigned: customers.length,
      unchanged,
      dryRun: dryRun === true,
      customers,
    }
    const words = dryRun === true ? customerWords.wouldAssign : customerWords.assigned
    const none = all ? customerWords.noneUnassigned(from) : customerWords.alreadyAssigned(staff.name)
    const said = customers.length === 0 ? none : words(customers.length, staff.name, from)
    return one('assignment', done, said, [], customers.length === 0 ? [] : [table(columnsFor(customers), customers)])
  },
})

/** The customers named, each once. */
async function named(db: Db, texts: readonly string[]): Promise<Named[]> {
  const found = new Map<number, Named>()
  for (const each of texts) {
    const customer = await requireCustomer(db, each)
    found.set(customer.id, customer)
  }
  return [...found.values()]
}

/** 4.3.1 divides all certified organizations: those that nobody has on the day. */
async function unassigned(db: Db, day: Day): Promise<Named[]> {
  const relations = await relationsOn(db, day)
  const maintained = await maintainersOn(db, day)
  return (await listCustomers(db)).filter(({ id }) => relations.get(id) === 'certified' && !maintained.has(id))
}

async function assignAll(tx: Write, wanted: readonly Named[], staffId: number, from: Day) {
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
