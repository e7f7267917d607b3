import type { State } from '../../clause/clause.ts'
import { addDaysTo, type Day, daysBetween, earlier, later } from '../../clause/day.ts'
import { type JudgedYear, yearlyState } from '../../clause/judge.ts'
import { type LimitValues, limit } from '../../clause/limit.ts'
import { holdsOn, type Span, touches } from '../../clause/span.ts'
import type { Words } from '../../clause/words.ts'
import { firstDayOf, inSecondHalf } from '../../clause/year.ts'
import { heldOn, type VipSpan } from '../../customer/customer/rules.ts'

export const channels = {
  phone: { en: 'phone', zh: '电话' },
  visit: { en: 'visit', zh: '走访' },
  email: { en: 'e-mail', zh: '邮件' },
  wechat: { en: 'WeChat', zh: '微信' },
  meeting: { en: 'meeting', zh: '会议' },
  letter: { en: 'letter', zh: '信函' },
  other: { en: 'other', zh: '其他' },
} as const satisfies Record<string, Words>

export type Channel = keyof typeof channels

export const outcomes = {
  reached: { en: 'reached', zh: '已联系上' },
  'no-answer': { en: 'no answer', zh: '未联系上' },
} as const satisfies Record<string, Words>

export type Outcome = keyof typeof outcomes

/** Why a contact is on record and does not count towards 4.3.2. */
export const notCountedReasons = {
  'no-answer': { en: 'nobody was reached', zh: '未联系上' },
  'no-surveillance': { en: 'the surveillance date was not covered', zh: '未涉及监督检验时间' },
  'past-surveillance': {
    en: 'the surveillance time that was said is over on the day of the contact',
    zh: '所谈监督检验时间早于联系日期',
  },
  'no-needs': { en: 'the audit and inspection needs were not covered', zh: '未涉及审核/检验需要' },
  'no-topics': { en: 'neither topic was covered', zh: '两项内容均未涉及' },
  'not-business': { en: 'not made by business staff', zh: '非业务部人员所为' },
  'not-certified': { en: 'the customer was not certified on that day', zh: '当日该客户未持有有效证书' },
  'same-day': { en: 'another contact counts for that day', zh: '当日已有一次计入' },
  'before-procedure': { en: 'it was before the year in which the procedure came into force', zh: '早于程序实施的年度' },
} as const satisfies Record<string, Words>

export type NotCounted = keyof typeof notCountedReasons

/** What counting needs to know of a contact. */
export interface CountedFact {
  readonly onDay: Day
  readonly reached: boolean
  /** Whether the topic was covered; `past` where the time that was said is over on the day of the contact: then it was not. */
  readonly surveillance: boolean | 'past'
  readonly needs: boolean
  readonly byBusiness: boolean
}

/** The figures of 4.3.2 and 4.3.3. */
export const contactLimits = {
  contacts: limit(
    'contacts-a-year',
    2,
    { en: 'Contacts a year with each certified organization', zh: '每年与获证组织的联系次数' },
    { stricter: 'higher', least: 1 },
  ),
  unionOfTopics: limit(
    'topics-by-union',
    0,
    {
      en: "The two topics may be spread over the year's contacts (1 yes, 0 no)",
      zh: '两项内容可分散在全年各次联系中（1 是，0 否）',
    },
    { stricter: 'lower', least: 0, most: 1 },
  ),
} as const

export const vipContacts = limit(
  'vip-contacts-a-year',
  3,
  { en: 'Contacts a year with each VIP customer', zh: '每年与 VIP 客户的联系次数' },
  { stricter: 'higher', least: 1 },
)

/** Why the contact does not count, looked at by itself; null where it does. Two-way, by business staff, both topics. */
export function whyNotCounted(contact: CountedFact, certified: readonly Span[], union = false): NotCounted | null {
  if (!contact.reached) return 'no-answer'
  if (!contact.byBusiness) return 'not-business'
  if (!certified.some((span) => holdsOn(span, contact.onDay))) return 'not-certified'
  const surveillance = contact.surveillance === true
  if (!surveillance && !contact.needs) return contact.surveillance === 'past' ? 'past-surveillance' : 'no-topics'
  if (union) return null
  if (!surveillance) return contact.surveillance === 'past' ? 'past-surveillance' : 'no-surveillance'
  return contact.needs ? null : 'no-needs'
}

