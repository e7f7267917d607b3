import type { LostCertificate } from '../../certificate/certificate/lost.ts'
import { type Day, later } from '../../clause/day.ts'
import { type DueState, dueWithinDays } from '../../clause/judge.ts'
import { inForceFrom, limit } from '../../clause/limit.ts'
import type { Words } from '../../clause/words.ts'

/** What 4.3.7 asks to look into: a customer who is lost, or of whom something is not as it should be. */
export const lossKinds = {
  loss: { en: 'loss', zh: '流失' },
  abnormality: { en: 'abnormality', zh: '异常' },
} as const satisfies Record<string, Words>

export type LossKind = keyof typeof lossKinds

/** What 4.3.7 is judged by. */
export const lossLimits = {
  days: limit(
    'loss-days',
    30,
    {
      en: 'Days in which a loss or abnormality is recorded, re-verified, explained and reported',
      zh: '流失或异常登记、核实、查明原因并上报的天数',
    },
    { stricter: 'lower', least: 1 },
  ),
} as const

/** What is done about a loss or abnormality, in this order; the last two are asked for of the loss of a VIP alone. */
export const lossSteps = ['verified', 'cause', 'reported', 'quality', 'decided'] as const

export type LossStep = (typeof lossSteps)[number]

export const lossStepWords: Readonly<Record<LossStep, Words>> = {
  verified: { en: 're-verification', zh: '再次核实' },
  cause: { en: 'cause', zh: '原因' },
  reported: { en: 'report to the manager', zh: '上报部门经理' },
  quality: { en: 'report to quality', zh: '上报质量负责人' },
  decided: { en: 'decisions on remedy and improvement', zh: '是否补救和改进的决定' },
}

/** The verb of `loss` that records a step. */
export const lossVerbs: Readonly<Record<LossStep, string>> = {
  verified: 'verify',
  cause: 'cause',
  reported: 'report',
  quality: 'report',
  decided: 'decide',
}

/** The day of each step, null until it was taken. */
export type LossDays = Readonly<Record<LossStep, Day | null>>

/** The steps that were taken by a day: a later one is not there yet. */
export function takenBy(days: LossDays, day: Day): LossDays {
  const by = (step: LossStep) => ((days[step] ?? day) > day ? null : days[step])
  return {
    verified: by('verified'),
    cause: by('cause'),
    reported: by('reported'),
    quality: by('quality'),
    decided: by('decided'),
  }
}

/** What 4.3.7 asks for: of the loss of a VIP, and of that alone (流失, not 异常), also the report to quality and both decisions. */
const stepsOwed = (kind: LossKind, vip: boolean): readonly LossStep[] =>
  vip && kind === 'loss' ? lossSteps : lossSteps.slice(0, 3)

/** What is still to be done. */
export const stepsMissing = (kind: LossKind, days: LossDays, vip: boolean): LossStep[] =>
  stepsOwed(kind, vip).filter((step) => days[step] === null)

/** What comes before each step: the decisions follow the report to the manager, whoever else is told. */
const precedes: Readonly<Record<LossStep | 'closed', readonly LossStep[]>> = {
  verified: [],
  cause: ['verified'],
  reported: ['verified', 'cause'],
  quality: ['verified', 'cause'],
  decided: ['verified', 'cause', 'reported'],
  closed: lossSteps,
}

/** The first step that is not there and would have to come before this one; null where the step can be taken. */
export const stepBefore = (days: LossDays, step: LossStep): LossStep | null =>
  precedes[step].find((each) => days[each] === null) ?? null

/** The first day that is out of its order, with the last of the days that it follows; null if there is none. */
export function stepTooEarly(found: Day, days: LossDays & { readonly closed: Day | null }) {
  for (const step of [...lossSteps, 'closed'] as const) {
    const on = days[step]
    let latest: { after: LossStep | 'found'; afterOn: Day } = { after: 'found', afterOn: found }
    for (const after of precedes[step]) {
      const afterOn = days[after]
      if (afterOn !== null && afterOn >= latest.afterOn) latest = { after, afterOn }
    }
    if (on !== null && on < latest.afterOn) return { step, on, ...latest }
  }
  return null
}

/** A record as far as it is judged: the steps that were taken by the day asked about. */
export interface JudgedLoss {
  readonly kind: LossKind
  readonly customerId: number
  readonly certificateId: number | null
  readonly found: Day
  readonly days: LossDays
  readonly closed: Day | null
}

/** How a record stands on a day: in time once the last of what is asked for is done. */
export function lossState({ kind, found, days }: JudgedLoss, vip: boolean, limit: number, on: Day): DueState {
  const completed =
    stepsMissing(kind, days, vip).length > 0 ? null : stepsOwed(kind, vip).map((step) => days[step] as Day)
  return dueWithinDays(found, limit, completed === null ? null : completed.reduce(later), on)
}

/**
 * The first record that a certificate was lost: one about it, or one of its whole customer that was found since it ended,
 * or was still open then.
 */
export const recordOfLoss = <Loss extends JudgedLoss>(
  { id, customerId, endedOn }: LostCertificate,
  records: readonly Loss[],
): Loss | null =>
  records
    .filter(({ kind, certificateId, customerId: of, found, closed }) => {
      if (kind !== 'loss') return false
      if (certificateId !== null) return certificateId === id
      return of === customerId && (found >= endedOn || closed === null || closed >= endedOn)
    })
    .reduce<Loss | null>((first, each) => (first === null || each.found < first.found ? each : first), null)

/**
 * From when on certificates that ended are asked for a record: what ended before the procedure came into force, or before
 * the register went live, was looked into elsewhere.
 */
export const lossesSince = (goLive: Day | null): Day => later(inForceFrom, goLive ?? inForceFrom)
