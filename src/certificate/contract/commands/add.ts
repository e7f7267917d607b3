import type { Words } from '../../../clause/words.ts'
import { customerArgument } from '../../../customer/customer/argument.ts'
import { requireCustomer } from '../../../customer/customer/store/find.ts'
import { doneBy } from '../../../office/staff/done-by.ts'
import { newNumberOf, refuseAhead } from '../../../record/flags.ts'
import { recordWords } from '../../../record/sentences.ts'
import type { Db, NewRow, Write } from '../../../register/register.ts'
import { ask } from '../../../terminal/ask.ts'
import { verb } from '../../../terminal/command.ts'
import { required } from '../../../terminal/flag.ts'
import { one } from '../../../terminal/result.ts'
import { contract, contractView, requireContract } from '../contract.ts'
import { type ContractRow, contractByNumber } from '../store.ts'
import { contractWords } from '../words.ts'
import { decidePrice, isBelowAsDecided } from './price.ts'
import {
  askedSteps,
  checkService,
  checkSteps,
  contractFlags,
  newColumns,
  numberTaken,
  refuseAsked,
  withService,
} from './said.ts'

/** `contract add`: a contract with the steps of 4.1.4 taken so far. */
export const contractAdd = verb({
  words: { en: 'Record a contract with the steps taken so far', zh: '登记合同及已办理的步骤' },
  access: 'write',
  by: doneBy('business', '4.1.4'),
  args: { customer: required(customerArgument) },
  flags: { number: required(newNumberOf(contract)), ...contractFlags, kind: required(contractFlags.kind) },
  asks: [...askedSteps, 'amount'],
  rules: [refuseAsked],
  examples: {
    'contract add C00001 --number HT-2026-009 --kind management-system --service "ISO 9001 initial" --amount 12,345.60 --accepted 2026-07-03 --accepted-ref SL-7':
      { en: 'a contract whose acceptance is done', zh: '登记合同及已办理的受理' },
  },
  run: async ({ customer: named, number, outOfOrder, belowFloor: typedReason, ...typed }, call) => {
    const { kind, amount = null, signed = null } = typed
    const isBelow = async (db: Db, service: string) =>
      typedReason === undefined && isBelowAsDecided(db, number, { kind, amount, service, on: signed }, call.who.staff)
    const said = await withService(typed, { kind, asksForOne: true, rule: isBelow }, call)
    refuseAhead(contract, said, call.today)
    const { service } = said
    // The manager who signs below the floor says why.
    const asksWhy = call.guided && service !== undefined && (await call.read((db) => isBelow(db, service)))
    const belowFloor = asksWhy ? await ask(contractFlags.belowFloor, 'belowFloor', call) : typedReason
    const { words, doubts, record } = await call.write(async (tx) => {
      const customer = await requireCustomer(tx.db, named)
      const own = { customer_id: customer.id, number, renews_id: null }
      const wanted = { ...(await newColumns(tx.db, said)), ...own }
      const doubts = await addedOnce(tx, wanted, { outOfOrder, belowFloor, renewed: null })
      const words =
        doubts === null ? recordWords.already(number) : contractWords.added(number, customer.code, customer.name)
      const record = await contractView(tx.db, await requireContract(tx.db, number), call.today)
      return { words, doubts: doubts ?? [], record }
    })
    for (const doubt of doubts) call.warn(doubt)
    return one('contract', record, words)
  },
})

/** How a contract is added, beyond what it says. */
interface Adding {
  readonly outOfOrder: string | undefined
  readonly belowFloor: string | undefined
  /** The contract whose place it takes, or null: its service is not asked about again. */
  readonly renewed: ContractRow | null
}

/**
 * Adds a contract after checking its steps (4.1.4), its service and its price (4.1.5). Returns the warnings, or null if the same contract
 * is on record. Usage problem if the number is taken.
 */
export async function addedOnce(
  tx: Write,
  wanted: NewRow<'contract'>,
  { outOfOrder, belowFloor, renewed }: Adding,
): Promise<Words[] | null> {
  const there = await contractByNumber(tx.db, wanted.number)
  if (there !== null) {
    const said = Object.entries({ ...wanted, below_floor_reason: belowFloor ?? null })
    if (said.every(([column, value]) => there[column as keyof ContractRow] === value)) return null
    throw await numberTaken(tx.db, there)
  }
  const row = wanted as ContractRow
  const deviation = await checkService(tx.db, row, wanted.deviation ?? undefined, renewed, tx.today)
  const order = checkSteps(row, tx.today, outOfOrder)
  const { columns, doubts } = await decidePrice(tx, row, null, { belowFloor, onRecord: false })
  tx.insert('contract', { ...wanted, deviation, ...(columns as Partial<NewRow<'contract'>>) })
  return order === null ? [...doubts] : [order, ...doubts]
}
