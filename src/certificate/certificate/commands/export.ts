import { compared } from '../../../clause/compared.ts'
import { addDaysTo, addMonthsTo, type Day, earlier, parseDay } from '../../../clause/day.ts'
import { valuesByDay } from '../../../clause/limit.ts'
import { usage } from '../../../clause/problem.ts'
import type { Words } from '../../../clause/words.ts'
import { customerNameColumn } from '../../../customer/customer/columns.ts'
import { setLimits } from '../../../office/limit/store/held.ts'
import { verb } from '../../../terminal/command.ts'
import { type Flag, text } from '../../../terminal/flag.ts'
import { type Column, columnOf, table } from '../../../terminal/result.ts'
import { type Reason, reasonByLanguage } from '../../status/reasons.ts'
import { lastDay, type SuspensionValues, statusAfter, suspensionLimits } from '../../status/rules.ts'
import type { Act } from '../../status/store/act.ts'
import { listReasons } from '../../status/store/reason.ts'
import { type CertificateStanding, certificateStandings } from '../../status/store/standing.ts'
import { statusWords } from '../../status/words.ts'
import { type Status, statuses, statusOn } from '../rules.ts'

type LimitsOn = (day: Day) => SuspensionValues

/** A month typed as YYYY-MM; its value is the first day. */
const monthFlag: Flag<Day, 'optional'> = {
  ...text({ en: 'every change of status in this month, one line each', zh: '该月的每次状态变化，各占一行' }, 'YYYY-MM'),
  parse: (raw) => {
    const first = parseDay(`${raw.normalize('NFKC').trim()}-01`)
    if (first === null) throw usage(statusWords.monthForm(raw), statusWords.monthLike)
    return first
  },
}

/** A certificate number as the authorities compare it: upper case, no blanks. */
const code = (number: string): string => number.normalize('NFKC').replace(/\s/gu, '').toUpperCase()

/** A status that a certificate took on a day: by its issue, by a change, or by expiry. */
interface Turn {
  readonly status: Status
  readonly on: Day
  readonly change: Act | null
  readonly until: Day | null
}

/** Every status that a certificate took up to the day, in order, even one undone within the month. */
function turnsOf({ certificate, changes }: CertificateStanding, day: Day, limitsOn: LimitsOn): Turn[] {
  const { issuedOn, expiresOn, scheme } = certificate
  const turns: Turn[] = [{ status: 'valid', on: issuedOn, change: null, until: null }]
  for (const change of changes) {
    const until = change.kind === 'suspension' ? lastDay(change, scheme, limitsOn(change.on)) : null
    turns.push({ status: statusAfter[change.kind], on: change.on, change, until })
  }
  const expired = expiresOn === null ? null : addDaysTo(expiresOn, 1)
  if (expired !== null && expired <= day && statusOn(certificate, expired) === 'expired')
    turns.push({ status: 'expired', on: expired, change: null, until: null })
  return turns.sort((a, b) => compared(a.on, b.on))
}

/** The status on the day of the standing. */
const standingTurn = ({ status, since, until, change }: CertificateStanding): Turn => ({
  status,
  on: since,
  change,
  until: status === 'suspended' ? until : null,
})

const restored: Words = { en: 'restored', zh: '恢复' }

/** A line of the status return: what a certificate is, since when and why; of a suspension until when. */
function lineOf(
  { certificate, customer }: CertificateStanding,
  { status, on, change, until }: Turn,
  reasons: readonly Reason[],
) {
  const reason = change?.kind === 'restoration' ? restored : reasonByLanguage(change?.reason ?? null, reasons)
  return {
    certificate: code(certificate.number),
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
  }
}

type ReturnLine = ReturnType<typeof lineOf>

const column = columnOf<ReturnLine>()

const columns: readonly Column<ReturnLine>[] = [
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
]

/**
 * `certificate export`: the statuses as they are returned to the authorities every month. With `--month` one line for each
 * change in that month, else one for each certificate.
 */
export const certificateExport = verb({
  words: {
    en: 'Export the statuses for the monthly return (CSV): with --month one line per change of status in it, else the state on the day',
    zh: '导出每月上报的证书状态（CSV）：用 --month 时该月每次状态变化一行，否则为当日状态',
  },
  access: 'read',
  flags: { month: monthFlag },
  examples: {
    'certificate export --month 2026-06 --output status.csv': {
      en: 'every change of June, for the monthly return',
      zh: '六月的每次状态变化，供每月上报',
    },
  },
  run: async ({ month }, call) => {
    // A month that is over is returned as of its last day.
    const day = month === undefined ? call.asOf : earlier(call.asOf, addDaysTo(addMonthsTo(month, 1), -1))
    const wanted = await call.read(async (db) => {
      const reasons = await listReasons(db)
      const limitsOn = valuesByDay(suspensionLimits, await setLimits(db))
      return (await certificateStandings(db, day)).flatMap((standing) => {
        const turns =
          month === undefined
            ? [standingTurn(standing)]
            : turnsOf(standing, day, limitsOn).filter(({ on }) => on.slice(0, 7) === month.slice(0, 7))
        return turns.map((turn) => lineOf(standing, turn, reasons))
      })
    })
    return {
      json: { asOf: day, certificates: wanted },
      items: wanted,
      parts: [table(columns, wanted)],
      preferred: 'csv',
    }
  },
})
