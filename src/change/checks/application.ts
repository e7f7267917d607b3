import type { Remark } from '../../clause/clause.ts'
import { dayOf, daysBetween } from '../../clause/day.ts'
import { placeOf } from '../../clause/judge.ts'
import { joined } from '../../clause/words.ts'
import { type Application, linesOf, submissionIn, submittedKinds } from '../application.ts'
import type { Corrected } from '../store/corrections.ts'
import { changeWords } from '../words.ts'
import { clause } from './judging.ts'

/** 4.2.1: what an application is about is one of the things that the clause lists, or an amount. */
export const changeKinds = clause({
  id: 'change-kinds',
  cite: '4.2.1',
  title: { en: 'Kinds of contract change', zh: '合同变更的内容' },
  rule: {
    en: 'Every change application is about one of the kinds of change that the clause lists, or about an amount.',
    zh: '每份变更申请都属于条款所列的变更内容，或者涉及金额。',
  },
  evidence: ['change_application', 'change_act', 'change_line', 'change_person'],
  commands: ['change submit', 'change list', 'change show'],
  limits: {},
  rows: ({ act }) => act === 'submit',
  until: [],
  own: ({ application }) => {
    const submission = submissionIn(application.acts)
    const named = submission === undefined || submittedKinds(submission).length > 0
    const amount = linesOf(application).some(({ field }) => field === 'amount')
    return named || amount ? null : { state: 'breach', words: [changeWords.noKind] }
  },
})

/** 4.2.2: contract changes are managed by business: what is business's to do is done by business. */
export const changeOwner = clause({
  id: 'change-owner',
  cite: '4.2.2',
  title: { en: 'Management of changes', zh: '变更的统一管理' },
  rule: {
    en: "What is business's to do of a change was done by somebody of the business department.",
    zh: '变更中应由业务部办理的事项均由业务部人员办理。',
  },
  evidence: ['change_application', 'change_act', 'staff_role'],
  commands: ['change list', 'change next', 'change classify'],
  limits: {},
  rows: ({ roles, act }) => roles.length === 1 && roles[0] === 'business' && act !== 'enter',
  own: ({ strays }) => (strays.length === 0 ? null : { state: 'breach', words: strays.map(changeWords.stray) }),
})

/** 4.2.3: F01 in two copies, submitted, approved by somebody else, closed; and what was corrected without one is listed. */
export const changeInDuplicate = clause({
  id: 'change-in-duplicate',
  cite: '4.2.3',
  title: { en: 'Change application in duplicate', zh: '变更申请表一式两份' },
  rule: {
    en: 'Every change goes through F01 in two copies, is approved by somebody other than who submitted it, entered, and closed.',
    zh: '每项变更都有一式两份的 F01，由提交人以外的人批准，录入后予以关闭。',
  },
  evidence: ['change_application', 'change_act', 'change_line'],
  commands: ['change submit', 'change form', 'change return', 'change close'],
  limits: {},
  remarks: ({ applications, corrections: list }, { timeZone }) => [
    ...list.map(({ seq, customer, name, changed, at, staff, reason }) => {
      const on = dayOf(at, timeZone)
      const each = (value: (one: Corrected) => string | number | null) => changed.map((one) => String(value(one) ?? ''))
      return {
        customer,
        name,
        place: placeOf(seq),
        text: changeWords.corrected(joined(changed.map(changeWords.correctedValue), '; ', '；'), on, staff, reason),
        facts: {
          ...{ on, staff, reason },
          // Field by field, in the same order.
          ...{ of: each(({ of }) => of), fields: each(({ field }) => field) },
          ...{ before: each(({ before }) => before), after: each(({ after }) => after) },
        },
      }
    }),
    ...applications.flatMap(({ application }) => knownLate(application)),
  ],
})

/**
 * How long after it had happened a change became known, with the first act of its application: the procedure gives no number
 * of days, so it is told and never a breach. Nothing where F01 doesn't say when it happened.
 */
function knownLate({ number, customer, acts }: Application): Remark[] {
  const [first] = acts
  const happenedOn = submissionIn(acts)?.happenedOn ?? null
  if (first === undefined || happenedOn === null || happenedOn >= first.on) return []
  const days = daysBetween(happenedOn, first.on)
  return [
    {
      ...{ customer: customer.code, name: customer.name },
      text: changeWords.knownLate(number, happenedOn, first.on, days),
      facts: { on: first.on, application: number, happenedOn, days },
    },
  ]
}

/** 4.2.8: what concerns the amount is business's alone, and an amendment below the floor of its day stays a finding (4.1.5). */
export const changeAmount = clause({
  id: 'change-amount',
  cite: '4.2.8',
  title: { en: 'Changes of amount', zh: '涉及金额的变更' },
  rule: {
    en: 'What concerns the amount is done by business alone, and an amended price is held against the floor of its day.',
    zh: '涉及金额的事项只由业务部办理，变更后的价格与当日最低价格比较。',
  },
  evidence: ['change_application', 'change_act', 'change_line', 'contract', 'price_floor'],
  commands: ['change submit', 'change approve', 'change enter'],
  limits: {},
  own: ({ application, taken }) => {
    const entered = taken.some(({ act }) => act.act === 'enter')
    const submission = submissionIn(application.acts)
    if (!entered || submission === undefined || submission.belowFloor === null) return null
    return { state: 'breach', words: [changeWords.pricedBelow(submission.staff, submission.belowFloor)] }
  },
})
