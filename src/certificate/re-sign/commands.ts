import type { Day } from '../../clause/day.ts'
import type { Words } from '../../clause/words.ts'
import { requireCustomer } from '../../customer/customer/store/find.ts'
import { doneBy } from '../../office/staff/done-by.ts'
import { columnsOf, everyColumn, shownFields } from '../../record/columns.ts'
import { numberOf } from '../../record/flags.ts'
import { voiding } from '../../record/void.ts'
import { noun, verb } from '../../terminal/command.ts'
import { offering, required, text, yes } from '../../terminal/flag.ts'
import { list, noneOf, one, orDash, table } from '../../terminal/result.ts'
import { contractWords } from '../contract/words.ts'
import { listReSigns, type ReSignRecord, reSign, reSignView } from './re-sign.ts'
import { reSignWords } from './words.ts'

const reSignNumber = numberOf(reSign)
/** What is outstanding, or when all was done. */
const standingWords = ({ outstanding, completed }: ReSignRecord): Words =>
  completed === null ? reSignWords.lacks(outstanding) : reSignWords.done(completed)

const listed = columnsOf(reSign, {
  number: { whole: true },
  customer: { whole: true },
  name: {},
  contract: { shown: (each) => orDash(each.contract), minor: true },
  requested: { whole: true },
  due: { whole: true },
  completed: { shown: standingWords, tone: (each) => (each.completed === null ? 'warn' : undefined), atLeast: 16 },
})

const reSignList = verb({
  words: { en: 'Requests to re-sign, and what is outstanding', zh: '重新签订要求及办理情况' },
  access: 'read',
  args: { customer: offering('customer', text({ en: 'only those of this customer', zh: '仅此客户的要求' })) },
  flags: { open: yes({ en: 'only those of which something is outstanding', zh: '仅未办完的' }) },
  examples: {
    'contract re-sign list --open': { en: 'requests that still wait for their papers', zh: '尚未办完的要求' },
  },
  run: async ({ customer, open }, call) => {
    const all = await call.read(async (db) => {
      const customerId = customer === undefined ? undefined : (await requireCustomer(db, customer)).id
      return listReSigns(db, { day: call.asOf, customerId })
    })
    const records = open === true ? all.filter(({ completed }) => completed === null) : all
    const empty = noneOf({ customer, open }, reSignWords.none)
    return { ...list('reSigns', listed, records, empty), rows: table(everyColumn(reSign), records) }
  },
})

const suppliedWords = (on: Day | null, text: string | null): Words =>
  orDash(on === null ? null : [on, text].filter((part) => part !== null).join('  '))

/** A request field by field: each part with its day. */
const fieldsShown = (view: ReSignRecord) =>
  shownFields(
    reSign,
    view,
    {
      contract: { shown: orDash(view.contract) },
      situation: { shown: suppliedWords(view.situationOn, view.situation) },
      application: { shown: suppliedWords(view.application, view.applicationRef) },
      papers: { shown: suppliedWords(view.papers, view.papersRef) },
      completed: { shown: standingWords(view) },
      renewedBy: { shown: contractWords.numbers(view.renewedBy) },
    },
    ['situationOn', 'applicationRef', 'papersRef', 'outstanding'],
  )

const reSignShow = verb({
  words: { en: 'One request to re-sign in full', zh: '查看一项重新签订要求' },
  access: 'read',
  args: { number: required(reSignNumber) },
  examples: { 'contract re-sign show RS-2026-0001': { en: 'the request and what was done', zh: '该项要求及办理情况' } },
  run: async ({ number }, call) => {
    const view = await call.read((db) => reSignView(db, number, call.asOf))
    return one('reSign', view, null, fieldsShown(view))
  },
})

const reSignVoid = voiding(reSign, {
  words: { en: 'Take back a request that was recorded by mistake', zh: '作废误录的重新签订要求' },
  by: doneBy('business', '4.1.3'),
  examples: {
    'contract re-sign void RS-2026-0001 --reason "entered twice"': { en: 'recorded twice', zh: '作废重复录入的要求' },
  },
  view: (tx, number, call) => reSignView(tx.db, number, call.today),
})

/** Requests of customers for their contracts to be signed anew (4.1.3). */
export const reSignCommands = noun(
  { en: 'Requests to sign a contract anew (4.1.3)', zh: '重新签订合同的要求（4.1.3）' },
  {
    add: async () => (await import('./commands/add.ts')).reSignAdd,
    supply: async () => (await import('./commands/supply.ts')).reSignSupply,
    list: async () => reSignList,
    show: async () => reSignShow,
    void: async () => reSignVoid,
  },
)
