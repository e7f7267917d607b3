import { type IssueKind, kindInList } from '../../certificate/certificate/issue-kind.ts'
import { type Scheme, type Status, schemes, statuses } from '../../certificate/certificate/rules.ts'
import { type EventAhead, eventsAhead } from '../../certificate/status/rules.ts'
import { type CertificateStanding, certificateStandings } from '../../certificate/status/store/standing.ts'
import { statusWords } from '../../certificate/status/words.ts'
import { surveillancesAhead } from '../../certificate/surveillance/standing.ts'
import { surveillanceWords } from '../../certificate/surveillance/words.ts'
import { type Day, daysBetween } from '../../clause/day.ts'
import { customerColumns } from '../../customer/customer/columns.ts'
import { type Db, headText } from '../../register/register.ts'
import { verb } from '../../terminal/command.ts'
import { count } from '../../terminal/number-flag.ts'
import { type Column, columnOf, sentence, table } from '../../terminal/result.ts'
import { version } from '../../terminal/version.ts'
import { keyed, proof } from '../columns.ts'
import { proved } from '../proved.ts'

/** How many certificates of each scheme have a status. */
interface StatusCount {
  readonly status: Status
  readonly total: number
  readonly managementSystem: number
  readonly product: number
  readonly inspection: number
}

/** What will become of a certificate within the days asked about, or should have by now. */
interface Change extends EventAhead {
  readonly certificate: string
  readonly customer: string
  readonly name: string
  readonly daysLeft: number
  /** What the certificate was issued as; null: not on record. */
  readonly kind: IssueKind | null
}

function counted(standings: readonly CertificateStanding[]): StatusCount[] {
  return (Object.keys(statuses) as Status[]).map((status) => {
    const own = standings.filter((each) => each.status === status)
    const of = (scheme: Scheme) => own.filter(({ certificate }) => certificate.scheme === scheme).length
    return {
      status,
      total: own.length,
      managementSystem: of('management-system'),
      product: of('product'),
      inspection: of('inspection'),
    }
  })
}

async function changesWithin(
  db: Db,
  standings: readonly CertificateStanding[],
  day: Day,
  days: number,
): Promise<{ readonly changes: Change[]; readonly surveillancesUnknown: number }> {
  const { next: due, unknown: surveillancesUnknown } = await surveillancesAhead(db, day)
  const changes = standings.flatMap(({ certificate, customer, status, suspendedUntil, ahead }): Change[] => {
    const about = { certificate: certificate.number, customer: customer.code, name: customer.name }
    const standing = { status, suspendedUntil, expiresOn: certificate.expiresOn, ahead }
    return eventsAhead(standing, due.get(certificate.id) ?? null).map(({ what, on }) => ({
      ...about,
      what,
      on,
      daysLeft: daysBetween(day, on),
      kind: certificate.kind,
    }))
  })
  const within = changes
    .filter(({ daysLeft }) => daysLeft <= days)
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.certificate < b.certificate ? -1 : 1))
  return { changes: within, surveillancesUnknown }
}

const ofStatus = columnOf<StatusCount>()

const countColumns: readonly Column<StatusCount>[] = [
  ofStatus('status', 'Status', '状态', { shown: ({ status }) => statusName(status) }),
  ofStatus('managementSystem', schemes['management-system'].en, schemes['management-system'].zh, { align: 'right' }),
  ofStatus('product', schemes.product.en, schemes.product.zh, { align: 'right' }),
  ofStatus('inspection', schemes.inspection.en, schemes.inspection.zh, { align: 'right' }),
  ofStatus('total', 'Total', '合计', { align: 'right', whole: true }),
]

/** Both languages at once: the report goes to readers of either. */
const statusName = (status: Status) => {
  const both = `${statuses[status].zh} ${statuses[status].en}`
  return { en: both, zh: both }
}

const column = columnOf<Change>()

const changeColumns: readonly Column<Change>[] = [
  column('on', 'On', '日期', { whole: true }),
  column('daysLeft', 'Days', '天数', {
    shown: (item) => statusWords.left(item.daysLeft),
    tone: (item) => (item.daysLeft < 0 ? 'bad' : undefined),
  }),
  column('what', 'What', '事项', { shown: (item) => statusWords.next(item.what) }),
  column('certificate', 'Certificate', '证书编号', { whole: true }),
  column('kind', 'Kind', '发证类型', { minor: true, shown: ({ kind }) => kindInList(kind) }),
  ...customerColumns,
]

/** A line for programs: a status with its counts, or something that will become of a certificate; the rest is empty. */
interface Line extends Partial<StatusCount>, Partial<Change> {}

/** Both tables in one, so that a file holds all that the report says, and of when. */
const lineColumns = (asOf: Day, head: string): readonly Column<Line>[] => [
  ...keyed<Line>('status'),
  {
    key: 'statusChinese',
    title: { en: 'Status (Chinese)', zh: '状态（中文）' },
    cell: ({ status }) => (status === undefined ? null : statuses[status].zh),
  },
  ...keyed<Line>('managementSystem', 'product', 'inspection', 'total', 'on', 'daysLeft', 'what'),
  ...keyed<Line>('certificate', 'customer', 'name', 'kind'),
  ...proof<Line>(asOf, head),
]

/** `report certificates`: how many certificates are what, and what will change. */
export const certificates = verb({
  words: { en: 'Certificates by status, and what will change soon', zh: '各状态证书数及即将发生的变化' },
  access: 'read',
  flags: {
    days: count({ en: 'what changes within this many days (default 60)', zh: '若干天内的变化（默认 60）' }, 0, 'DAYS'),
  },
  examples: {
    'report certificates': { en: 'how many certificates stand where', zh: '各状态的证书数' },
    'report certificates --days 90 --as-of 2026-06-30': {
      en: 'what changes within 90 days of a day',
      zh: '自某日起 90 天内的变化',
    },
  },
  run: async ({ days = 60 }, call) => {
    const { counts, changes, surveillancesUnknown, total, head } = await call.read(async (db) => {
      const standings = await certificateStandings(db, call.asOf)
      const ahead = await changesWithin(db, standings, call.asOf, days)
      return { counts: counted(standings), ...ahead, total: standings.length, head: headText(call.head()) }
    })
    const there = counts.filter((each) => each.total > 0)
    return {
      rows: table(lineColumns(call.asOf, head), [...there, ...changes]),
      json: { asOf: call.asOf, head, version, days, total, statuses: counts, changes, surveillancesUnknown },
      parts: [
        sentence(statusWords.asOf(call.asOf, total)),
        table(countColumns, there, { empty: statusWords.noCertificates }),
        table(changeColumns, changes, { title: statusWords.changes(days), empty: statusWords.nothingChanges }),
        ...(surveillancesUnknown === 0 ? [] : [sentence(surveillanceWords.dueUnknown(surveillancesUnknown))]),
        ...proved(head).map(sentence),
      ],
    }
  },
})
