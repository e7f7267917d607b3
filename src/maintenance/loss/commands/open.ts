import { certificateByNumber } from '../../../certificate/certificate/store/certificate.ts'
import { certificateWords } from '../../../certificate/certificate/words.ts'
import type { Day } from '../../../clause/day.ts'
import { happened } from '../../../clause/fact.ts'
import { usage } from '../../../clause/problem.ts'
import { lines, type Words } from '../../../clause/words.ts'
import { customerArgument } from '../../../customer/customer/argument.ts'
import { requireCustomer } from '../../../customer/customer/store/find.ts'
import type { CustomerRow } from '../../../customer/customer/store/master.ts'
import { doneBy } from '../../../office/staff/done-by.ts'
import { doerOf } from '../../../office/staff/store/staff.ts'
import { addNumbered } from '../../../record/find.ts'
import { flagsOf } from '../../../record/flags.ts'
import { rowsOf } from '../../../record/read.ts'
import { recordWords } from '../../../record/sentences.ts'
import type { Db, Row } from '../../../register/register.ts'
import { verb } from '../../../terminal/command.ts'
import { pastDay } from '../../../terminal/day-flag.ts'
import { required } from '../../../terminal/flag.ts'
import { one } from '../../../terminal/result.ts'
import { loss, lossView, withoutStep } from '../loss.ts'
import { lossWords } from '../words.ts'

const { kind, situation, certificate } = flagsOf(loss)

/** `loss open`: what was found, of whom, and of which certificate. */
export const lossOpen = verb({
  words: { en: 'Record a loss or an abnormality when it is found (4.3.7)', zh: '登记发现的流失或异常（4.3.7）' },
  access: 'write',
  by: doneBy('business', '4.3.7', 'found'),
  args: { customer: required(customerArgument) },
  flags: {
    kind: required(kind),
    situation: required(situation),
    certificate,
    found: pastDay({ en: 'the day it was found (default today)', zh: '发现日期（默认今天）' }),
  },
  asks: ['certificate', 'found'],
  rules: [
    async (db, { customer: named, kind = 'abnormality', situation, certificate, found }, today) => {
      if (named === undefined || certificate === undefined) return
      const customer = await requireCustomer(db, named)
      const certificate_id = await certificateOf(db, customer, certificate, found ?? today)
      // The very same again changes nothing.
      const of = rowsOf(db, loss).where('certificate_id', '=', certificate_id).where('kind', '=', kind)
      const there = (await of.orderBy('id').execute()).find((each) => each.situation === situation)
      await refuseTwice(db, { kind, certificate_id, ...(there === undefined ? {} : { id: there.id }) })
    },
  ],
  examples: {
    'loss open C00012 --kind loss --certificate CN-Q-0012 --situation "Certified elsewhere"': {
      en: 'a customer that went to another body',
      zh: '客户转到其他机构',
    },
    'loss open C00006 --kind abnormality --situation "Nobody answers any more"': {
      en: 'something is wrong with a customer',
      zh: '客户情况异常',
    },
  },
  run: async ({ customer: named, kind, situation, certificate, found: typed }, call) => {
    const found = happened(typed ?? call.today, call.today, '--found')
    const { view, added } = await call.write(async (tx) => {
      const staff = await doerOf(tx)
      const customer = await requireCustomer(tx.db, named)
      const certificateId = certificate === undefined ? null : await certificateOf(tx.db, customer, certificate, found)
      const row = { kind, customer_id: customer.id, certificate_id: certificateId, found_on: found, situation }
      const [there] = tx.find('loss', row)
      if (there === undefined) await refuseTwice(tx.db, row)
      const number = there?.number ?? addNumbered(tx, loss, { ...row, staff_id: staff.id, ...nothingDone })
      return { view: await lossView(tx.db, number, call.today), added: there === undefined }
    })
    if (!added) return one('loss', view, recordWords.already(view.number))
    const [next] = view.missing
    const said: Words[] = [lossWords.added(view.number, view.due)]
    if (view.vip && kind === 'loss') said.push(lossWords.ofVip(view.customer, found))
    if (next !== undefined) said.push(lossWords.next(view.number, next))
    return one('loss', view, lines(said))
  },
})

const { verified, cause, reported, quality, decided, closed } = withoutStep
const nothingDone = { ...verified, ...cause, ...reported, ...quality, ...decided, ...closed }

/** The id of a certificate of the customer. Usage problem where it is another's, or was issued after the day. */
export async function certificateOf(
  db: Db,
  { id, code }: Pick<CustomerRow, 'id' | 'code'>,
  typed: string,
  found: Day,
): Promise<number> {
  const certificate = await certificateByNumber(db, typed)
  if (certificate === null) throw usage(certificateWords.unknown(typed), lossWords.seeCertificates(code))
  if (certificate.customerId !== id)
    throw usage(lossWords.otherCustomers(certificate.number, code), lossWords.seeCertificates(code))
  if (found < certificate.issuedOn)
    throw usage(lossWords.beforeIssue(found, certificate.number, certificate.issuedOn), lossWords.ownDay)
  return certificate.id
}

/** A certificate is lost once: usage problem where another record says so. */
export async function refuseTwice(
  db: Db,
  { kind, certificate_id, id }: Pick<Row<'loss'>, 'kind' | 'certificate_id'> & { readonly id?: number },
): Promise<void> {
  if (kind !== 'loss' || certificate_id === null) return
  const lost = await rowsOf(db, loss)
    .where('certificate_id', '=', certificate_id)
    .where('kind', '=', kind)
    .orderBy('id')
    .execute()
  const other = lost.find((each) => each.voided_at === null && each.id !== id)
  if (other !== undefined) throw usage(lossWords.recordedOtherwise(other.number), lossWords.seeOrEdit(other.number))
}
