import type { Day } from '../../../clause/day.ts'
import { remarks, same, type Words } from '../../../clause/words.ts'
import { eventsAttended } from '../../../maintenance/event/attendance.ts'
import { eventKinds } from '../../../maintenance/event/rules.ts'
import { listIntelligence } from '../../../maintenance/intelligence/intelligence.ts'
import { type LossRecord, listLosses } from '../../../maintenance/loss/loss.ts'
import { type LossStep, lossKinds, lossSteps, lossStepWords } from '../../../maintenance/loss/rules.ts'
import type { Db } from '../../../register/register.ts'
import { fileWords } from '../../words.ts'
import { type Asked, type Term, term } from './asked.ts'

/** What was learned about the customer online by the day, newest first (4.3.4). */
export const intelligenceOf = async (db: Db, { customerId, day }: Asked) =>
  (await listIntelligence(db, { day, customerId }))
    .reverse()
    .map(({ number, month, collected, source, finding, leader, reported }) => ({
      ...{ number, month, collected, source, finding, leader, reported },
    }))

/** The customer events held by the day that it attended, newest first (4.3.5). */
export const eventsOf = async (db: Db, { customerId, day }: Asked) =>
  (await eventsAttended(db, customerId, day)).map((each) => ({ ...each, kind: term(eventKinds, each.kind) }))

/** The abnormalities and losses found by the day, newest first, as far as each had come by then (4.3.7). */
export const lossesOf = async (db: Db, { customerId, day }: Asked) =>
  (await listLosses(db, day, customerId)).reverse().map((record) => {
    const { number, kind, certificate, found, situation, closed, outcome, missing } = record
    return {
      ...{ number, certificate, found, situation, closed, outcome },
      kind: term(lossKinds, kind),
      /** The steps taken by the day, in their order. */
      steps: lossSteps.flatMap((step) => stepOf(record, step)),
      /** What 4.3.7 still asks for. */
      missing: missing.map((step) => term(lossStepWords, step)),
    }
  })

/** A step of an abnormality or loss: who took it, or was told, and what it says. */
export interface LossStepView {
  readonly step: Term
  readonly on: Day
  readonly by: string | null
  readonly said: Words | null
}

function stepOf(record: LossRecord, step: LossStep): LossStepView[] {
  const on = record.days[step]
  return on === null ? [] : [{ step: term(lossStepWords, step), on, ...told(record, step) }]
}

/** Who took a step, or was told, and what it says. */
function told(record: LossRecord, step: LossStep): Pick<LossStepView, 'by' | 'said'> {
  const said = (text: string | null): Words | null => (text === null ? null : same(text))
  switch (step) {
    case 'verified':
      return { by: record.verifiedBy, said: said(record.verification) }
    case 'cause':
      return { by: null, said: said(record.cause) }
    case 'reported':
      return { by: record.manager, said: null }
    case 'quality':
      return { by: record.quality, said: null }
    case 'decided':
      return { by: record.decidedBy, said: remarks(decisions(record)) }
  }
}

/** Whether it is remedied and what is improved: an explicit no is an answer. */
const decisions = ({ remedy, remedyAction, improvement, improvementAction }: LossRecord): Words[] =>
  [
    { name: 'remedy' as const, decided: remedy, action: remedyAction },
    { name: 'improvement' as const, decided: improvement, action: improvementAction },
  ].flatMap(({ name, decided, action }) => (decided === null ? [] : [fileWords.decision(name, decided, action)]))

/** An abnormality or loss (4.3.7). */
export type LossView = Awaited<ReturnType<typeof lossesOf>>[number]
