import { addDaysTo, addMonthsTo, type Day, earlier, later } from '../../../clause/day.ts'
import { inForceFrom } from '../../../clause/limit.ts'
import { takeoverEnds } from '../../../clause/takeover.ts'
import { type IssueKind, keepsExpiry } from '../../certificate/issue-kind.ts'
import { cycleMonths, type SurveillanceRules } from './limits.ts'
import { type Audit, auditsBy, type Issue, type Programme } from './programme.ts'

/** An issue whose kind is known, or taken for known. */
export type KnownIssue = Issue & { readonly kind: IssueKind }

/** A cycle: from an initial certification or a recertification until the next one. */
export interface Cycle {
  /** The number of its first issue on record: the programme is known by it, whatever number a change gives the certificate. */
  readonly number: string
  /** Begun by an initial certification: the first surveillance is due 12 months after that, whatever the rule. */
  readonly initial: boolean
  readonly from: Day
  readonly expiresOn: Day | null
  /** The last audit before it began, in whose calendar year none other was owed; null: none is known. */
  readonly auditedOn: Day | null
  /** Of a transfer into the running cycle: the last audit of the body before, and how many that body is taken to have done. */
  readonly before: { readonly on: Day; readonly done: number } | null
  /** Its issues on record, the oldest first. */
  readonly issues: readonly KnownIssue[]
}

/**
 * In which ways the kinds of the issues can be read, the strictest first. A change keeps the expiry of the one before, so that
 * an issue in place of another is one or none; the oldest on record that was first certified earlier may be either.
 */
export function readingsOf(issues: readonly Issue[]): KnownIssue[][] {
  const [oldest, ...rest] = issues
  if (oldest === undefined) return []
  const later = rest.map((issue, i): KnownIssue => {
    const before = issues[i] as Issue
    return {
      ...issue,
      kind: issue.kind ?? (keepsExpiry(issue.expiresOn, before.expiresOn) ? 'change' : 'recertification'),
    }
  })
  return kindsOf(oldest).map((kind) => [asKind(oldest, kind), ...later])
}

const asKind = (issue: Issue, kind: IssueKind): KnownIssue =>
  issue.kind === kind ? (issue as KnownIssue) : { ...issue, kind }

const kindsOf = ({ kind, firstIssuedOn, issuedOn }: Issue): readonly IssueKind[] => {
  if (kind !== null) return [kind]
  return firstIssuedOn === issuedOn ? ['initial'] : ['change', 'recertification']
}

/** The cycles as the kinds are read most mildly. */
export const likelyCycles = (programme: Programme, audits: readonly Audit[], rules: SurveillanceRules): Cycle[] =>
  cyclesOf(readingsOf(programme.issues).at(-1) ?? [], programme, audits, rules)

/** The cycles of the issues, the oldest first; `audits` are those of the programme by the day asked about. */
export function cyclesOf(
  issues: readonly KnownIssue[],
  programme: Programme,
  audits: readonly Audit[],
  rules: SurveillanceRules,
): Cycle[] {
  const cycles: Cycle[] = []
  for (const issue of issues) {
    const last = cycles.at(-1)
    if (last === undefined) cycles.push(firstCycle(issue, programme, audits, rules))
    else if (issue.kind === 'initial' || issue.kind === 'recertification')
      cycles.push(nextCycle(issue, last, programme, audits, rules))
    else cycles[cycles.length - 1] = { ...last, expiresOn: issue.expiresOn, issues: [...last.issues, issue] }
  }
  return cycles
}

function firstCycle(
  issue: KnownIssue,
  programme: Programme,
  audits: readonly Audit[],
  rules: SurveillanceRules,
): Cycle {
  const { kind, number, firstIssuedOn, issuedOn, expiresOn, lastAuditOn } = issue
  // Each value by itself: every certificate has a cycle, and to put one together from others takes longer than to judge it.
  const cycle = (initial: boolean, from: Day, auditedOn: Day | null, before: Cycle['before'] = null): Cycle => ({
    number,
    initial,
    from,
    expiresOn,
    auditedOn,
    before,
    issues: [issue],
  })
  if (kind === 'initial') return cycle(true, firstIssuedOn, null)
  if (kind === 'recertification') return cycle(false, issuedOn, recertifiedFor(issuedOn, null, audits))
  // Within a cycle that began before it: as long before its expiry as a cycle is.
  const months = cycleMonths(programme.scheme, rules.valuesOn(issuedOn))
  const eve = expiresOn === null ? null : addMonthsTo(expiresOn, -months)
  const initial = eve === null || firstIssuedOn >= eve
  const from = initial ? firstIssuedOn : earlier(addDaysTo(eve, 1), issuedOn)
  const before =
    kind === 'transfer' && lastAuditOn !== null ? { on: lastAuditOn, done: doneBy(from, lastAuditOn) } : null
  return cycle(initial && before === null, from, lastAuditOn, before)
}

/** How many surveillances a body is taken to have done of a cycle by its last audit: one in each of its years. */
function doneBy(from: Day, on: Day): number {
  let years = 0
  while (addMonthsTo(from, 12 * years) < on) years += 1
  return years
}

