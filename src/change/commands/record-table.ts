import { fenText, readFen } from '../../clause/fen.ts'
import { lineShown } from '../../clause/placeholder.ts'
import { remarks, same, type Words } from '../../clause/words.ts'
import { customerColumns } from '../../customer/customer/columns.ts'
import { customerNameTitle, customerTitle } from '../../customer/customer/title-words.ts'
import { type Column, columnOf, type Field, field, type Part, table, yesNo } from '../../terminal/result.ts'
import { momentText } from '../application.ts'
import { acts, classes, decisions, directions, fieldNames, origins, states } from '../rules.ts'
import { changeWords, rolesWords } from '../words.ts'
import type { ChangeDetail, ChangeRecord, NextAct } from './record.ts'

type ShownAct = ChangeDetail['acts'][number]
type ShownLine = ChangeDetail['lines'][number]

const changeColumn = columnOf<ChangeRecord>()

export const changeColumns: readonly Column<ChangeRecord>[] = [
  changeColumn('number', 'Application', '申请编号', { whole: true }),
  ...customerColumns,
  changeColumn('state', 'State', '状态', {
    shown: (item) => states[item.state],
    tone: (item) => (item.state === 'closed' ? 'good' : item.open ? 'warn' : undefined),
  }),
  { key: 'kinds', title: { en: 'Kinds', zh: '类别' }, cell: (item) => item.kinds.join(''), minor: true },
  changeColumn('direction', 'Scope', '范围', {
    shown: (item) => (item.direction === 'none' ? same('—') : directions[item.direction]),
    minor: true,
  }),
  changeColumn('since', 'Since', '自', { whole: true }),
  {
    key: 'next',
    title: { en: 'Waits for', zh: '等待' },
    cell: (item) => item.next?.act ?? null,
    shown: (item) => waitsFor(item.next),
  },
]

/** What can be done, with the day for which it is planned. */
const actPlanned = ({ act, auditPlanned }: NextAct): Words => {
  const { en, zh } = acts[act]
  return auditPlanned === null
    ? { en, zh }
    : { en: `${en}, planned for ${auditPlanned}`, zh: `${zh}，计划 ${auditPlanned}` }
}

const waitsFor = (next: NextAct | null): Words => {
  if (next === null) return same('—')
  const by = rolesWords(next.roles)
  const act = actPlanned(next)
  return { en: `${act.en} (${by.en})`, zh: `${act.zh}（${by.zh}）` }
}

const nextActColumn = columnOf<NextAct>()

export const nextColumns: readonly Column<NextAct>[] = [
  nextActColumn('number', 'Application', '申请编号', { whole: true, minor: true }),
  nextActColumn('act', 'Act', '办理', { shown: actPlanned }),
  {
    key: 'roles',
    title: { en: 'By', zh: '办理人' },
    cell: (item) => item.roles.join('|'),
    shown: (item) => rolesWords(item.roles),
  },
  nextActColumn('clause', 'Clause', '条款', { whole: true, minor: true }),
  nextActColumn('command', 'Command', '命令', {
    atLeast: 40,
    ownLine: true,
    shown: ({ command }) => lineShown(command),
  }),
]

type CustomersNextAct = NextAct & Pick<ChangeRecord, 'customer' | 'name'>

const [numberColumn, ...actColumnsNext] = nextColumns as readonly [Column<NextAct>, ...Column<NextAct>[]]

/** The same with whose application it is. */
export const customerNextColumns: readonly Column<CustomersNextAct>[] = [
  numberColumn,
  ...customerColumns,
  ...actColumnsNext,
]

/** What CSV and TSV write: whose it is behind what they had. */
export const nextRows: readonly Column<CustomersNextAct>[] = [...nextColumns, ...customerColumns]

/** A value as people read it: an amount with its sign. */
const valueWords = ({ field: name }: ShownLine, value: string | null): Words => {
  const fen = name === 'amount' && value !== null ? readFen(value) : null
  return same(fen === null ? (value ?? '—') : fenText(fen))
}

const shownColumn = columnOf<ShownLine>()

const lineColumns: readonly Column<ShownLine>[] = [
  shownColumn('field', 'Field', '变更项', { shown: (item) => fieldNames[item.field] }),
  shownColumn('of', 'Of', '证书/合同', { whole: true }),
  shownColumn('before', 'Before', '变更前', { shown: (item) => valueWords(item, item.before) }),
  shownColumn('after', 'After', '变更后', { shown: (item) => valueWords(item, item.after) }),
]

const outcomes: Readonly<Record<string, Words>> = { ...classes, ...decisions }

