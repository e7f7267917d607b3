import type { Day } from '../../clause/day.ts'
import { joined, same, type Words } from '../../clause/words.ts'
import { customerById, customerNames } from '../../customer/store/master.ts'
import type { Role } from '../../office/rules.ts'
import type { Db } from '../../register/register.ts'
import { seriesNumber } from '../../terminal/flag.ts'
import { type Column, type Field, field, type Part, table, yesNo } from '../../terminal/result.ts'
import {
  type ActRecord,
  type Application,
  actsBy,
  knownOf,
  type Standing,
  standingOn,
  submissionIn,
  submittedKinds,
} from '../application.ts'
import {
  type Act,
  acts,
  type ChangeClass,
  type ChangeField,
  classes,
  type Direction,
  decisions,
  directions,
  fieldNames,
  type Kind,
  type Origin,
  origins,
  type State,
  states,
} from '../rules.ts'
import { type AppliedPerson, appliedPerson, reissuedFor } from '../store/application.ts'
import { wayOn } from '../transitions.ts'
import { actLine, changeWords } from '../words.ts'

export const applicationNumber = seriesNumber({ en: 'the application, such as CH-2026-0001', zh: '变更申请编号' })

/** An act as it is printed: what it has nothing of is null. */
interface ShownAct {
  readonly act: Act
  readonly on: Day
  readonly time: string | null
  readonly staff: string
  readonly direction: Direction | null
  readonly outcome: string | null
  readonly reference: string | null
  readonly statement: string | null
  readonly documents: string | null
  readonly proof: string | null
  readonly businessAt: string | null
  readonly certificationAt: string | null
  readonly signedOn: Day | null
  readonly auditNeeded: boolean | null
  readonly whileSuspended: string | null
  readonly belowFloor: string | null
  readonly effectiveOn: Day | null
  readonly firstCopy: string | null
  readonly secondCopy: string | null
}

/** A field that changes, as it is printed. */
interface ShownLine {
  readonly field: ChangeField
  /** The certificate or contract whose field it is. */
  readonly of: string | null
  readonly before: string | null
  readonly after: string
}

/** What can be done now: by whom, and with which command. */
export interface NextAct {
  readonly number: string
  readonly act: Act
  readonly clause: string
  readonly roles: readonly Role[]
  readonly command: string
}

/** A change application as it is printed, as of a day. */
export interface ChangeRecord {
  readonly number: string
  readonly customer: string
  readonly name: string
  readonly state: State
  readonly open: boolean
  readonly origin: Origin
  readonly class: ChangeClass | null
  readonly direction: Direction
  readonly kinds: readonly Kind[]
  readonly f01: string | null
  readonly relocation: boolean | null
  readonly reissue: boolean
  readonly amount: boolean
  /** The day of the last act. */
  readonly since: Day
  /** The way on: null where nothing follows. */
  readonly next: NextAct | null
}

/** The same with all that was applied for and done. */
export interface ChangeDetail extends ChangeRecord {
  readonly certificate: string | null
  readonly lines: readonly ShownLine[]
  readonly contactPerson: AppliedPerson | null
  readonly acts: readonly ShownAct[]
  readonly reissued: readonly { readonly old: string | null; readonly number: string }[]
}

/** What can be done with an application now, the way on first. */
export const nextActs = ({ number, acts: done }: Application, standing: Standing): NextAct[] =>
  standing.possible.map((each) => ({
    number,
    act: each.act,
    clause: each.clause,
    roles: each.roles,
    command: actLine(number, each, knownOf(done)),
  }))

function recordOf(
  application: Application,
  standing: Standing,
  { code, name }: { readonly code: string; readonly name: string },
  day: Day,
): ChangeRecord {
  const { number, origin } = application
  const done = actsBy(application, day)
  const { state, traits, open } = standing
  const way = wayOn(state, traits)
  const submission = submissionIn(done)
  return {
    number,
    customer: code,
    name,
    state,
    open,
    origin,
    class: traits.class,
    direction: traits.direction,
    kinds: submission === undefined ? [] : submittedKinds(submission),
    f01: submission?.reference ?? null,
    relocation: submission?.relocation ?? null,
    reissue: traits.reissue,
    amount: traits.amount,
    since: (done.at(-1) as ActRecord).on,
    next: nextActs(application, standing).find(({ act }) => act === way?.act) ?? null,
  }
}

