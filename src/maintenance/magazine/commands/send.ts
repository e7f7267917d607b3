import { certifiedOn } from '../../../certificate/certificate/store/standing.ts'
import type { Day } from '../../../clause/day.ts'
import { happened, notBefore } from '../../../clause/fact.ts'
import { usage } from '../../../clause/problem.ts'
import { lines, type Words } from '../../../clause/words.ts'
import { customerArgument } from '../../../customer/customer/argument.ts'
import { requireCustomer } from '../../../customer/customer/store/find.ts'
import { importList } from '../../../intake/import.ts'
import { listFlags, refuseWithoutFile } from '../../../intake/list-flags.ts'
import { doneBy } from '../../../office/staff/done-by.ts'
import { doerOf } from '../../../office/staff/store/staff.ts'
import type { Row, Write } from '../../../register/register.ts'
import { verb, type WriteCall } from '../../../terminal/command.ts'
import { day, pastDay } from '../../../terminal/day-flag.ts'
import { many, required, type ValuesOf, worded, yes } from '../../../terminal/flag.ts'
import { one, type Result } from '../../../terminal/result.ts'
import { issueArgument, requireIssue, wholeIssue, withoutMissing } from '../magazine.ts'
import { addSending, recipientsBy, sending } from '../sending.ts'
import { magazineWords } from '../words.ts'
import { type ListedSending, recipientList } from './import.ts'

const flags = {
  delivery: required(sending.fields.delivery.flag),
  certified: yes({ en: 'to all who were certified', zh: '发放全部获证组织' }),
  asOfDay: day('past', {
    en: 'certified on this day (default that of publication)',
    zh: '该日获证的组织（默认出版当日）',
  }),
  on: pastDay({ en: 'the day it went out (default today)', zh: '发放日期（默认今天）' }),
  ...listFlags,
} as const

type Input = ValuesOf<typeof flags>

/** `magazine send`: to whom an issue went. Who has it by that day is left out, so that the same again changes nothing. */
export const magazineSend = verb({
  words: {
    en: 'Record to whom an issue went: all certified, a list (CSV, XLSX or XLS), or those named',
    zh: '登记杂志发放：全部获证组织、名单（CSV、XLSX、XLS）或逐家写明',
  },
  access: 'write',
  by: doneBy('business', '4.3.6', 'on'),
  args: {
    issue: required(issueArgument),
    customers: many(worded({ en: 'only to these', zh: '仅这些客户' }, customerArgument)),
  },
  flags,
  asks: ['customers', ['certified', ({ customers }) => customers === undefined], 'on'],
  rules: [
    async (db, { issue, on }) =>
      issue !== undefined && on !== undefined && refuseBeforeIssue(await requireIssue(db, issue), on),
  ],
  examples: {
    'magazine send MG-2026-01 --certified --delivery 邮寄 --on 2026-07-12': {
      en: 'to all certified organizations',
      zh: '发给全部获证组织',
    },
    'magazine send 2026年第1期 --file list.csv --delivery 快递': { en: 'to those of a list', zh: '按名单发放' },
    'magazine send MG-2026-01 C00001 C00012 --delivery 走访时送达': {
      en: 'to some, handed over',
      zh: '走访时送给个别客户',
    },
  },
  run: async ({ issue, customers, ...input }, call) => {
    refuseUnclear(customers, input)
    const { file, delivery, ...options } = input
    const on = happened(input.on ?? call.today, call.today, '--on')
    const row = await call.read((db) => requireIssue(db, issue))
    refuseBeforeIssue(row, on)
    const listed: ListedSending = { issue: row, on, delivery }
    if (file !== undefined) return importList(recipientList(listed), file, options, call)
    const asOf = input.asOfDay ?? row.published_on
    if (asOf > on) throw usage(magazineWords.certifiedAfter(asOf, on), magazineWords.earlierDay)
    const wanted = (tx: Write) => (input.certified === true ? allCertified(tx, asOf) : theseOnly(tx, customers))
    return send(listed, wanted, input.dryRun === true, call)
  },
})

/** Nothing goes out before it came out. */
const refuseBeforeIssue = ({ published_on }: Row<'magazine_issue'>, on: Day): void =>
  notBefore('--on', on, magazineWords.theIssue, published_on)

/** Exactly one way of saying to whom. Usage problems. */
function refuseUnclear(customers: readonly string[], input: Input): void {
  const { certified, file, asOfDay } = input
  const ways = [
    certified === true ? '--certified' : null,
    file === undefined ? null : '--file',
    customers.length > 0 ? 'CUSTOMER' : null,
  ].filter((way) => way !== null)
  if (ways.length === 0) throw usage(magazineWords.noRecipients, magazineWords.nameRecipients)
  if (ways.length > 1) throw usage(magazineWords.severalWays(ways), magazineWords.oneWay)
  if (asOfDay !== undefined && certified !== true) throw usage(magazineWords.dayOfCertified, magazineWords.addCertified)
  if (file === undefined) refuseWithoutFile(input)
}

/** Who was certified on the day, as it is known today: whom the check holds an issue against. Usage problem for nobody. */
async function allCertified(tx: Write, day: Day): Promise<number[]> {
  const certified = (await certifiedOn(tx.db, tx.today))(day)
  if (certified.length === 0) throw usage(magazineWords.nobodyCertified(day), magazineWords.nameRecipients)
  return certified.map(({ id }) => id)
}

async function theseOnly(tx: Write, customers: readonly string[]): Promise<number[]> {
  const ids = new Set<number>()
  for (const customer of customers) ids.add((await requireCustomer(tx.db, customer)).id)
  return [...ids]
}

async function send(
  { issue, on, delivery }: ListedSending,
  wanted: (tx: Write) => Promise<readonly number[]>,
  dryRun: boolean,
  call: WriteCall,
): Promise<Result> {
  const { view, said, organizations } = await call.write(
    async (tx) => {
      const staff = await doerOf(tx)
      const had = await recipientsBy(tx.db, on, issue.number)
      const all = await wanted(tx)
      const recipients = all.filter((id) => !had.has(id))
      const sent = { magazine_issue_id: issue.id, sent_on: on, delivery, staff_id: staff.id }
      if (recipients.length > 0) addSending(tx, sent, recipients)
      const { view, state } = await wholeIssue(tx.db, issue.number, call.today)
      const said = sentWords(issue, on, { recipients: recipients.length, had: all.length - recipients.length, dryRun })
      if (view.certified > 0 && !dryRun) said.push(magazineWords.covered(view, view.missing.length, state))
      if (recipients.length > 0 && !dryRun) said.push(magazineWords.onTheWordOf(staff.name))
      return { view, said, organizations: recipients.length }
    },
    { dryRun },
  )
  return one('magazine', { ...withoutMissing(view), sending: { on, delivery, organizations, dryRun } }, lines(said))
}

function sentWords(
  { number }: Row<'magazine_issue'>,
  on: Day,
  { recipients, had, dryRun }: { readonly recipients: number; readonly had: number; readonly dryRun: boolean },
): Words[] {
  if (recipients === 0) return [magazineWords.allHadIt(number)]
  const first = dryRun ? magazineWords.wouldSend(number, recipients, on) : magazineWords.sent(number, recipients, on)
  return had === 0 ? [first] : [first, magazineWords.hadIt(had)]
}
