import { lineShown } from '../../../clause/placeholder.ts'
import { usage } from '../../../clause/problem.ts'
import { same } from '../../../clause/words.ts'
import { contactWords } from '../../../contact/contact/words.ts'
import { requireCustomer } from '../../../customer/customer/store/find.ts'
import { type Examples, type Verb, verb } from '../../../terminal/command.ts'
import { day } from '../../../terminal/day-flag.ts'
import { choice, offering, text, yes } from '../../../terminal/flag.ts'
import { type Column, columnOf, field, list, noneOf, one, type Part, table, yesNo } from '../../../terminal/result.ts'
import { type CaseView, caseViews, type NextAct, nextActs } from '../record.ts'
import { type CaseSort, caseActs, caseDecisions, caseStates, caseSteps } from '../rules.ts'
import { listCases } from '../store/case.ts'
import { caseWords, matterWords, saidWith } from '../words.ts'
import { caseNumber, requireCase, requireCaseView } from './require.ts'

const column = columnOf<CaseView>()
const shownName = ({ name }: Pick<CaseView, 'name'>) => (name === null ? caseWords.anonymous : same(name))
const tone = ({ daysLate, open }: CaseView) => (open ? (daysLate > 0 ? 'bad' : 'warn') : 'good')

/** What people need on one screen. */
const listed: readonly Column<CaseView>[] = [
  column('number', 'Number', '编号', { whole: true }),
  column('received', 'Received', '收到日期', { whole: true }),
  column('name', 'From', '来自', { shown: shownName }),
  column('content', 'Content', '内容'),
  column('state', 'State', '状态', {
    shown: (item) => caseWords.state(item.state, item.open ? item.daysLate : 0),
    tone,
  }),
  column('decideBy', 'Decide by', '决定期限', { whole: true, minor: true }),
  {
    key: 'next',
    title: { en: 'Waits for', zh: '等待' },
    cell: (item) => item.next?.act ?? null,
    shown: (item) => caseWords.waitsFor(item.next?.act ?? null),
  },
]

/** Every value: what CSV and TSV write. */
const everyValue: readonly Column<CaseView>[] = [
  column('number', 'Number', '编号'),
  column('received', 'Received', '收到日期'),
  column('customer', 'Customer', '客户'),
  column('name', 'From', '来自'),
  column('anonymous', 'Anonymous', '匿名', { shown: (item) => yesNo(item.anonymous) }),
  column('against', 'Complained of', '被投诉客户'),
  column('content', 'Content', '内容'),
  column('owner', 'Owner', '责任人'),
  column('state', 'State', '状态', { shown: (item) => caseStates[item.state] }),
  column('acknowledgeBy', 'Acknowledge by', '告知收到期限'),
  column('acknowledged', 'Acknowledged', '告知收到日期'),
  column('decideBy', 'Decide by', '决定期限'),
  column('decided', 'Decided', '决定日期'),
  column('decision', 'Decision', '决定', {
    shown: (item) => (item.decision === null ? same('—') : caseDecisions[item.decision]),
  }),
  column('daysLate', 'Days late', '超期天数'),
  { key: 'next', title: { en: 'Waits for', zh: '等待' }, cell: (item) => item.next?.act ?? null },
  column('closed', 'Closed', '关闭日期', {
    shown: ({ closed, closedBefore }) =>
      closed !== null && closedBefore ? caseWords.closedBefore(closed) : same(closed ?? ''),
  }),
  column('outcome', 'Outcome', '处理结果'),
]

/** `list`: what came in, where each stands and what it waits for. */
export const caseList = (sort: CaseSort, examples: Examples): Verb =>
  verb({
    words:
      sort === 'complaint'
        ? { en: 'Complaints and what each waits for', zh: '投诉及其等待事项' }
        : { en: 'Appeals and what each waits for', zh: '申诉及其等待事项' },
    access: 'read',
    args: {
      customer: offering(
        'customer',
        text({ en: 'only what comes from, or is about, this customer', zh: '仅与此客户有关的' }),
      ),
    },
    flags: {
      open: yes({ en: 'only those that are not closed', zh: '仅未关闭的' }),
      state: choice({ en: 'only those in this state', zh: '仅此状态' }, caseStates, 'STATE'),
      from: day('past', { en: 'received on this day or later', zh: '自该日起收到' }),
      to: day('past', { en: 'received on this day or earlier', zh: '至该日止收到' }),
    },
    examples,
    run: async (asked, call) => {
      const { customer, open, state, from, to } = asked
      if (from !== undefined && to !== undefined && from > to)
        throw usage(contactWords.notThatOrder(from, to), contactWords.swapDays)
      const views = await call.read(async (db) => {
        const only = customer === undefined ? null : (await requireCustomer(db, customer)).id
        return caseViews(db, sort, { day: call.asOf, asked: only })
      })
      const wanted = views
        .filter((view) => (open !== true || view.open) && (state === undefined || view.state === state))
        .filter(({ received }) => (from ?? received) <= received && received <= (to ?? received))
        .reverse()
      const found = list(`${sort}s`, listed, wanted, noneOf(asked, caseWords.none(sort)))
      return { ...found, rows: table(everyValue, wanted) }
    },
  })

