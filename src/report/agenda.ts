import type { AsOf, AssessedDuty, Finding, ForAll } from '../clause/clause.ts'
import { compared } from '../clause/compared.ts'
import { type Day, daysBetween, earlier, later, parseDay } from '../clause/day.ts'
import type { DueItem, WhatIsDue } from '../clause/due.ts'
import { takeOver, takeoverPresses } from '../clause/takeover.ts'
import { commandLine, remarks } from '../clause/words.ts'
import type { RecordedFinding } from '../finding/rules.ts'
import type { Db } from '../register/register.ts'
import { BreachRecords, type RecordableFinding } from './breach-records.ts'
import { lastDayIn } from './compliance.ts'
import { isBefore, type Pressing } from './first/kind.ts'
import { type Stake, stakeOf, stakeOfDue, stakes } from './first/stakes.ts'
import { judgeInParts } from './judging.ts'
import { matterOf } from './matter.ts'
import { isToTakeOver } from './said-unknown.ts'
import { unknownWords } from './unknowns-words.ts'

/**
 * How much something presses: it is late and can still be done; it is at risk; it comes due; or it is late beyond cure, and
 * its cause and correction are to be put on record.
 */
export type Urgency = 'overdue' | 'at-risk' | 'due' | 'record'

/** The most pressing first. */
export const urgencies: readonly Urgency[] = ['overdue', 'at-risk', 'due', 'record']

/** A line of the agenda: one thing to do, and the command that does it. */
export interface AgendaItem extends Omit<DueItem, 'clause' | 'ends'> {
  readonly urgency: Urgency
  /** What is lost if it is left undone, and the name of what it is about: what a list of some alone is asked for by. */
  readonly stake: Stake
  readonly matter: string
  /** Days left on the day asked about; negative: days over. */
  readonly daysLeft: number
  /** The clauses that want it, the most pressing first. */
  readonly clauses: readonly string[]
}

/** Which lines are wanted: all, unless one of these is named. */
export interface Wanted {
  readonly stake?: Stake | undefined
  readonly matter?: string | undefined
}

/** A line before those of many customers are put together. */
interface Single extends AgendaItem {
  readonly forAll?: ForAll | undefined
  /** Whether a duty found it: that is told in the place of what falls due besides, and ends a certificate where that does. */
  readonly found: Pressing | null
  readonly ends?: true | undefined
}

/** A line before its days are counted. */
type Undated = Omit<Single, 'daysLeft'>

/** The last day on which it could be done in time: its own, however long before the procedure, or that of the period judged. */
export function dueDay(period: string, finding: Pick<RecordableFinding, 'facts' | 'period'>): Day {
  const { due } = finding.facts
  const own = typeof due === 'string' ? parseDay(due) : null
  return own ?? lastDayIn(finding.period ?? period)
}

/** `together`: what its command settles of many customers, which is about no single one of them then; `forAll`: another does. */
function ofFinding(
  duty: AssessedDuty<Db>,
  period: string,
  finding: RecordableFinding,
  { day, until }: { readonly day: Day; readonly until: Day },
  { together, forAll }: Pick<Finding, 'together' | 'forAll'>,
): Undated | null {
  const { cite: clause } = duty
  const { state, settle } = finding
  const { customer, name, text } = together === undefined ? finding : { customer: null, name: null, text: together }
  if (settle === null) return null
  const last = dueDay(period, finding)
  // What is on track and past the day of its last step waits for its next one; what is late was not to be done in days to come.
  const by = state === 'breach' ? earlier(last, day) : later(last, day)
  const late: Urgency = settle[0] === 'finding' ? 'record' : 'overdue'
  const urgency = state === 'breach' ? late : state === 'at-risk' ? 'at-risk' : 'due'
  const owner = typeof finding.facts.owner === 'string' ? finding.facts.owner : null
  const stake = stakeOf(clause, finding, last, until) ?? 'due'
  const { name: matter } = matterOf(duty, clause, settle)
  const found = { by: state === 'at-risk' ? last : by, last, customer }
  const item: Undated = { urgency, stake, matter, by, clauses: [clause], customer, name, text, owner, settle, found }
  return forAll === undefined ? item : { ...item, forAll }
}

const ofDue = (due: DueItem, day: Day): Undated => {
  const { clause, by, ...item } = due
  const { name: matter } = matterOf(null, clause, item.settle)
  const urgency = by < day ? 'overdue' : 'due'
  return { urgency, stake: stakeOfDue(due, day), matter, ...item, by, clauses: [clause], found: null }
}

const byUrgency = (a: Single, b: Single): number =>
  urgencies.indexOf(a.urgency) - urgencies.indexOf(b.urgency) ||
  compared(a.by, b.by) ||
  compared(a.customer ?? '', b.customer ?? '')

/** What is about no single customer is found block by block: of one duty it comes in the order of its commands, month after month. */
const placeOf = ({ customer, settle }: Undated): string => (customer === null ? settle.join(' ') : '')

/** What one command settles is one line: as pressing as the most pressing of it, and saying each thing once. */
function merged(items: readonly Single[]): Single[] {
  const byCommand = new Map<string, [Single, ...Single[]]>()
  for (const item of items) {
    const key = item.settle.join('\0')
    const there = byCommand.get(key)
    if (there === undefined) byCommand.set(key, [item])
    else there.push(item)
  }
  return [...byCommand.values()].map((all) => {
    // Nearly all: a command for each customer.
    if (all.length === 1) return all[0]
    const texts = new Map(all.map(({ text }) => [text.en, text]))
    return {
      ...all[0],
      ...mostAtStake(all),
      clauses: [...new Set(all.flatMap(({ clauses }) => clauses))],
      text: texts.size === 1 ? all[0].text : remarks([...texts.values()]),
      owner: all.find(({ owner }) => owner !== null)?.owner ?? null,
      forAll: all.find(({ forAll }) => forAll !== undefined)?.forAll,
    }
  })
}

