import type { Day } from '../../clause/day.ts'
import { happened } from '../../clause/fact.ts'
import { usage } from '../../clause/problem.ts'
import { lines, type Words } from '../../clause/words.ts'
import { customerArgument } from '../../customer/customer/argument.ts'
import { requireCustomer } from '../../customer/customer/store/find.ts'
import { doneBy } from '../../office/staff/done-by.ts'
import { columnsOf, everyColumn, shownFields } from '../../record/columns.ts'
import { addNumbered, requireRow } from '../../record/find.ts'
import { columnsGiven, flagsOf, numberOf, refuseAhead, valuesOf } from '../../record/flags.ts'
import { replaceReason } from '../../record/reason.ts'
import { recordWords, seeList } from '../../record/sentences.ts'
import { voiding } from '../../record/void.ts'
import type { Changes, Db, Row } from '../../register/register.ts'
import { ask, askIfThere } from '../../terminal/ask.ts'
import { noun, verb, type WriteCall } from '../../terminal/command.ts'
import { pastDay } from '../../terminal/day-flag.ts'
import { held, offering, required, text, type ValuesOf, yes } from '../../terminal/flag.ts'
import { typed } from '../../terminal/global-options.ts'
import { list, noneOf, one, orDash, table } from '../../terminal/result.ts'
import { certificateWords } from '../certificate/words.ts'
import { contract as contractKind, requireContract } from '../contract/contract.ts'
import { contractWords } from '../contract/words.ts'
import { listReSigns, type ReSignRecord, reSign, reSignView } from './re-sign.ts'
import { reSignWords } from './words.ts'

const reSignNumber = numberOf(reSign)
/** What is learned and supplied stands behind the first two. */
const { requested, contract, ...suppliedFlags } = flagsOf(reSign, { first: ['requested', 'contract'] })

type Supplied = Partial<ValuesOf<typeof suppliedFlags>>

/** What was said as columns; what was not said is left out. Usage problem for a day that lies ahead. */
async function suppliedColumns(db: Db, said: Supplied, learnedOn: Day, today: Day): Promise<Changes<'re_sign'>> {
  refuseAhead(reSign, said, today)
  const columns = await columnsGiven(db, reSign, said)
  return said.situation === undefined ? columns : { situation_on: learnedOn, ...columns }
}

const onDay: Words = { en: 'DAY', zh: '日期' }
const inWords: Words = { en: 'TEXT', zh: '情况' }
const byReference: Words = { en: 'REFERENCE', zh: '编号' }

/** Each part has its day and what proves it, not before the request was made. Usage problem naming the flag. */
function checkParts(row: Row<'re_sign'>): void {
  for (const [flag, on, proof, proved, what] of [
    ['--situation-on', row.situation_on, '--situation', row.situation, inWords],
    ['--application', row.application_on, '--application-ref', row.application_reference, byReference],
    ['--papers', row.papers_on, '--papers-ref', row.papers_reference, byReference],
  ] as const) {
    if (on !== null && proved === null) throw usage(reSignWords.alone(flag, proof), reSignWords.addIt(proof, what))
    if (on === null && proved !== null) throw usage(reSignWords.alone(proof, flag), reSignWords.addIt(flag, onDay))
    if (on !== null) refuseBeforeRequest(flag, on, row)
  }
}

/** Nothing is supplied before it was asked for. Usage problem naming the flag. */
function refuseBeforeRequest(flag: string, on: Day, { requested_on }: Pick<Row<'re_sign'>, 'requested_on'>): void {
  if (on < requested_on) throw usage(reSignWords.beforeRequest(flag, on, requested_on), certificateWords.checkDays)
}

/** What is still to be done, or that all of it is. */
const whatIsLeft = ({ number, outstanding, due, completed }: ReSignRecord, today: Day): Words =>
  completed === null ? reSignWords.outstanding(number, outstanding, due, today) : reSignWords.complete(completed)

const reSignAdd = verb({
  words: { en: 'Record that a customer asks for its contract to be signed anew', zh: '登记客户重新签订合同的要求' },
  access: 'write',
  by: doneBy('business', '4.1.3'),
  args: { customer: required(customerArgument) },
  flags: {
    requested: required(requested),
    contract,
    ...suppliedFlags,
    situationOn: pastDay({
      en: 'the day it was learned (default: --requested)',
      zh: '了解情况的日期（默认同要求日期）',
    }),
  },
  asks: ['contract'],
  examples: {
    'contract re-sign add C00002 --contract HT-2025-002 --requested 2026-07-15 --situation "Two sites now"': {
      en: 'what the customer asked for and what it is like now',
      zh: '登记客户的要求和目前的情况',
    },
  },
  run: async ({ customer: named, requested, contract, ...said }, call) => {
    happened(requested, call.today, '--requested')
    const { words, record } = await call.write(async (tx) => {
      const columns = await suppliedColumns(tx.db, said, requested, call.today)
      const customer = await requireCustomer(tx.db, named)
      const contract_id = await contractOf(tx.db, customer.id, contract)
      const own = { customer_id: customer.id, contract_id, requested_on: requested }
      const wanted = { ...valuesOf(reSign, said), situation_on: columns.situation_on ?? null, ...own }
      checkParts(wanted as Row<'re_sign'>)
      const [there] = tx.find('re_sign', own)
      if (there !== undefined) {
        const isSame = Object.entries(columns).every(
          ([column, value]) => there[column as keyof Row<'re_sign'>] === value,
        )
        if (!isSame) throw usage(reSignWords.onRecord(there.number), reSignWords.supplyThere(there.number))
      }
      const number = there?.number ?? addNumbered(tx, reSign, wanted)
      const record = await reSignView(tx.db, number, call.today)
      const words =
        there === undefined
          ? [reSignWords.added(number, customer.code, customer.name), whatIsLeft(record, call.today)]
          : [recordWords.already(number)]
      return { words, record }
    })
    return one('reSign', record, lines(words))
  },
})