const act = columnOf<CaseView['acts'][number]>()
const actColumns: readonly Column<CaseView['acts'][number]>[] = [
  act('on', 'On', '日期', { whole: true }),
  act('act', 'Act', '办理', { shown: (item) => caseActs[item.act] }),
  act('by', 'By', '办理人'),
  { key: 'said', title: { en: 'With', zh: '内容' }, cell: (item) => saidWith(item).en, shown: saidWith, prose: true },
]

const next = columnOf<NextAct>()
const nextColumns: readonly Column<NextAct>[] = [
  next('number', 'Number', '编号', { whole: true, minor: true }),
  next('act', 'Act', '办理', { shown: (item) => caseSteps[item.act] }),
  next('command', 'Command', '命令', { atLeast: 40, ownLine: true, shown: ({ command }) => lineShown(command) }),
]

type NextOfAll = NextAct & Pick<CaseView, 'customer' | 'name'>

const ofAll = columnOf<NextOfAll>()
const [numberColumn, ...otherColumns] = nextColumns as readonly [Column<NextAct>, ...Column<NextAct>[]]

/** The same with whom the case comes from. */
const nextOfAllColumns: readonly Column<NextOfAll>[] = [
  numberColumn,
  ofAll('name', 'From', '来自', { shown: shownName }),
  ...otherColumns,
]

/** What CSV and TSV write: whom it comes from behind what they had. */
const nextRows: readonly Column<NextOfAll>[] = [
  ...nextColumns,
  ofAll('customer', 'Customer', '客户'),
  ofAll('name', 'From', '来自'),
]

type MatterView = CaseView['matters'][number]
const matterColumns: readonly Column<MatterView>[] = [
  { key: 'what', title: { en: 'About', zh: '涉及' }, cell: ({ named }) => named, shown: matterWords },
  columnOf<MatterView>()('on', 'Recorded', '登记日期', { whole: true }),
]

type InvolvedView = CaseView['involved'][number]
const involvedColumns: readonly Column<InvolvedView>[] = [
  columnOf<InvolvedView>()('name', 'Name', '姓名'),
  columnOf<InvolvedView>()('by', 'By', '依据', { shown: ({ by }) => (by === null ? caseWords.namedSo : same(by)) }),
]

/** The tables below a case: what it is about, who was involved, what was done and what can be. */
function partsOf(view: CaseView, possible: readonly NextAct[]): Part[] {
  const parts: Part[] = []
  if (view.matters.length > 0) parts.push(table(matterColumns, view.matters, { title: caseWords.mattersTitle }))
  if (view.involved.length > 0) parts.push(table(involvedColumns, view.involved, { title: caseWords.involvedTitle }))
  if (view.acts.length > 0) parts.push(table(actColumns, view.acts, { title: caseWords.actsTitle }))
  if (possible.length > 0) parts.push(table(nextColumns.slice(1), possible, { title: caseWords.nextTitle }))
  return parts
}

/** `show`: one case with all that was done of it by the day. */
export const caseShow = (sort: CaseSort, examples: Examples): Verb =>
  verb({
    words:
      sort === 'complaint'
        ? { en: 'One complaint with all that was done', zh: '查看一项投诉及其办理过程' }
        : { en: 'One appeal with all that was done', zh: '查看一项申诉及其办理过程' },
    access: 'read',
    args: { number: caseNumber(sort) },
    examples,
    run: async ({ number }, call) => {
      const { view, possible } = await call.read(async (db) => {
        const view = await requireCaseView(db, sort, number, call.asOf)
        const [found] = await listCases(db, sort, { asOf: call.asOf, number })
        return { view, possible: found === undefined ? [] : nextActs(found) }
      })
      const fields = everyValue
        .filter(({ key }) => key !== 'next')
        .map(({ key, title, cell, shown }) => field(key, title, cell(view), shown?.(view)))
      return one(sort, { ...view, possible }, null, fields, partsOf(view, possible))
    },
  })

/** `next`: what can be done now of one, or what every open one waits for. */
export const caseNext = (sort: CaseSort, examples: Examples): Verb =>
  verb({
    words: { en: 'What can be done now, and the command', zh: '现在可办理的事项和命令' },
    access: 'read',
    args: { number: { ...caseNumber(sort), need: 'optional' as const } },
    examples,
    run: async ({ number }, call) => {
      const found = await call.read(async (db) => {
        if (number === undefined) {
          const views = await caseViews(db, sort, { day: call.asOf })
          return views.flatMap(({ next: way, customer, name }) => (way === null ? [] : { ...way, customer, name }))
        }
        await requireCase(db, sort, number)
        const cases = await listCases(db, sort, { asOf: call.asOf, number })
        return cases.flatMap((each) =>
          nextActs(each).map((way) => ({ ...way, customer: each.customer, name: each.name })),
        )
      })
      return { ...list('next', nextOfAllColumns, found, caseWords.nothingNext), rows: table(nextRows, found) }
    },
  })
