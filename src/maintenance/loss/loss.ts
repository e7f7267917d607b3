import { type LostCertificate, lostCertificates } from '../../certificate/certificate/lost.ts'
import { decidedLater } from '../../certificate/surveillance/standing.ts'
import { certificateLinks } from '../../certificate/surveillance/store.ts'
import { type Asked, blockOf } from '../../clause/block.ts'
import { addDaysTo, type Day } from '../../clause/day.ts'
import { valueOn } from '../../clause/limit.ts'
import { holdsOn } from '../../clause/span.ts'
import { joined, same, type Words } from '../../clause/words.ts'
import { customerField, customerNameField } from '../../customer/customer/reference.ts'
import { allVipSpans } from '../../customer/vip/store.ts'
import { setLimits } from '../../office/limit/store/held.ts'
import { goLive } from '../../office/setting/store.ts'
import { staffNamed } from '../../office/staff/argument.ts'
import { staffed } from '../../office/staff/reference.ts'
import { derived, kept, value } from '../../record/field.ts'
import { noSuch, requireRow } from '../../record/find.ts'
import { kindOf, series, type View } from '../../record/kind.ts'
import { numberIn } from '../../record/numbers.ts'
import { recordedBy, viewedRows, viewsOf } from '../../record/read.ts'
import { among } from '../../register/among.ts'
import type { Changes, Db, Row } from '../../register/register.ts'
import { pastDay } from '../../terminal/day-flag.ts'
import { choice, text } from '../../terminal/flag.ts'
import { paperNumber } from '../../terminal/number-flag.ts'
import { yesNo } from '../../terminal/result.ts'
import {
  type JudgedLoss,
  type LossDays,
  type LossKind,
  type LossStep,
  lossKinds,
  lossLimits,
  lossStepWords,
  stepsMissing,
  takenBy,
} from './rules.ts'

const day = (en: string, zh: string) => pastDay({ en, zh })

/** A flag for the person who received a report; they held the role at some time. */
const told = (role: 'manager' | 'quality', words: Words) => staffNamed(words, [role])

const stepsTold = (steps: readonly LossStep[]): Words =>
  steps.length === 0 ? same('') : joined(steps.map((step) => lossStepWords[step]))

/** A loss or abnormality (4.3.7). The fields of a step are shown from the day of the step. */
export const loss = kindOf({
  table: 'loss',
  command: 'loss',
  recordsWith: 'open',
  identity: series('LS', 4, {
    en: 'the loss or abnormality, such as LS-2026-0001',
    zh: '流失/异常编号，如 LS-2026-0001',
  }),
  day: 'found_on',
  called: {
    one: { en: 'loss or abnormality', zh: '流失/异常记录' },
    row: { en: 'loss or abnormality', zh: '流失/异常' },
  },
  offered: ['found', 'kind', 'name', 'situation'],
  fields: {
    number: kept('number', 'Loss', '编号'),
    kind: value('kind', 'Kind', '类别', choice({ en: 'what it is', zh: '类别' }, lossKinds)),
    customer: customerField,
    name: customerNameField,
    certificate: numberIn('certificate')(
      'certificate_id',
      'Certificate',
      '证书',
      paperNumber({ en: 'the certificate that it is about', zh: '涉及的证书' }, 'certificate'),
    ),
    found: value('found_on', 'Found', '发现日期', day('the day it was found', '发现日期')),
    situation: value('situation', 'Situation', '情况', text({ en: 'what was found', zh: '情况' })),
    by: staffed('staff_id', 'Recorded by', '登记人'),
    /** Whether the customer was a VIP on the day it was found. */
    vip: derived<boolean>('VIP', 'VIP', yesNo),
    /** The last day for all steps of 4.3.7. */
    due: derived<Day>('Due', '期限'),
    verified: value('verified_on', 'Re-verified', '核实日期', day('the day it was verified again', '核实日期'), {
      since: 'verified_on',
    }),
    verification: value(
      'verification',
      'Result',
      '核实结果',
      text({ en: 'what the verification came to', zh: '核实结果' }),
      { typedAs: 'result', since: 'verified_on' },
    ),
    verifiedBy: staffed('verified_by', 'Re-verified by', '核实人', null, { since: 'verified_on' }),
    explained: value('cause_on', 'Cause found', '原因查明日期', day('the day the cause was found', '原因查明日期'), {
      since: 'cause_on',
    }),
    cause: value('cause', 'Cause', '原因', text({ en: 'the cause of the loss', zh: '流失原因' }), {
      since: 'cause_on',
    }),
    reported: value(
      'reported_on',
      'Reported',
      '上报日期',
      day('the day it was reported to the manager', '上报部门经理日期'),
      { since: 'reported_on' },
    ),
    manager: staffed('manager_id', 'To manager', '部门经理', told('manager', { en: 'the manager', zh: '部门经理' }), {
      typedAs: 'to',
      since: 'reported_on',
    }),
    reportedToQuality: value(
      'quality_on',
      'Reported to quality',
      '报质量负责人日期',
      day('the day it was reported to quality', '上报质量负责人日期'),
      { since: 'quality_on' },
    ),
    quality: staffed(
      'quality_id',
      'To quality',
      '质量负责人',
      told('quality', { en: 'who of quality was told', zh: '质量负责人' }),
      { since: 'quality_on' },
    ),
    decided: value('decided_on', 'Decided', '决定日期', day('the day of the decisions', '决定日期'), {
      since: 'decided_on',
    }),
    decidedBy: staffed('decided_by', 'Decided by', '决定人', null, { since: 'decided_on' }),
    remedy: kept('remedy', 'Remedy', '需补救', { since: 'decided_on', told: { yes: true } }),
    remedyAction: value(
      'remedy_action',
      'Remedy action',
      '补救措施',
      text({ en: 'how it is remedied', zh: '补救措施' }),
      { since: 'decided_on' },
    ),
    improvement: kept('improvement', 'Improvement', '需改进', { since: 'decided_on', told: { yes: true } }),
    improvementAction: value(
      'improvement_action',
      'Improvement action',
      '改进措施',
      text({ en: 'what is improved', zh: '改进措施' }),
      { since: 'decided_on' },
    ),
    closed: value('closed_on', 'Closed', '关闭日期', day('the day it was closed', '关闭日期'), { since: 'closed_on' }),
    outcome: value('outcome', 'Outcome', '结果', text({ en: 'what came of it', zh: '结果' }), { since: 'closed_on' }),
    /** The steps that must be taken before it can be closed. */
    missing: derived<readonly LossStep[]>('Missing', '尚缺', stepsTold),
    /** Found before the register went live. */
    migrated: derived<boolean>('Migrated', '迁移记录', yesNo),
  },
  derive: standing,
})

