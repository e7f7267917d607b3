import { earlier } from '../../../clause/day.ts'
import { usage } from '../../../clause/problem.ts'
import type { Words } from '../../../clause/words.ts'
import { requireCustomer } from '../../../customer/customer/store/find.ts'
import { staffNamed } from '../../../office/staff/argument.ts'
import { requireStaff } from '../../../office/staff/store/staff.ts'
import { columnsOf, everyColumn, shownFields } from '../../../record/columns.ts'
import { numberOf } from '../../../record/flags.ts'
import { verb } from '../../../terminal/command.ts'
import { day } from '../../../terminal/day-flag.ts'
import { offering, required, text, yes } from '../../../terminal/flag.ts'
import { type Column, columnOf, type Field, field, list, noneOf, one, table } from '../../../terminal/result.ts'
import { contact } from '../contact.ts'
import { notCountedReasons } from '../rules.ts'
import { type ContactView, contactsLater, contactView } from '../views.ts'
import { contactWords } from '../words.ts'

const countsWords = ({ notCounted }: ContactView): Words =>
  notCounted === null ? { en: 'yes', zh: '计入' } : notCountedReasons[notCounted]

const plain = columnOf<ContactView>()

/** What people need on one screen. */
const listed: readonly Column<ContactView>[] = [
  ...columnsOf(contact, {
    number: { whole: true },
    on: { title: { en: 'On', zh: '日期' }, whole: true },
    customer: { whole: true },
    name: {},
    channel: { title: { en: 'Channel', zh: '方式' } },
    staff: {},
  }),
  { ...plain('counts', 'Counts', '是否计入'), shown: countsWords, tone: (item) => (item.counts ? 'good' : 'warn') },
]

/** Every value of a contact: what CSV and TSV write. */
const rows: readonly Column<ContactView>[] = [
  ...everyColumn(contact, { first: ['number', 'on'], without: ['recordedAt', 'recordedBy'] }),
  plain('counts', 'Counts', '是否计入'),
  plain('notCounted', 'Why not', '不计入原因'),
  plain('migrated', 'Migrated', '迁移记录'),
]

/** A contact field by field, for people. */
function fieldsOf(view: ContactView): Field[] {
  const on = view.migrated ? { on: { shown: contactWords.onMigrated(view.on) } } : {}
  const shown = shownFields(contact, view, on, ['recordedAt', 'recordedBy'])
  return [
    ...shown,
    field('counts', { en: 'Counts towards 4.3.2', zh: '是否计入 4.3.2' }, view.counts, countsWords(view)),
    ...shownFields(contact, view).filter(({ key }) => key === 'recordedBy'),
  ]
}

/** `contact list`: the contacts on record, each with whether it counts. */
export const contactList = verb({
  words: { en: 'Contacts, and which of them count', zh: '联系记录及是否计入' },
  access: 'read',
  args: { customer: offering('customer', text({ en: 'only those of this customer', zh: '仅此客户的联系记录' })) },
  flags: {
    byStaff: staffNamed({ en: 'only those made by this member of staff', zh: '仅此人员所做的联系' }),
    from: day('past', { en: 'on this day or later', zh: '自该日起' }),
    to: day('past', { en: 'on this day or earlier', zh: '至该日止' }),
    notCounted: yes({ en: 'only those that do not count', zh: '仅不计入的' }),
  },
  examples: {
    'contact list': { en: 'all contacts, the newest first', zh: '全部联系记录，最新在前' },
    'contact list C00001 --from 2026-01-01': {
      en: 'those with one customer since the beginning of the year',
      zh: '自年初起与某客户的联系',
    },
    'contact list --not-counted': {
      en: 'those that do not count towards 4.3.2, with the reason',
      zh: '未计入 4.3.2 的联系及原因',
    },
  },
  run: async (asked, call) => {
    const { customer, byStaff, from, to, notCounted } = asked
    if (from !== undefined && to !== undefined && from > to)
      throw usage(contactWords.notThatOrder(from, to), contactWords.swapDays)
    return call.readToPrint(async (db) => {
      const staffId = byStaff === undefined ? undefined : (await requireStaff(db, byStaff)).id
      const customerId = customer === undefined ? undefined : (await requireCustomer(db, customer)).id
      const until = earlier(to ?? call.asOf, call.asOf)
      const filter = { customerId, staffId, from, to: until }
      const wanted = contactsLater(db, filter, call.asOf, notCounted === true)
      const found = list('contacts', listed, wanted, noneOf(asked, contactWords.noContacts))
      return { ...found, rows: table(rows, wanted) }
    })
  },
})

/** `contact show`: one contact in full. */
export const contactShow = verb({
  words: { en: 'One contact in full', zh: '查看一条联系记录' },
  access: 'read',
  args: { number: required(numberOf(contact)) },
  examples: { 'contact show CT-2026-0001': { en: 'the record, and whether it counts', zh: '该次联系及是否计入' } },
  run: async ({ number }, call) => {
    const view = await call.read((db) => contactView(db, number, call.asOf))
    return one('contact', view, null, fieldsOf(view))
  },
})
