import { type Day, dayOf, earlier } from '../../../clause/day.ts'
import { happened } from '../../../clause/fact.ts'
import { valuesByDay } from '../../../clause/limit.ts'
import { lastDayOfMonth, type Month, monthOf } from '../../../clause/month.ts'
import { refused, usage } from '../../../clause/problem.ts'
import type { Lang, Words } from '../../../clause/words.ts'
import { setLimits } from '../../../office/limit/store/held.ts'
import { goLive } from '../../../office/setting/store.ts'
import { doneBy } from '../../../office/staff/done-by.ts'
import { doerOf } from '../../../office/staff/store/staff.ts'
import type { Db } from '../../../register/register.ts'
import { type ReadCall, verb, type WriteCall } from '../../../terminal/command.ts'
import { month as monthFlag, pastDay } from '../../../terminal/day-flag.ts'
import { askedAs, neededWith, text, yes } from '../../../terminal/flag.ts'
import { isRowsAlone } from '../../../terminal/format.ts'
import { type Heads, headsFlag, withHeads } from '../../../terminal/heads.ts'
import { type Result, sentence, table } from '../../../terminal/result.ts'
import { authorityLimits, isTold, standingReports, type Told, type Turn, turnsOf } from '../../authority/rules.ts'
import { addReport, reportedSince, type ToldOf, toldBy } from '../../authority/store.ts'
import { authorityWords } from '../../authority/words.ts'
import type { Reason } from '../../status/reasons.ts'
import { suspensionLimits } from '../../status/rules.ts'
import { listReasons } from '../../status/store/reason.ts'
import { type CertificateStanding, certificateStandings } from '../../status/store/standing.ts'
import { lineOf, type ReturnLine, returnColumns } from './export/line.ts'

/** The status of a certificate on the day, as a turn. */
const standingTurn = ({ status, since, until, change }: CertificateStanding): Turn => ({
  status,
  on: since,
  change,
  until: status === 'suspended' ? until : null,
})

/** The data for all lines, read once. */
interface Known {
  readonly reasons: readonly Reason[]
  readonly since: Day
  readonly told: ReadonlyMap<number, readonly ToldOf[]>
  readonly limitsOn: ReturnType<typeof valuesByDay<keyof typeof allLimits>>
}

const allLimits = { ...suspensionLimits, ...authorityLimits }

/** `day` limits the reports to those sent to the authority by then. */
async function knownBy(db: Db, day: Day): Promise<Known> {
  return {
    reasons: await listReasons(db),
    since: reportedSince(await goLive(db)),
    told: Map.groupBy(await toldBy(db, day), ({ certificateId }) => certificateId),
    limitsOn: valuesByDay(allLimits, await setLimits(db)),
  }
}

const none: readonly ToldOf[] = []

/** A line, with the turn that it shows. */
interface Listed {
  readonly standing: CertificateStanding
  readonly turn: Turn
  readonly line: ReturnLine
}

function listed(
  standing: CertificateStanding,
  turn: Turn,
  day: Day,
  { reasons, since, told, limitsOn }: Known,
): Listed {
  const { id, number } = standing.certificate
  const [report = null] = standingReports(number, [turn], told.get(id) ?? none, { since, day, limitsOn })
  return { standing, turn, line: lineOf(standing, turn, report, reasons) }
}

/** The changes of a month, and the reports to the authority that were corrected since. */
interface OfMonth {
  readonly lines: readonly Listed[]
  readonly takenBack: readonly ToldOf[]
}

/** The changes of a month up to its last day or `day`, and how they had been reported by `day`. */
async function ofMonth(db: Db, month: Month, day: Day): Promise<OfMonth> {
  // A month that is over is returned as of its last day.
  const last = earlier(day, lastDayOfMonth(month))
  const known = await knownBy(db, day)
  const lines = (await certificateStandings(db, last)).flatMap((standing) =>
    turnsOf(standing.certificate, standing.changes, last, known.limitsOn)
      .filter(({ on }) => monthOf(on) === month)
      .map((turn) => listed(standing, turn, day, known)),
  )
  const stands = (told: Told, id: number) =>
    lines.some(({ standing: { certificate }, turn }) => certificate.id === id && isTold(certificate.number, turn, told))
  const ofThis = [...known.told.values()].flat().filter((each) => each.month === month)
  return { lines, takenBack: ofThis.filter((each) => !stands(each, each.certificateId)) }
}