/** Applications as they are printed, without those of which nothing had happened by the day. */
export async function changeRecords(db: Db, applications: readonly Application[], day: Day): Promise<ChangeRecord[]> {
  const customers = new Map((await customerNames(db)).map((each) => [each.id, each]))
  return applications.flatMap((application) => {
    const customer = customers.get(application.customerId)
    const standing = standingOn(application, day)
    return customer === undefined || standing === null ? [] : [recordOf(application, standing, customer, day)]
  })
}

/** One application with all that was applied for and done by the day; null where nothing was. */
export async function changeDetail(db: Db, application: Application, day: Day): Promise<ChangeDetail | null> {
  const standing = standingOn(application, day)
  if (standing === null) return null
  const record = recordOf(application, standing, await customerById(db, application.customerId), day)
  const done = actsBy(application, day)
  const submission = submissionIn(done)
  const certificate = await db
    .selectFrom('certificate')
    .select('number')
    .where('id', '=', application.certificateId ?? 0)
    .executeTakeFirst()
  const issued = done.some(({ act }) => act === 'reissue') ? await reissuedFor(db, application.id) : []
  return {
    ...record,
    certificate: certificate?.number ?? null,
    lines: (submission?.lines ?? []).map(({ field, paper, before, after }) => ({ field, of: paper, before, after })),
    contactPerson: submission === undefined ? null : await appliedPerson(db, submission),
    acts: done.map(shownAct),
    reissued: issued.map(({ oldNumber, number }) => ({ old: oldNumber, number })),
  }
}

const shownAct = (act: ActRecord): ShownAct => {
  const { id: _id, staffId: _staffId, recordedAt: _at, copies: _copies, kinds: _kinds, ...shown } = act
  const { relocation: _relocation, reissue: _reissue, lines: _lines, newPerson: _newPerson, ...rest } = shown
  return rest
}

export const changeColumns: readonly Column<ChangeRecord>[] = [
  { key: 'number', title: { en: 'Application', zh: '申请编号' }, cell: (item) => item.number, whole: true },
  { key: 'customer', title: { en: 'Customer', zh: '客户' }, cell: (item) => item.customer, whole: true },
  { key: 'name', title: { en: 'Name', zh: '名称' }, cell: (item) => item.name },
  {
    key: 'state',
    title: { en: 'State', zh: '状态' },
    cell: (item) => item.state,
    shown: (item) => states[item.state],
    tone: (item) => (item.state === 'closed' ? 'good' : item.open ? 'warn' : undefined),
  },
  {
    key: 'kinds',
    title: { en: 'Kinds', zh: '类别' },
    cell: (item) => item.kinds.join(''),
    minor: true,
  },
  {
    key: 'direction',
    title: { en: 'Scope', zh: '范围' },
    cell: (item) => item.direction,
    shown: (item) => (item.direction === 'none' ? same('—') : directions[item.direction]),
    minor: true,
  },
  { key: 'since', title: { en: 'Since', zh: '自' }, cell: (item) => item.since, whole: true },
  {
    key: 'next',
    title: { en: 'Waits for', zh: '等待' },
    cell: (item) => item.next?.act ?? null,
    shown: (item) => waitsFor(item.next),
  },
]

const waitsFor = (next: NextAct | null): Words => {
  if (next === null) return same('—')
  const by = changeWords.waiting(next.roles)
  return { en: `${acts[next.act].en} (${by.en})`, zh: `${acts[next.act].zh}（${by.zh}）` }
}

export const nextColumns: readonly Column<NextAct>[] = [
  {
    key: 'number',
    title: { en: 'Application', zh: '申请编号' },
    cell: (item) => item.number,
    whole: true,
    minor: true,
  },
  { key: 'act', title: { en: 'Act', zh: '办理' }, cell: (item) => item.act, shown: (item) => acts[item.act] },
  {
    key: 'roles',
    title: { en: 'By', zh: '由' },
    cell: (item) => item.roles.join('|'),
    shown: (item) => changeWords.waiting(item.roles),
  },
  { key: 'clause', title: { en: 'Clause', zh: '条款' }, cell: (item) => item.clause, whole: true, minor: true },
  { key: 'command', title: { en: 'Command', zh: '命令' }, cell: (item) => item.command, atLeast: 40 },
]

const lineColumns: readonly Column<ShownLine>[] = [
  {
    key: 'field',
    title: { en: 'Field', zh: '变更项' },
    cell: (item) => item.field,
    shown: (item) => fieldNames[item.field],
  },
  { key: 'of', title: { en: 'Of', zh: '证书/合同' }, cell: (item) => item.of, whole: true },
  { key: 'before', title: { en: 'Before', zh: '变更前' }, cell: (item) => item.before },
  { key: 'after', title: { en: 'After', zh: '变更后' }, cell: (item) => item.after },
]

