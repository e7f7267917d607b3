import { certificate } from '../../../certificate/certificate/certificate.ts'
import { changeApplication } from '../../../change/change.ts'
import type { Day } from '../../../clause/day.ts'
import { usage } from '../../../clause/problem.ts'
import { customerArgument } from '../../../customer/customer/argument.ts'
import { requireCustomer } from '../../../customer/customer/store/find.ts'
import { assignmentsOn } from '../../../customer/maintainer/store.ts'
import { staffNamed } from '../../../office/staff/argument.ts'
import { requireStaff } from '../../../office/staff/store/staff.ts'
import { requireRow } from '../../../record/find.ts'
import { numberOf } from '../../../record/flags.ts'
import type { Db } from '../../../register/register.ts'
import { suspensionCase } from '../../../suspension/suspension.ts'
import { many, type ValuesOf, worded, yes } from '../../../terminal/flag.ts'
import type { CaseSort } from '../rules.ts'
import type { MatterColumns } from '../store/case.ts'
import { caseWords } from '../words.ts'

const ofBoth = {
  suspension: many({
    ...numberOf(suspensionCase),
    words: { en: 'the suspension, withdrawal or cancellation it is about', zh: '涉及的暂停、撤销或注销办理' },
  }),
  change: many({
    ...numberOf(changeApplication),
    words: { en: 'the change application it is about', zh: '涉及的变更申请' },
  }),
  certificate: many({ ...numberOf(certificate), words: { en: 'the certificate it is about', zh: '涉及的证书' } }),
  involved: many(
    staffNamed({
      en: 'who was involved in what it is about, such as the auditor',
      zh: '参与过所涉事项的人员，如审核员',
    }),
  ),
} as const

/** What a complaint is about, as far as it is known. */
export const complaintMatters = {
  against: worded({ en: 'the certified customer complained of', zh: '被投诉的获证客户' }, customerArgument),
  maintainer: yes({ en: 'it is about whoever maintains the customer', zh: '投诉的是该客户的维护人员' }),
  ...ofBoth,
} as const

/** What an appeal is about: the decision. */
export const appealMatters = ofBoth

/** The flags of what a case is about. */
export const matterFlags = (sort: CaseSort) => (sort === 'complaint' ? complaintMatters : appealMatters)

export type MatterInput = Partial<ValuesOf<typeof complaintMatters>>

/** What was typed of what a case is about, as rows; `customer` is whom it comes from, `on` the day of which it is asked. */
export async function mattersTyped(
  db: Db,
  input: MatterInput,
  customer: { readonly id: number; readonly code: string } | null,
  on: Day,
): Promise<MatterColumns[]> {
  const matters: MatterColumns[] = []
  if (input.against !== undefined) matters.push({ customer_id: (await requireCustomer(db, input.against)).id })
  for (const number of input.suspension ?? [])
    matters.push({ suspension_id: (await requireRow(db, suspensionCase, number)).id })
  for (const number of input.change ?? [])
    matters.push({ application_id: (await requireRow(db, changeApplication, number)).id })
  for (const number of input.certificate ?? [])
    matters.push({ certificate_id: (await requireRow(db, certificate, number)).id })
  const names = [...(input.involved ?? [])]
  if (input.maintainer === true) names.push(await maintainerOf(db, customer, on))
  for (const name of names) matters.push({ staff_id: (await requireStaff(db, name)).id })
  return matters
}

/** Who maintained the customer on the day. Usage problem where nobody did. */
async function maintainerOf(
  db: Db,
  customer: { readonly id: number; readonly code: string } | null,
  on: Day,
): Promise<string> {
  if (customer === null) throw usage(caseWords.maintainerOfWhom, caseWords.nameInvolved)
  const held = (await assignmentsOn(db, on, customer.id)).get(customer.id)
  if (held === undefined) throw usage(caseWords.nobodyMaintains(customer.code, on), caseWords.nameInvolved)
  return held.maintainer
}