const given = <Value>(value: Value | null, words: (value: Value) => Words | null): Words | null =>
  value === null ? null : words(value)

/** What was said with an act, in one text. */
const saidWith = (act: ShownAct): Words => {
  const { reference, statement, documents, proof, firstCopy, secondCopy, whileSuspended, belowFloor } = act
  const plain = [reference, statement, documents, proof, firstCopy, secondCopy, whileSuspended, belowFloor]
  const told = [
    act.direction === 'none' ? null : given(act.direction, (direction) => directions[direction]),
    given(act.outcome, (outcome) => outcomes[outcome] ?? null),
    ...plain.map((text) => given(text, same)),
    given(act.businessAt, (at) => ({ en: `business ${at}`, zh: `业务部 ${at}` })),
    given(act.certificationAt, (at) => ({ en: `certification ${at}`, zh: `认证部 ${at}` })),
    given(act.informedAt, (at) => ({ en: `business informed ${at}`, zh: `${at} 告知业务部` })),
    given(act.happenedOn, (on) => ({ en: `happened ${on}`, zh: `变更发生于 ${on}` })),
    given(act.signedOn, (on) => ({ en: `signed ${on}`, zh: `客户签章 ${on}` })),
    given(act.auditNeeded, (needed) =>
      needed ? { en: 'audit needed', zh: '需要审核' } : { en: 'no audit needed', zh: '无需审核' },
    ),
    given(act.auditPlannedOn, (on) => ({ en: `planned for ${on}`, zh: `计划 ${on} 审核` })),
    given(act.effectiveOn, (on) => ({ en: `effective ${on}`, zh: `自 ${on} 生效` })),
  ]
  return remarks(told.filter((words) => words !== null))
}

const shownActColumn = columnOf<ShownAct>()

const actColumns: readonly Column<ShownAct>[] = [
  shownActColumn('on', 'On', '日期', { shown: (item) => same(momentText(item)), whole: true }),
  shownActColumn('act', 'Act', '办理', { shown: (item) => acts[item.act] }),
  shownActColumn('staff', 'By', '办理人'),
  { key: 'said', title: { en: 'With', zh: '内容' }, cell: (item) => saidWith(item).en, shown: saidWith, prose: true },
]

/** An application field by field, for people. */
export function changeDetailFields(item: ChangeDetail): Field[] {
  return [
    field('number', { en: 'Application', zh: '申请编号' }, item.number),
    field('customer', customerTitle, item.customer),
    field('name', customerNameTitle, item.name),
    field('state', { en: 'State', zh: '状态' }, item.state, states[item.state]),
    field('origin', { en: 'Asked for', zh: '来源' }, item.origin, origins[item.origin]),
    field('f01', { en: 'F01', zh: 'F01 编号' }, item.f01),
    field('happenedOn', { en: 'Happened', zh: '变更发生日期' }, item.happenedOn),
    field('kinds', { en: 'Kinds', zh: '变更类别' }, item.kinds.join(''), changeWords.kindsTitle(item.kinds)),
    field('class', { en: 'Class', zh: '分类' }, item.class, item.class === null ? same('—') : classes[item.class]),
    field('direction', { en: 'Scope', zh: '范围' }, item.direction, directions[item.direction]),
    field('reissue', { en: 'New certificate', zh: '换证' }, item.reissue, yesNo(item.reissue)),
    ...(item.contactPerson === null ? [] : [personField(item.contactPerson)]),
    ...item.reissued.map(({ old, number }) =>
      field(
        'reissued',
        { en: 'Reissued', zh: '换发证书' },
        number,
        old === null ? same(number) : changeWords.reissuedAs(old, number),
      ),
    ),
  ]
}

function personField({ before, ...person }: NonNullable<ChangeDetail['contactPerson']>): Field {
  const told = Object.values(person).filter((text) => text !== null)
  const title = { en: 'Contact person', zh: '联系人' }
  return field('contactPerson', title, [...(before === null ? [] : [`${before} →`]), told.join(', ')].join(' '))
}

/** The tables below an application: what changes, what was done, what can be done now. */
export function changeDetailParts(item: ChangeDetail, possible: readonly NextAct[]): Part[] {
  const parts: Part[] = []
  if (item.lines.length > 0) parts.push(table(lineColumns, item.lines, { title: changeWords.fieldsTitle }))
  parts.push(table(actColumns, item.acts, { title: changeWords.actsTitle }))
  if (possible.length > 0) parts.push(table(nextColumns.slice(1), possible, { title: changeWords.nextTitle }))
  return parts
}
