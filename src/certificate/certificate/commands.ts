import { addDaysTo, type Day } from '../../clause/day.ts'
import { same } from '../../clause/words.ts'
import { requireCustomer } from '../../customer/customer/store/find.ts'
import { valuesThen } from '../../customer/customer/store/values-then.ts'
import { type ToDo, type ToDoOf, toDoParts } from '../../customer/customer/to-do.ts'
import type { Db } from '../../register/register.ts'
import { type Noun, noun, verb } from '../../terminal/command.ts'
import { choice, offering, required, text } from '../../terminal/flag.ts'
import { count } from '../../terminal/number-flag.ts'
import { type Column, columnOf, list, noneOf, one, table } from '../../terminal/result.ts'
import { reasonText } from '../status/reasons.ts'
import { listReasons } from '../status/store/reason.ts'
import {
  type CertificateRecord,
  certificateNumber,
  certificatesLater,
  certificateView,
  requireCertificate,
} from './certificate.ts'
import { certificateColumns, certificateFields, certificateThen } from './commands/record.ts'
import type { Referring } from './referring.ts'
import { isInForce, type RecordedStatus, schemes, statuses } from './rules.ts'
import { changesOf } from './store/certificate.ts'
import { certificateWords } from './words.ts'

/** Still in force, and ends within that many days. */
const expiring = ({ status, expires }: CertificateRecord, day: Day, days: number): boolean =>
  isInForce(status) && expires !== null && expires <= addDaysTo(day, days)

const certificateList = verb({
  words: { en: 'Certificates with their status on a day', zh: '证书及其在某日的状态' },
  access: 'read',
  args: { customer: offering('customer', text({ en: 'only those of this customer', zh: '仅此客户的证书' })) },
  flags: {
    status: choice({ en: 'only those with this status', zh: '仅此状态' }, statuses),
    scheme: choice({ en: 'only those of this scheme', zh: '仅此类别' }, schemes),
    expiresWithin: count({ en: 'in force, and expiring within this many days', zh: '有效且在若干天内到期' }, 0, 'DAYS'),
  },
  examples: {
    'certificate list': { en: 'all certificates as they stand today', zh: '今天各证书的状态' },
    'certificate list --status valid --expires-within 90': {
      en: 'valid ones that expire within 90 days',
      zh: '90 天内到期的有效证书',
    },
  },
  run: (only, call) =>
    call.readToPrint(async (db) => {
      const { customer, status, scheme, expiresWithin } = only
      const asked = customer === undefined ? null : (await requireCustomer(db, customer)).id
      const then = await valuesThen(db, call.asOf)
      const wanted = certificatesLater(
        db,
        call.asOf,
        asked,
        (record) => certificateThen(record, then),
        status === undefined && scheme === undefined && expiresWithin === undefined
          ? null
          : (each) =>
              (status === undefined || each.status === status) &&
              (scheme === undefined || each.scheme === scheme) &&
              (expiresWithin === undefined || expiring(each, call.asOf, expiresWithin)),
      )
      return list('certificates', certificateColumns, wanted, noneOf(only, certificateWords.none))
    }),
})

/** The changes that had taken effect by the day; that of a suspension has the day by which it must end. */
async function changesBy(db: Db, certificateId: number, day: Day) {
  const [rows, reasons] = [await changesOf(db, certificateId), await listReasons(db)]
  return rows
    .filter((row) => row.effective_on <= day)
    .map((row) => ({
      status: row.status as RecordedStatus,
      from: row.effective_on,
      until: row.ends_on,
      reason: row.reason,
      reasonName: reasonText(row.reason, reasons),
    }))
}

type ShownChange = Awaited<ReturnType<typeof changesBy>>[number]

const column = columnOf<ShownChange>()

const changeColumns: readonly Column<ShownChange>[] = [
  column('from', 'From', '自', { whole: true }),
  column('status', 'Status', '状态', { shown: (change) => statuses[change.status] }),
  column('until', 'Until', '至', { whole: true }),
  column('reason', 'Reason', '原因', { shown: (change) => change.reasonName ?? same('—') }),
]

/** Of what is to be done for its customer, what a command settles that names the certificate, or a case of it. */
const ofCertificate = (toDo: readonly ToDo[], named: readonly string[]): ToDo[] =>
  toDo.filter(({ settle }) => settle.some((word) => named.includes(word)))

const certificateShow = (toDoOf: ToDoOf, casesOf: Referring['cases']) =>
  verb({
    words: { en: 'One certificate, with its changes of status', zh: '查看一张证书及其状态变化' },
    access: 'read',
    args: { number: required(certificateNumber) },
    examples: {
      'certificate show CN-Q-0001': { en: 'the certificate and how its status changed', zh: '证书及历次状态变化' },
    },
    run: async ({ number }, call) => {
      const { record, changes, toDo } = await call.read(async (db) => {
        const certificate = await requireCertificate(db, number)
        const view = await certificateView(db, certificate, call.asOf)
        const of = { id: certificate.customerId, code: view.customer, asOf: call.asOf, timeZone: call.timeZone }
        return {
          record: certificateThen(view, await valuesThen(db, call.asOf)),
          changes: await changesBy(db, certificate.id, call.asOf),
          toDo: ofCertificate(await toDoOf(db, of), [certificate.number, ...(await casesOf(db, certificate.id))]),
        }
      })
      const title = certificateWords.changesOfStatus
      const more = changes.length === 0 ? [] : [table(changeColumns, changes, { title })]
      return one('certificate', { ...record, changes, toDo }, null, certificateFields(record), [
        ...toDoParts(toDo),
        ...more,
      ])
    },
  })

/** The certificates of customers. One that other rooms refer to is not voided: `referring` tells what does; `toDoOf` what is to be done. */
export const certificateCommands = (referring: Referring, toDoOf: ToDoOf): Noun =>
  noun(
    { en: 'Certificates and their status', zh: '证书及其状态' },
    {
      add: async () => (await import('./commands/add.ts')).certificateAdd,
      list: async () => certificateList,
      show: async () => certificateShow(toDoOf, referring.cases),
      edit: async () => (await import('./commands/edit.ts')).certificateEdit,
      void: async () => (await import('./commands/void.ts')).certificateVoid(referring),
      status: async () => (await import('../status/commands.ts')).certificateStatus,
      export: async () => (await import('./commands/export.ts')).certificateExport,
      surveillance: async () => (await import('../surveillance/commands.ts')).surveillanceCommands,
    },
  )
