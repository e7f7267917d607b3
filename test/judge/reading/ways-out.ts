import { type Day, dayOfMoment, plusDays, plusWorkingDays, yearOf } from './days.ts'
import { type RowSince, recordOf, since } from './journal.ts'
import type { OnRecord, Row } from './record.ts'
import type { Judge } from './verdict.ts'
import { yearsOf } from './verdict.ts'

/** The five ways in which a breach leaves a report (section 8), in the order in which they are tried. */
export const ways = ['cured', 'late', 'corrected', 'takenOut', 'ruleChanged'] as const

export type Way = (typeof ways)[number]

/** The day of a fact: a column of its own, or that of the row it belongs to. */
const ownDay: Readonly<Record<string, string | readonly [column: string, table: string, day: string]>> = {
  contact: 'on_day',
  transmittal: 'passed_on',
  information: 'received_on',
  information_transmittal: 'passed_on',
  price_floor: 'effective_on',
  assignment: 'from_day',
  re_sign: 'requested_on',
  status_change: 'effective_on',
  reported_status: ['report_id', 'authority_report', 'sent_on'],
  status_follow_up: 'done_on',
  change_act: 'on_day',
  maintenance_list: 'issued_on',
  intelligence: 'collected_on',
  event: 'held_on',
  event_attendance: ['event_id', 'event', 'held_on'],
  magazine_sending: 'sent_on',
  loss: 'found_on',
  survey_issue: 'issued_on',
  survey_return: 'on_day',
  survey_follow_up: 'closed_on',
  survey_closing: 'closed_on',
  survey_report: 'reported_on',
  comment_classification: 'classified_on',
  no_suggestion: 'decided_on',
  feedback: 'received_on',
  suggestion: 'made_on',
  appeal: 'received_on',
  case_act: 'on_day',
}

/** The steps of records that are worked on in their columns: the day of each, with what is said with it. */
const steps: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  information: { acted_on: ['action'], closed_on: ['outcome'] },
  contract: {
    accepted_on: ['accepted_reference'],
    reviewed_on: ['reviewed_reference'],
    signed_on: ['signed_reference', 'service'],
    set_up_on: ['set_up_reference'],
    ended_on: [],
  },
  vip: { until_day: [] },
  re_sign: { situation_on: ['situation'], application_on: ['application_reference'], papers_on: ['papers_reference'] },
  surveillance: { done_on: ['reference', 'outcome'] },
  status_change: {
    decided_on: ['decided_by', 'handled_by', 'verified_on', 'verified_by', 'evidence', 'ground_on', 'statement'],
  },
  intelligence: { reported_on: ['leader_id', 'delivery'] },
  event: { minutes_on: ['minutes'] },
  loss: {
    verified_on: ['verification', 'verified_by'],
    cause_on: ['cause'],
    reported_on: ['manager_id'],
    quality_on: ['quality_id'],
    decided_on: ['remedy', 'remedy_action', 'improvement', 'improvement_action', 'decided_by'],
    closed_on: ['outcome'],
  },
  feedback: { classified_on: ['classification', 'classified_by'], closed_on: ['outcome'] },
  suggestion: { acted_on: ['action'], closed_on: ['effectiveness'] },
}

/** Tables of rules. A role is one only where it was granted for days before, or was changed. */
const rules = ['limit_value', 'revision', 'calendar_day', 'setting', 'staff_role']

/** What was on record at a moment, and what would be on it now had only some of the ways been gone, one more each time. */
export interface Worlds {
  readonly before: OnRecord
  readonly after: Readonly<Record<Way, OnRecord>>
}

export function worldsSince(file: string, moment: string): Worlds {
  const { tables, rows } = since(file, moment)
  const record = (of: (row: RowSince) => Row | null) =>
    recordOf(
      tables,
      rows.map((row) => [row.table, of(row)] as const),
    )
  const isLate = lateness(
    rows,
    record(({ now }) => now),
  )
  const upTo = (way: Way) => record((row) => partly(row, ways.slice(0, ways.indexOf(way) + 1), isLate))
  return {
    before: record(({ before }) => before),
    after: Object.fromEntries(ways.map((way) => [way, upTo(way)])) as Record<Way, OnRecord>,
  }
}

type IsLate = (row: RowSince, step: string | null) => boolean

