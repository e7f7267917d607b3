import { happened } from '../../clause/fact.ts'
import { usage } from '../../clause/problem.ts'
import { lines } from '../../clause/words.ts'
import { customerColumns } from '../../customer/customer/columns.ts'
import { doneBy } from '../../office/staff/done-by.ts'
import { doerOf } from '../../office/staff/store/staff.ts'
import { columnsOf, everyColumn } from '../../record/columns.ts'
import { addNumbered } from '../../record/find.ts'
import { flagsOf } from '../../record/flags.ts'
import { recordWords } from '../../record/sentences.ts'
import { noun, verb } from '../../terminal/command.ts'
import { required } from '../../terminal/flag.ts'
import { type Column, columnOf, field, list, one, orDash, table } from '../../terminal/result.ts'
import {
  findIssue,
  type IssueView,
  issueArgument,
  issueViews,
  magazine,
  requireIssue,
  type SendingJudge,
  sendingJudge,
  wholeIssue,
  withoutMissing,
} from './magazine.ts'
import { sending } from './sending.ts'
import { magazineWords } from './words.ts'

const { name, published, title } = flagsOf(magazine)

const magazineIssue = verb({
  words: { en: 'Record an issue of the magazine that was published', zh: '登记已出版的杂志期次' },
  access: 'write',
  by: doneBy('business', '4.3.6', 'published'),
  args: { issue: required({ ...name, words: { ...name.words, zh: '期名，如 2026年第1期' } }) },
  flags: { published: required(published), title },
  asks: ['title'],
  examples: {
    'magazine issue 2026年第2期 --published 2026-07-05 --title 标准换版专刊': {
      en: 'an issue that has come out',
      zh: '登记新出版的一期',
    },
  },
  run: async ({ issue, published: typed, title }, call) => {
    const published = happened(typed, call.today, '--published')
    const { view, said } = await call.write(async (tx) => {
      const staff = await doerOf(tx)
      const found = await findIssue(tx.db, issue)
      const there = found?.voided_at === null ? found : null
      if (there !== null && (there.published_on !== published || (title !== undefined && title !== there.title)))
        throw usage(magazineWords.otherwise(there.number, there.published_on), magazineWords.editIt(there.number))
      const row = { issue, published_on: published, title: title ?? null, staff_id: staff.id }
      const { view, state } = await wholeIssue(tx.db, there?.number ?? addNumbered(tx, magazine, row), call.today)
      if (there !== null) return { view, said: [recordWords.already(there.number)] }
      const said = [magazineWords.added(view.number, issue, published)]
      if (view.certified > 0)
        said.push(magazineWords.covered(view, view.missing.length, state), magazineWords.sendIt(view.number))
      return { view, said }
    })
    return one('magazine', withoutMissing(view), lines(said))
  },
})

const plain = columnOf<IssueView>()

/** Every value: what CSV and TSV write, and `show`. */
const everyValue: readonly Column<IssueView>[] = [
  ...everyColumn(magazine),
  plain('certified', 'Certified then', '当日获证组织数'),
  plain('sent', 'Sent to', '已发放'),
  plain('complete', 'Complete', '发放完成日期'),
  plain('due', 'Due', '期限'),
]

/** What people need on one screen. */
const listed = (judge: SendingJudge): readonly Column<IssueView>[] => [
  ...columnsOf(magazine, {
    number: { whole: true },
    issue: {},
    published: { whole: true },
    title: { shown: (each) => orDash(each.title), minor: true },
  }),
  {
    ...plain('sent', 'Certified reached', '获证组织覆盖'),
    shown: (each) => magazineWords.coverage(each.sent, each.certified),
    tone: (each) => (each.sent < each.certified ? 'warn' : undefined),
    align: 'right',
  },
  {
    ...plain('complete', 'Complete', '发放完成'),
    shown: (each) => magazineWords.state({ complete: each.complete, state: judge(each) }),
    tone: (each) => (judge(each)?.state === 'breach' ? 'bad' : undefined),
  },
]

const magazineList = verb({
  words: { en: 'Issues of the magazine, and how many of the certified each reached', zh: '杂志期次及获证组织覆盖情况' },
  access: 'read',
  examples: {
    'magazine list': { en: 'issues, and how many of the certified have each', zh: '各期及获证组织的覆盖情况' },
  },
  run: async (_, call) => {
    const { views, judge } = await call.read(async (db) => {
      const judge = await sendingJudge(db, call.asOf)
      return { views: await issueViews(db, call.asOf, judge), judge }
    })
    return { ...list('magazines', listed(judge), views, magazineWords.none), rows: table(everyValue, views) }
  },
})

const sendingColumns = columnsOf(sending, {
  on: { whole: true },
  organizations: { align: 'right', whole: true },
  delivery: {},
  by: {},
})

const magazineShow = verb({
  words: { en: 'One issue with its sendings and who is missing', zh: '查看一期杂志的发放记录及未发放的组织' },
  access: 'read',
  args: { issue: required(issueArgument) },
  examples: { 'magazine show MG-2026-01': { en: 'who has it and who has not', zh: '已发放和未发放的组织' } },
  run: async ({ issue }, call) => {
    const { view } = await call.read(async (db) => wholeIssue(db, (await requireIssue(db, issue)).number, call.asOf))
    const { sendings, missing } = view
    const parts = [
      ...(sendings.length === 0 ? [] : [table(sendingColumns, sendings, { title: magazineWords.sendings })]),
      ...(missing.length === 0 ? [] : [table(customerColumns, missing, { title: magazineWords.missing })]),
    ]
    const fields = everyValue.map(({ key, title, cell }) => field(key, title, cell(view)))
    return one('magazine', view, null, fields, parts)
  },
})

/** The magazine, its issues, and to whom each was sent (4.3.6). */
export const magazineCommands = noun(
  { en: 'The magazine and its distribution (4.3.6)', zh: '杂志及其发放（4.3.6）' },
  {
    issue: async () => magazineIssue,
    send: async () => (await import('./commands/send.ts')).magazineSend,
    list: async () => magazineList,
    show: async () => magazineShow,
    edit: async () => (await import('./commands/edit.ts')).magazineEdit,
    void: async () => (await import('./commands/edit.ts')).magazineVoid,
  },
)
