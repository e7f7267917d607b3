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
 * How pressing a line is: late but still possible (`overdue`), at risk, due, or too late to cure (`record`), so that its cause
 * and correction must be recorded.
 */
export type Urgency = 'overdue' | 'at-risk' | 'due' | 'record'

/** Most pressing first. */
export const urgencies: readonly Urgency[] = ['overdue', 'at-risk', 'due', 'record']

/** A line of the agenda: one thing to do, and the command that does it. */
export interface AgendaItem extends Omit<DueItem, 'clause' | 'ends'> {
  readonly urgency: Urgency
  /** The loss if it is left undone, and the name of its subject; a list can be filtered by either. */
  readonly stake: Stake
  readonly matter: string
  /** Days left from the day asked about; negative if overdue. */
  readonly daysLeft: number
  /** The clauses that require it, the most pressing first. */
  readonly clauses: readonly string[]
}

/** A filter for the lines; without a field, all are wanted. */
export interface Wanted {
  readonly stake?: Stake | undefined
  readonly matter?: string | undefined
}

/** A line before the lines of many customers are merged into one. */
interface Single extends AgendaItem {
  readonly forAll?: ForAll | undefined
  /**
   * How pressing the duty's finding is; null for a line that only falls due. When lines are merged, findings set the stake and
   * subject, and `ends` on any line raises that stake to `certificate` (never from `record`).
   */
  readonly found: Pressing | null
  readonly ends?: true | undefined
}

/** A line before its days left are counted. */
type Undated = Omit<Single, 'daysLeft'>

/**
 * The last day on which it could be done in time: the finding's own day, even if before the procedure, or the last day of its
 * period.
 */
export function dueDay(period: string, finding: Pick<RecordableFinding, 'facts' | 'period'>): Day {
  const { due } = finding.facts
  const own = typeof due === 'string' ? parseDay(due) : null
  return own ?? lastDayIn(finding.period ?? period)
}

/**
 * The line for a finding; null if no command settles it. `together` describes a command that settles many customers at once, so
 * that the line names no customer; `forAll` is a second command that does so.
 */
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
  // An on-track finding past its last step's day waits for the next step; a breach is never due in the future.
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

/**
 * The sort key within a duty. Lines about no single customer are found block by block and sorted by their commands, month after
 * month.
 */
const placeOf = ({ customer, settle }: Undated): string => (customer === null ? settle.join(' ') : '')

/** Merges lines that one command settles: as pressing as the most pressing one, with each text once. */
function merged(items: readonly Single[]): Single[] {
  const byCommand = new Map<string, [Single, ...Single[]]>()
  for (const item of items) {
    const key = item.settle.join('\0')
    const there = byCommand.get(key)
    if (there === undefined) byCommand.set(key, [item])
    else there.push(item)
  }
  return [...byCommand.values()].map((all) => {
    // The usual case: most commands are for one customer.
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

/** The stake and subject of merged lines: those of the gravest finding, or of the first line if no duty found any of them. */
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

/** Up to this many lines with the same command for all are listed one by one; more become one line with that command. */
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

/** Most urgent first. Unknown findings are left out: they become one line together. */
const severity: readonly Finding['state'][] = ['breach', 'at-risk', 'on-track']

/**
 * Everything to do as of the day, most urgent first: findings that a command settles, and `dues`, the things that fall due by
 * `until`. Findings that are on track are listed if they fall due by then. `records` are the recorded breaches that can no longer
 * be cured. With a filter in `wanted`, each line is listed by itself, however many share a command for all.
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
  // Only the lines are kept, because a duty may have many more findings.
  const found = duties.map((): Undated[] => [])
  // Findings that one command settles together would each give the same line; only the first is kept.
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

/** One line for everything that must still be taken over from before go-live; empty if nothing is left. */
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
