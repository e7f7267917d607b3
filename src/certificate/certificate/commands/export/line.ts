import { plainNumber } from '../../../../clause/plain-number.ts'
import type { Words } from '../../../../clause/words.ts'
import { customerNameColumn } from '../../../../customer/customer/columns.ts'
import { type Column, columnOf } from '../../../../terminal/result.ts'
import type { StandingReport, Turn } from '../../../authority/rules.ts'
import { type Reason, reasonByLanguage } from '../../../status/reasons.ts'
import type { CertificateStanding } from '../../../status/store/standing.ts'
import { kindInList } from '../../issue-kind.ts'
import { statuses } from '../../rules.ts'

const restored: Words = { en: 'restored', zh: '恢复' }

/**
 * A line of the status return: what a certificate is, since when and why; of a suspension until when. Behind it the ground as it was
 * stated, the days on which it was confirmed and decided, by when the authority is told and when it was; null where the program asks
 * for no report.
 */
export function lineOf(
  { certificate, customer }: CertificateStanding,
  { status, on, change, until }: Turn,
  report: StandingReport | null,
  reasons: readonly Reason[],
) {
  const reason = change?.kind === 'restoration' ? restored : reasonByLanguage(change?.reason ?? null, reasons)
  return {
    certificate: plainNumber(certificate.number),
    name: customer.name.trim(),
    scheme: certificate.scheme,
    standard: certificate.standard?.trim() ?? null,
    status,
    statusZh: statuses[status].zh,
    reason: reason.en,
    reasonZh: reason.zh,
    changed: on,
    until,
    expires: certificate.expiresOn,
    ground: change?.statement ?? null,
    groundOn: change?.groundOn ?? null,
    decided: change?.decidedOn ?? null,
    issued: certificate.issuedOn,
    due: report?.due ?? null,
    reported: report?.sentOn ?? null,
    kind: certificate.kind,
  }
}

export type ReturnLine = ReturnType<typeof lineOf>

const column = columnOf<ReturnLine>()

export const returnColumns: readonly Column<ReturnLine>[] = [
  column('certificate', 'Certificate', '证书编号', { whole: true }),
  customerNameColumn,
  column('scheme', 'Scheme', '类别', { minor: true }),
  column('standard', 'Standard', '认证标准', { minor: true }),
  column('status', 'Status', '状态（英文）'),
  column('statusZh', 'Status (Chinese)', '状态'),
  column('reason', 'Reason', '原因（英文）'),
  column('reasonZh', 'Reason (Chinese)', '原因'),
  column('changed', 'Changed', '变更日期', { whole: true }),
  column('until', 'Suspended until', '暂停至', { whole: true }),
  column('expires', 'Expires', '有效期至', { whole: true }),
  column('ground', 'Ground', '事由', { minor: true }),
  column('groundOn', 'Ground confirmed', '事由确认日期', { minor: true, whole: true }),
  column('decided', 'Decided', '决定日期', { minor: true, whole: true }),
  column('issued', 'Issued', '发证日期', { minor: true, whole: true }),
  column('due', 'To report by', '上报期限', { whole: true }),
  column('reported', 'Reported', '上报日期', { whole: true }),
  column('kind', 'Kind', '发证类型', { minor: true, shown: ({ kind }) => kindInList(kind) }),
]