function nextCycle(
  issue: KnownIssue,
  before: Cycle,
  programme: Programme,
  audits: readonly Audit[],
  rules: SurveillanceRules,
): Cycle {
  const { kind, number, issuedOn, expiresOn } = issue
  const initial =
    kind === 'initial' || (isLapsed(issue, before, audits) && rules.isTwelve(programme.standard, issuedOn))
  const auditedOn = initial ? null : recertifiedFor(issuedOn, before.from, audits)
  return { number, initial, from: issuedOn, expiresOn, auditedOn, before: null, issues: [issue] }
}

/** Issued after the expiry of the one before, upon an audit that was not done before it. */
export const isLapsed = ({ issuedOn }: Issue, { from, expiresOn }: Cycle, audits: readonly Audit[]): boolean =>
  expiresOn !== null && issuedOn > expiresOn && recertifiedIn({ from, expiresOn }, audits) === null

/** The recertification audit of a cycle that was done by its expiry; null where none is on record. */
export const recertifiedIn = (
  { from, expiresOn }: Pick<Cycle, 'from' | 'expiresOn'>,
  audits: readonly Audit[],
): Day | null =>
  audits.findLast(({ kind, on }) => kind === 'recertification' && on > from && (expiresOn === null || on <= expiresOn))
    ?.on ?? null

/** The audit that a recertification was issued upon: where none is on record, the issue tells that there was one by then. */
function recertifiedFor(issuedOn: Day, since: Day | null, audits: readonly Audit[]): Day {
  const audit = audits.findLast(
    ({ kind, on }) => kind === 'recertification' && on <= issuedOn && (since === null || on > since),
  )
  return audit?.on ?? issuedOn
}

/** The day of expiry that a cycle may have at the latest: the issue plus the cycle, of a recertification the old expiry plus it. */
export const latestExpiry = ({ from, initial }: Cycle, before: Cycle | undefined, months: number): Day =>
  addMonthsTo(initial || before?.expiresOn == null ? from : before.expiresOn, months)

/** A certificate of a management system that is to expire later than its cycle ends, or not at all. */
export interface ExpiryBeyond {
  readonly programme: string
  readonly number: string
  readonly issuedOn: Day
  /** The first day on which it is judged: its issue, or the day on which the procedure came into force. */
  readonly judgedOn: Day
  /** Null where it is to have no end. */
  readonly expiresOn: Day | null
  readonly latest: Day
  readonly state: 'breach' | 'unknown'
}

/** No recertification is issued as many months before the old expiry: what lies beyond that is beyond any cycle. */
const earliestMonths = 12

/**
 * Which issues that are held while the procedure is in force expire later than their cycle allows, each once: a change that keeps such an
 * expiry is not another. Of a recertification whose old certificate is not on record only what is beyond any cycle; whether an issue is
 * one of these is unknown for twelve months where nobody was asked.
 */
export function expiriesBeyond(
  programme: Programme,
  day: Day,
  rules: SurveillanceRules,
  goLive: Day | null,
): ExpiryBeyond[] {
  if (programme.scheme !== 'management-system') return []
  const isJudged = (issue: Issue) => isHeldInForce(issue, programme)
  return likelyCycles(programme, auditsBy(programme, day), rules).flatMap((cycle, i, cycles) => {
    const months = cycleMonths(programme.scheme, rules.valuesOn(cycle.from))
    const latest = latestExpiry(cycle, cycles[i - 1], months)
    return cycle.issues.flatMap((issue, at): ExpiryBeyond[] => {
      const { number, issuedOn, expiresOn } = issue
      if ((expiresOn !== null && expiresOn <= latest) || !isJudged(issue)) return []
      const previous = at === 0 ? undefined : cycle.issues[at - 1]
      if (previous?.expiresOn === expiresOn && isJudged(previous)) return []
      const judgedOn = later(issuedOn, inForceFrom)
      const found = { programme: cycle.number, number, issuedOn, judgedOn, expiresOn, latest, state: 'breach' } as const
      const asked = programme.issues[0]?.kind ?? null
      const isBeyondAny = expiresOn === null || expiresOn > addMonthsTo(issuedOn, months + earliestMonths)
      if (i > 0 || isBeyondAny || asked === 'initial') return [found]
      if (asked !== null) return []
      if (day < takeoverEnds(later(goLive ?? issuedOn, issuedOn))) return [{ ...found, state: 'unknown' }]
      return cycle.initial ? [found] : []
    })
  })
}

/** Whether an issue was held on a day on which the procedure is in force: no later one took its place before, and it had not ended. */
function isHeldInForce({ number, issuedOn }: Issue, { issues, ended }: Programme): boolean {
  if (issuedOn >= inForceFrom) return true
  const next = issues[issues.findIndex((issue) => issue.number === number) + 1]
  if (next !== undefined) return next.issuedOn > inForceFrom
  return ended === null || (ended.by === 'expired' ? ended.on >= inForceFrom : ended.on > inForceFrom)
}
