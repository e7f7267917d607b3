import { type Status, statusOn } from '../../certificate/rules.ts'
import { certificateWords } from '../../certificate/words.ts'
import type { State } from '../../clause/clause.ts'
import { type Day, later } from '../../clause/day.ts'
import { valuesByDay } from '../../clause/limit.ts'
import { usage } from '../../clause/problem.ts'
import { same, type Words } from '../../clause/words.ts'
import type { WorkingCalendar } from '../../clause/working-days.ts'
import { setLimits, workingCalendar } from '../../office/store.ts'
import type { Db, Row } from '../../register/register.ts'
import { type Column, type Field, field, orDash, type Part, table, yesNo } from '../../terminal/result.ts'
import { type Reason, reasonText } from '../reasons.ts'
import {
  type CaseAct,
  type FollowUpKind,
  isOpen,
  lastDay,
  owedFollowUps,
  type SuspensionValues,
  statusAfter,
  suspensionLimits,
  suspensionsAmong,
} from '../rules.ts'
import type { Act } from '../store/act.ts'
import { type ChangedCertificate, caseRow, changedCertificates, customerOf } from '../store/case.ts'
import { listReasons } from '../store/reason.ts'
import { suspensionWords } from '../words.ts'

/** Something that followed a change of status, or must; `due` is null for what is recorded beyond that. */
export interface FollowUpView {
  readonly kinds: readonly FollowUpKind[]
  readonly due: Day | null
  readonly state: State
  readonly daysLate: number
  readonly kind: FollowUpKind | null
  readonly on: Day | null
  readonly reference: string | null
  readonly delivery: string | null
  readonly by: string | null
}

/** A change of status of a case as it is printed. */
export interface ActView {
  readonly act: CaseAct
  readonly on: Day
  readonly until: Day | null
  readonly reason: string | null
  readonly reasonName: Words | null
  readonly statement: string | null
  readonly groundOn: Day | null
  readonly conditions: string | null
  readonly decidedBy: string | null
  readonly decidedOn: Day | null
  readonly handledBy: string | null
  readonly verifiedBy: string | null
  readonly verifiedOn: Day | null
  readonly evidence: string | null
  readonly change: string | null
  readonly followUps: readonly FollowUpView[]
}

/** A case as it is printed, with the certificate's status on the day asked about. */
export interface CaseView {
  readonly number: string
  readonly certificate: string
  readonly customer: string
  readonly name: string
  readonly status: Status | null
  /** The suspension's first and last day, and the day of the act that ended it. */
  readonly from: Day | null
  readonly until: Day | null
  readonly ended: Day | null
  /** Whether the suspension or anything that must follow is left. */
  readonly open: boolean
  readonly acts: readonly ActView[]
}

/** What cases are asked for: as of which day, of whom, and whether with what is recorded for days ahead. */
export interface CaseQuestion {
  readonly day: Day
  readonly customerId?: number | undefined
  readonly ahead: boolean
}

interface Judging extends CaseQuestion {
  readonly limitsOn: (day: Day) => SuspensionValues
  readonly calendar: WorkingCalendar
  readonly reasons: readonly Reason[]
}

const isCaseAct = (act: Act): act is Act & { kind: CaseAct } => act.kind !== 'supersession'

/** Dated by the day: it has taken effect, or was decided by then for a day that lies ahead. */
const isKnown = ({ on, decidedOn }: Act, day: Day): boolean => on <= day || (decidedOn !== null && decidedOn <= day)

function actView(act: Act & { kind: CaseAct }, { day: asked, ahead, limitsOn, calendar, reasons }: Judging): ActView {
  // What is decided for a day ahead will have to be followed from then on.
  const day = ahead ? later(asked, act.on) : asked
  const done = act.followUps.filter(({ on }) => on <= day)
  const owed = owedFollowUps({ ...act, reduced: act.change !== null }, day, limitsOn(act.on).timely, calendar)
  const shown = (each: (typeof done)[number] | undefined) => ({
    kind: each?.kind ?? null,
    on: each?.on ?? null,
    reference: each?.reference ?? null,
    delivery: each?.delivery ?? null,
    by: each?.by ?? null,
  })
  const owedViews = owed.map(({ anyOf, due, state, daysLate, doneOn }) => ({
    kinds: anyOf,
    due,
    state,
    daysLate,
    ...shown(done.find(({ kind, on }) => anyOf.includes(kind) && on === doneOn)),
  }))
  const besides = done
    .filter(({ kind, on }) => !owedViews.some((view) => view.kind === kind && view.on === on))
    .map((each) => ({ kinds: [each.kind], due: null, state: 'met' as const, daysLate: 0, ...shown(each) }))
  const { kind, on, until, reason, statement, groundOn, conditions, evidence, change } = act
  const { decidedBy, decidedOn, handledBy, verifiedBy, verifiedOn } = act
  return {
    ...{ act: kind, on, until, reason, reasonName: reasonText(reason, reasons), statement, groundOn, conditions },
    ...{ decidedBy, decidedOn, handledBy, verifiedBy, verifiedOn, evidence, change },
    followUps: [...owedViews, ...besides],
  }
}

