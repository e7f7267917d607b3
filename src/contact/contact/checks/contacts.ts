import type { AsOf, Assessment, Clause, Evidence, JudgedState, Remark } from '../../../clause/clause.ts'
import { addDaysTo, type Day, daysBetween, earlier, later } from '../../../clause/day.ts'
import { assessment, type JudgedYear, judgedYear, type Verdict, verdict } from '../../../clause/judge.ts'
import { valuesByDay } from '../../../clause/limit.ts'
import type { TakeoverAnswer } from '../../../clause/takeover.ts'
import { orUnknown } from '../../../clause/unknown.ts'
import { firstDayOf, yearOf } from '../../../clause/year.ts'
import { type OwnAnswers, ownAnswers } from '../../../office/takeover/store.ts'
import type { Db } from '../../../register/register.ts'
import {
  type ContactedCustomer,
  type ContactStanding,
  contactLimits,
  contactStanding,
  contactState,
  lostSince,
  type Owed,
  owedUntil,
} from '../rules.ts'
import { contactedCustomers, type UnreadContact, unreadContacts } from '../store/counting.ts'
import { isTaken } from '../topics.ts'
import { contactWords } from '../words.ts'

/** The first day of the judged years; earlier contacts do not matter. */
export const judgedSince = (asOf: AsOf): Day => firstDayOf(Math.min(...asOf.years))

interface ContactFacts {
  readonly customers: readonly ContactedCustomer[]
  /** Answers about the customers' contacts before go-live. */
  readonly own: OwnAnswers
  /** By customer id, contacts of earlier versions that would be refused today. They count as before, with a remark. */
  readonly oldTopics: ReadonlyMap<number, readonly UnreadContact[]>
}

const id = 'contact-twice-a-year'

/** 4.3.2: at least two contacts a year with each certified organization, each covering both topics. */
export const contactTwiceAYear: Clause<Db, ContactFacts, 'contacts' | 'unionOfTopics'> = {
  id,
  cite: '4.3.2',
  title: { en: 'At least two contacts a year', zh: '每年至少两次沟通联系' },
  rule: {
    en: 'Every organization certified in the year had its contacts: two-way, by business staff, on days when it was certified or suspended, each covering both topics, the surveillance by a time that was not over, one a day at most. Who was first certified after 30 June, or ended before 1 July, is owed one.',
    zh: '当年获证的每个组织都有规定次数的联系：由业务部人员进行、双向沟通、联系当日处于获证或暂停状态、两项内容都涉及（监督检验时间不早于联系日期）、每日至多计一次。6 月 30 日之后首次获证或 7 月 1 日之前终止的，计一次。',
  },
  evidence: ['contact', 'certificate', 'status_change', 'staff_role'],
  commands: ['contact due', 'contact add', 'contact import', 'contact list', 'contact edit'],
  kind: 'automated',
  judges: 'customers',
  cadence: 'year',
  limits: contactLimits,
  facts: async (db, asOf) => {
    const unread = await unreadContacts(db, judgedSince(asOf), asOf.day, asOf.only)
    return {
      customers: await contactedCustomers(db, judgedSince(asOf), asOf.day, asOf.only),
      own: await ownAnswers(db, asOf.only, asOf.day),
      oldTopics: Map.groupBy(
        unread.filter(({ surveillance, needs, onDay }) => !isTaken(surveillance, needs, onDay)),
        ({ customerId }) => customerId,
      ),
    }
  },
  check: (facts, asOf) => asOf.years.map((year) => contactsOfYear(facts, judgedYear(year, asOf.day), asOf)),
}

function contactsOfYear({ customers, own, oldTopics }: ContactFacts, year: JudgedYear, asOf: AsOf): Assessment {
  const limitsOn = valuesByDay(contactLimits, asOf.set)
  const verdicts = customers.map((customer) => {
    const standing = contactStanding(customer, year, limitsOn)
    return standing === null ? null : contactVerdict(customer, stated(customer, standing, year, asOf, own), year, asOf)
  })
  const remarks =
    oldTopics.size === 0 ? [] : customers.flatMap((each) => remarksOn(each, oldTopics.get(each.id) ?? [], year))
  return { ...assessment(String(year.year), limitsOn(year.until), verdicts), ...(remarks.length > 0 && { remarks }) }
}

