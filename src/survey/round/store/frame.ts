import { surveyFrame } from '../../../certificate/certificate/rules.ts'
import { certificateDates } from '../../../certificate/certificate/store/certificate.ts'
import type { Day } from '../../../clause/day.ts'
import { grouped } from '../../../customer/customer/store/grouped.ts'
import { customerNames } from '../../../customer/customer/store/master.ts'
import type { Db } from '../../../register/register.ts'

/** The customers that a draw on a day is made from: their codes, and how many have nothing but suspended certificates. */
export interface Frame {
  readonly codes: readonly string[]
  readonly suspended: number
}

/**
 * 4.5.2: the organizations with a valid certificate on the day. Those that have suspended ones only are counted, and
 * taken in where that is asked for.
 */
export async function frameOn(db: Db, day: Day, includeSuspended: boolean): Promise<Frame> {
  const certificates = grouped(await certificateDates(db, undefined), ({ customerId }) => customerId)
  const { frame, suspended } = surveyFrame(certificates, day)
  const ids = new Set(includeSuspended ? [...frame, ...suspended] : frame)
  const codes = (await customerNames(db)).filter(({ id }) => ids.has(id)).map(({ code }) => code)
  return { codes, suspended: suspended.length }
}