/**
 * Sorts the contacts of a year up to the day judged, which come in the order of their days, into those that count, at most one a
 * day, and those that do not, each with why. One more contact never makes the count smaller.
 */
export function tally<Fact extends CountedFact>(
  contacts: readonly Fact[],
  certified: readonly Span[],
  year: Pick<JudgedYear, 'year' | 'until'>,
  union = false,
) {
  const from = firstDayOf(year.year)
  const eligible: Fact[] = []
  const counted: Fact[] = []
  const notCounted: { contact: Fact; why: NotCounted }[] = []
  for (const contact of contacts) {
    if (contact.onDay < from || contact.onDay > year.until) continue
    const why = whyNotCounted(contact, certified, union)
    if (why === null) eligible.push(contact)
    if (why !== null) notCounted.push({ contact, why })
    else if (counted.at(-1)?.onDay === contact.onDay) notCounted.push({ contact, why: 'same-day' })
    else counted.push(contact)
  }
  const lacking = union ? topicLacking(eligible) : null
  const [first] = counted
  if (lacking === null || first === undefined) return { counted, notCounted }
  return { counted: counted.slice(1), notCounted: [...notCounted, { contact: first, why: lacking }] }
}

/** Where topics may be spread, the contacts of the year together cover both, or they are one short. */
function topicLacking(eligible: readonly CountedFact[]): NotCounted | null {
  if (!eligible.some((contact) => contact.surveillance === true)) return 'no-surveillance'
  return eligible.some((contact) => contact.needs) ? null : 'no-needs'
}

/** What a customer is owed in a year. */
export interface Owed {
  readonly target: number
  /** Whether the year is a part year for the customer, which lowers the target. */
  readonly proRated: boolean
  /** The last day on which the customer was certified, where that ended by the day judged: the year is final for it. */
  readonly endedOn: Day | null
  /** The last day ahead, still in the year, unless it is renewed; null elsewhere. */
  readonly endsOn: Day | null
}

/** Who is certified for fewer days of a year is owed no contact in it (4.3.2). */
const leastDays = 90

/** How many days of the year the spans have. What has not ended by the day judged may be renewed, and goes on to its end. */
const daysOf = (inYear: readonly Span[], year: JudgedYear): number =>
  inYear.reduce((sum, { from, until }) => {
    const isOver = until !== null && until <= year.until
    const end = isOver ? addDaysTo(until, -1) : year.end
    return sum + daysBetween(later(from, firstDayOf(year.year)), end) + 1
  }, 0)

/**
 * What an organization certified at any time of the year is owed (4.3.2): the full number, which is that of the day it
 * is judged on; about half when it was certified after 30 June or ended before 1 July. Null where it is owed nothing:
 * also where it was certified for fewer than 90 days of the year.
 */
export function owedIn(year: JudgedYear, certified: readonly Span[], full: (on: Day) => number): Owed | null {
  const start = firstDayOf(year.year)
  // Whoever was certified only before the procedure came into force was never owed anything by it.
  const inYear = certified.filter((span) => touches(span, year.from, year.until))
  const [first] = inYear
  if (first === undefined) return null
  if (daysOf(inYear, year) < leastDays) return null
  const until = inYear.at(-1)?.until ?? null
  // The last day with a certificate, whichever way it ended: the day after an expiry is like the day of a withdrawal.
  const end = until === null || until > year.end ? null : addDaysTo(until, -1)
  const isOver = until !== null && until <= year.until
  const endedOn = isOver ? end : null
  const proRated = inSecondHalf(later(first.from, start)) || (endedOn !== null && !inSecondHalf(endedOn))
  const target = full(judgedOn({ endedOn }, year))
  return { target: proRated ? Math.ceil(target / 2) : target, proRated, endedOn, endsOn: isOver ? null : end }
}

