import type { Day } from '../../clause/day.ts'
import { happened } from '../../clause/fact.ts'
import { usage } from '../../clause/problem.ts'
import { lines, type Words } from '../../clause/words.ts'
import { customerArgument } from '../../customer/customer/argument.ts'
import { requireCustomer } from '../../customer/customer/store/find.ts'
import { doneBy } from '../../office/staff/done-by.ts'
import type { Changes, Db, NewRow } from '../../register/register.ts'
import { ask, askIfThere } from '../../terminal/ask.ts'
import { noun, verb, type WriteCall } from '../../terminal/command.ts'
import { offering, paperNumber, pastDay, required, text, yes } from '../../terminal/flag.ts'
import { list, noneOf, one, table } from '../../terminal/result.ts'
import { certificateWords } from '../certificate/words.ts'
import { requireContract } from '../contract/commands/record.ts'
import { contractWords } from '../contract/words.ts'
import {
  type ReSignRecord,
  requireReSign,
  reSignColumns,
  reSignFields,
  reSignNumber,
  reSignRecord,
  reSignRecords,
  reSignRows,
} from './commands/record.ts'
import { addReSign, changeReSign, type ReSignRow, reSignByNumber, sameReSign } from './store.ts'
import { reSignWords } from './words.ts'

/** What is learned and supplied. */
const suppliedFlags = {
  situation: text({ en: 'the situation, as it was learned', zh: '了解到的情况' }),
  situationOn: pastDay({ en: 'the day it was learned', zh: '了解情况的日期' }),
  application: pastDay({ en: 'the application was supplied', zh: '提供申请书的日期' }),
  applicationRef: text({ en: 'reference of the application', zh: '申请书编号' }, 'REFERENCE'),
  papers: pastDay({ en: 'the contract was supplied', zh: '提供合同的日期' }),
  papersRef: text({ en: 'reference of the contract', zh: '合同文本编号' }, 'REFERENCE'),
  note: text({ en: 'a remark', zh: '备注' }),
} as const

interface Supplied {
  readonly situation?: string | undefined
  readonly situationOn?: Day | undefined
  readonly application?: Day | undefined
  readonly applicationRef?: string | undefined
  readonly papers?: Day | undefined
  readonly papersRef?: string | undefined
  readonly note?: string | undefined
}

/** What was said as columns; what was not said is left out. Usage problem for a day that lies ahead. */
function columnsOf(said: Supplied, situationOn: Day, today: Day): Changes<'re_sign'> {
  const { situation, application, papers } = said
  if (application !== undefined) happened(application, today, '--application')
  if (papers !== undefined) happened(papers, today, '--papers')
  const learned = said.situationOn ?? (situation === undefined ? undefined : situationOn)
  if (learned !== undefined) happened(learned, today, '--situation-on')
  const columns = {
    situation,
    situation_on: learned,
    application_on: application,
    application_reference: said.applicationRef,
    papers_on: papers,
    papers_reference: said.papersRef,
    note: said.note,
  }
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined))
}

const onDay: Words = { en: 'DAY', zh: '日期' }
const inWords: Words = { en: 'TEXT', zh: '情况' }
const byReference: Words = { en: 'REFERENCE', zh: '编号' }

/** Each part has its day and what proves it, not before the request was made. Usage problem naming the flag. */
function checkParts(row: ReSignRow): void {
  for (const [flag, on, proof, proved] of [
    ['--situation-on', row.situation_on, '--situation', row.situation],
    ['--application', row.application_on, '--application-ref', row.application_reference],
    ['--papers', row.papers_on, '--papers-ref', row.papers_reference],
  ] as const) {
    if (on !== null && proved === null)
      throw usage(
        reSignWords.alone(flag, proof),
        reSignWords.addIt(proof, proof === '--situation' ? inWords : byReference),
      )
    if (on === null && proved !== null) throw usage(reSignWords.alone(proof, flag), reSignWords.addIt(flag, onDay))
    if (on !== null && on < row.requested_on)
      throw usage(reSignWords.beforeRequest(flag, on, row.requested_on), reSignWords.checkDays)
  }
}

/** What is still to be done, or that all of it is. */
const whatIsLeft = ({ number, outstanding, due, completed }: ReSignRecord, today: Day): Words =>
  completed === null ? reSignWords.outstanding(number, outstanding, due, today) : reSignWords.complete(completed)

const nothing = {
  situation: null,
  situation_on: null,
  application_on: null,
  application_reference: null,
  papers_on: null,
  papers_reference: null,
  note: null,
} as const

