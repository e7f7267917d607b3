import { type Day, isMistypedDay, parseDay, readDay } from '../../../clause/day.ts'
import { usage } from '../../../clause/problem.ts'
import { same, type Words } from '../../../clause/words.ts'
import { goLive, setLimits } from '../../../office/store.ts'
import type { Db } from '../../../register/register.ts'
import { choice, day, type Flag, notADay, pastDay, personal, seriesNumber, text } from '../../../terminal/flag.ts'
import { type Column, type Field, field } from '../../../terminal/result.ts'
import { answersTopic, channels, type NotCounted, notCountedReasons, outcomes } from '../rules.ts'
import { type ContactFilter, type ContactRecord, contactByNumber, listContacts } from '../store/contact.ts'
import { verdicts } from '../store/counting.ts'
import { contactWords } from '../words.ts'

/** A contact as it is printed: with whether it counts towards 4.3.2, and why not. */
export interface ContactView extends ContactRecord {
  readonly counts: boolean
  readonly notCounted: NotCounted | null
  /** Dated before the register went live. */
  readonly migrated: boolean
}

/** The contacts that the filter lets through, newest first, each judged as of the filter's last day. */
export async function contactViews(db: Db, filter: ContactFilter, asOf: Day): Promise<ContactView[]> {
  const contacts = await listContacts(db, filter)
  const verdict = await verdicts(db, contacts, asOf, await setLimits(db))
  const live = await goLive(db)
  return contacts.map(({ id, customerId: _, staffId: __, recordedAt, recordedBy, ...contact }) => {
    const notCounted = verdict.get(id) ?? null
    const migrated = live !== null && contact.on < live
    return { ...contact, counts: notCounted === null, notCounted, migrated, recordedAt, recordedBy }
  })
}

/** One contact as it is printed. Usage problem where there is none by the day, or it was taken back. */
export async function contactView(db: Db, number: string, asOf: Day): Promise<ContactView> {
  const [view] = await contactViews(db, { number, to: asOf }, asOf)
  if (view !== undefined) return view
  await requireContact(db, number)
  throw usage(contactWords.unknownContact(number), contactWords.listContacts)
}

/** The contact of that number. Usage problem where there is none, or it was taken back. */
export async function requireContact(db: Db, number: string) {
  const found = await contactByNumber(db, number)
  if (found === null) throw usage(contactWords.unknownContact(number), contactWords.listContacts)
  if (found.voided_at !== null)
    throw usage(contactWords.isVoid(number, found.void_reason ?? ''), contactWords.listContacts)
  return found
}

const countsWords = ({ notCounted }: ContactView): Words =>
  notCounted === null ? { en: 'yes', zh: '计入' } : notCountedReasons[notCounted]

export const contactColumns: readonly Column<ContactView>[] = [
  { key: 'number', title: { en: 'Contact', zh: '编号' }, cell: (item) => item.number, whole: true },
  { key: 'on', title: { en: 'On', zh: '日期' }, cell: (item) => item.on, whole: true },
  { key: 'customer', title: { en: 'Customer', zh: '客户' }, cell: (item) => item.customer, whole: true },
  { key: 'name', title: { en: 'Name', zh: '名称' }, cell: (item) => item.name },
  {
    key: 'channel',
    title: { en: 'Channel', zh: '方式' },
    cell: (item) => item.channel,
    shown: (item) => channels[item.channel],
  },
  { key: 'staff', title: { en: 'Made by', zh: '联系人员' }, cell: (item) => item.staff },
  {
    key: 'counts',
    title: { en: 'Counts', zh: '是否计入' },
    cell: (item) => item.counts,
    shown: countsWords,
    tone: (item) => (item.counts ? 'good' : 'warn'),
  },
]

/** Every value of a contact: what CSV and TSV write. */
export const contactRows: readonly Column<ContactView>[] = (
  [
    ['number', { en: 'Contact', zh: '编号' }],
    ['on', { en: 'On', zh: '日期' }],
    ['customer', { en: 'Customer', zh: '客户' }],
    ['name', { en: 'Name', zh: '名称' }],
    ['channel', { en: 'Channel', zh: '方式' }],
    ['staff', { en: 'Made by', zh: '联系人员' }],
    ['person', { en: 'Person', zh: '联系人' }],
    ['outcome', { en: 'Outcome', zh: '结果' }],
    ['surveillance', { en: 'Surveillance date', zh: '监督检验时间' }],
    ['needs', { en: 'Needs', zh: '审核/检验需要' }],
    ['summary', { en: 'Summary', zh: '内容' }],
    ['followUp', { en: 'Follow-up', zh: '下次联系日期' }],
    ['passedOn', { en: 'Passed on', zh: '传递日期' }],
    ['counts', { en: 'Counts', zh: '是否计入' }],
    ['notCounted', { en: 'Why not', zh: '不计入原因' }],
    ['migrated', { en: 'Migrated', zh: '迁移记录' }],
  ] as const
).map(([key, title]) => ({ key, title, cell: (item: ContactView) => item[key] }))

