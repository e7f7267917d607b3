import { type Scheme, schemes, statuses, statusOn } from '../../certificate/certificate/rules.ts'
import { listCertificates } from '../../certificate/certificate/store/certificate.ts'
import { relationsOn } from '../../certificate/certificate/store/relation.ts'
import { contractsOn } from '../../certificate/contract/on-day.ts'
import { listContracts } from '../../certificate/contract/store.ts'
import { actsBy, standingOn } from '../../change/application.ts'
import { acts, states } from '../../change/rules.ts'
import { listApplications } from '../../change/store/application.ts'
import { wayOn } from '../../change/transitions.ts'
import type { Day } from '../../clause/day.ts'
import { together } from '../../clause/together.ts'
import { same } from '../../clause/words.ts'
import { yearOf } from '../../clause/year.ts'
import { yearStanding } from '../../contact/contact/due.ts'
import { channels } from '../../contact/contact/rules.ts'
import { contactViews } from '../../contact/contact/views.ts'
import { customerArgument } from '../../customer/customer/argument.ts'
import { customerRecord, customerRecordFields, recordThen } from '../../customer/customer/record.ts'
import { requireCustomer } from '../../customer/customer/store/find.ts'
import { valuesThen } from '../../customer/customer/store/values-then.ts'
import { type ToDoOf, toDoParts } from '../../customer/customer/to-do.ts'
import { person, personColumns, personsThen } from '../../customer/person/person.ts'
import { personsOn } from '../../customer/person/store/person.ts'
import { viewsOf } from '../../record/read.ts'
import type { Db } from '../../register/register.ts'
import { verb } from '../../terminal/command.ts'
import { required } from '../../terminal/flag.ts'
import { type Column, columnOf, one, sentence, type TablePart, table } from '../../terminal/result.ts'
import { fileWords } from '../words.ts'

/** How many contacts fit on a screen below the rest. */
const contactsShown = 5

/** `customer show`: everything that is on record of one customer, as of a day. */
export const customerShow = (toDoOf: ToDoOf) =>
  verb({
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
        const { changed, record, persons, ...filed } = await together({
          changed: valuesThen(db, day),
          record: customerRecord(db, row, day, relationsOn),
          persons: personsOn(db, row.id, day),
          contracts: contractsOf(db, row.id, day),
          certificates: certificatesOf(db, row.id, day),
          changes: changesOf(db, row.id, day),
          contacts: contactsOf(db, row.id, day),
          standing: yearStanding(db, row.id, yearOf(day), day),
          toDo: toDoOf(db, { id: row.id, code: row.code, asOf: day, timeZone: call.timeZone }),
        })
        const shownPersons = await viewsOf(db, person, personsThen(row.code, persons, changed), day)
        return { record: recordThen(record, changed), persons: shownPersons, ...filed }
      })
      const { record, standing, toDo, ...filed } = shown
      const said = standing === null ? fileWords.nothingOwed(yearOf(day)) : fileWords.standing(standing)
      const { persons, contracts, certificates, changes, contacts } = filed
      const reached = personColumns.filter(({ cell }) => persons.some((each) => cell(each) !== null))
      const tables = [
        ...tableOf(reached, persons),
        ...tableOf(contractColumns, contracts),
        ...tableOf(certificateColumns, certificates),
        ...tableOf(changeColumns, changes),
        ...tableOf(contactColumns, contacts),
      ]
      const parts = [sentence(said), ...toDoParts(toDo), ...tables]
      return one('customer', { ...record, ...filed, standing, toDo }, null, customerRecordFields(record), parts)
    },
  })

/** A table, where there is anything in it. */
const tableOf = <Item>(columns: readonly Column<Item>[], items: readonly Item[]): TablePart[] =>
  items.length === 0 ? [] : [table(columns, items)]

async function contractsOf(db: Db, customerId: number, day: Day) {
  const rows = await contractsOn(db, await listContracts(db, customerId), day)
  return rows.map(({ number, kind, signed_on, ended_on }) => ({
    number,
    kind: kind as Scheme,
    signed: signed_on !== null && signed_on <= day ? signed_on : null,
    ended: ended_on,
  }))
}

async function certificatesOf(db: Db, customerId: number, day: Day) {
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

async function changesOf(db: Db, customerId: number, day: Day) {
  return (await listApplications(db, { asked: customerId })).flatMap((application) => {
    const standing = standingOn(application, day)
    if (standing === null) return []
    const since = actsBy(application, day).at(-1)?.on ?? day
    // What it waits for; null where it is finished.
    const next = wayOn(standing.state, standing.traits)?.act ?? null
    return [{ number: application.number, state: standing.state, since, next }]
  })
}

async function contactsOf(db: Db, customerId: number, day: Day) {
  const last = (await contactViews(db, { customerId, to: day }, day)).slice(0, contactsShown)
  return last.map((contact) => {
    const { number, on, channel, staff, person, summary, counts } = contact
    return { number, on, channel, staff, person, summary, counts }
  })
}

type ContractLine = Awaited<ReturnType<typeof contractsOf>>[number]
type CertificateLine = Awaited<ReturnType<typeof certificatesOf>>[number]
type ChangeLine = Awaited<ReturnType<typeof changesOf>>[number]
type ContactLine = Awaited<ReturnType<typeof contactsOf>>[number]

const whole = { whole: true } as const
const ofContract = columnOf<ContractLine>()
const ofCertificate = columnOf<CertificateLine>()
const ofChange = columnOf<ChangeLine>()
const ofContact = columnOf<ContactLine>()

const contractColumns: readonly Column<ContractLine>[] = [
  ofContract('number', 'Contract', '合同', whole),
  ofContract('kind', 'Kind', '类别', { shown: (item) => schemes[item.kind] }),
  ofContract('signed', 'Signed', '签订日期', whole),
  ofContract('ended', 'Ended', '终止日期', whole),
]

const certificateColumns: readonly Column<CertificateLine>[] = [
  ofCertificate('number', 'Certificate', '证书', whole),
  ofCertificate('standard', 'Standard', '认证标准'),
  ofCertificate('issued', 'Issued', '发证日期', whole),
  ofCertificate('expires', 'Expires', '有效期至', {
    shown: (item) => (item.expires === null ? { en: 'no end', zh: '长期' } : same(item.expires)),
    ...whole,
  }),
  ofCertificate('status', 'Status', '状态', {
    shown: (item) => (item.status === null ? fileWords.notIssued : statuses[item.status]),
    tone: (item) => (item.status === 'valid' ? 'good' : item.status === 'suspended' ? 'warn' : 'bad'),
  }),
]

const changeColumns: readonly Column<ChangeLine>[] = [
  ofChange('number', 'Change', '变更申请', whole),
  ofChange('state', 'State', '状态', { shown: (item) => states[item.state] }),
  ofChange('since', 'Since', '自', whole),
  ofChange('next', 'Waits for', '等待', { shown: (item) => (item.next === null ? same('—') : acts[item.next]) }),
]

const contactColumns: readonly Column<ContactLine>[] = [
  ofContact('on', 'Contact on', '联系日期', whole),
  ofContact('number', 'Number', '编号', whole),
  ofContact('channel', 'Channel', '方式', { shown: (item) => channels[item.channel] }),
  ofContact('staff', 'Made by', '联系人员'),
  ofContact('counts', 'Counts', '计入'),
  ofContact('summary', 'Summary', '内容'),
]