/** A loss or abnormality as it is printed. */
export type LossView = View<typeof loss>

/** The columns of each step, and of the closing, as they are when it has not been taken. */
export const withoutStep = {
  verified: { verified_on: null, verification: null, verified_by: null },
  cause: { cause_on: null, cause: null },
  reported: { reported_on: null, manager_id: null },
  quality: { quality_on: null, quality_id: null },
  decided: {
    ...{ decided_on: null, decided_by: null },
    ...{ remedy: null, remedy_action: null, improvement: null, improvement_action: null },
  },
  closed: { closed_on: null, outcome: null },
} as const satisfies Record<LossStep | 'closed', Changes<'loss'>>

/** The days of all steps in a row, including steps after the day asked about. */
export const lossDays = (row: Row<'loss'>): LossDays & { readonly closed: Day | null } => ({
  verified: row.verified_on,
  cause: row.cause_on,
  reported: row.reported_on,
  quality: row.quality_on,
  decided: row.decided_on,
  closed: row.closed_on,
})

/** The derived fields of each record on the day, by the limit in force when it was found. */
async function standing(db: Db, rows: readonly Row<'loss'>[], day: Day) {
  const of = blockOf(rows.map(({ customer_id }) => customer_id))
  const [vips, set, live] = [await allVipSpans(db, of), await setLimits(db), await goLive(db)]
  return (row: Row<'loss'>) => {
    const found = row.found_on
    const vip = (vips.get(row.customer_id) ?? []).some((span) => holdsOn(span, found))
    return {
      vip,
      due: addDaysTo(found, valueOn(lossLimits.days, found, set)),
      missing: stepsMissing(row.kind as LossKind, takenBy(lossDays(row), day), vip),
      migrated: live !== null && found < live,
    }
  }
}

/** Losses and abnormalities of the customers in `asked` found by the day, oldest first. */
const foundBy = (db: Db, day: Day, asked: Asked): Promise<Row<'loss'>[]> =>
  recordedBy(db, loss, day).where(among('customer_id', asked)).orderBy('found_on').orderBy('id').execute()

/** Losses and abnormalities of the customers in `asked` found by the day, as they are printed, oldest first. */
export const lossViews = async (db: Db, day: Day, asked: Asked = null): Promise<LossView[]> =>
  viewsOf(db, loss, await foundBy(db, day, asked), day)

/** A loss or abnormality as of a day, with the facts that it is judged by. */
export interface LossRecord extends LossView, JudgedLoss {
  readonly kind: LossKind
  readonly found: Day
  readonly closed: Day | null
}

/** Losses and abnormalities of the customers in `asked` found by the day, as they are judged, oldest first. */
export async function listLosses(db: Db, day: Day, asked: Asked = null): Promise<LossRecord[]> {
  const viewed = await viewedRows(db, loss, await foundBy(db, day, asked), day)
  return viewed.map(({ row, view }) => ({
    ...view,
    customerId: row.customer_id,
    certificateId: row.certificate_id,
    days: takenBy(lossDays(row), day),
  }))
}

/** One loss or abnormality as it is printed. Usage problem if it is void or was found after the day. */
export async function lossView(db: Db, number: string, day: Day): Promise<LossView> {
  const row = await requireRow(db, loss, number)
  const [view] = row.found_on > day ? [] : await viewsOf(db, loss, [row], day)
  if (view === undefined) throw noSuch(loss, number)
  return view
}

/** The numbers of the losses and abnormalities recorded for a certificate. */
export async function lossesOfCertificate(db: Db, certificateId: number): Promise<string[]> {
  const select = db.selectFrom('loss').select('number').where('certificate_id', '=', certificateId)
  return (await select.where('voided_at', 'is', null).orderBy('id').execute()).map(({ number }) => number)
}

/** Certificates of the customers in `asked` that ended from `since` to `day` without a successor, ordered by customer. */
export async function listLostCertificates(
  db: Db,
  since: Day,
  day: Day,
  asked: Asked = null,
): Promise<LostCertificate[]> {
  const own = Map.groupBy(await certificateLinks(db, asked), ({ customerId }) => customerId)
  const lost = [...own.values()].flatMap((certificates) => lostCertificates(certificates, since, day))
  if (lost.every(({ by }) => by !== 'expired')) return lost
  // A certificate audited for recertification before it expired is not lost while that decision is still in time (ISO/IEC 17021-1
  // 9.1.3).
  const goesOn = await decidedLater(db, day, asked)
  return lost.flatMap((each): LostCertificate[] => {
    const until = goesOn.get(each.id)
    if (until === undefined || each.by !== 'expired') return [each]
    if ((each.regainedOn ?? day) <= until) return []
    return [{ ...each, foundFrom: until }]
  })
}
