import type { Day } from '../clause/day.ts'
import { customerArgument } from '../customer/customer/argument.ts'
import { requireCustomer } from '../customer/customer/store/find.ts'
import type { CustomerRow } from '../customer/customer/store/master.ts'
import { valuesThen } from '../customer/customer/store/values-then.ts'
import { issuesReceived } from '../maintenance/magazine/magazine.ts'
import type { Db } from '../register/register.ts'
import { headText } from '../register/register.ts'
import { type ReadCall, verb } from '../terminal/command.ts'
import { required } from '../terminal/flag.ts'
import { pageFormat, pageFormats } from '../terminal/format.ts'
import { breachesOf } from './commands/breaches.ts'
import { certificatesOf } from './commands/certificates.ts'
import { changesOf } from './commands/changes.ts'
import { contactYearsOf, informationOf } from './commands/contacts.ts'
import { contractsOf, reSignsOf } from './commands/contracts.ts'
import { eventsOf, intelligenceOf, lossesOf } from './commands/maintenance.ts'
import { feedbackOf, surveysOf } from './commands/surveys.ts'
import { whoOf } from './commands/who.ts'
import type { CustomerFileView } from './page/view.ts'

/** `customer file`: the customer's file (客户档案) as one page; of a VIP it is the VIP file of 4.3.3. */
export const customerFile = verb({
  words: {
    en: "The customer's file as one page to print, with its contact persons; of a VIP the VIP file (4.3.3)",
    zh: '客户档案（含联系人，可打印）；VIP 客户即 VIP 档案（4.3.3）',
  },
  access: 'read',
  formats: pageFormats,
  args: { customer: required(customerArgument) },
  examples: {
    'customer file C00001 --output C00001.html': {
      en: 'the file as a page that can be printed and kept',
      zh: '存为可打印、可归档的网页',
    },
    'customer file 安达 --as-of 2025-12-31 --format html': {
      en: 'the file as it stood at the end of last year',
      zh: '上年末的客户档案',
    },
  },
  run: async ({ customer }, call) => {
    const format = pageFormat(call.globals.format, call.globals.output, call.world)
    const view = await call.read(async (db) => fileOf(db, await requireCustomer(db, customer), call))
    const json = { file: view }
    if (format !== 'html') return { json, items: [view], parts: [] }
    const { customerFilePage } = await import('./page/file-page.ts')
    return { json, parts: [], raw: customerFilePage(view, call.lang) }
  },
})

/** Everything that is on record of the customer, as of the day and known at the moment that are asked about. */
async function fileOf(db: Db, row: CustomerRow, call: ReadCall): Promise<CustomerFileView> {
  const day: Day = call.asOf
  const asked = {
    customerId: row.id,
    code: row.code,
    day,
    timeZone: call.timeZone,
    valuesThen: await valuesThen(db, day),
  }
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
    events: await eventsOf(db, asked),
    magazine: await issuesReceived(db, row.id, day),
    losses: await lossesOf(db, asked),
    breaches: await breachesOf(db, asked),
    asOf: day,
    head: headText(call.known ?? call.head()),
  }
}