/** What is lost of what several want, and what it is about: that of the gravest that a duty found, as what comes first is told. */
function mostAtStake(all: readonly [Single, ...Single[]]): Pick<Single, 'stake' | 'matter'> {
  const ends = all.some((each) => each.ends === true)
  const found = all
    .flatMap(({ found: pressing, stake, matter }) =>
      pressing === null
        ? []
        : [{ pressing, stake: ends && stake !== 'record' ? ('certificate' as const) : stake, matter }],
    )
    .sort(
      (a, b) =>
        stakes.indexOf(a.stake) - stakes.indexOf(b.stake) ||
        Number(isBefore(b.pressing, a.pressing)) - Number(isBefore(a.pressing, b.pressing)),
    )
  const { stake, matter } = found[0] ?? all[0]
  return { stake, matter }
}

/** So many of the same are read one by one; more are one line with the command for all. */
const few = 5

function forMany(items: readonly Single[]): AgendaItem[] {
  const same = Map.groupBy(items, ({ forAll }) => forAll)
  const told = new Set<ForAll>()
  return items.flatMap(({ forAll, found: _, ends: __, ...item }): AgendaItem[] => {
    const all = forAll === undefined ? [] : (same.get(forAll) ?? [])
    if (forAll === undefined || all.length <= few) return [item]
    if (told.has(forAll)) return []
    told.add(forAll)
    const clauses = [...new Set(all.flatMap((each) => each.clauses))]
    const { settle, text } = forAll
    return [{ ...item, clauses, customer: null, name: null, owner: null, text: text(all.length), settle }]
  })
}

/** The most urgent findings of a line come first. What is unknown is one line of all. */
const severity: readonly Finding['state'][] = ['breach', 'at-risk', 'on-track']

/**
 * Everything to be done as of the day, most urgent first: the findings that a command settles, and what the rooms have
 * falling due by `until`. Duties that are on track are listed once their time comes within it. `records` are those of
 * breaches that can no longer be cured. Of what is `wanted` alone each is a line of its own, however many are the same.
 */
export async function agenda(
  duties: readonly AssessedDuty<Db>[],
  dues: readonly WhatIsDue<Db>[],
  db: Db,
  asOf: AsOf,
  until: Day,
  records: readonly RecordedFinding[],
  wanted: Wanted = {},
): Promise<AgendaItem[]> {
  const { day } = asOf
  const led = new BreachRecords(records)
  const isWanted = ({ urgency, by }: Undated) => urgency !== 'due' || by <= until
  const waiting = (await Promise.all(dues.map((dueOf) => dueOf(db, asOf, until)))).flat()
  // Of each duty what is to be done alone: of the findings there may be many more.
  const found = duties.map((): Undated[] => [])
  // What one command settles of many is the same line of each of them.
  const wholes = new Set<string>()
  const isTold = ({ clauses, urgency, by, text, owner, settle }: Undated): boolean => {
    const line = [...clauses, urgency, by, text.en, owner, ...settle].join('\0')
    if (wholes.has(line)) return true
    wholes.add(line)
    return false
  }
  let unknown = 0
  const unknownOf = new Set<string>()
  await judgeInParts(duties, db, [asOf], ({ duty: number, days: [judged = []] }) => {
    const duty = duties[number] as AssessedDuty<Db>
    for (const each of judged) {
      const left = each.counts.unknown === 0 ? 0 : each.findings.filter(isToTakeOver).length
      unknown += left
      if (left > 0) unknownOf.add(duty.cite)
      const findings = led.lead(duty.id, each)
      for (const state of severity)
        for (const [place, finding] of findings.entries()) {
          const own = each.findings[place] as Finding
          const item = finding.state === state ? ofFinding(duty, each.period, finding, { day, until }, own) : null
          if (item === null || !isWanted(item)) continue
          if (own.together === undefined || !isTold(item)) found[number]?.push(item)
        }
    }
  })
  const inPlace = found.map((own) => own.sort((a, b) => compared(placeOf(a), placeOf(b))))
  const all = [
    ...inPlace.flat(),
    ...waiting.map((item) => ofDue(item, day)).filter(isWanted),
    ...takeoverLine(unknown, unknownOf, asOf),
  ]
  const lines = merged(all.map((item) => ({ ...item, daysLeft: daysBetween(day, item.by) })).sort(byUrgency))
  const { stake, matter } = wanted
  if (stake === undefined && matter === undefined) return forMany(lines)
  const some = lines.filter(
    (line) => (stake === undefined || line.stake === stake) && (matter === undefined || line.matter === matter),
  )
  return some.map(({ forAll: _, found: __, ends: ___, ...item }) => item)
}

/** The one line of the agenda on all that is still to be taken over; none where nothing is. */
export function takeoverLine(
  count: number,
  cites: ReadonlySet<string>,
  { day, takeover: { goLive } }: Pick<AsOf, 'day' | 'takeover'>,
): Undated[] {
  if (count === 0 || goLive === null) return []
  const by = takeoverPresses(goLive)
  return [
    {
      urgency: day > by ? 'at-risk' : 'due',
      stake: day > by ? 'risk' : 'due',
      matter: matterOf(null, '', takeOver).name,
      found: null,
      by,
      clauses: [...cites],
      customer: null,
      name: null,
      text: unknownWords.still(count, goLive),
      owner: null,
      settle: takeOver,
    },
  ]
}

/** The command line that settles an item, as it is typed. */
export const settleLine = ({ settle }: AgendaItem): string => commandLine(settle)
