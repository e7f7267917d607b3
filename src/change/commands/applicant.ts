import type { Day } from '../../clause/day.ts'
import { offeredCustomers } from '../../customer/customer/argument.ts'
import { requireCustomer } from '../../customer/customer/store/find.ts'
import { type CustomerRow, customerById } from '../../customer/customer/store/master.ts'
import type { Db } from '../../register/register.ts'
import { naming, offering, searched, text } from '../../terminal/flag.ts'
import type { Choice } from '../../terminal/world.ts'
import { type Application, standingOn } from '../application.ts'
import { listApplications } from '../store/application.ts'
import { requireApplication } from './perform.ts'

const isApplication = (typed: string): boolean => /^CH-\d{4}-\d+$/i.test(typed.normalize('NFKC').trim())

/** What an F01 is about, as the first word of `change submit` names it. */
export const applicant = searched(
  naming(
    offering(
      'customer',
      text(
        { en: 'the customer, or the application that was notified or returned', zh: '客户，或已通知/已退回的申请' },
        'CUSTOMER|CH-…',
      ),
    ),
    async (db, typed) => applicantOf(db, typed),
  ),
  async (db, typed, lang, _beside, today, doer) => [
    ...(await toSubmit(db, typed, today)),
    ...(await offeredCustomers(db, typed, lang, doer)),
  ],
)

/** The applications of that number that wait for an F01 by what was done until the day. */
async function toSubmit(db: Db, typed: string, today: Day): Promise<Choice[]> {
  if (!/^CH-/iu.test(typed)) return []
  const waiting = (await listApplications(db)).filter(
    (each) => standingOn(each, today)?.possible.some(({ act }) => act === 'submit') === true,
  )
  return waiting
    .filter(({ number }) => number.startsWith(typed.toUpperCase()))
    .map(({ number, customer }) => ({ value: number, name: `${number}  ${customer.code}  ${customer.name}` }))
}

/** The customer or the application that the first word names. */
export async function applicantOf(
  db: Db,
  typed: string,
): Promise<{ customer: CustomerRow; application: Application | null }> {
  if (!isApplication(typed)) return { customer: await requireCustomer(db, typed), application: null }
  const application = await requireApplication(db, typed.normalize('NFKC').trim().toUpperCase())
  return { customer: await customerById(db, application.customer.id), application }
}