/** Whether a line is due and was not reported to the authority. */
const isOpen = ({ line }: Listed): boolean => line.due !== null && line.reported === null

/** A report that no longer holds, as JSON. */
const takenBackRecord = ({ number, status, from, sentOn }: ToldOf) => ({
  certificate: number,
  status,
  changed: from,
  reported: sentOn,
})

async function listOfMonth(call: ReadCall, month: Month, open: boolean, heads: Heads): Promise<Result> {
  const { lines, takenBack } = await call.read((db) => ofMonth(db, month, call.asOf))
  const waiting = lines.filter(isOpen)
  const [first] = waiting
  if (first?.line.due != null) call.warn(authorityWords.stillToReport(month, waiting.length, first.line.due))
  for (const each of takenBack) call.warn(authorityWords.takenBack(each))
  const shown = (open ? waiting : lines).map(({ line }) => line)
  const asOf = earlier(call.asOf, lastDayOfMonth(month))
  return {
    json: { asOf, month, toReport: waiting.length, takenBack: takenBack.map(takenBackRecord), certificates: shown },
    items: shown,
    parts: [table(withHeads(returnColumns, heads), shown)],
    preferred: 'csv',
  }
}

async function statusesOn(call: ReadCall, heads: Heads): Promise<Result> {
  const lines = await call.read(async (db) => {
    const known = await knownBy(db, call.asOf)
    return (await certificateStandings(db, call.asOf)).map(
      (standing) => listed(standing, standingTurn(standing), call.asOf, known).line,
    )
  })
  return {
    json: { asOf: call.asOf, certificates: lines },
    items: lines,
    parts: [table(withHeads(returnColumns, heads), lines)],
    preferred: 'csv',
  }
}

/** The day a turn was recorded; for an issue or an expiry, the day the certificate was recorded. */
const recordedOn = (
  { standing, turn }: Listed,
  recorded: ReadonlyMap<number, Day>,
  dayOfMoment: (moment: string) => Day,
): Day | null => {
  if (turn.change !== null) return dayOfMoment(turn.change.recordedAt)
  return recorded.get(standing.certificate.id) ?? null
}

/**
 * Records that a month was sent on a day, with every change that was on record by then (4.4.1). A change recorded after that day
 * was not in the report, unless `reason` explains why it was; a warning counts these changes. If there are only such changes and
 * no report of that day is on record, the command is refused, because it would record nothing.
 */
async function sent(call: WriteCall, month: Month, on: Day, reason: string | undefined, heads: Heads): Promise<Result> {
  happened(on, call.today, '--sent')
  const { covered, all, left } = await call.write(async (tx) => {
    const staff = await doerOf(tx)
    const { lines, takenBack } = await ofMonth(tx.db, month, tx.today)
    const due = lines.filter(({ line, turn }) => line.due !== null && turn.on <= on)
    const open = due.filter(isOpen)
    const recorded = await recordingDays(tx.db, call.timeZone)
    const isThere = (each: Listed) => {
      const day = recordedOn(each, recorded, (moment) => dayOf(moment as Parameters<typeof dayOf>[0], call.timeZone))
      return on === tx.today || reason !== undefined || day === null || day <= on
    }
    const covered = open.filter(isThere)
    const left = open.length - covered.length
    const isOnRecord = due.some(({ line }) => line.reported === on) || takenBack.some(({ sentOn }) => sentOn === on)
    if (covered.length === 0 && left > 0 && !isOnRecord)
      throw refused('4.4.1', authorityWords.allRecordedSince(month, left, on), authorityWords.sayWhyOrSend(month, on))
    if (covered.length > 0)
      addReport(
        tx,
        { month, sentOn: on, staffId: staff.id },
        covered.map(({ standing: { certificate }, turn }) => ({
          certificateId: certificate.id,
          number: certificate.number,
          status: turn.status,
          from: turn.on,
        })),
      )
    return { covered, all: due.length, left }
  })
  const lines = covered.map(({ line }) => ({ ...line, reported: on }))
  const said = saidOf(month, on, covered.length, all)
  // Row formats have no sentence to say that nothing was recorded.
  if (covered.length === 0 && isRowsAlone(call)) call.warn(said)
  if (left > 0) call.warn(authorityWords.recordedSince(left, on))
  return {
    json: { asOf: call.today, month, sent: on, toReport: left, certificates: lines },
    items: lines,
    // At a terminal, the changes are shown before the user confirms. A pipe gets only the sentence, or only rows.
    parts: [sentence(said), ...(call.interactive && lines.length > 0 ? [table(agreedColumns(call.lang), lines)] : [])],
    rows: table(withHeads(returnColumns, heads), lines),
  }
}

