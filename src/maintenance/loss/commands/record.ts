import type { Day } from '../../../clause/day.ts'
import { addDaysTo } from '../../../clause/day.ts'
import { valueOn } from '../../../clause/limit.ts'
import { refused, usage } from '../../../clause/problem.ts'
import { holdsOn } from '../../../clause/span.ts'
import { joined, same, type Words } from '../../../clause/words.ts'
import { allVipSpans } from '../../../customer/vip/store.ts'
import { goLive, setLimits } from '../../../office/store.ts'
import type { Db, Row } from '../../../register/register.ts'
import { choice, naming, paperNumber, seriesNumber, text } from '../../../terminal/flag.ts'
import { type Column, columnOf, type Field, field, yesNo } from '../../../terminal/result.ts'
import {
  type LossKind,
  type LossStep,
  lossKinds,
  lossLimits,
  lossStepWords,
  stepBefore,
  stepsMissing,
  stepsTooEarly,
} from '../rules.ts'
import { type LossRecord, listLosses, lossByNumber, lossDays } from '../store.ts'
import { lossWords } from '../words.ts'

export const lossNumber = seriesNumber(
  {
    en: 'the loss or abnormality, such as LS-2026-0001',
    zh: '流失/异常编号，如 LS-2026-0001',
  },
  'loss',
)

/** What is said of a loss or abnormality when it is found. */
export const lossFlags = {
  kind: choice({ en: 'what it is', zh: '类别' }, lossKinds),
  certificate: paperNumber({ en: 'the certificate that it is about', zh: '涉及的证书' }, 'certificate'),
  situation: text({ en: 'what was found', zh: '情况' }),
} as const

/** A yes or a no that somebody decided on: nothing is no answer. */
export const decision = (words: Words) => choice(words, { yes: yesNo(true), no: yesNo(false) })

/** A loss or abnormality as it is printed. */
export interface LossView {
  readonly number: string
  readonly kind: LossKind
  readonly customer: string
  readonly name: string
  readonly certificate: string | null
  readonly found: Day
  readonly situation: string
  readonly by: string
  /** Whether the customer was a VIP on the day it was found. */
  readonly vip: boolean
  /** The day by which 4.3.7 wants all of it done. */
  readonly due: Day
  readonly verified: Day | null
  readonly verification: string | null
  readonly verifiedBy: string | null
  readonly explained: Day | null
  readonly cause: string | null
  readonly reported: Day | null
  readonly manager: string | null
  readonly reportedToQuality: Day | null
  readonly quality: string | null
  readonly decided: Day | null
  readonly decidedBy: string | null
  readonly remedy: boolean | null
  readonly remedyAction: string | null
  readonly improvement: boolean | null
  readonly improvementAction: string | null
  readonly closed: Day | null
  readonly outcome: string | null
  /** What is still to be done before it can be closed. */
  readonly missing: readonly LossStep[]
  /** Found before the register went live. */
  readonly migrated: boolean
}

function viewOf(record: LossRecord, vip: boolean, limit: number, live: Day | null): LossView {
  const { days, found } = record
  return {
    number: record.number,
    kind: record.kind,
    customer: record.customer,
    name: record.name,
    certificate: record.certificate,
    found,
    situation: record.situation,
    by: record.staff,
    vip,
    due: addDaysTo(found, limit),
    verified: days.verified,
    verification: record.verification,
    verifiedBy: record.verifiedBy,
    explained: days.cause,
    cause: record.cause,
    reported: days.reported,
    manager: record.manager,
    reportedToQuality: days.quality,
    quality: record.quality,
    decided: days.decided,
    decidedBy: record.decidedBy,
    remedy: record.remedy,
    remedyAction: record.remedyAction,
    improvement: record.improvement,
    improvementAction: record.improvementAction,
    closed: record.closed,
    outcome: record.outcome,
    missing: stepsMissing(record.kind, days, vip),
    migrated: live !== null && found < live,
  }
}

/** The losses and abnormalities of the day as they are printed, oldest first; of all customers or of one. */
export async function lossViews(db: Db, day: Day, customerId?: number): Promise<LossView[]> {
  const [vips, set, live] = [await allVipSpans(db), await setLimits(db), await goLive(db)]
  return (await listLosses(db, day, customerId)).map((record) => {
    const vip = (vips.get(record.customerId) ?? []).some((span) => holdsOn(span, record.found))
    return viewOf(record, vip, valueOn(lossLimits.days, record.found, set), live)
  })
}

/** One of them. Usage problem where there is none by the day, or it was taken back. */
export async function lossView(db: Db, number: string, day: Day): Promise<LossView> {
  const { customer_id } = await requireLoss(db, number)
  const found = (await lossViews(db, day, customer_id)).find((each) => each.number === number)
  if (found === undefined) throw usage(lossWords.unknown(number), lossWords.list)
  return found
}

/** The row of a number. Usage problem where there is none, or it was taken back. */
export async function requireLoss(db: Db, number: string): Promise<Row<'loss'>> {
  const found = await lossByNumber(db, number)
  if (found === null) throw usage(lossWords.unknown(number), lossWords.list)
  if (found.voided_at !== null) throw usage(lossWords.isVoid(number, found.void_reason ?? ''), lossWords.list)
  return found
}

