import { certificateByNumber } from '../../certificate/certificate/store/certificate.ts'
import type { Day } from '../../clause/day.ts'
import { usage } from '../../clause/problem.ts'
import { customerArgument } from '../../customer/customer/argument.ts'
import { requireCustomer } from '../../customer/customer/store/find.ts'
import type { Typed } from '../../office/staff/done-by.ts'
import type { Db } from '../../register/register.ts'
import { verb, type WriteCall } from '../../terminal/command.ts'
import { required } from '../../terminal/flag.ts'
import { paperNumber } from '../../terminal/number-flag.ts'
import { type Application, standingOn } from '../application.ts'
import { addApplication } from '../store/application.ts'
import { submissionWords } from '../submission-words.ts'
import { changeWords } from '../words.ts'
import { actResult, begunBefore, detailOf, onward } from './act.ts'
import { actFlags } from './act-flags.ts'
import { agreedAct, completedAct, evidenceOf } from './asked.ts'
import { doneByTable } from './done-by.ts'
import { beginning, begunSo, prepared, recorded, settingOf } from './perform.ts'
import { certificatesInForce } from './subject.ts'

/** `change signal`: a change that comes up in an audit on site (4.2.6, 4.2.7). */
export const signal = verb({
  words: { en: 'Record a change that came up on site (team leader)', zh: '登记现场审核/检验中提出的变更（组长）' },
  access: 'write',
  by: doneByTable('signal'),
  args: { customer: required(customerArgument) },
  flags: {
    ...actFlags('signal'),
    certificate: paperNumber({ en: 'the certificate audited', zh: '受审核的证书编号' }, 'certificate'),
  },
  examples: {
    'change signal C00004 --direction reduction --audit A-0118 --asks "sale is not covered" --certificate CN-Q-0004 --staff 李强':
      { en: 'the team leader found less than the certificate says', zh: '组长发现实际范围小于证书范围' },
    'change signal C00003 --direction expansion --audit A-0117 --asks "also casting" --at "2026-07-28 09:00" --staff 李强':
      { en: 'the customer asks for more during the audit', zh: '审核现场客户要求扩大范围' },
  },
  run: async ({ customer: named, ...typed }, call) => {
    const begun = (customer: Application['customer'], certificateId: number | null) =>
      beginning({ customer, origin: 'on-site', certificateId })
    const nobody = { id: 0, code: '', name: '' }
    const completed = await completedAct(begun(nobody, null), 'signal', typed as Typed, call)
    const input = await agreedAct(begun(nobody, null), 'signal', await askedCertificate(named, completed, call), call)
    const done = await call.write(async (tx) => {
      const customer = await requireCustomer(tx.db, named)
      const certificateId = await certificateOf(tx.db, customer.id, input, tx.today)
      const application = begun(customer, certificateId)
      const given = { act: 'signal' as const, on: input.on as Day | undefined, needs: evidenceOf('signal', input) }
      const ready = await prepared(application, given, settingOf(tx, call.timeZone))
      if (ready.again) throw new Error('an application that begins repeats nothing')
      const same = (await begunSo(tx, ready)).find(
        (each) => each.certificateId === certificateId && standingOn(each, tx.today)?.open === true,
      )
      if (same !== undefined) return begunBefore(tx, same.number, 'signal', call)
      const { id, number } = addApplication(tx, application, ready.on)
      recorded(tx, id, ready)
      const detail = await detailOf(tx, number, call)
      const words = changeWords.begun(number, 'signal', detail.state, customer.code, customer.name)
      return { detail, said: [words, ...onward(detail)] }
    })
    return actResult(done)
  },
})

/** Where the scope changes and several certificates are in force, which of them is meant. */
async function askedCertificate(named: string, input: Typed, call: WriteCall): Promise<Typed> {
  if (!call.interactive || input.certificate !== undefined || (input.direction ?? 'none') === 'none') return input
  const inForce = await call.read(async (db) =>
    certificatesInForce(db, (await requireCustomer(db, named)).id, call.today),
  )
  if (inForce.length < 2) return input
  const choices = inForce.map(({ number, standard }) => ({ value: number, name: `${number}  ${standard}` }))
  return {
    ...input,
    certificate: await call.world.prompts.choose(changeWords.askCertificate[call.lang], choices, call.lang, {
      as: '--certificate',
    }),
  }
}

/** The certificate audited: the one named, or the only one in force. Which one decides where a scope changes. */
async function certificateOf(db: Db, customerId: number, input: Typed, today: Day): Promise<number | null> {
  const number = input.certificate as string | undefined
  if (number !== undefined) {
    const found = await certificateByNumber(db, number)
    if (found === null || found.customerId !== customerId)
      throw usage(submissionWords.notOfCustomer(number), submissionWords.recordCertificate)
    return found.id
  }
  const [only, ...more] = await certificatesInForce(db, customerId, today)
  if (more.length > 0 && (input.direction ?? 'none') !== 'none')
    throw usage(
      submissionWords.whichCertificate([only, ...more].map((each) => each?.number ?? '')),
      submissionWords.nameCertificate,
    )
  return more.length > 0 ? null : (only?.id ?? null)
}