const outcomes: Readonly<Record<string, Words>> = { ...classes, ...decisions }

/** What was said with an act, in one text. */
const saidWith = (act: ShownAct): Words => {
  const outcome = act.outcome === null ? null : outcomes[act.outcome]
  const plain = [
    act.reference,
    act.statement,
    act.documents,
    act.proof,
    act.firstCopy,
    act.secondCopy,
    act.whileSuspended,
    act.belowFloor,
  ]
  const told: Words[] = [
    ...(act.direction === null || act.direction === 'none' ? [] : [directions[act.direction]]),
    ...(outcome === null || outcome === undefined ? [] : [outcome]),
    ...plain.filter((text) => text !== null).map(same),
    ...(act.businessAt === null ? [] : [{ en: `business ${act.businessAt}`, zh: `业务部 ${act.businessAt}` }]),
    ...(act.certificationAt === null
      ? []
      : [{ en: `certification ${act.certificationAt}`, zh: `认证部 ${act.certificationAt}` }]),
    ...(act.signedOn === null ? [] : [{ en: `signed ${act.signedOn}`, zh: `客户签章 ${act.signedOn}` }]),
    ...(act.auditNeeded === null
      ? []
      : [act.auditNeeded ? { en: 'audit needed', zh: '需要审核' } : { en: 'no audit needed', zh: '无需审核' }]),
    ...(act.effectiveOn === null ? [] : [{ en: `effective ${act.effectiveOn}`, zh: `自 ${act.effectiveOn} 生效` }]),
  ]
  return joined(told, '; ', '；')
}

const actColumns: readonly Column<ShownAct>[] = [
  {
    key: 'on',
    title: { en: 'On', zh: '日期' },
    cell: (item) => item.on,
    shown: (item) => same(item.time === null ? item.on : `${item.on} ${item.time}`),
    whole: true,
  },
  { key: 'act', title: { en: 'Act', zh: '办理' }, cell: (item) => item.act, shown: (item) => acts[item.act] },
  { key: 'staff', title: { en: 'By', zh: '办理人' }, cell: (item) => item.staff },
  { key: 'said', title: { en: 'With', zh: '内容' }, cell: (item) => saidWith(item).en, shown: saidWith, prose: true },
]

/** An application field by field, for people. */
export function changeDetailFields(item: ChangeDetail): Field[] {
  const person = item.contactPerson
  const personText = person === null ? null : [person.name, person.title, person.mobile, person.phone, person.email]
  return [
    field('number', { en: 'Application', zh: '申请编号' }, item.number),
    field('customer', { en: 'Customer', zh: '客户编号' }, item.customer),
    field('name', { en: 'Name', zh: '客户名称' }, item.name),
    field('state', { en: 'State', zh: '状态' }, item.state, states[item.state]),
    field('origin', { en: 'Asked for', zh: '来源' }, item.origin, origins[item.origin]),
    field('f01', { en: 'F01', zh: 'F01 编号' }, item.f01),
    field('kinds', { en: 'Kinds', zh: '变更类别' }, item.kinds.join(''), changeWords.kindsTitle(item.kinds)),
    field('class', { en: 'Class', zh: '分类' }, item.class, item.class === null ? same('—') : classes[item.class]),
    field('direction', { en: 'Scope', zh: '范围' }, item.direction, directions[item.direction]),
    field('reissue', { en: 'New certificate', zh: '换证' }, item.reissue, yesNo(item.reissue)),
    ...(personText === null
      ? []
      : [
          field(
            'contactPerson',
            { en: 'Contact person', zh: '联系人' },
            personText.filter((text) => text !== null).join(', '),
          ),
        ]),
    ...item.reissued.map(({ old, number }) =>
      field(
        'reissued',
        { en: 'Reissued', zh: '换证' },
        number,
        old === null ? same(number) : changeWords.reissuedAs(old, number),
      ),
    ),
  ]
}

/** The tables below an application: what changes, what was done, what can be done now. */
export function changeDetailParts(item: ChangeDetail, possible: readonly NextAct[]): Part[] {
  const parts: Part[] = []
  if (item.lines.length > 0) parts.push(table(lineColumns, item.lines, { title: changeWords.fieldsTitle }))
  parts.push(table(actColumns, item.acts, { title: changeWords.actsTitle }))
  if (possible.length > 0) parts.push(table(nextColumns.slice(1), possible, { title: changeWords.nextTitle }))
  return parts
}
