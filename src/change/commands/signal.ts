import { certificateByNumber } from '../../certificate/store/certificate.ts'
import type { Day } from '../../clause/day.ts'
import { usage } from '../../clause/problem.ts'
import { lines as linesOfText } from '../../clause/words.ts'
import { customerArgument } from '../../customer/argument.ts'
import { requireCustomer } from '../../customer/store/find.ts'
import { verb } from '../../terminal/command.ts'
import { paperNumber, required } from '../../terminal/flag.ts'
import { one } from '../../terminal/result.ts'
import type { Application } from '../application.ts'
import { refusalWords } from '../refusal-words.ts'
import { addApplication, listApplications } from '../store/application.ts'
import { changeWords } from '../words.ts'
import { detailOf } from './act.ts'
import { actFlags } from './act-flags.ts'
import { completedAct, evidenceOf, type Typed } from './asked.ts'
import { beginning, prepared, recorded, settingOf } from './perform.ts'

/** `change signal`: a change that comes up in an audit on site (4.2.6, 4.2.7). */
export const signal = verb({
  words: { en: 'Record a change that came up on site (team leader)', zh: '登记现场审核/检验中提出的变更（组长）' },
  access: 'write',
  args: { customer: required(customerArgument) },
  flags: {
    ...actFlags('signal'),
    certificate: paperNumber({ en: 'the certificate audited', zh: '受审核的证书编号' }),
  },
  examples: [
    'change signal C00001 --direction reduction --audit A-0117 --asks "sale is not covered" --certificate CN-Q-0001 --staff 李强',
    'change signal C00001 --direction expansion --audit A-0117 --asks "also casting" --at "2026-06-30 09:00" --staff 李强',
  ],
  run: async ({ customer: named, ...typed }, call) => {
    const begun = (customer: Application['customer'], certificateId: number | null) =>
      beginning({ customer, origin: 'on-site', certificateId })
    const nobody = { id: 0, code: '', name: '' }
    const input = await completedAct(begun(nobody, null), 'signal', typed as Typed, call)
    const done = await call.write(async (tx) => {
      const customer = await requireCustomer(tx.db, named)
      const certificateId = await certificateOf(tx.db, customer.id, input.certificate as string | undefined)
      const application = begun(customer, certificateId)
      const given = { act: 'signal' as const, on: input.on as Day | undefined, needs: evidenceOf('signal', input) }
      const ready = await prepared(application, given, settingOf(tx, call.timeZone))
      const same = (await listApplications(tx.db, { customerId: customer.id })).find(({ acts: [first] }) => {
        const { direction, reference, statement } = ready.details
        return (
          first?.act === 'signal' &&
          first.on === ready.on &&
          first.time === ready.time &&
          first.direction === direction &&
          first.reference === reference &&
          first.statement === statement
        )
      })
      if (same !== undefined)
        return { said: [changeWords.already(same.number, 'signal')], detail: await detailOf(tx, same.number, call) }
      const { id, number } = addApplication(tx, application, ready.on)
      recorded(tx, id, ready)
      const detail = await detailOf(tx, number, call)
      const words = changeWords.begun(number, 'signal', detail.state, customer.code, customer.name)
      const next = detail.next === null ? [] : [changeWords.next(detail.next.command, detail.next.roles)]
      return { said: [words, ...next], detail }
    })
    return one('change', done.detail, linesOfText(done.said))
  },
})

async function certificateOf(
  db: Parameters<typeof certificateByNumber>[0],
  customerId: number,
  number: string | undefined,
): Promise<number | null> {
  if (number === undefined) return null
  const found = await certificateByNumber(db, number)
  if (found === null || found.customerId !== customerId)
    throw usage(refusalWords.notOfCustomer(number), refusalWords.nameCertificate)
  return found.id
}
