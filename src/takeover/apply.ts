import { certificate } from '../certificate/certificate/certificate.ts'
import { type IssueKind, issueFault, issueKinds } from '../certificate/certificate/issue-kind.ts'
import { statuses, stepFaults } from '../certificate/certificate/rules.ts'
import { contract } from '../certificate/contract/contract.ts'
import { stepDays } from '../certificate/contract/store.ts'
import { contractWords } from '../certificate/contract/words.ts'
import { keepSurveillance } from '../certificate/surveillance/keep.ts'
import type { Day } from '../clause/day.ts'
import { type Reason, reason } from '../clause/reason.ts'
import type { TakeoverAnswer } from '../clause/takeover.ts'
import { assignments } from '../customer/maintainer/store.ts'
import { setVip, vipSpans } from '../customer/vip/store.ts'
import { doerOf } from '../office/staff/store/staff.ts'
import { rowNumbered } from '../record/read.ts'
import type { Write } from '../register/register.ts'
import { type MatterName, matters } from './matters.ts'
import { faultWords, rowWords } from './words.ts'

/** Whom or what an answer is about; without anybody: everybody. */
export interface About {
  readonly customerId: number | null
  readonly certificateId: number | null
  readonly contractId: number | null
}

/** What was said: the day asked for with what it rests on, one of the two answers, or a kind of issue, of a transfer with the last audit before it. */
export type Said =
  | { readonly day: Day; readonly reference: string | null }
  | { readonly answer: TakeoverAnswer; readonly reason: string | null }
  | { readonly kind: IssueKind; readonly lastAuditOn: Day | null }

/** What became of it: whether anything was written, or why not. */
export type Applied = { readonly changed: boolean } | { readonly refused: Reason }

/** Puts on record what was said of a matter. */
export async function apply(tx: Write, name: MatterName, about: About, said: Said): Promise<Applied> {
  if ('answer' in said) return answer(tx, name, about, said)
  if ('kind' in said) return kindOf(tx, about, said)
  const written = days[name]
  return written === undefined ? { refused: rowWords.noDayAsked } : written(tx, about, said)
}

/** Keeps an answer under the matter's duty; what was said before of the same is replaced. */
async function answer(
  tx: Write,
  name: MatterName,
  { customerId, certificateId }: About,
  { answer, reason }: Extract<Said, { answer: TakeoverAnswer }>,
): Promise<Applied> {
  const { duty, complete, never } = matters[name]
  if (complete === null) return { refused: rowWords.kindByKind }
  if (answer === 'unknown' && never !== null) return { refused: rowWords.neverUnknown(never) }
  if (answer === 'unknown' && reason === null) return { refused: rowWords.noReason }
  const [there] = tx.find('takeover', { duty, customer_id: customerId, certificate_id: certificateId })
  const own = { answer, reason, staff_id: (await doerOf(tx)).id, answered_on: tx.today }
  if (there === undefined)
    tx.insert('takeover', { duty, customer_id: customerId, certificate_id: certificateId, ...own })
  else if (there.answer === answer && there.reason === reason) return { changed: false }
  else tx.update('takeover', there.id, own)
  return { changed: true }
}

/** Keeps the kind of an issue; one that is on record is corrected by its own command. */
async function kindOf(
  tx: Write,
  { certificateId }: About,
  { kind, lastAuditOn }: Extract<Said, { kind: IssueKind }>,
): Promise<Applied> {
  const [row] = certificateId === null ? [] : tx.find('certificate', { id: certificateId })
  if (row === undefined) return { refused: rowWords.notOnRecord }
  if (row.kind !== null) {
    const isSame = row.kind === kind && (lastAuditOn === null || lastAuditOn === row.last_audit_on)
    if (isSame) return { changed: false }
    // A transfer that was taken over without the audit before it lacks only that.
    if (row.kind !== kind || row.last_audit_on !== null)
      return { refused: rowWords.kindHeld(issueKinds[row.kind as IssueKind]) }
  }
  const fault = issueFault({ kind, lastAuditOn, issuedOn: row.issued_on })
  if (fault !== null) return { refused: reason(fault, faultWords[fault]) }
  return { changed: tx.update('certificate', row.id, { kind, last_audit_on: lastAuditOn }) }
}

type Dated = Extract<Said, { day: Day }>

/** What a day is put on record as, by the matter that asks for it. */
const days: Partial<Record<MatterName, (tx: Write, about: About, said: Dated) => Promise<Applied>>> = {
  surveillance: async (tx, { certificateId }, { day, reference }) => {
    if (certificateId === null) return { refused: rowWords.notOnRecord }
    const kept = await keepSurveillance(tx, certificateId, day, reference)
    if (!('why' in kept)) return kept
    const { why } = kept
    if (why === 'no-surveillance') return { refused: rowWords.noSurveillance }
    if (why === 'held-otherwise') return { refused: rowWords.heldOtherwise }
    return { refused: 'first' in why ? rowWords.beforeFirst(why.first) : rowWords.ended(statuses[why.status]) }
  },
  contract: async (tx, { contractId }, { day, reference }) => {
    const [row] = contractId === null ? [] : tx.find('contract', { id: contractId })
    if (row === undefined) return { refused: rowWords.notOnRecord }
    if (row.set_up_on !== null) return row.set_up_on === day ? { changed: false } : { refused: rowWords.heldOtherwise }
    const before = stepDays(row)
    const { outOfOrder } = stepFaults({ ...before, setUp: day }, tx.today)
    const already = stepFaults(before, tx.today).outOfOrder
    if (outOfOrder.some((step) => !already.includes(step)))
      return { refused: rowWords.outOfOrder(contractWords.outOfOrder(outOfOrder)) }
    return {
      changed: tx.update('contract', row.id, { set_up_on: day, set_up_reference: reference ?? row.set_up_reference }),
    }
  },
  maintainer: async (tx, { customerId }, { day }) => {
    const spans = customerId === null ? [] : await assignments(tx.db, customerId)
    const [first] = spans
    if (first === undefined) return { refused: rowWords.notOnRecord }
    if (day > first.from) return { refused: rowWords.tooLate(first.from) }
    return { changed: tx.update('assignment', first.id, { from_day: day }) }
  },
  vip: async (tx, { customerId }, { day }) => {
    const [first] = customerId === null ? [] : await vipSpans(tx.db, customerId)
    if (first === undefined || customerId === null) return { refused: rowWords.notOnRecord }
    if (day > first.from) return { refused: rowWords.tooLate(first.from) }
    return { changed: await setVip(tx, customerId, day, null, null) }
  },
}

/** The ids of what a customer's code and a certificate's or contract's number name; null where they name nothing. */
export async function aboutOf(
  tx: Write,
  name: MatterName,
  customer: string | null,
  number: string | null,
): Promise<About | null> {
  const [row] = customer === null ? [] : tx.find('customer', { code: customer })
  if (customer !== null && row === undefined) return null
  const kind = name === 'contract' ? contract : certificate
  const { table } = kind
  const found = number === null ? null : (tx.find(table, { number })[0] ?? (await rowNumbered(tx.db, kind, number)))
  const numbered = found === null || found.voided_at !== null ? undefined : found
  if (number !== null && numbered === undefined) return null
  const customerId = row?.id ?? numbered?.customer_id ?? null
  if (numbered !== undefined && numbered.customer_id !== customerId) return null
  return {
    customerId,
    certificateId: table === 'certificate' ? (numbered?.id ?? null) : null,
    contractId: table === 'contract' ? (numbered?.id ?? null) : null,
  }
}
