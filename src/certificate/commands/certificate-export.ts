import { addDaysTo, addMonthsTo, type Day, earlier, parseDay } from '../../clause/day.ts'
import { usage } from '../../clause/problem.ts'
import { type Reason, reasonText } from '../../suspension/reasons.ts'
import { listReasons } from '../../suspension/store/reason.ts'
import { type CertificateStanding, certificateStandings } from '../../suspension/store/standing.ts'
import { verb } from '../../terminal/command.ts'
import { type Flag, text } from '../../terminal/flag.ts'
import { type Column, table } from '../../terminal/result.ts'
import { type Scheme, type Status, statuses } from '../rules.ts'
import { statusWords } from '../status-words.ts'

/** A line of the status return: what a certificate is, since when and why. */
interface ReturnLine {
  readonly certificate: string
  readonly name: string
  readonly scheme: Scheme
  readonly standard: string | null
  readonly status: Status
  readonly statusZh: string
  readonly reason: string | null
  readonly reasonZh: string | null
  readonly changed: Day
  /** Of a suspension its last day. */
  readonly until: Day | null
  readonly expires: Day | null
}

/** The first day of a month that is typed as YYYY-MM. */
const monthFlag: Flag<Day, 'optional'> = {
  ...text({ en: 'only those whose status changed in this month', zh: '仅状态在该月变化的证书' }, 'YYYY-MM'),
  parse: (raw) => {
    const first = parseDay(`${raw.normalize('NFKC').trim()}-01`)
    if (first === null) throw usage(statusWords.monthForm(raw), statusWords.monthLike)
    return first
  },
}

/** Codes as the authorities compare them: without blanks around or within, in capitals. */
const code = (number: string): string => number.normalize('NFKC').replace(/\s/gu, '').toUpperCase()

function lineOf(
  { certificate, customer, status, since, until, change }: CertificateStanding,
  reasons: readonly Reason[],
): ReturnLine {
  const reason = reasonText(change?.reason ?? null, reasons)
  return {
    certificate: code(certificate.number),
    name: customer.name.trim(),
    scheme: certificate.scheme,
    standard: certificate.standard?.trim() ?? null,
    status,
    statusZh: statuses[status].zh,
    reason: reason?.en ?? null,
    reasonZh: reason?.zh ?? null,
    changed: since,
    until: status === 'suspended' ? until : null,
    expires: certificate.expiresOn,
  }
}

const columns: readonly Column<ReturnLine>[] = [
  { key: 'certificate', title: { en: 'Certificate', zh: '证书编号' }, cell: (line) => line.certificate, whole: true },
  { key: 'name', title: { en: 'Name', zh: '名称' }, cell: (line) => line.name },
  { key: 'scheme', title: { en: 'Scheme', zh: '类别' }, cell: (line) => line.scheme, minor: true },
  { key: 'standard', title: { en: 'Standard', zh: '认证标准' }, cell: (line) => line.standard, minor: true },
  { key: 'status', title: { en: 'Status', zh: '状态（英文）' }, cell: (line) => line.status },
  { key: 'statusZh', title: { en: 'Status (Chinese)', zh: '状态' }, cell: (line) => line.statusZh },
  { key: 'reason', title: { en: 'Reason', zh: '原因（英文）' }, cell: (line) => line.reason },
  { key: 'reasonZh', title: { en: 'Reason (Chinese)', zh: '原因' }, cell: (line) => line.reasonZh },
  { key: 'changed', title: { en: 'Changed', zh: '变更日期' }, cell: (line) => line.changed, whole: true },
  { key: 'until', title: { en: 'Suspended until', zh: '暂停至' }, cell: (line) => line.until, whole: true },
  { key: 'expires', title: { en: 'Expires', zh: '有效期至' }, cell: (line) => line.expires, whole: true },
]

/** `certificate export`: the statuses as they are returned to the authorities every month. */
export const certificateExport = verb({
  words: { en: 'Export the statuses for the monthly return (CSV)', zh: '导出每月上报的证书状态（CSV）' },
  access: 'read',
  flags: { month: monthFlag },
  examples: ['certificate export --month 2026-10 --output status.csv'],
  run: async ({ month }, call) => {
    // A return of a month that is over says what was so at its end.
    const day = month === undefined ? call.asOf : earlier(call.asOf, addDaysTo(addMonthsTo(month, 1), -1))
    const lines = await call.read(async (db) => {
      const reasons = await listReasons(db)
      return (await certificateStandings(db, day)).map((standing) => lineOf(standing, reasons))
    })
    const wanted = lines.filter(({ changed }) => month === undefined || changed.slice(0, 7) === month.slice(0, 7))
    return {
      json: { asOf: day, certificates: wanted },
      items: wanted,
      parts: [table(columns, wanted)],
      preferred: 'csv',
    }
  },
})
