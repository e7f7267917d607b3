import type { Day } from '../../../clause/day.ts'
import { happened } from '../../../clause/fact.ts'
import { usage } from '../../../clause/problem.ts'
import { lines } from '../../../clause/words.ts'
import { customerArgument } from '../../../customer/customer/argument.ts'
import { requireCustomer } from '../../../customer/customer/store/find.ts'
import { doneBy } from '../../../office/staff/done-by.ts'
import { addNumbered } from '../../../record/find.ts'
import { valuesOf } from '../../../record/flags.ts'
import { rowsOf } from '../../../record/read.ts'
import { recordWords, seeList } from '../../../record/sentences.ts'
import type { Db, NewRow, Row } from '../../../register/register.ts'
import { verb } from '../../../terminal/command.ts'
import { pastDay } from '../../../terminal/day-flag.ts'
import { required } from '../../../terminal/flag.ts'
import { one } from '../../../terminal/result.ts'
import { certificateWords } from '../../certificate/words.ts'
import { contract as contractKind, requireContract } from '../../contract/contract.ts'
import { reSign, reSignView } from '../re-sign.ts'
import { reSignWords } from '../words.ts'
import {
  checkParts,
  contract,
  requested,
  type Supplied,
  suppliedColumns,
  suppliedFlags,
  whatIsLeft,
} from './supplied.ts'

/** A request as it is said, with the one of that day that is on record for the contract, if there is one. */
interface Requested {
  readonly customer: { readonly id: number; readonly code: string; readonly name: string }
  readonly wanted: Omit<NewRow<'re_sign'>, 'number'>
  readonly there: Row<'re_sign'> | undefined
}

/**
 * What is to be recorded of a request. Usage problems: the contract of another customer, a part without its day or its proof or before the
 * request, and one that says something else than what is on record.
 */
async function requestedAs(
  db: Db,
  {
    customer: named,
    requested,
    contract,
    ...said
  }: Supplied & { customer: string; requested: Day; contract: string | undefined },
  today: Day,
): Promise<Requested> {
  const columns = await suppliedColumns(db, said, requested, today)
  const customer = await requireCustomer(db, named)
  const contract_id = await contractOf(db, customer.id, contract)
  const own = { customer_id: customer.id, contract_id, requested_on: requested }
  const wanted = { ...valuesOf(reSign, said), situation_on: columns.situation_on ?? null, ...own }
  checkParts(wanted as Row<'re_sign'>)
  const there = await rowsOf(db, reSign)
    .where('customer_id', '=', customer.id)
    .where('contract_id', 'is', contract_id)
    .where('requested_on', '=', requested)
    .where('voided_at', 'is', null)
    .executeTakeFirst()
  if (there !== undefined) {
    const isSame = Object.entries(columns).every(([column, value]) => there[column as keyof Row<'re_sign'>] === value)
    if (!isSame) throw usage(reSignWords.onRecord(there.number), reSignWords.supplyThere(there.number))
  }
  return { customer, wanted, there }
}

/** `contract re-sign add`: a request, with what is learned of the customer (4.1.3). The same again changes nothing. */
export const reSignAdd = verb({
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
  rules: [
    async (db, { customer, requested, contract, ...said }, today) => {
      if (customer === undefined) return
      if (requested !== undefined) await requestedAs(db, { ...said, customer, requested, contract }, today)
      else await contractOf(db, (await requireCustomer(db, customer)).id, contract)
    },
  ],
  examples: {
    'contract re-sign add C00002 --contract HT-2025-002 --requested 2026-07-15 --situation "Two sites now"': {
      en: 'what the customer asked for and what it is like now',
      zh: '登记客户的要求和目前的情况',
    },
  },
  run: async (input, call) => {
    happened(input.requested, call.today, '--requested')
    const { words, record } = await call.write(async (tx) => {
      const { customer, wanted, there } = await requestedAs(tx.db, input, call.today)
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