/** The columns of each change that are shown for confirmation at a terminal. */
const agreedColumns = (lang: Lang) => {
  const keys = ['certificate', 'name', lang === 'zh' ? 'statusZh' : 'status', 'changed']
  return returnColumns.filter(({ key }) => keys.includes(key))
}

/** The answer after a month was sent: how many of its changes were recorded as sent, or why none was. */
function saidOf(month: Month, on: Day, covered: number, all: number): Words {
  if (covered > 0) return authorityWords.sent(month, covered, on)
  return all === 0 ? authorityWords.nothingInMonth(month, on) : authorityWords.sentAlready(month, on)
}

/** The days on which the certificates were recorded, by id. */
async function recordingDays(db: Db, timeZone: string): Promise<Map<number, Day>> {
  const rows = await db.selectFrom('certificate').select(['id', 'recorded_at']).where('voided_at', 'is', null).execute()
  return new Map(rows.map(({ id, recorded_at }) => [id, dayOf(recorded_at, timeZone)]))
}

/**
 * `certificate export`: the statuses for the monthly return to the authorities (上报). With `--month`, one line for each change
 * in that month; without it, one for each certificate. Only `--sent` writes: it records that a month was sent.
 */
export const certificateExport = verb({
  words: {
    en: 'Export the statuses for the monthly return (CSV), and record that it was sent: with --month one line per change of status in it, else the state on the day',
    zh: '导出每月上报的证书状态（CSV）并登记上报：用 --month 时该月每次状态变化一行，否则为当日状态',
  },
  access: 'write',
  by: doneBy('business', '4.4.1', 'sent'),
  writesWith: 'sent',
  flags: {
    month: neededWith('sent', {
      ...monthFlag({ en: 'every change of status in this month, one line each', zh: '该月的每次状态变化，各占一行' }),
      question: { en: 'Changes of which month, instead of the state today', zh: '哪个月的状态变化，而不是当日状态' },
    }),
    open: yes({ en: 'of the month only what is still to be reported', zh: '只列该月尚未登记上报的变化' }),
    sent: neededWith(
      'reason',
      askedAs(
        { en: 'Day of the report to the authority', zh: '上报日期' },
        pastDay({
          en: 'record that the changes of the month were sent to the authority on this day',
          zh: '登记该月变化已于该日上报',
        }),
      ),
    ),
    reason: askedAs(
      { en: 'Why what was recorded later was on that report too', zh: '补录的变化当时确已上报的说明' },
      text({
        en: 'why what was recorded after the day of --sent was on that report too',
        zh: '在 --sent 之后才录入的变化当时确已上报的说明',
      }),
    ),
    heads: headsFlag,
  },
  asks: ['month', ['sent', ({ month }) => month !== undefined]],
  examples: {
    'certificate export --month 2026-06 --output status.csv': {
      en: 'every change of June, for the monthly return',
      zh: '六月的每次状态变化，供每月上报',
    },
    'certificate export --month 2026-05 --sent 2026-06-09': {
      en: 'the return of May was sent',
      zh: '登记五月的状态变化已上报',
    },
  },
  run: async ({ month, open, sent: on, reason, heads }, call: WriteCall): Promise<Result> => {
    if (month === undefined) {
      if (open === true) throw usage(authorityWords.openNeedsMonth, authorityWords.nameTheMonth)
      return statusesOn(call, heads)
    }
    return on === undefined ? listOfMonth(call, month, open === true, heads) : sent(call, month, on, reason, heads)
  },
})