function remarksOn({ code, name }: ContactedCustomer, old: readonly UnreadContact[], year: JudgedYear): Remark[] {
  const own = old.filter(({ onDay }) => yearOf(onDay) === year.year)
  if (own.length === 0) return []
  const facts = { contacts: own.map(({ number }) => number) }
  return [{ customer: code, name, text: contactWords.oldTopics(own), facts }]
}

/**
 * The command that cures a finding: making the contact. Null for a past year, an ended certification, or contacts that cannot be made any
 * more (`lost`, since when), which nothing can cure.
 */
export const contactSettle = (
  customer: ContactedCustomer,
  owed: Owed,
  year: JudgedYear,
  lost: Day | null,
): readonly string[] | null =>
  year.over || owed.endedOn !== null || lost !== null ? null : ['contact', 'add', customer.code]

/** The facts that prove a finding about contacts. */
export const contactEvidence = ({ owed, done, days, notCounted }: Omit<ContactStanding, 'state'>): Evidence => ({
  owed: owed.target,
  done,
  missing: Math.max(0, owed.target - done),
  proRated: owed.proRated,
  endedOn: owed.endedOn,
  countedOn: days,
  notCounted,
})

/** A standing with its judged state: missing contacts may have been made before go-live (section 8 of the readings). */
type Stated = Omit<ContactStanding, 'state'> & { readonly state: JudgedState }

function stated(
  customer: ContactedCustomer,
  standing: ContactStanding,
  year: JudgedYear,
  asOf: AsOf,
  own: OwnAnswers,
): Stated {
  const answer = own.of(id, customer.id)
  return { ...standing, state: contactsOrUnknown(customer, standing, standing.owed, year, asOf, answer) }
}

/**
 * The state of a customer's contacts. Unknown if the verdict depends on contacts before go-live that may be missing from the
 * record: at most one for each day of the year before go-live on which the customer was certified.
 */
export function contactsOrUnknown(
  { certified }: ContactedCustomer,
  { done, days }: Pick<ContactStanding, 'done' | 'days'>,
  owed: Owed,
  year: JudgedYear,
  asOf: AsOf,
  answer: TakeoverAnswer | undefined,
): JudgedState {
  const known = contactState(done, owed, year, days)
  const { goLive } = asOf.takeover
  if (goLive === null) return known
  const first = firstDayOf(year.year)
  const ends = earlier(goLive, addDaysTo(year.until, 1))
  const possible = certified
    .map(({ from, until }) => daysBetween(later(from, first), earlier(until ?? ends, ends)))
    .reduce((sum, each) => sum + Math.max(0, each), 0)
  const missing = possible - days.filter((day) => day < ends).length
  return contactState(done + Math.max(0, missing), owed, year, days) === known
    ? known
    : orUnknown(asOf, id, first, known, answer)
}

function contactVerdict(customer: ContactedCustomer, standing: Stated, year: JudgedYear, asOf: AsOf): Verdict {
  const { code, name } = customer
  const { state, owed, done, days, notCounted } = standing
  const evidence = contactEvidence(standing)
  const facts = state === 'met' ? evidence : { ...evidence, due: owedUntil(year, owed) }
  return verdict(asOf, { customer: code, name, state, facts }, () => {
    const lost = state === 'breach' ? lostSince(done, owed, year, days) : null
    const text = contactWords.short(done, owed, year.year, lost)
    const settle = contactSettle(customer, owed, year, lost)
    if (notCounted === 0) return { text, settle }
    const also = contactWords.notCountedToo(notCounted)
    return { text: { en: text.en + also.en, zh: text.zh + also.zh }, settle }
  })
}
