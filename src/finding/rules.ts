import type { Evidence, Finding } from '../clause/clause.ts'
import type { Day } from '../clause/day.ts'
import type { Words } from '../clause/words.ts'

/** Which breach a record is about: the duty and its period, whose it is, and the thing where there may be several. */
export interface FindingKey {
  readonly duty: string
  readonly period: string
  readonly customer: string | null
  readonly about: string | null
}

/** The key as one text: what reports look records up by. */
export const keyText = ({ duty, period, customer, about }: FindingKey): string =>
  JSON.stringify([duty, period, customer, about])

/**
 * What a finding is about is known by the first of these facts that it has, together with what tells several findings
 * about the same thing apart. A finding that has none is the only one of its customer, or of the body, in its period.
 */
const identities: readonly (readonly [thing: string, ...apart: string[]])[] = [
  ['loss'],
  ['request'],
  ['application'],
  ['information'],
  ['feedback'],
  ['comment'],
  ['complaint', 'step'],
  ['appeal', 'step'],
  ['contract'],
  ['case', 'act', 'followUp'],
  // A certificate that is issued anew within its cycle owes what it owed before.
  ['programme', 'kind'],
  ['certificate', 'act', 'kind'],
  ['intelligence'],
  ['event'],
  ['magazine'],
  ['issue'],
  ['number'],
]

const byThing = new Map(identities.map((identity, rank) => [identity[0], { identity, rank }]))

/** The identity of the facts, by their names: they are fewer than the identities, and of every customer's findings. */
function identityOf(facts: Evidence): readonly string[] | null {
  let found: { readonly identity: readonly string[]; readonly rank: number } | undefined
  for (const name in facts) {
    const each = byThing.get(name)
    if (each !== undefined && typeof facts[name] === 'string' && each.rank < (found?.rank ?? identities.length))
      found = each
  }
  return found?.identity ?? null
}

/** The thing that a finding is about, as its facts name it: SP-2026-0001/withdrawal/notice. Null where they name none. */
function aboutOf(facts: Evidence): string | null {
  const identity = identityOf(facts)
  if (identity === null) return null
  const parts = identity.map((name) => facts[name] ?? null).filter((value) => value !== null)
  return parts.map((value) => (Array.isArray(value) ? value.join('+') : String(value))).join('/')
}

/** The key of a finding of a duty in a period; what falls due on a day of its own is known by that day. */
export const keyOf = (
  duty: string,
  period: string,
  finding: Pick<Finding, 'period' | 'customer' | 'facts'>,
): FindingKey => ({ duty, period: finding.period ?? period, customer: finding.customer, about: aboutOf(finding.facts) })

/** What is done about a breach that can no longer be cured, in this order. */
export const findingSteps = ['cause', 'correct', 'verify', 'acknowledge'] as const

export type FindingStep = (typeof findingSteps)[number]

export const findingStepWords: Readonly<Record<FindingStep, Words>> = {
  cause: { en: 'cause', zh: '原因' },
  correct: { en: 'correction and action', zh: '纠正和措施' },
  verify: { en: 'effectiveness', zh: '有效性' },
  acknowledge: { en: 'acknowledgement by the manager', zh: '部门经理确认' },
}

/** The day of each step, null until it was taken. */
export type FindingDays = Readonly<Record<FindingStep, Day | null>>

/** The step that comes next; null once the manager has acknowledged it. */
export const nextStep = (days: FindingDays): FindingStep | null =>
  findingSteps.find((step) => days[step] === null) ?? null

/** A day that lies before that of the step before it. */
export interface StepTooEarly {
  readonly step: FindingStep
  readonly on: Day
  readonly after: FindingStep | 'opened'
  readonly afterOn: Day
}

/** The first day that is out of its order; null where none is. */
export function stepTooEarly(opened: Day, days: FindingDays): StepTooEarly | null {
  let [after, afterOn]: [FindingStep | 'opened', Day] = ['opened', opened]
  for (const step of findingSteps) {
    const on = days[step]
    if (on === null) return null
    if (on < afterOn) return { step, on, after, afterOn }
    ;[after, afterOn] = [step, on]
  }
  return null
}

/** The command that opens a record, complete: nothing is left to be asked for. */
export const openCommand = ({ duty, period, customer, about }: FindingKey): string[] => [
  ...['finding', 'open', duty, '--period', period],
  ...(customer === null ? [] : ['--customer', customer]),
  ...(about === null ? [] : ['--about', about]),
]

/** A record as a report of breaches needs it: the steps that were taken by the day asked about. */
export interface RecordedFinding extends FindingKey {
  readonly number: string
  readonly days: FindingDays
}

/** What the finding said on the day it was recorded is kept in both languages, as one column. */
export const contentText = ({ en, zh }: Words): string => JSON.stringify({ en, zh })

/** The text that was kept; as it is stored where that was altered. */
export function contentWords(stored: string): Words {
  try {
    const { en, zh } = JSON.parse(stored) as Partial<Words>
    if (typeof en === 'string' && typeof zh === 'string') return { en, zh }
  } catch {
    // What is no JSON is shown as it stands.
  }
  return { en: stored, zh: stored }
}