/** A contact field by field, for people. */
export const contactFields = (item: ContactView): Field[] => [
  field('number', { en: 'Contact', zh: '编号' }, item.number),
  field('customer', { en: 'Customer', zh: '客户编号' }, item.customer),
  field('name', { en: 'Name', zh: '客户名称' }, item.name),
  field('on', { en: 'On', zh: '联系日期' }, item.on, item.migrated ? contactWords.onMigrated(item.on) : same(item.on)),
  field('channel', { en: 'Channel', zh: '联系方式' }, item.channel, channels[item.channel]),
  field('staff', { en: 'Made by', zh: '联系人员' }, item.staff),
  field('person', { en: 'Contact person', zh: '联系人' }, item.person),
  field('outcome', { en: 'Outcome', zh: '结果' }, item.outcome, outcomes[item.outcome]),
  field('surveillance', { en: 'Surveillance date', zh: '监督检验时间' }, item.surveillance),
  field('needs', { en: 'Audit and inspection needs', zh: '审核/检验需要' }, item.needs),
  field('summary', { en: 'Summary', zh: '内容' }, item.summary),
  field('followUp', { en: 'Follow-up', zh: '下次联系日期' }, item.followUp),
  field('passedOn', { en: 'Passed on to certification', zh: '传递至认证部' }, item.passedOn),
  field('counts', { en: 'Counts towards 4.3.2', zh: '是否计入 4.3.2' }, item.counts, countsWords(item)),
  field('recordedBy', { en: 'Recorded by', zh: '录入人' }, item.recordedBy),
]

export const contactNumber = seriesNumber(
  { en: 'the contact record, such as CT-2026-0001', zh: '联系记录编号' },
  'contact',
)

/** A topic of 4.3.2: a text that answers it. What says that nothing was said would count as if something was. */
const topicOf = (given: Flag<string, 'optional'>): Flag<string, 'optional'> => ({
  ...given,
  parse: (raw, label) => {
    const typed = given.parse(raw, label)
    if (!answersTopic(typed)) throw usage(contactWords.noAnswer(label, typed), contactWords.answerOrLeave)
    return typed
  },
})

const topic = topicOf(
  text({ en: 'the surveillance date, or what was said of it', zh: '监督检验时间，或所谈内容' }, 'DAY|TEXT'),
)

/**
 * A day in whichever form it was typed is kept as one, so that it can be read again; any other answer as typed. What has
 * the shape of a day and is none is refused.
 */
const surveillance: Flag<string, 'optional'> = {
  ...topic,
  parse: (raw, label) => {
    const typed = topic.parse(raw, label)
    const read = readDay(typed)
    if (isMistypedDay(typed)) throw notADay(label, typed)
    return read === null || read === 'open' ? typed : read
  },
}

/** What to say where the surveillance (4.3.2) is said to have been before the contact that agrees it; null elsewhere. */
export function surveillanceDoubt(surveillance: string | null, on: Day): Words | null {
  const day = surveillance === null ? null : parseDay(surveillance)
  return day !== null && day < on ? contactWords.surveillanceBefore(day, on) : null
}

/** What is said of a contact besides the customer and who made it. 无 and none are answers to a topic. */
export const contactFlags = {
  on: pastDay({ en: 'the day of the contact (default today)', zh: '联系日期（默认今天）' }),
  channel: choice({ en: 'how they were contacted', zh: '联系方式' }, channels),
  person: personal(text({ en: 'who was spoken to', zh: '客户联系人' }, 'NAME')),
  surveillance,
  needs: topicOf(text({ en: 'audit and inspection needs, "none" too', zh: '审核/检验需要（没有则写“无”）' })),
  summary: text({ en: 'what was talked about', zh: '沟通内容摘要' }),
  outcome: choice({ en: 'whether anybody was reached (default reached)', zh: '结果（默认已联系上）' }, outcomes),
  followUp: day({ en: 'to be contacted again on this day', zh: '下次联系日期' }),
} as const