/** Refuses a step that another would have to come before (4.3.7). */
export function refuseBefore(row: Row<'loss'>, step: LossStep): void {
  const before = stepBefore(lossDays(row), step)
  if (before !== null)
    throw refused('4.3.7', lossWords.lacks(row.number, [before]), lossWords.first(row.number, before))
}

/** Refuses a step, or the closing, that is not recorded yet and lacks what would have to come before it (4.3.7). */
export async function refuseLacking(db: Db, number: string, step: LossStep | 'closed', today: Day): Promise<void> {
  const row = await requireLoss(db, number)
  if (row.closed_on !== null || (step !== 'closed' && lossDays(row)[step] !== null)) return
  if (step !== 'closed') return refuseBefore(row, step)
  const { missing } = await lossView(db, number, today)
  const [first] = missing
  if (first !== undefined) throw refused('4.3.7', lossWords.lacks(number, missing), lossWords.first(number, first))
}

/** The record that a step is taken of: before more is asked for, it is told what would have to come first. */
export const lossBefore = (step: LossStep | 'closed') =>
  naming(lossNumber, (db, typed, today, label) => refuseLacking(db, lossNumber.parse(typed, label), step, today))

/** The days are in their order. Usage problem naming the flag of one that lies too early. */
export function checkLossOrder(row: Row<'loss'>, labelOf: (step: LossStep | 'closed') => string): void {
  const [wrong] = stepsTooEarly(row.found_on, lossDays(row))
  if (wrong !== undefined) throw usage(lossWords.tooEarly(labelOf(wrong.step), wrong), lossWords.ownDay)
}

const missingWords = ({ missing }: LossView): Words =>
  missing.length === 0 ? same('') : joined(missing.map((step) => lossStepWords[step]))

const plain = columnOf<LossView>()

const answered = (key: 'remedy' | 'improvement', en: string, zh: string): Column<LossView> => ({
  ...plain(key, en, zh),
  shown: (item) => (item[key] === null ? same('—') : yesNo(item[key])),
})

const kind: Column<LossView> = { ...plain('kind', 'Kind', '类别'), shown: (item) => lossWords.kind(item.kind) }

/** Every value: what CSV and TSV write, and `show`. */
export const lossRows: readonly Column<LossView>[] = [
  plain('number', 'Loss', '编号'),
  kind,
  plain('customer', 'Customer', '客户'),
  plain('name', 'Name', '名称'),
  plain('certificate', 'Certificate', '证书'),
  plain('found', 'Found', '发现日期'),
  plain('situation', 'Situation', '情况'),
  plain('by', 'Recorded by', '登记人'),
  { ...plain('vip', 'VIP', 'VIP'), shown: (item) => yesNo(item.vip) },
  plain('due', 'Due', '期限'),
  plain('verified', 'Re-verified', '核实日期'),
  plain('verification', 'Result', '核实结果'),
  plain('verifiedBy', 'Re-verified by', '核实人'),
  plain('explained', 'Cause found', '原因查明日期'),
  plain('cause', 'Cause', '原因'),
  plain('reported', 'Reported', '上报日期'),
  plain('manager', 'To manager', '部门经理'),
  plain('reportedToQuality', 'Reported to quality', '报质量负责人日期'),
  plain('quality', 'To quality', '质量负责人'),
  plain('decided', 'Decided', '决定日期'),
  plain('decidedBy', 'Decided by', '决定人'),
  answered('remedy', 'Remedy', '需补救'),
  plain('remedyAction', 'Remedy action', '补救措施'),
  answered('improvement', 'Improvement', '需改进'),
  plain('improvementAction', 'Improvement action', '改进措施'),
  plain('closed', 'Closed', '关闭日期'),
  plain('outcome', 'Outcome', '结果'),
  {
    key: 'missing',
    title: { en: 'Missing', zh: '尚缺' },
    cell: ({ missing }) => (missing.length === 0 ? null : missing.join(' ')),
    shown: missingWords,
  },
  { ...plain('migrated', 'Migrated', '迁移记录'), shown: (item) => yesNo(item.migrated) },
]

export const lossFields = (view: LossView): Field[] =>
  lossRows.map(({ key, title, cell, shown }) => field(key, title, cell(view), shown?.(view)))

/** The list as it stands on the day: what is late is marked. */
export const lossColumns = (day: Day): readonly Column<LossView>[] => [
  { ...plain('number', 'Loss', '编号'), whole: true },
  { ...plain('found', 'Found', '发现日期'), whole: true, minor: true },
  kind,
  { ...plain('customer', 'Customer', '客户'), whole: true },
  { ...plain('name', 'Name', '名称'), atLeast: 12 },
  { ...plain('certificate', 'Certificate', '证书'), minor: true },
  plain('situation', 'Situation', '情况'),
  {
    key: 'state',
    title: { en: 'State', zh: '状态' },
    cell: (item) => item.closed,
    shown: (item) => lossWords.state(item, day),
    tone: (item) => (item.missing.length > 0 && item.due < day ? 'bad' : undefined),
  },
]
