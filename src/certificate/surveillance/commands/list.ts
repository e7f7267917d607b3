import { addDaysTo, type Day, daysBetween } from '../../../clause/day.ts'
import { takeoverPresses } from '../../../clause/takeover.ts'
import { customerColumns } from '../../../customer/customer/columns.ts'
import { requireCustomer } from '../../../customer/customer/store/find.ts'
import { namesById } from '../../../customer/customer/store/master.ts'
import { goLive } from '../../../office/setting/store.ts'
import type { Db } from '../../../register/register.ts'
import { verb } from '../../../terminal/command.ts'
import { offering, text } from '../../../terminal/flag.ts'
import { count } from '../../../terminal/number-flag.ts'
import { type Column, columnOf, list, noneOf, sentence, table } from '../../../terminal/result.ts'
import { type IssueKind, issueKinds } from '../../certificate/issue-kind.ts'
import { isInForce } from '../../certificate/rules.ts'
import { type JudgedSurveillance, nextOf } from '../rules/judged.ts'
import { hasSurveillance } from '../rules/limits.ts'
import { auditsBy, plannedOn } from '../rules/programme.ts'
import { judging } from '../standing.ts'
import { type CertificateProgramme, programmes } from '../store.ts'
import { surveillanceView } from '../surveillance.ts'
import { type Standing, surveillanceWords } from '../words.ts'

/**
 * A certificate in force with its programme of surveillance; `due` is null where it expires before the next one, where none falls due
 * while it is suspended, and where it hangs on what is not on record (`unknown`).
 */
function viewOf(
  programme: CertificateProgramme,
  customer: { readonly code: string; readonly name: string },
  day: Day,
  events: readonly JudgedSurveillance[],
) {
  const open = nextOf(events)
  const isUnknown = open?.state === 'unknown'
  const next = isUnknown ? null : open
  const lastDone = auditsBy(programme, day).at(-1)?.on ?? null
  const state = open?.state ?? standingWithout(programme, lastDone)
  const known = programme.surveillances.filter(({ doneOn }) => doneOn === null || doneOn <= day)
  return {
    certificate: programme.number,
    customer: customer.code,
    name: customer.name,
    standard: programme.standard,
    issueKind: (programme.issues.at(-1)?.kind ?? null) as IssueKind | null,
    lastDone,
    due: next?.due ?? null,
    planned: plannedOn(programme),
    expires: programme.expiresOn,
    daysLeft: next === null ? null : daysBetween(day, next.due),
    state,
    records: known.map(surveillanceView),
  }
}

/** How it stands where none is due next: while it is suspended, for want of an interval, once all are done, or where none is owed. */
function standingWithout({ scheme, status, interval }: CertificateProgramme, lastDone: Day | null): Standing {
  if (status === 'suspended') return 'suspended'
  if (scheme === 'product' && interval === null) return 'attest'
  return lastDone === null || interval === 0 ? 'not-applicable' : 'met'
}

type ProgrammeView = ReturnType<typeof viewOf>

/** The programmes of the certificates in force that have surveillance, what is due first in front. */
async function programmeViews(db: Db, day: Day, customerId?: number): Promise<ProgrammeView[]> {
  const { judged } = await judging(db, day, customerId)
  const names = await namesById(db)
  return (await programmes(db, day, customerId))
    .flatMap((programme) => {
      const customer = names.get(programme.customerId)
      return customer === undefined || !isInForce(programme.status) || !hasSurveillance(programme.scheme)
        ? []
        : [viewOf(programme, customer, day, judged(programme))]
    })
    .sort((a, b) => ((a.due ?? '9') < (b.due ?? '9') ? -1 : (a.due ?? '9') > (b.due ?? '9') ? 1 : 0))
}

const column = columnOf<ProgrammeView>()

const columns: readonly Column<ProgrammeView>[] = [
  column('certificate', 'Certificate', '证书编号', { whole: true }),
  ...customerColumns,
  column('lastDone', 'Last', '上次', { dashed: true, whole: true }),
  column('due', 'Due', '期限', { dashed: true, whole: true }),
  column('planned', 'Planned', '计划', { dashed: true, whole: true }),
  column('state', 'State', '状态', {
    shown: (item) => surveillanceWords.state(item.state),
    tone: (item) => (item.state === 'breach' ? 'bad' : item.state === 'at-risk' ? 'warn' : undefined),
  }),
]

/** Every value: what CSV and TSV write. */
const rows: readonly Column<ProgrammeView>[] = [
  ...columns,
  column('standard', 'Standard', '认证标准'),
  column('issueKind', 'Kind of issue', '发证类型', {
    shown: ({ issueKind }) => (issueKind === null ? { en: '—', zh: '—' } : issueKinds[issueKind]),
  }),
  column('expires', 'Expires', '有效期至'),
  column('daysLeft', 'Days left', '剩余天数'),
]

/** `certificate surveillance list`: which certificate is to be surveyed by when. */
export const surveillanceList = verb({
  words: { en: 'Which certificate is due for surveillance, first due in front', zh: '证书的监督计划，先到期的在前' },
  access: 'read',
  args: { customer: offering('customer', text({ en: 'only those of this customer', zh: '仅此客户' })) },
  flags: {
    days: count(
      { en: 'only what is due within this many days, or overdue', zh: '仅若干天内到期或已超期的' },
      0,
      'DAYS',
    ),
  },
  examples: {
    'certificate surveillance list': { en: 'what falls due, soonest first', zh: '监督计划，先到期的在前' },
    'certificate surveillance list --days 90': { en: 'what falls due within 90 days', zh: '90 天内到期的监督' },
  },
  run: async ({ customer, days }, call) => {
    const { views, live } = await call.read(async (db) => {
      const customerId = customer === undefined ? undefined : (await requireCustomer(db, customer)).id
      return { views: await programmeViews(db, call.asOf, customerId), live: await goLive(db) }
    })
    const horizon = days === undefined ? null : addDaysTo(call.asOf, days)
    // What is still unknown after 30 days is listed with what is at risk.
    const isPressing = live !== null && call.asOf > takeoverPresses(live)
    const wanted = views.filter(
      ({ due, state }) => horizon === null || (state === 'unknown' ? isPressing : due !== null && due <= horizon),
    )
    const leftOut = views.filter((each) => each.state === 'unknown' && !wanted.includes(each)).length
    const unknown = leftOut === 0 ? [] : [sentence(surveillanceWords.dueUnknown(leftOut))]
    const none = noneOf({ customer, days }, surveillanceWords.nothingPlanned)
    return { ...list('surveillances', columns, wanted, none, unknown), rows: table(rows, wanted) }
  },
})