/** The day on which a customer's year is judged: final on the day that its certification ended. */
export const judgedOn = ({ endedOn }: Pick<Owed, 'endedOn'>, year: JudgedYear): Day => endedOn ?? year.until

/** What a VIP is owed: strictly more than others, whatever the limits say; about half when VIP, or certified, only since after 30 June. */
export function owedToVip(year: JudgedYear, vipSince: Day, owed: Owed, limits: VipFigures): Owed {
  const full = Math.max(limits.vipContacts, limits.contacts + 1)
  const late = vipSince >= firstDayOf(year.year) && inSecondHalf(vipSince)
  const proRated = owed.proRated || late
  return { ...owed, target: proRated ? Math.ceil(full / 2) : full, proRated }
}

type VipFigures = LimitValues<'contacts' | 'vipContacts'>

/** What the customer is owed as a VIP (4.3.3), null where it is not one on the day on which its year is judged. */
export function vipOwed(
  { vip }: Pick<ContactedCustomer, 'vip'>,
  year: JudgedYear,
  owed: Owed,
  limitsOn: (day: Day) => VipFigures,
): Owed | null {
  const on = judgedOn(owed, year)
  const held = heldOn(vip, on)
  return held === null ? null : owedToVip(year, held.from, owed, limitsOn(on))
}

/**
 * The day since which the contacts that are lacking cannot be made any more, one a day as they count, by the day judged: two on the last
 * day of a year. Null where they can be, or where the year is final anyway. `counted` are the days of those that were made, in order.
 */
export function lostSince(done: number, owed: Owed, year: JudgedYear, counted: readonly Day[]): Day | null {
  if (year.over || owed.endedOn !== null) return null
  const missing = owed.target - done
  const today = counted.at(-1) === year.until ? 0 : 1
  if (missing <= daysBetween(year.until, year.end) + today) return null
  return earlier(addDaysTo(year.end, 2 - missing), year.until)
}

/** How a customer stands in a year: final once the year is over, its certification has ended, or what is lacking cannot be made any more. */
export const contactState = (done: number, owed: Owed, year: JudgedYear, counted: readonly Day[]): State =>
  yearlyState(
    done,
    owed.target,
    year,
    year.over || owed.endedOn !== null || lostSince(done, owed, year, counted) !== null,
  )

/** By when the rest of what is owed must be done: the end of the year, or of the certification. */
export const owedUntil = (year: JudgedYear, owed: Owed): Day => owed.endedOn ?? owed.endsOn ?? year.end

/** The day from which a customer that is still owed contacts counts as at risk: 1 July without any, else 1 October. */
export const atRiskFrom = (year: JudgedYear, done: number): Day => `${year.year}-${done === 0 ? '07' : '10'}-01` as Day

/** Everything that 4.3.2 is judged from, for one customer. */
export interface ContactedCustomer {
  readonly id: number
  readonly code: string
  readonly name: string
  readonly certified: readonly Span[]
  readonly vip: readonly VipSpan[]
  /** Contacts since the first day asked about, in order. */
  readonly contacts: readonly CountedFact[]
}

/** How a customer stands with its contacts in a year. */
export interface ContactStanding {
  readonly owed: Owed
  readonly done: number
  readonly days: readonly Day[]
  readonly notCounted: number
  readonly state: State
}

/**
 * What a customer is owed in a year and has had; null where it is owed nothing. What was before the procedure came into
 * force counts towards the calendar year in which it did.
 */
export function contactStanding(
  customer: Pick<ContactedCustomer, 'certified' | 'contacts'>,
  year: JudgedYear,
  limitsOn: (day: Day) => LimitValues<'contacts' | 'unionOfTopics'>,
): ContactStanding | null {
  const owed = owedIn(year, customer.certified, (day) => limitsOn(day).contacts)
  if (owed === null) return null
  const union = limitsOn(judgedOn(owed, year)).unionOfTopics === 1
  const { counted, notCounted } = tally(customer.contacts, customer.certified, year, union)
  const days = counted.map((contact) => contact.onDay)
  const state = contactState(days.length, owed, year, days)
  return { owed, done: days.length, days, notCounted: notCounted.length, state }
}
