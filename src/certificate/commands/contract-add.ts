import { usage } from '../../clause/problem.ts'
import { customerArgument } from '../../customer/argument.ts'
import { requireCustomer } from '../../customer/store/find.ts'
import { type CustomerRow, customerById } from '../../customer/store/master.ts'
import type { NewRow, Write } from '../../register/register.ts'
import { verb } from '../../terminal/command.ts'
import { required } from '../../terminal/flag.ts'
import { one } from '../../terminal/result.ts'
import { contractWords } from '../contract-words.ts'
import { addContract, type ContractRow, contractByNumber } from '../store/contract.ts'
import {
  checkHappened,
  checkSteps,
  columnsSaid,
  contractFlags,
  contractNumber,
  contractRecord,
  requireContract,
} from './contract-record.ts'

const unsaid = {
  amount: null,
  accepted_on: null,
  accepted_reference: null,
  reviewed_on: null,
  reviewed_reference: null,
  signed_on: null,
  signed_reference: null,
  set_up_on: null,
  set_up_reference: null,
  ended_on: null,
  end_reason: null,
  note: null,
} as const

/** `contract add`: a contract with the steps of 4.1.4 taken so far. */
export const contractAdd = verb({
  words: { en: 'Record a contract with the steps taken so far', zh: '登记合同及已办理的步骤' },
  access: 'write',
  args: { customer: required(customerArgument) },
  flags: { number: required(contractNumber), ...contractFlags, kind: required(contractFlags.kind) },
  examples: [
    'contract add C00001 --number HT-2025-001 --kind management-system --amount 12,345.60 --accepted 2025-02-03 --reviewed 2025-02-05 --signed 2025-02-10',
  ],
  run: async ({ customer: named, number, outOfOrder, ...said }, call) => {
    checkHappened(said, call.today)
    const { words, doubt, record } = await call.write(async (tx) => {
      const customer = await requireCustomer(tx.db, named)
      const own = { ...unsaid, customer_id: customer.id, number, kind: said.kind }
      const wanted = Object.assign(own, columnsSaid(said) as Partial<NewRow<'contract'>>)
      const doubt = checkSteps(wanted as ContractRow, call.today, outOfOrder)
      const words = await added(tx, wanted, customer)
      return { words, doubt, record: await contractRecord(tx.db, await requireContract(tx.db, number), call.today) }
    })
    if (doubt !== null) call.warn(doubt)
    return one('contract', record, words)
  },
})

/** Adds it, or says that exactly this is on record. Usage problem where the number is taken. */
async function added(tx: Write, wanted: NewRow<'contract'>, { code, name }: CustomerRow) {
  const there = await contractByNumber(tx.db, wanted.number)
  if (there === null) {
    addContract(tx, wanted)
    return contractWords.added(wanted.number, code, name)
  }
  const same = Object.entries(wanted).every(([column, value]) => there[column as keyof ContractRow] === value)
  if (same) return contractWords.already(wanted.number)
  const owner = await customerById(tx.db, there.customer_id)
  throw usage(contractWords.numberTaken(there.number, owner.name), contractWords.editContract(there.number))
}
