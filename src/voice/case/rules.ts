import type { Day } from '../../clause/day.ts'
import { type DueState, dueWithin, dueWithinDays } from '../../clause/judge.ts'
import { type LimitValues, limit } from '../../clause/limit.ts'
import type { Words } from '../../clause/words.ts'
import type { WorkingCalendar } from '../../clause/working-days.ts'

/** Complaints (ISO/IEC 17021-1 9.8) and appeals (9.7): handled by the same acts. */
export const caseSorts = {
  complaint: { en: 'complaint', zh: '投诉' },
  appeal: { en: 'appeal', zh: '申诉' },
} as const satisfies Record<string, Words>

export type CaseSort = keyof typeof caseSorts

/** The clause by which each is handled. */
export const clauseOf: Readonly<Record<CaseSort, string>> = {
  complaint: 'ISO/IEC 17021-1 9.8',
  appeal: 'ISO/IEC 17021-1 9.7',
}

/** What is done after the receipt. */
export const caseActs = {
  acknowledge: { en: 'acknowledge the receipt', zh: '告知收到' },
  accept: { en: 'accept', zh: '受理' },
  refuse: { en: 'do not accept', zh: '不予受理' },
  investigate: { en: 'investigate', zh: '调查' },
  refer: { en: 'refer to the certified customer', zh: '转告获证客户' },
  decide: { en: 'decide', zh: '作出决定' },
  correct: { en: 'correct, and act on the cause', zh: '纠正和纠正措施' },
  inform: { en: 'tell the end', zh: '告知处理结束' },
  publish: { en: 'agree whether it is made public', zh: '商定是否公开' },
  close: { en: 'close', zh: '关闭' },
  progress: { en: 'tell the progress', zh: '告知进展' },
} as const satisfies Record<string, Words>

export type CaseAct = keyof typeof caseActs

/** What leads on with a case: an act of it, or the classification as feedback, before which no complaint is closed (4.5.1). */
export const caseSteps = {
  ...caseActs,
  classify: { en: 'classify (4.5.1)', zh: '分类（4.5.1）' },
} as const satisfies Record<string, Words>

export type CaseStep = keyof typeof caseSteps

/** Where a case stands: what was last done of it that leads on. */
export const caseStates = {
  received: { en: 'received', zh: '已收到' },
  acknowledged: { en: 'acknowledged', zh: '已告知收到' },
  accepted: { en: 'accepted', zh: '已受理' },
  refused: { en: 'not accepted', zh: '不予受理' },
  investigated: { en: 'investigated', zh: '已调查' },
  decided: { en: 'decided', zh: '已决定' },
  corrected: { en: 'corrected', zh: '已纠正' },
  informed: { en: 'end told', zh: '已告知结束' },
  published: { en: 'publication agreed', zh: '已商定是否公开' },
  closed: { en: 'closed', zh: '已关闭' },
} as const satisfies Record<string, Words>

export type CaseState = keyof typeof caseStates

/** What a decision comes to. */
export const caseDecisions = {
  founded: { en: 'founded', zh: '成立' },
  partly: { en: 'founded in part', zh: '部分成立' },
  unfounded: { en: 'not founded', zh: '不成立' },
} as const satisfies Record<string, Words>

export type CaseDecision = keyof typeof caseDecisions

/** How somebody was told. */
export const means = {
  letter: { en: 'letter', zh: '信函' },
  email: { en: 'e-mail', zh: '电子邮件' },
  message: { en: 'message', zh: '微信或短信' },
  phone: { en: 'telephone', zh: '电话' },
  meeting: { en: 'in person', zh: '当面' },
} as const satisfies Record<string, Words>

export type Means = keyof typeof means

/** Whether that is in writing: the end of an appeal is told so. */
export const isWritten = (how: Means): boolean => how === 'letter' || how === 'email'

/** An act that was done, by whom and with what. Each detail is null where the act has no such thing. */
export interface ActRecord {
  readonly id: number
  readonly act: CaseAct
  readonly on: Day
  readonly by: string
  /** Who investigated, or decided; `person` is the same one under whatever name. */
  readonly doneBy: string | null
  readonly person: number | null
  readonly decision: CaseDecision | null
  readonly means: Means | null
  readonly reference: string | null
  /** The reason, what was found, or what was told. */
  readonly statement: string | null
  readonly correction: string | null
  readonly action: string | null
  readonly madePublic: boolean | null
  readonly agreedWith: string | null
}

/** Somebody who was involved in what a case is about: by what on record, or named (null). */
export interface Involved {
  readonly person: number
  readonly name: string
  readonly by: string | null
  /** The day of what they first did of it; null where they were named. */
  readonly since: Day | null
}

/** What a case is about, one thing. */
export interface Matter {
  readonly on: Day
  readonly what: 'customer' | 'suspension' | 'change' | 'certificate' | 'staff'
  /** The customer's code, the number, or the name. */
  readonly named: string
  /** The customer's id, where it is one. */
  readonly customerId: number | null
}

/** A complaint or an appeal with all that is on record of it, its acts in their order. */
export interface Case {
  readonly sort: CaseSort
  readonly id: number
  readonly number: string
  readonly customerId: number | null
  readonly customer: string | null
  /** Whom it comes from; null where nobody is named. */
  readonly name: string | null
  readonly received: Day
  readonly content: string
  readonly owner: string | null
  /** Whether it was recorded by a version that asks for its acts: an earlier one asked for the receipt and the closing alone. */
  readonly asked: boolean
  /** Whether it is classified as feedback (4.5.1), without which no complaint is closed; of an appeal nobody asks for that. */
  readonly classified: boolean
  /** That such a version closed it, when and with what outcome: then it is closed, and was decided by that day. */
  readonly closedBefore: { readonly on: Day; readonly outcome: string | null } | null
  readonly acts: readonly ActRecord[]
  readonly matters: readonly Matter[]
  readonly involved: readonly Involved[]
}

