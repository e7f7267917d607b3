import { isInForce, statusOn } from '../../certificate/certificate/rules.ts'
import { type Certificate, listCertificates } from '../../certificate/certificate/store/certificate.ts'
import { listContracts } from '../../certificate/contract/store.ts'
import type { Day } from '../../clause/day.ts'
import { fenNumber } from '../../clause/fen.ts'
import { customer } from '../../customer/customer/customer.ts'
import type { CustomerRow } from '../../customer/customer/store/master.ts'
import type { Db, Row } from '../../register/register.ts'
import type { ChangeLine } from '../application.ts'
import { customerField } from '../rules.ts'

/** A customer with its papers in force, as a submission is held against them. */
export interface Subject {
  readonly customer: CustomerRow
  readonly certificates: readonly Certificate[]
  readonly contracts: readonly Row<'contract'>[]
}

/** Those of the certificates that are valid or suspended on the day. */
export const inForceOn = (certificates: readonly Certificate[], day: Day): Certificate[] =>
  certificates.filter((each) => isInForce(statusOn(each, day)))

/** The customer's certificates that are valid or suspended on the day. */
export const certificatesInForce = async (db: Db, customerId: number, day: Day): Promise<Certificate[]> =>
  inForceOn(await listCertificates(db, customerId), day)

/** The customer's contracts that run on the day. */
export const contractsRunning = async (db: Db, customerId: number, day: Day): Promise<Row<'contract'>[]> =>
  (await listContracts(db, customerId)).filter(({ ended_on }) => ended_on === null || ended_on > day)

/** The customer's papers in force on the day. */
export const subjectOf = async (db: Db, customer: CustomerRow, day: Day): Promise<Subject> => ({
  customer,
  contracts: await contractsRunning(db, customer.id, day),
  certificates: await certificatesInForce(db, customer.id, day),
})

/** What the register says of a field now. */
export function valueNow(
  subject: Subject,
  line: Pick<ChangeLine, 'field' | 'certificateId' | 'contractId'>,
): string | null {
  const own = customerField(line.field)
  if (own !== null) return subject.customer[customer.fields[own].column] as string | null
  if (line.field === 'scope') return subject.certificates.find(({ id }) => id === line.certificateId)?.scope ?? null
  if (line.field !== 'amount') return null
  const amount = subject.contracts.find(({ id }) => id === line.contractId)?.amount ?? null
  return amount === null ? null : fenNumber(amount)
}
