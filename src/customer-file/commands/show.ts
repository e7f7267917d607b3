import { type Scheme, type Status, schemes, statuses, statusOn } from '../../certificate/certificate/rules.ts'
import { listCertificates } from '../../certificate/certificate/store/certificate.ts'
import { relationsOn } from '../../certificate/certificate/store/relation.ts'
import { listContracts } from '../../certificate/contract/store.ts'
import { actsBy, standingOn } from '../../change/application.ts'
import { type Act, acts, type State, states } from '../../change/rules.ts'
import { listApplications } from '../../change/store/application.ts'
import { wayOn } from '../../change/transitions.ts'
import type { Day } from '../../clause/day.ts'
import { same } from '../../clause/words.ts'
import { yearOf } from '../../clause/year.ts'
import { yearStanding } from '../../contact/contact/due.ts'
import { type Channel, channels } from '../../contact/contact/rules.ts'
import { contactViews } from '../../contact/contact/views.ts'
import { customerArgument } from '../../customer/customer/argument.ts'
import { customerRecord, customerRecordFields, recordThen } from '../../customer/customer/record.ts'
import { requireCustomer } from '../../customer/customer/store/find.ts'
import { valuesThen } from '../../customer/customer/store/values-then.ts'
import { customerWords } from '../../customer/customer/words.ts'
import { type PersonRecord, person, personColumns, personsThen } from '../../customer/person/person.ts'
import { personsOn } from '../../customer/person/store/person.ts'
import { viewsOf } from '../../record/read.ts'
import type { Db } from '../../register/register.ts'
import { verb } from '../../terminal/command.ts'
import { required } from '../../terminal/flag.ts'
import { type Column, one, type Part, sentence, table } from '../../terminal/result.ts'

interface ContractLine {
  readonly number: string
  readonly kind: Scheme
  readonly signed: Day | null
  readonly ended: Day | null
}

interface CertificateLine {
  readonly number: string
  readonly scheme: Scheme
  readonly standard: string | null
  readonly issued: Day
  readonly expires: Day | null
  readonly status: Status | null
  readonly nextSurveillance: Day | null
}

interface ChangeLine {
  readonly number: string
  readonly state: State
  readonly since: Day
  /** What it waits for; null where it is finished. */
  readonly next: Act | null
}

interface ContactLine {
  readonly number: string
  readonly on: Day
  readonly channel: Channel
  readonly staff: string
  readonly person: string | null
  readonly summary: string | null
  /** Towards 4.3.2. */
  readonly counts: boolean
}

/** How many contacts fit on a screen below the rest. */
const contactsShown = 5

/** `customer show`: everything that is on record of one customer, as of a day. */
export const customerShow = verb({
  words: { en: 'Everything on record of one customer', zh: '查看一家客户的全部情况' },
  access: 'read',
  args: { customer: required(customerArgument) },
  examples: {
    'customer show C00001': { en: 'everything about the customer', zh: '该客户的全部情况' },
    'customer show 安达 --as-of 2025-12-31': {
      en: 'what was so at the end of last year, the customer named by a part of its name',
      zh: '上年末的情况；客户可用部分名称指明',
    },
  },
  run: async ({ customer: named }, call) => {
    const day = call.asOf
    const shown = await call.read(async (db) => {
      const row = await requireCustomer(db, named)
      const then = await valuesThen(db, day)
      const persons = personsThen(row.code, await personsOn(db, row.id, day), then)
      return {
        record: recordThen(await customerRecord(db, row, day, relationsOn), then),
        persons: await viewsOf(db, person, persons, day),
        contracts: await contractsOf(db, row.id, day),
        certificates: await certificatesOf(db, row.id, day),
        changes: await changesOf(db, row.id, day),
        contacts: await contactsOf(db, row.id, day),
        standing: await yearStanding(db, row.id, yearOf(day), day),
      }
    })
    const { record, standing, ...filed } = shown
    const said = standing === null ? customerWords.nothingOwed(yearOf(day)) : customerWords.standing(standing)
    const parts: Part[] = [sentence(said), ...tablesOf(filed)]
    return one('customer', { ...record, ...filed, standing }, null, customerRecordFields(record), parts)
  },
})

async function contractsOf(db: Db, customerId: number, day: Day): Promise<ContractLine[]> {
  return (await listContracts(db, customerId)).map(({ number, kind, signed_on, ended_on }) => ({
    number,
    kind: kind as Scheme,
    signed: signed_on !== null && signed_on <= day ? signed_on : null,
    ended: ended_on,
  }))
}