function viewsOf({ certificate, acts, cases }: ChangedCertificate, judging: Judging): (CaseView & { id: number })[] {
  const { day, limitsOn, ahead } = judging
  const known = acts.filter((act) => ahead || isKnown(act, day))
  const changes = known.map((act) => ({ status: statusAfter[act.kind], effectiveOn: act.on }))
  const status = statusOn({ ...certificate, firstIssuedOn: certificate.issuedOn, changes }, day)
  const pairs = suspensionsAmong(known)
  return [...cases].flatMap(([id, number]) => {
    const own = known.filter((act) => act.caseId === id).filter(isCaseAct)
    if (own.length === 0) return []
    const pair = pairs.find(({ suspension }) => suspension.caseId === id)
    const views = own.map((act) => actView(act, judging))
    const running = pair !== undefined && (pair.ended === null || pair.ended.on > day)
    const toFollow = views.some((act) => act.followUps.some(({ on, state }) => isOpen(on, state)))
    return [
      {
        id,
        number,
        certificate: certificate.number,
        customer: certificate.customer.code,
        name: certificate.customer.name,
        status,
        from: pair?.suspension.on ?? null,
        until: pair === undefined ? null : lastDay(pair.suspension, certificate.scheme, limitsOn(pair.suspension.on)),
        ended: pair?.ended?.on ?? null,
        open: running || toFollow,
        acts: views,
      },
    ]
  })
}

/** Every case that was known by the day, in the order in which they were opened. */
export async function caseViews(db: Db, question: CaseQuestion): Promise<CaseView[]> {
  return (await viewsWithIds(db, question)).map(withoutId)
}

const withoutId = ({ id: _, ...view }: CaseView & { id: number }): CaseView => view

async function viewsWithIds(db: Db, question: CaseQuestion): Promise<(CaseView & { id: number })[]> {
  const limitsOn = valuesByDay(suspensionLimits, await setLimits(db))
  const judging = { ...question, limitsOn, calendar: await workingCalendar(db), reasons: await listReasons(db) }
  const changed = await changedCertificates(db, question.customerId)
  return changed.flatMap((each) => viewsOf(each, judging)).sort((a, b) => a.id - b.id)
}

/** The case of an id, which must be there. */
export async function caseView(db: Db, id: number, question: CaseQuestion): Promise<CaseView> {
  const found = (await viewsWithIds(db, question)).find((view) => view.id === id)
  if (found === undefined) throw new Error(`case ${id} is not there to be shown`)
  return withoutId(found)
}

/** The row of a case. Usage problem where there is none of that number, or it was taken back. */
export async function requireCase(db: Db, number: string): Promise<Row<'suspension'>> {
  const row = await caseRow(db, number)
  if (row === null) throw usage(suspensionWords.unknownCase(number), suspensionWords.listCases)
  if (row.voided_at !== null)
    throw usage(suspensionWords.caseIsVoid(number, row.void_reason ?? ''), suspensionWords.listCases)
  return row
}

/** The case of a number. Usage problem where there is none by the day, or it was taken back. */
export async function requireCaseView(db: Db, number: string, question: CaseQuestion): Promise<CaseView> {
  const row = await requireCase(db, number)
  const customerId = await customerOf(db, row)
  const found = (await viewsWithIds(db, { ...question, customerId })).find((view) => view.id === row.id)
  if (found === undefined) throw usage(suspensionWords.unknownCase(number), suspensionWords.listCases)
  return withoutId(found)
}

