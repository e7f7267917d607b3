import type { LostCertificate } from '../../certificate/certificate/lost.ts'
import type { AsOf, Clause } from '../../clause/clause.ts'
import { earlier } from '../../clause/day.ts'
import {
  assessedByYear,
  behindAll,
  dueWithinDays,
  type JudgedEvent,
  judgedEvent,
  openOn,
  placeOf,
} from '../../clause/judge.ts'
import { inForceFrom, valuesByDay } from '../../clause/limit.ts'
import { remarks, same, type Words } from '../../clause/words.ts'
import { type NamedCustomer, namesById } from '../../customer/customer/store/master.ts'
import { goLive } from '../../office/setting/store.ts'
import type { Db } from '../../register/register.ts'
import { type LossRecord, listLosses, listLostCertificates } from './loss.ts'
import { lossesSince, lossLimits, lossState, lossVerbs, recordOfLoss, stepsMissing } from './rules.ts'
import { lossStanding } from './words.ts'

/** A certificate that was lost, its customer, and the record of the loss if there is one. */
interface Ended {
  readonly lost: LostCertificate
  readonly customer: NamedCustomer
  readonly record: LossRecord | null
}

interface LossFacts {
  readonly records: readonly LossRecord[]
  readonly ended: readonly Ended[]
}

/**
 * 4.3.7: every loss or abnormality is re-verified, explained and reported in time; the loss of a VIP also to quality, with both
 * decisions. Every certificate that ended without a successor is recorded as a loss.
 */
export const lossAndAbnormality: Clause<Db, LossFacts, keyof typeof lossLimits> = {
  id: 'loss-and-abnormality',
  cite: '4.3.7',
  title: { en: 'Abnormalities and losses', zh: '异常与流失' },
  rule: {
    en: 'Every abnormality or loss was verified, its cause found and reported within the set number of days, the loss of a VIP also to quality with both decisions; and every certificate that ended without a successor has such a record.',
    zh: '每项异常或流失都在规定天数内核实、查明原因并报告，VIP 客户流失的还报质量负责人并作出两项决定；终止且无后续证书的，都有相应记录。',
  },
  evidence: ['loss', 'certificate', 'status_change', 'vip'],
  commands: ['loss open', 'loss verify', 'loss cause', 'loss report', 'loss decide', 'loss close'],
  kind: 'automated',
  judges: 'customers',
  cadence: 'event',
  gap: lossStanding.gap,
  limits: lossLimits,
  facts: async (db, asOf) => {
    const records = await listLosses(db, asOf.day, asOf.only)
    const own = Map.groupBy(records, ({ customerId }) => customerId)
    const names = await namesById(db, asOf.only)
    const lost = await listLostCertificates(db, lossesSince(await goLive(db)), asOf.day, asOf.only)
    const ended = lost.flatMap((each): Ended[] => {
      const customer = names.get(each.customerId)
      if (customer === undefined) return []
      return [{ lost: each, customer, record: recordOfLoss(each, own.get(each.customerId) ?? []) }]
    })
    return { records, ended }
  },
  check: ({ records, ended }, asOf) => {
    const limitsOn = valuesByDay(lossLimits, asOf.set)
    const judged = [
      ...records
        .filter(({ found }) => found >= inForceFrom)
        // The limit of the day it was found, so that a limit set later changes no verdict.
        .map((record) => judgedRecord(record, limitsOn(record.found).days, asOf)),
      ...ended.map((each) => judgedEnd(each, limitsOn(each.lost.foundFrom ?? each.lost.endedOn).days, asOf)),
    ]
    return assessedByYear(judged, asOf, limitsOn)
  },
}

function judgedRecord(record: LossRecord, limit: number, asOf: AsOf): JudgedEvent {
  const { number, kind, certificate, found, vip, days, customer, name } = record
  const { due, state, daysLate } = lossState(record, vip, limit, asOf.day)
  const missing = stepsMissing(kind, days, vip)
  const facts = { loss: number, kind, certificate, vip, found, ...days, missing, due, daysLate }
  return judgedEvent(
    asOf,
    { customer, name, on: openOn(due, asOf), state, period: due, facts, place: placeOf(found, number) },
    () => {
      const [next] = missing
      if (next === undefined) return { text: remarks([same(number), lossStanding.late(daysLate)]), settle: null }
      const said = daysLate > 0 ? lossStanding.overdue(missing, daysLate) : lossStanding.missing(missing, due)
      return { text: remarks([same(number), said]), settle: ['loss', lossVerbs[next], number] }
    },
  )
}

/**
 * Judges an ended certificate by the day its loss was recorded or the same was certified again. Null if that was in time: then
 * the record is judged instead, or nothing was lost.
 */
function judgedEnd({ lost, customer, record }: Ended, limit: number, asOf: AsOf): JudgedEvent | null {
  const { number, endedOn, by, regainedOn } = lost
  const done = [record?.found ?? null, regainedOn].filter((each) => each !== null)
  const recorded = done.length === 0 ? null : done.reduce(earlier)
  const { due, state, daysLate } = dueWithinDays(lost.foundFrom ?? endedOn, limit, recorded, asOf.day)
  if (state === 'met') return null
  const facts = {
    certificate: number,
    ended: endedOn,
    by,
    due,
    record: record?.number ?? null,
    regained: regainedOn,
    daysLate,
  }
  const said: Words =
    record !== null
      ? lossStanding.recordedLate(record.number, daysLate)
      : regainedOn !== null
        ? lossStanding.regainedLate(regainedOn, daysLate)
        : daysLate > 0
          ? lossStanding.noRecord(daysLate)
          : lossStanding.record(due)
  const { code, name } = customer
  return judgedEvent(
    asOf,
    { customer: code, name, on: openOn(due, asOf), state, period: due, facts, place: behindAll },
    () => ({
      text: remarks([lossStanding.ended(lost), said]),
      settle: recorded !== null ? null : ['loss', 'open', code, '--certificate', number, '--kind', 'loss'],
    }),
  )
}
