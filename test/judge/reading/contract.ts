import { orUnknown } from './before.ts'
import { type Day, dayOfMoment, earliest, latest, plusDays } from './days.ts'
import { certificatesOf, codeOf, rowsOf } from './organization.ts'
import type { Row } from './record.ts'
import { by, byYear, inForce, inWorkingDays, type Judge, type Question, type State } from './verdict.ts'

/** 4.1.3: the situation is learned, application and contract are supplied, all in ten working days of the request. */
export const reSignPapers: Judge = (question) => {
  const { on, record } = question
  const events = record.all('re_sign').flatMap((row) => {
    const requested: Day = row.requested_on
    if (requested < inForce || requested > on) return []
    const days = [row.situation_on, row.application_on, row.papers_on].map((day) => by(on, day))
    const done = days.includes(null) ? null : latest(...(days as Day[]))
    const { due, state } = inWorkingDays(requested, record.limit('re-sign-days', 10, requested), done, question)
    return [{ customer: codeOf(record, row.customer_id), state, due }]
  })
  return byYear(on, events)
}

const steps = ['accepted', 'reviewed', 'signed', 'set_up'] as const

/**
 * 4.1.4: acceptance, review, signing, set-up: all there, in order, each with its reference. Judged on the day of the newest; what was
 * a breach at an earlier one, since the procedure is in force, is a breach of that day.
 */
export const contractSteps: Judge = (question) => {
  const { on, record } = question
  const events = record.all('contract').flatMap((row) => {
    const known = steps.map((step) => row[`${step}_on`] as Day | null)
    const taken = known.map((day) => by(on, day))
    const days = taken.filter((day) => day !== null)
    // One without any step is open since it was recorded.
    const day = days.length > 0 ? latest(...days) : dayOfMoment(row.recorded_at)
    if (day < inForce || day > on || (days.length === 0 && known.some((each) => each !== null))) return []
    const proved = steps.map((step) => row[`${step}_reference`] !== null)
    const recorded = stepsState(row, taken, proved, question)
    const wasBroken = (then: Day) => {
      const takenThen = known.map((each) => by(then, each))
      return stepsState(row, takenThen, proved, { ...question, on: then }) === 'breach'
    }
    const due = recorded === 'breach' ? earliest(...days.filter((then) => then >= inForce && wasBroken(then))) : day
    return [{ customer: codeOf(record, row.customer_id), state: beforeGoLive(row, taken, recorded, question), due }]
  })
  return byYear(on, events)
}

type Taken = readonly (Day | null)[]

function stepsState(row: Row, taken: Taken, proved: readonly boolean[], question: Question): State {
  const { on } = question
  const days = taken.filter((day) => day !== null)
  const last = taken.findLastIndex((each) => each !== null)
  const missing = taken.some((each, i) => each === null && i < last)
  const outOfOrder = days.some((each, i) => i > 0 && each < latest(...days.slice(0, i)))
  const ended = row.ended_on !== null && row.ended_on <= on
  const isComplete = last === steps.length - 1
  const isOpen = !ended && !isComplete
  const isSigned = taken[2] !== null
  const lacksProof = taken.some((day, i) => day !== null && proved[i] === false) && (isSigned || isOpen)
  const overdue = isOpen && isSigned && last === 2 && isSetUpOverdue(row, question)
  if (missing || outOfOrder || (isComplete && lacksProof)) return 'breach'
  return lacksProof || overdue ? 'at-risk' : isOpen ? 'on-track' : 'met'
}

/**
 * A contract of before go-live: a step that is missing, the set-up and papers of steps taken by then may be what is not on
 * record. Of one without any step whose customer was certified by then nobody knows how far it is.
 */
function beforeGoLive(row: Row, taken: Taken, recorded: State, question: Question): State {
  const { goLive } = question.record
  const customerId: number = row.customer_id
  const said = (state: State, atBest: State) =>
    orUnknown(question, 'contract-steps', { recorded: state, atBest, customerId })
  if (taken.every((day) => day === null)) {
    const isOlder = certificatesOf(question.record, customerId).some(({ issued_on }) => issued_on < goLive)
    return isOlder && said('breach', 'met') === 'unknown' ? 'unknown' : recorded
  }
  if (!taken.some((day) => day !== null && day < goLive)) return recorded
  const filled = taken.map((day, i) => {
    const earlier = taken.slice(0, i).filter((each) => each !== null)
    const from = earlier.length === 0 ? '' : latest(...earlier)
    const later = taken.slice(i).filter((each) => each !== null)
    // Between what is on record of before and after it; the end of what is open is the eve of go-live.
    return day ?? (from < goLive ? earliest(...later, plusDays(goLive, -1)) : null)
  })
  const proved = steps.map((step, i) => row[`${step}_reference`] !== null || (filled[i] ?? goLive) < goLive)
  return said(recorded, stepsState(row, filled, proved, question))
}

/** Signed and not set up for `set-up-days`, 30 working days, is at risk: our limit, the text gives none. */
const isSetUpOverdue = (row: Row, question: Parameters<Judge>[0]): boolean =>
  inWorkingDays(row.signed_on, question.record.limit('set-up-days', 30, row.signed_on), null, question).state ===
  'breach'

/** A price of a contract, in fen, and the day on which it took effect. */
interface Price {
  readonly from: Day
  readonly amount: number | null
}

/** The price that was signed, and each that came since by an application that was entered (4.2.8). */
function pricesOf({ on, record }: Question, contract: Row): Price[] {
  const signed = by(on, contract.signed_on)
  if (signed === null) return []
  const amended = record.all('change_act').flatMap((act): Price[] => {
    const from = act.act === 'enter' ? by(on, act.effective_on) : null
    if (from === null) return []
    const submission = rowsOf(record, 'change_act', 'application_id', act.application_id).findLast(
      (each) => each.act === 'submit' && each.id < act.id,
    )
    return rowsOf(record, 'change_line', 'act_id', submission?.id ?? 0)
      .filter((line) => line.field === 'amount' && line.contract_id === contract.id)
      .map((line) => ({ from, amount: Math.round(Number(line.after) * 100) }))
  })
  return [{ from: signed, amount: contract.signed_amount ?? contract.amount }, ...amended]
}

/** 4.1.5: no price of a management-system contract is below the floor of the day it took effect; where none was in force, at risk. */
export const priceFloor: Judge = (question) => {
  const { on, record } = question
  const floors = record.all('price_floor')
  const events = record.all('contract').flatMap((row) =>
    pricesOf(question, row)
      .filter(({ from }) => row.kind === 'management-system' && from >= inForce)
      .map(({ from, amount }) => {
        const floor = floors
          .filter((each) => each.service === row.service && each.effective_on <= from)
          .reduce<Row | null>((a, b) => (a === null || b.effective_on >= a.effective_on ? b : a), null)
        const isKnown = amount !== null && row.service !== null && floor !== null
        const state: State = !isKnown ? 'at-risk' : amount < floor.amount ? 'breach' : 'met'
        return { customer: codeOf(record, row.customer_id), state, due: from }
      }),
  )
  return byYear(on, events)
}