/** Whether a row, or a step of it, was entered after its time. */
function lateness(rows: readonly RowSince[], record: OnRecord): IsLate {
  const byPlace = new Map(rows.map((row) => [`${row.table} ${row.id}`, row.now]))
  const made: Day = dayOfMoment(rows.map(({ now }) => String(now.recorded_at)).sort()[0] ?? '')
  const migrated = plusDays(made, record.limit('migration-days', 90, made))
  const dayOf = ({ table, now }: RowSince): Day | null => {
    const path = ownDay[table]
    if (path === undefined) return null
    if (typeof path === 'string') return now[path]
    return byPlace.get(`${path[1]} ${now[path[0]]}`)?.[path[2]] ?? null
  }
  return (row, step) => {
    const day: Day | null = step === null ? dayOf(row) : row.now[step]
    const entered = step === null ? row.added : row.written.get(step)
    if (day === null || day === undefined || entered === null || entered === undefined) return false
    const isAudit = row.table === 'surveillance'
    const days = isAudit ? record.limit('audit-recording-days', 20, day) : record.limit('recording-days', 5, day)
    const last = plusWorkingDays(day, days, record.calendar)
    const holds = row.table === 'assignment' || row.table === 'price_floor'
    const isMigrated = day < record.goLive || (holds && day === record.goLive)
    return entered > (isMigrated && migrated > last ? migrated : last)
  }
}

/** A row with what some of the ways made of it. */
function partly(row: RowSince, some: readonly Way[], isLate: IsLate): Row | null {
  const { table, before, now, added } = row
  if (added !== null) {
    const isRule = rules.includes(table) && (table !== 'staff_role' || now.from_day < added)
    const way = isRule ? 'ruleChanged' : !rules.includes(table) && isLate(row, null) ? 'late' : 'cured'
    if (!some.includes(way)) return null
    if (way !== 'cured' || some.includes('late')) return now
    const late = Object.entries(steps[table] ?? {}).filter(([step]) => endsNothing(table, step) && isLate(row, step))
    const without = late.flatMap(([step, filled]) => [step, ...filled]).map((column) => [column, null] as const)
    return { ...now, ...Object.fromEntries(without) }
  }
  if (before === null) return null
  const image: Record<string, unknown> = { ...now }
  for (const column of Object.keys(now))
    if (before[column] !== now[column] && !some.includes(wayOf(row, column, isLate))) image[column] = before[column]
  return image as Row
}

/** Columns by which a record ends, or is led on. */
const ending = ['until_day', 'suspension_id', 'ends_on', 'reopened_on', 'reopen_reason']

/** Of what was added since, the end is the record's own. */
const endsNothing = (table: string, step: string): boolean => table !== 'vip' && step !== 'ended_on'

function wayOf(row: RowSince, column: string, isLate: IsLate): Way {
  const { table, before } = row
  const isVoid = column === 'voided_at' || column === 'voided_by' || column === 'void_reason'
  if (rules.includes(table))
    return table === 'staff_role' && column === 'until_day' && before?.until_day === null ? 'cured' : 'ruleChanged'
  if (isVoid) return table === 'customer' || table === 'certificate' ? 'takenOut' : 'corrected'
  const held = ['merged_into', 'same_as', 'surveillance_months', 'last_audit_on']
  if (before?.[column] !== null) {
    const goesOn =
      (table === 'surveillance' && column === 'planned_on') || (table === 'contract' && /amount$/.test(column))
    return goesOn ? 'cured' : 'corrected'
  }
  if (held.includes(column) || (table === 'certificate' && column === 'kind')) return 'corrected'
  const step = Object.entries(steps[table] ?? {}).find(
    ([day, filled]) => day === column || filled.includes(column),
  )?.[0]
  // What is filled in of a dated fact later was left out of it; a step, or an end, is a fact of its own.
  if (table in ownDay && step === undefined && !ending.includes(column)) return 'corrected'
  return step !== undefined && isLate(row, step) ? 'late' : 'cured'
}

/** Whom a duty finds in breach on a day, and how often; what is of a year that a later day does not judge is left out. */
function inBreach(judge: Judge, on: Day, record: OnRecord, judgedOn: Day): ReadonlyMap<string | null, number> {
  const found = new Map<string | null, number>()
  for (const { period, judged } of judge({ on, record })) {
    if (!yearsOf(judgedOn).includes(yearOf(period))) continue
    for (const { customer, state } of judged)
      if (state === 'breach') found.set(customer, (found.get(customer) ?? 0) + 1)
  }
  return found
}

/** The way in which the only breach of somebody under a duty left, by whom it was; of a duty of one reading. */
export function waysLeft(
  judge: Judge,
  { before, after }: Worlds,
  dayBefore: Day,
  on: Day,
): ReadonlyMap<string | null, Way> {
  const then = inBreach(judge, dayBefore, before, on)
  const found = ways.map((way) => [way, inBreach(judge, on, after[way], on)] as const)
  const left = new Map<string | null, Way>()
  for (const [customer, count] of then) {
    if (count !== 1 || (found.at(-1)?.[1].get(customer) ?? 0) > 0) continue
    const first = found.find(([, stand]) => !stand.has(customer))
    if (first !== undefined) left.set(customer, first[0])
  }
  return left
}
