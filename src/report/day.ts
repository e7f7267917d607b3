import { blockOf } from '../clause/block.ts'
import type { AssessedDuty } from '../clause/clause.ts'
import type { Day } from '../clause/day.ts'
import type { WhatIsDue } from '../clause/due.ts'
import type { Words } from '../clause/words.ts'
import { type Reach, reaches } from '../contact/contact/store/calling.ts'
import { idsByCode } from '../customer/customer/store/master.ts'
import { maintainersOn } from '../customer/maintainer/store.ts'
import { listFindings } from '../finding/finding.ts'
import { judgingOn } from '../office/judging.ts'
import { namesOfPerson, requireStaff } from '../office/staff/store/staff.ts'
import type { Db } from '../register/register.ts'
import { type AgendaItem, agenda, type Urgency, type Wanted } from './agenda.ts'
import { concerning } from './concerning.ts'

/** A line of the agenda with the person to call about it. */
export interface AgendaLine extends AgendaItem {
  readonly maintainer: string | null
  readonly person: string | null
  readonly phone: string | null
}

/** Which agenda is asked for. */
export interface AskedDay {
  /** As of which day. */
  readonly asOf: Day
  readonly timeZone: string
  /** What comes due is listed up to this day. */
  readonly until: Day
  /** Of one member of staff alone: the customers that they maintain, and what they see to themselves. Null: everybody's. */
  readonly whose: string | null
  /** Of these alone. */
  readonly wanted?: Wanted
}

/** What is to be judged and what falls due, in all rooms. */
export interface Agenda {
  readonly duties: readonly AssessedDuty<Db>[]
  readonly dues: readonly WhatIsDue<Db>[]
}

/** Everything to be done as of a day, most urgent first, with whom to call about it. Throws where `whose` is nobody on the staff. */
export async function agendaLines({ duties, dues }: Agenda, db: Db, asked: AskedDay): Promise<AgendaLine[]> {
  const { asOf: day, timeZone, until } = asked
  const who = asked.whose === null ? null : (await requireStaff(db, asked.whose)).name
  const only = who === null ? null : await concerning(db, who, day)
  const whose = who === null ? null : await namesOfPerson(db, who)
  const asOf = await judgingOn(db, day, timeZone, { only })
  const items = await agenda(duties, dues, db, asOf, until, await listFindings(db, day), asked.wanted)
  return withCallees(db, items, whose, day)
}

const isOf = (names: ReadonlySet<string>, { maintainer, owner }: Pick<AgendaLine, 'maintainer' | 'owner'>): boolean =>
  (maintainer !== null && names.has(maintainer)) || (owner !== null && names.has(owner))

/**
 * Who is to be called about what, and whose customer it is. Of one member of staff what concerns the customers that they
 * maintain, and what they see to themselves.
 */
async function withCallees(
  db: Db,
  items: readonly AgendaItem[],
  whose: ReadonlySet<string> | null,
  day: Day,
): Promise<AgendaLine[]> {
  const ids = await idsByCode(
    db,
    items.flatMap(({ customer }) => customer ?? []),
  )
  const maintainers = await maintainersOn(db, day, blockOf(ids.values()))
  const own = items
    .map((item) => {
      const id = item.customer === null ? undefined : ids.get(item.customer)
      return { item, id, maintainer: id === undefined ? null : (maintainers.get(id) ?? null) }
    })
    .filter(({ item: { owner }, maintainer }) => whose === null || isOf(whose, { owner, maintainer }))
  const wanted = new Set(own.map(({ id }) => id).filter((id) => id !== undefined))
  const reach = await reaches(db, [...wanted], day)
  const nobody: Reach = { person: null, phone: null }
  return own.map(({ item, id, maintainer }) => ({
    ...item,
    maintainer,
    ...(id === undefined ? nobody : (reach.get(id) ?? nobody)),
  }))
}

/** How many things there are of each urgency. */
export type UrgencyCounts = Readonly<Record<Urgency, number>>

export function countsOf(lines: readonly Pick<AgendaLine, 'urgency'>[]): UrgencyCounts {
  const counts = { overdue: 0, 'at-risk': 0, due: 0, record: 0 }
  for (const { urgency } of lines) counts[urgency] += 1
  return counts
}

/** One thing to be done, and the command that does it. */
export type DayItem = Pick<AgendaLine, 'urgency' | 'by' | 'daysLeft' | 'text' | 'owner' | 'settle'>

/** What is to be done for one customer, with whom to call and where; or, with no customer, things of one kind. */
export interface DayGroup {
  readonly customer: string | null
  readonly name: string | null
  readonly person: string | null
  readonly phone: string | null
  /** What the things are together, where they are no single customer's but the same of many. */
  readonly text: Words | null
  /** The most urgent first. */
  readonly items: readonly DayItem[]
}

/** More of the same than this are one group, whichever customers they are about. */
const few = 5

const kindOf = ({ settle: [noun = '', verb = '', what = ''] }: AgendaItem): string =>
  [noun, verb, /\d/.test(what) ? '' : what].join(' ')

/**
 * The lines by customer, that of the most urgent thing first. What is about no customer is grouped by what settles it; so is what
 * many customers have alike and one command shows (`alike`), such as the forms of a survey that are still out.
 */
export function byCustomer(lines: readonly AgendaLine[]): DayGroup[] {
  const alike = new Map<string, number>()
  const shownBy = ({ alike: shown }: AgendaLine) => shown?.settle.join(' ') ?? null
  for (const line of lines) {
    const key = shownBy(line)
    if (key !== null) alike.set(key, (alike.get(key) ?? 0) + 1)
  }
  const groups = new Map<string, { readonly first: AgendaLine; readonly together: number | null; items: DayItem[] }>()
  for (const line of lines) {
    const shown = shownBy(line)
    const count = shown === null ? 0 : (alike.get(shown) ?? 0)
    const isAlike = count > few
    const key = isAlike
      ? `alike ${shown}`
      : line.customer === null
        ? `kind ${kindOf(line)}`
        : `customer ${line.customer}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { first: line, together: isAlike ? count : null, items: [itemOf(line)] })
    else group.items.push(itemOf(line))
  }
  return [...groups.values()].map(({ first, together, items }): DayGroup => {
    const { customer, name, person, phone, alike: all } = first
    if (together === null || all === undefined) return { customer, name, person, phone, text: null, items }
    const text = all.text(together)
    const one: DayItem = { ...itemOf(first), text, settle: all.settle, owner: null }
    return { customer: null, name: null, person: null, phone: null, text, items: [one] }
  })
}

const itemOf = ({ urgency, by, daysLeft, text, owner, settle }: AgendaLine): DayItem => ({
  ...{ urgency, by, daysLeft, text, owner, settle },
})