async function certificatesOf(db: Db, customerId: number, day: Day): Promise<CertificateLine[]> {
  return (await listCertificates(db, customerId)).map((certificate) => ({
    number: certificate.number,
    scheme: certificate.scheme,
    standard: certificate.standard,
    issued: certificate.issuedOn,
    expires: certificate.expiresOn,
    status: statusOn(certificate, day),
    nextSurveillance: certificate.nextSurveillanceOn,
  }))
}

async function changesOf(db: Db, customerId: number, day: Day): Promise<ChangeLine[]> {
  return (await listApplications(db, { customerId })).flatMap((application) => {
    const standing = standingOn(application, day)
    if (standing === null) return []
    const since = actsBy(application, day).at(-1)?.on ?? day
    const next = wayOn(standing.state, standing.traits)?.act ?? null
    return [{ number: application.number, state: standing.state, since, next }]
  })
}

async function contactsOf(db: Db, customerId: number, day: Day): Promise<ContactLine[]> {
  const last = (await contactViews(db, { customerId, to: day }, day)).slice(0, contactsShown)
  return last.map(({ number, on, channel, staff, person, summary, counts }) => ({
    number,
    on,
    channel,
    staff,
    person,
    summary,
    counts,
  }))
}

const dayColumn = <Key extends string>(
  key: Key,
  en: string,
  zh: string,
): Column<Readonly<Record<Key, Day | null>>> => ({
  key,
  title: { en, zh },
  cell: (item) => item[key],
  whole: true,
})

const number = (en: string, zh: string): Column<{ number: string }> => ({
  key: 'number',
  title: { en, zh },
  cell: (item) => item.number,
  whole: true,
})

const contractColumns: readonly Column<ContractLine>[] = [
  number('Contract', '合同'),
  { key: 'kind', title: { en: 'Kind', zh: '类别' }, cell: (item) => item.kind, shown: (item) => schemes[item.kind] },
  dayColumn('signed', 'Signed', '签订日期'),
  dayColumn('ended', 'Ended', '终止日期'),
]

const certificateColumns: readonly Column<CertificateLine>[] = [
  number('Certificate', '证书'),
  { key: 'standard', title: { en: 'Standard', zh: '认证标准' }, cell: (item) => item.standard },
  dayColumn('issued', 'Issued', '颁证日期'),
  {
    ...dayColumn('expires', 'Expires', '有效期至'),
    shown: (item) => (item.expires === null ? { en: 'no end', zh: '长期' } : same(item.expires)),
  },
  {
    key: 'status',
    title: { en: 'Status', zh: '状态' },
    cell: (item) => item.status,
    shown: (item) => (item.status === null ? customerWords.notIssued : statuses[item.status]),
    tone: (item) => (item.status === 'valid' ? 'good' : item.status === 'suspended' ? 'warn' : 'bad'),
  },
]

const changeColumns: readonly Column<ChangeLine>[] = [
  number('Change', '变更申请'),
  { key: 'state', title: { en: 'State', zh: '状态' }, cell: (item) => item.state, shown: (item) => states[item.state] },
  dayColumn('since', 'Since', '自'),
  {
    key: 'next',
    title: { en: 'Waits for', zh: '等待' },
    cell: (item) => item.next,
    shown: (item) => (item.next === null ? same('—') : acts[item.next]),
  },
]

const contactColumns: readonly Column<ContactLine>[] = [
  dayColumn('on', 'Contact on', '联系日期'),
  number('Number', '编号'),
  {
    key: 'channel',
    title: { en: 'Channel', zh: '方式' },
    cell: (item) => item.channel,
    shown: (item) => channels[item.channel],
  },
  { key: 'staff', title: { en: 'Made by', zh: '联系人员' }, cell: (item) => item.staff },
  { key: 'counts', title: { en: 'Counts', zh: '计入' }, cell: (item) => item.counts },
  { key: 'summary', title: { en: 'Summary', zh: '内容' }, cell: (item) => item.summary },
]

/** What is filed under the customer, each kind in a table of its own where there is any. */
function tablesOf(filed: {
  readonly persons: readonly PersonRecord[]
  readonly contracts: readonly ContractLine[]
  readonly certificates: readonly CertificateLine[]
  readonly changes: readonly ChangeLine[]
  readonly contacts: readonly ContactLine[]
}): Part[] {
  const parts: Part[] = []
  const reached = personColumns.filter(({ cell }) => filed.persons.some((each) => cell(each) !== null))
  if (filed.persons.length > 0) parts.push(table(reached, filed.persons))
  if (filed.contracts.length > 0) parts.push(table(contractColumns, filed.contracts))
  if (filed.certificates.length > 0) parts.push(table(certificateColumns, filed.certificates))
  if (filed.changes.length > 0) parts.push(table(changeColumns, filed.changes))
  if (filed.contacts.length > 0) parts.push(table(contactColumns, filed.contacts))
  return parts
}
