import { requireCustomer } from '../../customer/customer/store/find.ts'
import { type ReadCall, verb } from '../../terminal/command.ts'
import { offering, required, text, yes } from '../../terminal/flag.ts'
import { list, noneOf, one } from '../../terminal/result.ts'
import { suspensionWords } from '../words.ts'
import { caseColumns, caseParts } from './case-parts.ts'
import { caseViews, requireCaseView } from './case-record.ts'
import { caseNumber } from './flags.ts'

/** Asked of no day in particular, what is recorded for days ahead is told too. */
const question = (call: ReadCall) => ({ day: call.asOf, ahead: call.globals.asOf === undefined })

/** `suspend list`: the cases of 4.4. */
export const suspendList = verb({
  words: { en: 'Suspensions, withdrawals and cancellations', zh: '暂停、撤销、注销的办理' },
  access: 'read',
  args: { customer: offering('customer', text({ en: 'only those of this customer', zh: '仅此客户' })) },
  flags: { open: yes({ en: 'only where something is left to be done', zh: '仅未结的' }) },
  examples: {
    'suspend list': { en: 'every case, newest first', zh: '全部办理，最新在前' },
    'suspend list --open': { en: 'cases that still want something', zh: '尚有后续事项的办理' },
  },
  run: async ({ customer, open }, call) => {
    const views = await call.read(async (db) => {
      const customerId = customer === undefined ? undefined : (await requireCustomer(db, customer)).id
      return caseViews(db, { ...question(call), customerId })
    })
    const wanted = views.filter((view) => open === undefined || view.open)
    return list('suspensions', caseColumns, wanted, noneOf({ customer, open }, suspensionWords.noCases))
  },
})

/** `suspend show`: one case with all its acts and what follows them. */
export const suspendShow = verb({
  words: {
    en: 'One case in full: its acts, who decided, what follows',
    zh: '查看一项办理：各次变更、决定人和后续事项',
  },
  access: 'read',
  args: { case: required(caseNumber) },
  examples: {
    'suspend show SP-2026-0001': { en: 'the case with its decisions and what follows', zh: '该项办理的决定和后续事项' },
  },
  run: async ({ case: number }, call) => {
    const view = await call.read((db) => requireCaseView(db, number, question(call)))
    const { fields, more } = caseParts(view)
    return one('suspension', view, null, fields, more)
  },
})
