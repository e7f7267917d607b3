import type { Day } from '../../clause/day.ts'
import { requireCustomer } from '../../customer/customer/store/find.ts'
import { columnsOf, everyColumn, shownFields } from '../../record/columns.ts'
import { numberOf } from '../../record/flags.ts'
import { noun, verb } from '../../terminal/command.ts'
import { offering, required, text, yes } from '../../terminal/flag.ts'
import { type Column, list, noneOf, one, table } from '../../terminal/result.ts'
import { type LossView, loss, lossView, lossViews } from './loss.ts'
import { lossWords } from './words.ts'

/** The list as it stands on the day: what is late is marked. */
const listed = (day: Day): readonly Column<LossView>[] => [
  ...columnsOf(loss, {
    number: { whole: true },
    found: { whole: true, minor: true },
    kind: {},
    customer: { whole: true },
    name: { atLeast: 12 },
    certificate: { minor: true },
    situation: {},
  }),
  {
    key: 'state',
    title: { en: 'State', zh: '状态' },
    cell: (item) => item.closed,
    shown: (item) => lossWords.state(item, day),
    tone: (item) => (item.missing.length > 0 && item.due < day ? 'bad' : undefined),
  },
]

const lossList = verb({
  words: { en: 'Losses and abnormalities, and what came of them', zh: '流失与异常及处理情况' },
  access: 'read',
  args: { customer: offering('customer', text({ en: 'only of this customer', zh: '仅此客户' })) },
  flags: { kind: loss.fields.kind.flag, open: yes({ en: 'only those not closed', zh: '仅未关闭的' }) },
  examples: { 'loss list --open': { en: 'what is not closed yet', zh: '未关闭的流失和异常' } },
  run: async ({ customer, kind, open }, call) => {
    const all = await call.read(async (db) =>
      lossViews(db, call.asOf, customer === undefined ? undefined : (await requireCustomer(db, customer)).id),
    )
    const views = all.filter(
      (each) => (kind === undefined || each.kind === kind) && (open !== true || each.closed === null),
    )
    const empty = noneOf({ customer, kind, open }, lossWords.none)
    return { ...list('losses', listed(call.asOf), views, empty), rows: table(everyColumn(loss), views) }
  },
})

const lossShow = verb({
  words: { en: 'One loss or abnormality in full', zh: '查看一项流失/异常' },
  access: 'read',
  args: { number: required(numberOf(loss)) },
  examples: { 'loss show LS-2026-0001': { en: 'what happened and what was done', zh: '该事项及处理情况' } },
  run: async ({ number }, call) => {
    const view = await call.read((db) => lossView(db, number, call.asOf))
    return one('loss', view, null, shownFields(loss, view))
  },
})

/** Customers who are lost, or of whom something is not as it should be (4.3.7). */
export const lossCommands = noun(
  { en: 'Abnormalities and losses of customers (4.3.7)', zh: '客户异常与流失（4.3.7）' },
  {
    open: async () => (await import('./commands/open.ts')).lossOpen,
    verify: async () => (await import('./commands/steps.ts')).lossVerify,
    cause: async () => (await import('./commands/steps.ts')).lossCause,
    report: async () => (await import('./commands/report.ts')).lossReport,
    decide: async () => (await import('./commands/decide.ts')).lossDecide,
    close: async () => (await import('./commands/steps.ts')).lossClose,
    list: async () => lossList,
    show: async () => lossShow,
    edit: async () => (await import('./commands/edit.ts')).lossEdit,
    void: async () => (await import('./commands/edit.ts')).lossVoid,
  },
)
