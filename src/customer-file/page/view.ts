import type { CustomerRow } from '../../customer/customer/store/master.ts'
import { valuesThen } from '../../customer/customer/store/values-then.ts'
import { issuesReceived } from '../../maintenance/magazine/magazine.ts'
import { type Db, headText } from '../../register/register.ts'
import type { ReadCall } from '../../terminal/command.ts'
import { breachesOf } from './view/breaches.ts'
import { casesOf } from './view/cases.ts'
import { certificatesOf } from './view/certificates.ts'
import { changesOf } from './view/changes.ts'
import { contactYearsOf, informationOf } from './view/contacts.ts'
import { contractsOf, reSignsOf } from './view/contracts.ts'
import { eventsOf, intelligenceOf, lossesOf } from './view/maintenance.ts'
import { feedbackOf, surveysOf } from './view/surveys.ts'
import { whoOf } from './view/who.ts'

/** Everything that is on record of a customer as of a day: plain data, for its file. */
export type CustomerFileView = Awaited<ReturnType<typeof fileOf>>

/** Everything that is on record of the customer, as of the day and known at the moment that are asked about. */
export async function fileOf(db: Db, row: CustomerRow, call: ReadCall) {
  const day = call.asOf
  const asked = { customerId: row.id, code: row.code, day, valuesThen: await valuesThen(db, day) }
  return {
    ...(await whoOf(db, row, asked)),
    contracts: await contractsOf(db, asked),
    reSigns: await reSignsOf(db, asked),
    certificates: await certificatesOf(db, asked),
    years: await contactYearsOf(db, asked),
    information: await informationOf(db, asked),
    intelligence: await intelligenceOf(db, asked),
    changes: await changesOf(db, asked),
    surveys: await surveysOf(db, asked),
    feedback: await feedbackOf(db, asked),
    cases: await casesOf(db, asked),
    events: await eventsOf(db, asked),
    magazine: await issuesReceived(db, row.id, day),
    losses: await lossesOf(db, asked),
    breaches: await breachesOf(db, asked),
    asOf: day,
    /** The journal's head, at the moment that is asked at. */
    head: headText(call.known ?? call.head()),
  }
}