export const caseColumns: readonly Column<CaseView>[] = [
  { key: 'number', title: { en: 'Case', zh: '办理编号' }, cell: (item) => item.number, whole: true },
  { key: 'certificate', title: { en: 'Certificate', zh: '证书编号' }, cell: (item) => item.certificate, whole: true },
  { key: 'customer', title: { en: 'Customer', zh: '客户' }, cell: (item) => item.customer, whole: true, minor: true },
  { key: 'name', title: { en: 'Name', zh: '名称' }, cell: (item) => item.name },
  {
    key: 'from',
    title: { en: 'From', zh: '暂停自' },
    cell: (item) => item.from,
    shown: (item) => orDash(item.from),
    whole: true,
    minor: true,
  },
  {
    key: 'until',
    title: { en: 'Until', zh: '至' },
    cell: (item) => item.until,
    shown: (item) => orDash(item.until),
    whole: true,
  },
  {
    key: 'lastAct',
    title: { en: 'Last act', zh: '最近办理' },
    cell: (item) => item.acts.at(-1)?.act ?? null,
    shown: ({ acts: own }) => {
      const last = own.at(-1)
      return last === undefined ? same('—') : suspensionWords.actOn(last.act, last.on)
    },
  },
  {
    key: 'open',
    title: { en: 'Open', zh: '未结' },
    cell: (item) => item.open,
    shown: (item) => yesNo(item.open),
    tone: (item) => (item.open ? 'warn' : undefined),
  },
]

/** The case field by field, for people; then each of its acts, and what follows them. */
export function caseParts(view: CaseView): { fields: Field[]; more: Part[] } {
  const fields = [
    field('number', { en: 'Case', zh: '办理编号' }, view.number),
    field('certificate', { en: 'Certificate', zh: '证书编号' }, view.certificate),
    field('customer', { en: 'Customer', zh: '客户' }, view.customer),
    field('name', { en: 'Name', zh: '名称' }, view.name),
    field('status', { en: 'Status', zh: '状态' }, view.status, certificateWords.status(view.status)),
    field('until', { en: 'Suspended until', zh: '暂停截止' }, view.until),
    field('open', { en: 'Open', zh: '未结' }, view.open, yesNo(view.open)),
  ].filter(({ cell }) => cell !== null)
  return { fields, more: view.acts.flatMap(actParts) }
}

function actParts(act: ActView): Part[] {
  const record: Part = { kind: 'record', title: suspensionWords.actOn(act.act, act.on), fields: actFields(act) }
  return act.followUps.length === 0 ? [record] : [record, table(followUpColumns, act.followUps)]
}

const person = (name: string | null, on: Day | null): string | null =>
  name === null ? null : on === null ? name : `${name}, ${on}`

const actFields = (act: ActView): Field[] =>
  [
    field('reason', { en: 'Reason', zh: '原因' }, act.reason, act.reasonName ?? same('—')),
    field('statement', { en: 'Statement', zh: '说明' }, act.statement),
    field('groundOn', { en: 'Ground confirmed', zh: '事由确认' }, act.groundOn),
    field('until', { en: 'Last day', zh: '暂停截止' }, act.until),
    field('conditions', { en: 'Conditions', zh: '恢复条件' }, act.conditions),
    field('evidence', { en: 'Evidence', zh: '依据' }, act.evidence),
    field('verifiedBy', { en: 'Verified by', zh: '验证人' }, person(act.verifiedBy, act.verifiedOn)),
    field('change', { en: 'Reduced by', zh: '缩小范围依据' }, act.change),
    field('decidedBy', { en: 'Decided by', zh: '决定人' }, person(act.decidedBy, act.decidedOn) ?? '—'),
    field('handledBy', { en: 'Handled by', zh: '经办人' }, act.handledBy),
  ].filter(({ cell }) => cell !== null)

const followUpColumns: readonly Column<FollowUpView>[] = [
  {
    key: 'kinds',
    title: { en: 'Follow-up', zh: '后续事项' },
    cell: (item) => item.kinds.join('|'),
    shown: (item) => suspensionWords.anyOf(item.kind === null ? item.kinds : [item.kind]),
  },
  {
    key: 'due',
    title: { en: 'Due', zh: '期限' },
    cell: (item) => item.due,
    shown: (item) => orDash(item.due),
    whole: true,
  },
  {
    key: 'on',
    title: { en: 'Done', zh: '完成' },
    cell: (item) => item.on,
    shown: (item) => orDash(item.on),
    whole: true,
  },
  {
    key: 'state',
    title: { en: 'State', zh: '状态' },
    cell: (item) => item.state,
    shown: (item) => suspensionWords.state(item.state, item.daysLate),
    tone: (item) => (item.state === 'breach' ? 'bad' : item.state === 'at-risk' ? 'warn' : undefined),
  },
  {
    key: 'reference',
    title: { en: 'Reference', zh: '编号' },
    cell: (item) => item.reference,
    shown: (item) => orDash(item.reference),
  },
  {
    key: 'delivery',
    title: { en: 'Delivery', zh: '送达' },
    cell: (item) => item.delivery,
    shown: (item) => orDash(item.delivery),
  },
  { key: 'by', title: { en: 'By', zh: '办理人' }, cell: (item) => item.by, shown: (item) => orDash(item.by) },
]