/** The id of the contract that a request names: it must be one of the same customer. */
async function contractOf(db: Db, customerId: number, number: string | undefined): Promise<number | null> {
  if (number === undefined) return null
  const contract = await requireContract(db, number)
  if (contract.customer_id !== customerId)
    throw usage(certificateWords.otherCustomersContract(contract.number), seeList(contractKind))
  return contract.id
}

const reSignSupply = verb({
  words: { en: 'Record the situation learned and the papers supplied', zh: '登记了解到的情况和提供的申请书、合同' },
  access: 'write',
  by: doneBy('business', '4.1.3'),
  args: { number: required(reSignNumber) },
  flags: {
    ...suppliedFlags,
    situationOn: pastDay({ en: 'the day it was learned (default today)', zh: '了解情况的日期（默认今天）' }),
    reason: replaceReason,
  },
  examples: {
    'contract re-sign supply RS-2026-0001 --application 2026-06-18 --application-ref SQ-31 --papers 2026-06-18 --papers-ref HT-2028-004':
      { en: 'the papers handed over', zh: '登记已提供的申请书和合同' },
  },
  run: async ({ number, reason, ...typed }, call) => {
    const said = await suppliedOrAsked(number, typed, call)
    const { words, record } = await call.write(async (tx) => {
      const row = await requireRow(tx.db, reSign, number)
      // The same situation told again was learned when it was first learned.
      const learned = said.situation === row.situation ? (row.situation_on ?? call.today) : call.today
      const wanted = await suppliedColumns(tx.db, said, learned, call.today)
      if (Object.keys(wanted).length === 0) throw usage(reSignWords.nothingGiven, reSignWords.giveSomething)
      checkParts({ ...row, ...wanted } as Row<'re_sign'>)
      if (replaces(row, wanted) && reason === undefined)
        throw usage(reSignWords.needsReason(number), certificateWords.giveReason)
      const changed = tx.update('re_sign', row.id, wanted)
      const record = await reSignView(tx.db, number, call.today)
      const words = changed
        ? [reSignWords.supplied(number), whatIsLeft(record, call.today)]
        : [reSignWords.unchanged(number)]
      return { words, record }
    })
    return one('reSign', record, lines(words))
  },
})

/** What is supplied: on a terminal what is outstanding is asked for where nothing is given; an empty answer leaves it so. */
async function suppliedOrAsked(number: string, said: Supplied, call: WriteCall): Promise<Supplied> {
  if (!call.interactive || Object.values(said).some((value) => value !== undefined)) return said
  const { outstanding } = await call.read((db) => reSignView(db, number, call.today))
  const { situation, applicationRef, papersRef } = suppliedFlags
  const [application, papers] = (['application', 'papers'] as const).map((key) =>
    held(suppliedFlags[key], async (db, on: Day) =>
      refuseBeforeRequest(typed(key), on, await requireRow(db, reSign, number)),
    ),
  ) as [typeof suppliedFlags.application, typeof suppliedFlags.papers]
  const asked: { -readonly [Key in keyof Supplied]: Supplied[Key] } = {}
  if (outstanding.includes('situation')) asked.situation = await askIfThere(situation, 'situation', call)
  if (outstanding.includes('application')) {
    asked.application = await askIfThere(application, 'application', call)
    if (asked.application !== undefined) asked.applicationRef = await ask(applicationRef, 'applicationRef', call)
  }
  if (outstanding.includes('papers')) {
    asked.papers = await askIfThere(papers, 'papers', call)
    if (asked.papers !== undefined) asked.papersRef = await ask(papersRef, 'papersRef', call)
  }
  return asked
}

/** Whether something on record would be replaced; filling what was empty is free. */
const replaces = (row: Row<'re_sign'>, wanted: Changes<'re_sign'>): boolean =>
  Object.entries(wanted).some(([column, value]) => {
    const now = row[column as keyof Row<'re_sign'>]
    return now !== null && now !== value
  })

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
    add: async () => reSignAdd,
    supply: async () => reSignSupply,
    list: async () => reSignList,
    show: async () => reSignShow,
    void: async () => reSignVoid,
  },
)