/** What the table of acts asks of a case. */
export interface Traits {
  /** Nobody is named who could be told anything. */
  readonly anonymous: boolean
  /** It is a complaint about a certified customer that was not referred to it yet. */
  readonly toRefer: boolean
  readonly accepted: boolean
  readonly founded: boolean
}

export const actIn = ({ acts }: Pick<Case, 'acts'>, act: CaseAct): ActRecord | null =>
  acts.find((each) => each.act === act) ?? null

export function traitsOf(found: Pick<Case, 'sort' | 'name' | 'acts' | 'matters'>): Traits {
  const decision = actIn(found, 'decide')?.decision ?? null
  return {
    anonymous: found.name === null,
    toRefer:
      found.sort === 'complaint' &&
      found.matters.some(({ what }) => what === 'customer') &&
      actIn(found, 'refer') === null,
    accepted: actIn(found, 'accept') !== null,
    founded: decision === 'founded' || decision === 'partly',
  }
}

/** The same limit for both: "acknowledged" is 5 working days from the receipt. */
const acknowledge = limit(
  'acknowledge-days',
  5,
  {
    en: 'Working days in which the receipt of a complaint or appeal is acknowledged',
    zh: '告知收到投诉、申诉的工作日数',
  },
  { stricter: 'lower' },
)

/** The standard has no day for what follows the decision; this is ours. What is later is at risk, never a breach. */
const end = limit(
  'case-end-days',
  20,
  {
    en: 'Working days from the decision on a complaint or appeal in which its end is told and it is agreed what is made public',
    zh: '自对投诉、申诉作出决定起告知处理结束并商定是否公开的工作日数',
  },
  { stricter: 'lower' },
)

/** Bodies say 15 days to 6 months: each sort has a limit of its own. */
export const caseLimits = {
  complaint: {
    acknowledge,
    decide: limit(
      'complaint-days',
      60,
      { en: 'Days from its receipt in which a complaint is decided', zh: '自收到之日起对投诉作出决定的天数' },
      { stricter: 'lower' },
    ),
    end,
  },
  appeal: {
    acknowledge,
    decide: limit(
      'appeal-days',
      60,
      { en: 'Days from its receipt in which an appeal is decided', zh: '自收到之日起对申诉作出决定的天数' },
      { stricter: 'lower' },
    ),
    end,
  },
} as const

export type CaseLimit = keyof (typeof caseLimits)[CaseSort]

/**
 * How the acknowledgement of the receipt stands on a day; null where none is owed, to somebody anonymous, and where none is on record
 * of a complaint that an earlier version recorded, which did not ask for it.
 */
export function acknowledgementState(
  found: Pick<Case, 'name' | 'received' | 'acts' | 'asked'>,
  { acknowledge: days }: LimitValues<CaseLimit>,
  day: Day,
  calendar: WorkingCalendar,
): DueState | null {
  const done = actIn(found, 'acknowledge')
  if (found.name === null || (!found.asked && done === null)) return null
  return dueWithin(found.received, days, done?.on ?? null, day, calendar)
}

/** The act that decided a case: the decision itself, or that it was not accepted. */
export const decisionOf = (found: Pick<Case, 'acts'>): ActRecord | null =>
  actIn(found, 'decide') ?? actIn(found, 'refuse')

/**
 * How the decision stands on a day. What an earlier version closed was decided by then: in time, where that is no later than the
 * last day for it; else nobody can tell, and nothing says that it was late.
 */
export function decisionState(
  found: Pick<Case, 'received' | 'acts' | 'closedBefore'>,
  { decide: days }: LimitValues<CaseLimit>,
  day: Day,
): DueState & { readonly isTold: boolean } {
  const decided = decisionOf(found)?.on ?? null
  const { closedBefore } = found
  const state = dueWithinDays(found.received, days, decided, day)
  if (decided !== null || closedBefore === null) return { ...state, isTold: true }
  return { due: state.due, state: 'met', daysLate: 0, isTold: closedBefore.on <= state.due }
}

/**
 * How what follows the decision stands on a day, while some of it is left before the closing (`isLeft`): by its limit at risk, and never
 * a breach.
 */
export function endState(
  decided: Day,
  isLeft: boolean,
  { end: days }: LimitValues<CaseLimit>,
  day: Day,
  calendar: WorkingCalendar,
): DueState {
  const { due, state, daysLate } = dueWithin(decided, days, null, day, calendar)
  if (!isLeft) return { due, state: 'on-track', daysLate: 0 }
  return { due, state: state === 'breach' ? 'at-risk' : state, daysLate }
}

/** The acts that nobody does who was involved in what the case is about. */
export const separated: readonly CaseAct[] = ['investigate', 'decide']

/** By what the person was involved in what a case is about by a day; null where not at all: what they did of it later involved nobody before. */
export const involvement = ({ involved }: Pick<Case, 'involved'>, person: number, on: Day): Involved | null =>
  involved.find((each) => each.person === person && (each.since === null || each.since <= on)) ?? null

/** The acts by somebody who was involved by then: breaches for good, however they were recorded. */
export const involvedHands = (found: Pick<Case, 'acts' | 'involved'>): ActRecord[] =>
  found.acts.filter(
    ({ act, person, on }) => separated.includes(act) && person !== null && involvement(found, person, on) !== null,
  )

/** Whether one person investigated and decided: allowed, and remarked on (ours). */
export function isOneHand(found: Pick<Case, 'acts'>): boolean {
  const [investigated, decided] = [actIn(found, 'investigate'), actIn(found, 'decide')]
  return investigated !== null && decided !== null && investigated.person === decided.person
}
