import { blockOf } from '../../../clause/block.ts'
import type { AsOf, Assessment, Clause, Finding, JudgedState } from '../../../clause/clause.ts'
import { type Day, earlier } from '../../../clause/day.ts'
import {
  assessment,
  type DueState,
  dueWithin,
  type JudgedYear,
  judgedYear,
  type Verdict,
  verdict,
  worse,
  yearlyState,
} from '../../../clause/judge.ts'
import { type LimitValues, valueOn, valuesByDay } from '../../../clause/limit.ts'
import { holdsOn, touches } from '../../../clause/span.ts'
import { type TakeoverAnswer, takeOver } from '../../../clause/takeover.ts'
import { orUnknown } from '../../../clause/unknown.ts'
import { remarks, type Words } from '../../../clause/words.ts'
import { yearOf } from '../../../clause/year.ts'
import { allVipSpans } from '../../../customer/vip/store.ts'
import { timely } from '../../../office/limit/timely.ts'
import { type OwnAnswers, ownAnswers } from '../../../office/takeover/store.ts'
import type { Db } from '../../../register/register.ts'
import { passedInformation } from '../../information/transmittal.ts'
import {
  type ContactedCustomer,
  contactLimits,
  contactStanding,
  judgedOn,
  lostSince,
  owedUntil,
  vipContacts,
  vipOwed,
} from '../rules.ts'
import { contactedCustomers } from '../store/counting.ts'
import { type PassedContact, passedContacts } from '../transmittal.ts'
import { contactWords } from '../words.ts'
import { contactEvidence, contactSettle, contactsOrUnknown, judgedSince } from './contacts.ts'

interface VipFacts {
  readonly customers: readonly ContactedCustomer[]
  /** What was said of their contacts before go-live. */
  readonly own: OwnAnswers
  readonly passed: readonly PassedContact[]
}

const vipLimits = { ...contactLimits, vipContacts, timely } as const
type VipLimit = keyof typeof vipLimits

/** 4.3.3: VIP customers get more contacts, have a file, and what they say, and what is learned of them, is passed on to certification in time. */
export const vipService: Clause<Db, VipFacts, VipLimit> = {
  id: 'vip-service',
  cite: '4.3.3',
  title: { en: 'Service to VIP customers', zh: 'VIP客户的服务' },
  rule: {
    en: 'A VIP customer has more contacts in the year, a VIP file, and each of its contacts and all information about it was passed on to certification in time.',
    zh: 'VIP 客户当年联系次数更多，有 VIP 档案，每次联系和有关该客户的信息都按时传递认证部。',
  },
  evidence: [
    ...['vip', 'contact', 'transmittal', 'information', 'information_transmittal'],
    ...['certificate', 'status_change', 'staff_role'],
  ],
  commands: [
    ...['customer vip set', 'customer vip list', 'contact add', 'contact pass-on'],
    ...['information add', 'information pass-on', 'customer file'],
  ],
  kind: 'automated',
  judges: 'customers',
  cadence: 'year',
  limits: vipLimits,
  facts: async (db, asOf) => {
    const vips = (await allVipSpans(db, asOf.only)).keys()
    const customers = await contactedCustomers(db, judgedSince(asOf), asOf.day, blockOf(vips))
    const ids = customers.map((customer) => customer.id)
    const since = judgedSince(asOf)
    const own = await ownAnswers(db, asOf.only, asOf.day)
    const passed = await passedContacts(db, ids, since, asOf.day)
    return { customers, own, passed: [...passed, ...(await passedInformation(db, ids, since, asOf.day))] }
  },
  check: (facts, asOf) => asOf.years.map((year) => vipsOfYear(facts, judgedYear(year, asOf.day), asOf)),
}

function vipsOfYear({ customers, passed, own: answers }: VipFacts, year: JudgedYear, asOf: AsOf): Assessment {
  const limitsOn = valuesByDay(vipLimits, asOf.set)
  const verdicts = customers.map((customer) => {
    const own = passed.filter((contact) => contact.customerId === customer.id && yearOf(contact.onDay) === year.year)
    return vipVerdict(customer, own, year, asOf, limitsOn, answers.of('contact-twice-a-year', customer.id))
  })
  return assessment(String(year.year), limitsOn(year.until), verdicts)
}

/** A contact of a VIP, or information about one, with how its passing on stands. */
interface TimedContact extends Omit<DueState, 'state'> {
  readonly state: JudgedState
  readonly of: PassedContact['of']
  readonly number: string
  readonly passedOn: Day | null
}

/** What is told of a VIP as one finding: as bad as the worst of it, and due with the first of it. */
interface Part {
  readonly state: JudgedState
  readonly said: readonly Words[]
  readonly due: Day
  readonly settle: Finding['settle']
}

/**
 * How a VIP stands in a year: the number of contacts and the file as of the day judged, the passing on of each contact
 * made and of all information received while VIP, whatever came after. Null where the customer was not VIP in the year, or only after its
 * certification had ended.
 */
