import type { Day } from '../../../clause/day.ts'
import { usage } from '../../../clause/problem.ts'
import { lines, type Words } from '../../../clause/words.ts'
import { doneBy } from '../../../office/staff/done-by.ts'
import { requireRow } from '../../../record/find.ts'
import { newNumberOf, numberOf, refuseAhead } from '../../../record/flags.ts'
import { recordWords, seeList } from '../../../record/sentences.ts'
import type { Db, Row, Write } from '../../../register/register.ts'
import { ask } from '../../../terminal/ask.ts'
import { verb } from '../../../terminal/command.ts'
import { askedAs, required, type ValuesOf } from '../../../terminal/flag.ts'
import { seriesNumber } from '../../../terminal/number-flag.ts'
import { one } from '../../../terminal/result.ts'
import type { Priced } from '../../price-floor/rules.ts'
import { reSign } from '../../re-sign/re-sign.ts'
import { reSignWords } from '../../re-sign/words.ts'
import { advanceWords } from '../advance-words.ts'
import { contract, contractView, requireContract } from '../contract.ts'
import { type ContractRow, contractById, contractByNumber, endRenewed } from '../store.ts'
import { contractWords } from '../words.ts'
import { addedOnce } from './add.ts'
import { isBelowAsDecided } from './price.ts'
import { askedSteps, contractFlags, newColumns, refuseAsked, withService } from './said.ts'

/** `contract renew`: a new contract in place of an old one, which ends as soon as the new one is signed. */
export const contractRenew = verb({
  words: { en: 'Put a new contract in the place of an old one', zh: '续签：以新合同代替原合同' },
  access: 'write',
  by: doneBy('business', '4.1.4'),
  args: { old: required(askedAs({ en: 'Old contract', zh: '原合同编号' }, numberOf(contract))) },
  flags: {
    number: required(newNumberOf(contract)),
    request: seriesNumber(
      { en: 'the request to re-sign that it answers (4.1.3)', zh: '所对应的重新签订要求（4.1.3）' },
      're_sign',
    ),
    ...contractFlags,
  },
  asks: ['request', ...askedSteps, 'amount'],
  rules: [
    refuseAsked,
    async (db, { old, request }) =>
      old !== undefined && request !== undefined && requestOf(db, request, await requireContract(db, old)),
    async (db, { old, number = '', signed }) =>
      old !== undefined && signed !== undefined && refuseSignedBefore(await requireContract(db, old), number, signed),
    async (db, { old, number = '', belowFloor, ...said }, _today, { doer }) => {
      const { amount, signed } = said
      if (old === undefined || amount === undefined || signed === undefined || belowFloor !== undefined) return
      await isBelowAsDecided(db, number, pricedSo(said, await requireContract(db, old)), doer)
    },
  ],
  examples: {
    'contract renew HT-2025-001 --number HT-2028-004 --amount 15,000 --request RS-2026-0001': {
      en: 'a new contract in place of the old one, as the customer asked',
      zh: '应客户要求，以新合同代替原合同',
    },
  },
  run: async ({ old: named, number, request, outOfOrder, belowFloor: typedReason, ...typed }, call) => {
    const kind = typed.kind ?? (await call.read(async (db) => (await requireContract(db, named)).kind))
    const said = await withService(typed, { kind, asksForOne: false }, call)
    refuseAhead(contract, said, call.today)
    // The manager who signs below the floor says why.
    const isBelow = async (db: Db) =>
      isBelowAsDecided(db, number, pricedSo(said, await requireContract(db, named)), call.who.staff)
    const asksWhy = call.guided && typedReason === undefined && (await call.read(isBelow))
    const belowFloor = asksWhy ? await ask(contractFlags.belowFloor, 'belowFloor', call) : typedReason
    const { words, doubts, record } = await call.write(async (tx) => {
      const old = await requireContract(tx.db, named)
      if ((await contractByNumber(tx.db, number))?.id === old.id)
        throw usage(advanceWords.sameNumber(old.number), advanceWords.giveNewNumber)
      const columns = await newColumns(tx.db, said)
      const kept = { kind: said.kind ?? old.kind, service: columns.service ?? old.service }
      const wanted = { ...columns, ...kept, customer_id: old.customer_id, number, renews_id: old.id }
      const doubts = await addedOnce(tx, wanted, { outOfOrder, belowFloor, renewed: old })
      if (request !== undefined) await tieRequest(tx, request, old)
      const now = await requireContract(tx.db, number)
      const words = doubts === null ? [recordWords.already(number)] : [advanceWords.renewed(number, old.number)]
      if (doubts !== null) {
        const ended = await endOld(tx, now, null)
        const runs = ended.length === 0 && now.signed_on === null && old.ended_on === null
        words.push(...(runs ? [advanceWords.oldRunsUntilSigned(old.number)] : ended))
      }
      return { words: lines(words), doubts: doubts ?? [], record: await contractView(tx.db, now, call.today) }
    })
    for (const doubt of doubts) call.warn(doubt)
    return one('contract', record, words)
  },
})

/** The request that a renewal answers names the old contract from now on. Usage problem where it is about another. */
async function tieRequest(tx: Write, number: string, old: ContractRow): Promise<void> {
  const request = await requestOf(tx.db, number, old)
  tx.update('re_sign', request.id, { contract_id: old.id })
}

/** The request of that number. Usage problem where it is about another customer or contract. */
async function requestOf(db: Db, number: string, old: ContractRow): Promise<Row<'re_sign'>> {
  const request = await requireRow(db, reSign, number)
  if (request.customer_id !== old.customer_id)
    throw usage(reSignWords.otherCustomer(number, old.number), seeList(reSign))
  if (request.contract_id !== null && request.contract_id !== old.id) {
    const about = await contractById(db, request.contract_id)
    throw usage(reSignWords.otherContract(number, about.number), seeList(reSign))
  }
  return request
}

/**
 * What a signing means for the contract whose place is taken: it ends on that day. `signedBefore` is the day of signing
 * that was on record before. Returns what to say of it. Usage problem where the old one was signed later.
 */
export async function endOld(tx: Write, row: ContractRow, signedBefore: Day | null): Promise<Words[]> {
  if (row.renews_id === null || row.signed_on === null) return []
  const old = await contractById(tx.db, row.renews_id)
  refuseSignedBefore(old, row.number, row.signed_on)
  const ended = await endRenewed(tx, row, signedBefore)
  return ended === null ? [] : [advanceWords.oldEnds(old.number, row.signed_on)]
}

/** Usage problem of a day of signing before that of the contract whose place is taken. */
function refuseSignedBefore({ number: old, signed_on }: ContractRow, number: string, on: Day): void {
  if (signed_on !== null && on < signed_on)
    throw usage(advanceWords.signedBeforeOld(number, on, old, signed_on), contractWords.editContract(old))
}

/** The price of the new contract: what is not said of it is as it was. */
const pricedSo = (
  said: Partial<Pick<ValuesOf<typeof contractFlags>, 'kind' | 'service' | 'amount' | 'signed'>>,
  old: ContractRow,
): Priced => ({
  kind: said.kind ?? old.kind,
  service: said.service ?? old.service,
  amount: said.amount ?? null,
  on: said.signed ?? null,
})