const reSignAdd = verb({
  words: { en: 'Record that a customer asks for its contract to be signed anew', zh: '登记客户重新签订合同的要求' },
  access: 'write',
  by: doneBy('business', '4.1.3'),
  args: { customer: required(customerArgument) },
  flags: {
    requested: required(pastDay({ en: 'the day it asked', zh: '提出要求的日期' })),
    contract: paperNumber({ en: 'the contract that is to be signed anew', zh: '需重新签订的合同编号' }, 'contract'),
    ...suppliedFlags,
    situationOn: pastDay({
      en: 'the day it was learned (default: --requested)',
      zh: '了解情况的日期（默认同要求日期）',
    }),
  },
  examples: {
    'contract re-sign add C00002 --contract HT-2025-002 --requested 2026-07-15 --situation "Two sites now"': {
      en: 'what the customer asked for and what it is like now',
      zh: '登记客户的要求和目前的情况',
    },
  },
  run: async ({ customer: named, requested, contract, ...said }, call) => {
    happened(requested, call.today, '--requested')
    const columns = columnsOf(said, requested, call.today)
    const { words, record } = await call.write(async (tx) => {
      const customer = await requireCustomer(tx.db, named)
      const contract_id = await contractOf(tx.db, customer.id, contract)
      const own = { customer_id: customer.id, contract_id, requested_on: requested }
      const wanted = { ...own, ...nothing, ...(columns as Partial<NewRow<'re_sign'>>) }
      checkParts(wanted as ReSignRow)
      const there = await sameReSign(tx.db, own)
      if (there !== null) {
        const isSame = Object.entries(columns).every(([column, value]) => there[column as keyof ReSignRow] === value)
        if (!isSame) throw usage(reSignWords.onRecord(there.number), reSignWords.supplyThere(there.number))
      }
      const number = there?.number ?? addReSign(tx, wanted)
      const record = await reSignRecord(tx.db, number, call.today)
      const words =
        there === null
          ? [reSignWords.added(number, customer.code, customer.name), whatIsLeft(record, call.today)]
          : [reSignWords.already(number)]
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
    throw usage(certificateWords.otherCustomersContract(contract.number), contractWords.listContracts)
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
    reason: text({ en: 'why, where something on record is replaced', zh: '改写已有内容的原因' }),
  },
  examples: {
    'contract re-sign supply RS-2026-0001 --application 2026-06-18 --application-ref SQ-31 --papers 2026-06-18 --papers-ref HT-2028-004':
      { en: 'the papers handed over', zh: '登记已提供的申请书和合同' },
  },
  run: async ({ number, reason, ...typed }, call) => {
    const said = await suppliedOrAsked(number, typed, call)
    const { words, record } = await call.write(async (tx) => {
      const row = await requireReSign(tx.db, number)
      // The same situation told again was learned when it was first learned.
      const learned = said.situation === row.situation ? (row.situation_on ?? call.today) : call.today
      const wanted = columnsOf(said, learned, call.today)
      if (Object.keys(wanted).length === 0) throw usage(reSignWords.nothingGiven, reSignWords.giveSomething)
      checkParts({ ...row, ...wanted } as ReSignRow)
      if (replaces(row, wanted) && reason === undefined)
        throw usage(reSignWords.needsReason(number), reSignWords.giveReason)
      const changed = changeReSign(tx, row.id, wanted)
      const record = await reSignRecord(tx.db, number, call.today)
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
  const { outstanding } = await call.read((db) => reSignRecord(db, number, call.today))
  const { situation, application, applicationRef, papers, papersRef } = suppliedFlags
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
const replaces = (row: ReSignRow, wanted: Changes<'re_sign'>): boolean =>
  Object.entries(wanted).some(([column, value]) => {
    const now = row[column as keyof ReSignRow]
    return now !== null && now !== value
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
      return reSignRecords(db, { to: call.asOf, customerId })
    })
    const records = open === true ? all.filter(({ completed }) => completed === null) : all
    const listed = list('reSigns', reSignColumns, records, noneOf({ customer, open }, reSignWords.none))
    return { ...listed, rows: table(reSignRows, records) }
  },
})

const reSignShow = verb({
  words: { en: 'One request to re-sign in full', zh: '查看一项重新签订要求' },
  access: 'read',
  args: { number: required(reSignNumber) },
  examples: { 'contract re-sign show RS-2026-0001': { en: 'the request and what was done', zh: '该项要求及办理情况' } },
  run: async ({ number }, call) => {
    const record = await call.read((db) => reSignRecord(db, number, call.asOf))
    return one('reSign', record, null, reSignFields(record))
  },
})

const reSignVoid = verb({
  words: { en: 'Take back a request that was recorded by mistake', zh: '作废误录的重新签订要求' },
  access: 'write',
  by: doneBy('business', '4.1.3'),
  args: { number: required(reSignNumber) },
  flags: { reason: required(text({ en: 'why', zh: '原因' })) },
  examples: {
    'contract re-sign void RS-2026-0001 --reason "entered twice"': { en: 'recorded twice', zh: '作废重复录入的要求' },
  },
  run: async ({ number, reason }, call) => {
    const voided = await call.write(async (tx) => {
      const found = await reSignByNumber(tx.db, number)
      if (found !== null && found.voided_at !== null) return null
      const { id } = await requireReSign(tx.db, number)
      const record = await reSignRecord(tx.db, number, call.today)
      tx.void('re_sign', id, reason)
      return record
    })
    if (voided === null) return one('reSign', { number, voided: true }, reSignWords.alreadyVoid(number))
    return one('reSign', { ...voided, voided: true }, reSignWords.voided(number))
  },
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