function vipVerdict(
  customer: ContactedCustomer,
  contacts: readonly PassedContact[],
  year: JudgedYear,
  asOf: AsOf,
  limitsOn: (day: Day) => LimitValues<VipLimit>,
  answer: TakeoverAnswer | undefined,
): Verdict | null {
  const standing = contactStanding(customer, year, limitsOn)
  if (standing === null) return null
  const spans = customer.vip.filter((span) => touches(span, year.from, year.until))
  const timed = contacts
    .filter(({ onDay }) => onDay >= year.from && spans.some((span) => holdsOn(span, onDay)))
    .map(({ of, number, onDay, passedOn }): TimedContact => {
      // By the limit of its own day: one set later makes nothing late that was in time.
      const days = valueOn(timely, onDay, asOf.set)
      const due = dueWithin(onDay, days, passedOn, asOf.day, asOf.calendar)
      // One of before go-live may have been passed on by then; one that was passed on late is known to be.
      const state = passedOn === null ? orUnknown(asOf, 'contact-twice-a-year', onDay, due.state, answer) : due.state
      return { of, number, passedOn, ...due, state }
    })
  const before = spans.filter((span) => span.from <= judgedOn(standing.owed, year))
  const last = (timed.length > 0 ? spans : before).at(-1)
  if (last === undefined) return null
  const asVip = vipOwed(customer, year, standing.owed, limitsOn)
  // Who is no VIP any more on the day judged is owed no number of contacts: what it was passed on is all that is judged.
  if (asVip === null && timed.length === 0) return null
  const owed = asVip ?? standing.owed
  const contactsState = asVip === null ? 'met' : contactsOrUnknown(customer, standing, asVip, year, asOf, answer)
  const fileState = asVip === null ? 'met' : yearlyState(last.fileNumber === null ? 0 : 1, 1, year)
  const state = [fileState, ...timed.map((each) => each.state)].reduce<JudgedState>(worse, contactsState)
  const unheard = timed.filter((each) => each.state === 'unknown')
  const open = timed.filter((each) => each.state !== 'met' && each.passedOn === null && !unheard.includes(each))
  const late = timed.filter((each) => each.state === 'breach' && each.passedOn !== null)
  const { code, name } = customer
  const facts = {
    ...(asVip === null ? {} : contactEvidence({ ...standing, owed })),
    vipSince: last.from,
    vipUntil: last.until,
    fileNumber: last.fileNumber,
    notPassedOn: [...open, ...unheard].map((each) => each.number),
    passedOnLate: late.map((each) => each.number),
  }
  if (state === 'met') return verdict(asOf, { customer: code, name, state, facts }, () => null)
  const isShort = contactsState !== 'met' && contactsState !== 'unknown'
  const lost = contactsState === 'breach' ? lostSince(standing.done, owed, year, standing.days) : null
  const settle: Finding['settle'] =
    open[0] !== undefined
      ? [open[0].of, 'pass-on', open[0].number]
      : isShort
        ? contactSettle(customer, owed, year, lost)
        : fileState !== 'met' && !year.over && holdsOn(last, asOf.day)
          ? ['customer', 'vip', 'set', code]
          : null
  const owing: Part = {
    state: [fileState, ...open.map((each) => each.state)].reduce<JudgedState>(worse, isShort ? contactsState : 'met'),
    said: [
      ...(isShort ? [contactWords.short(standing.done, owed, year.year, lost)] : []),
      ...(fileState === 'met' ? [] : [contactWords.noVipFile]),
      ...(open.length === 0 ? [] : [contactWords.notPassedOn(open)]),
    ],
    // What is to be passed on presses before the year does.
    due: open.map((each) => each.due).reduce(earlier, owedUntil(year, owed)),
    settle,
  }
  // Contacts that may have been made, or passed on, before go-live are nobody's to make now.
  const unknown: Part = {
    state: 'unknown',
    said: [
      ...(contactsState === 'unknown' ? [contactWords.short(standing.done, owed, year.year, null)] : []),
      ...(unheard.length === 0 ? [] : [contactWords.notPassedOn(unheard)]),
    ],
    due: owedUntil(year, owed),
    settle: takeOver,
  }
  const tooLate: Part = {
    state: 'breach',
    said: late.length === 0 ? [] : [contactWords.passedOnLate(facts.passedOnLate)],
    due: late.map((each) => each.due).reduce(earlier, year.end),
    settle: null,
  }
  // What can still be done is told apart from what cannot: that alone is put on record, and all of it as one breach.
  const parts =
    settle === null
      ? [
          {
            ...owing,
            state: worse(owing.state, late.length > 0 ? 'breach' : 'met'),
            said: [...owing.said, ...tooLate.said],
            due: earlier(owing.due, tooLate.due),
            settle,
          },
          unknown,
        ]
      : [tooLate, owing, unknown]
  const findings = parts.flatMap(({ state: each, said, due, settle: cure }): Finding[] =>
    said.length === 0 || each === 'met'
      ? []
      : [{ customer: code, name, state: each, text: remarks(said), facts: { ...facts, due }, settle: cure }],
  )
  return { state, findings, passed: [] }
}
