import { requireCustomer } from '../../customer/customer/store/find.ts'
import { noun, verb } from '../../terminal/command.ts'
import { offering, required, text, yes } from '../../terminal/flag.ts'
import { list, noneOf, one, table } from '../../terminal/result.ts'
import { lossColumns, lossFields, lossFlags, lossNumber, lossRows, lossView, lossViews } from './commands/record.ts'
import { lossWords } from './words.ts'

const lossList = verb({
  words: { en: 'Losses and abnormalities, and what came of them', zh: '流失与异常及处理情况' },
  access: 'read',
  args: { customer: offering('customer', text({ en: 'only of this customer', zh: '仅此客户' })) },
  flags: {
    kind: lossFlags.kind,
    open: yes({ en: 'only those not closed', zh: '仅未关闭的' }),
  },
  examples: { 'loss list --open': { en: 'what is not closed yet', zh: '未关闭的流失和异常' } },
  run: async ({ customer, kind, open }, call) => {
    const all = await call.read(async (db) =>
      lossViews(db, call.asOf, customer === undefined ? undefined : (await requireCustomer(db, customer)).id),
    )
    const views = all.filter(
      (each) => (kind === undefined || each.kind === kind) && (open !== true || each.closed === null),
    )
    const empty = noneOf({ customer, kind, open }, lossWords.none)
    return { ...list('losses', lossColumns(call.asOf), views, empty), rows: table(lossRows, views) }
  },
})

const lossShow = verb({
  words: { en: 'One loss or abnormality in full', zh: '查看一项流失/异常' },
  access: 'read',
  args: { number: required(lossNumber) },
  examples: { 'loss show LS-2026-0001': { en: 'what happened and what was done', zh: '该事项及处理情况' } },
  run: async ({ number }, call) => {
    const view = await call.read((db) => lossView(db, number, call.asOf))
    return one('loss', view, null, lossFields(view))
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
