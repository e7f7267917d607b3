import { type Day, isMistypedDay, readDay } from '../../clause/day.ts'
import { parseMonth } from '../../clause/month.ts'
import { usage } from '../../clause/problem.ts'
import type { Words } from '../../clause/words.ts'
import { customerField, customerNameField } from '../../customer/customer/reference.ts'
import { personNamed } from '../../customer/person/reference.ts'
import { staffNamed } from '../../office/staff/argument.ts'
import { staffed } from '../../office/staff/reference.ts'
import { derived, kept, value } from '../../record/field.ts'
import { kindOf, series, type View } from '../../record/kind.ts'
import { recordedBy } from '../../record/read.ts'
import type { Db } from '../../register/register.ts'
import { day, notADay, pastDay } from '../../terminal/day-flag.ts'
import { askedAs, choice, type Flag, mayName, personal, text } from '../../terminal/flag.ts'
import { channels, outcomes } from './rules.ts'
import { answersNeeds, readSurveillance, saysNothing, surveillanceBy, surveillanceKept } from './topics.ts'
import { firstPassedOn } from './transmittal.ts'
import { contactWords } from './words.ts'

/** The topic of needs (4.3.2): any sentence. What says that nothing was said would count as if something was. */
const needs: Flag<string, 'optional'> = (() => {
  const given = text({ en: 'audit and inspection needs, "none" too', zh: '审核/检验需要（没有则写“无”）' })
  return {
    ...given,
    parse: (raw, label) => {
      const typed = given.parse(raw, label)
      if (!answersNeeds(typed)) throw usage(contactWords.noAnswer(label, typed), contactWords.answerOrLeave)
      return typed
    },
  }
})()

/** Some day: whether a text can be read does not turn on which it is, what it means does. */
const anyDay = '2027-06-01' as Day

const said = text({ en: 'the surveillance date, or what was said of it', zh: '监督检验时间，或所谈内容' }, 'DAY|TEXT')

/**
 * The topic of the surveillance (4.3.2). A time in whichever form it was typed or said is kept with its year, so that it means the same
 * whenever it is read (`surveillanceKept`); any other answer as typed. What has the shape of a day and is not one is refused, and what does not
 * answer the topic (`readSurveillance`).
 */
const surveillance: Flag<string, 'optional'> = {
  ...said,
  saying: {
    ...{ unit: 'day', leaning: 'ahead', kept: surveillanceKept },
    isWritten: (raw) => readDay(raw) !== null || parseMonth(raw) !== null,
  },
  parse: (raw, label) => {
    const typed = said.parse(raw, label)
    if (saysNothing(typed)) throw usage(contactWords.noAnswer(label, typed), contactWords.timeOrLeave)
    if (isMistypedDay(typed)) throw notADay(label, typed)
    const read = readDay(typed)
    if (read !== null && read !== 'open') return read
    if (readSurveillance(typed, anyDay) === null)
      throw usage(contactWords.noTime(label, typed), contactWords.timeOrLeave)
    return typed
  },
}

/** A contact with a customer (4.3.2). 无 and none are answers to a topic. */
export const contact = kindOf({
  table: 'contact',
  command: 'contact',
  identity: series('CT', 4, { en: 'the contact record, such as CT-2026-0001', zh: '联系记录编号' }),
  day: 'on_day',
  called: { one: { en: 'contact record', zh: '联系记录' }, row: { en: 'contact', zh: '联系记录' }, also: ['联系'] },
  offered: ['on', 'name', 'channel', 'summary'],
  fields: {
    number: kept('number', 'Contact', '编号'),
    customer: customerField,
    name: customerNameField,
    on: value(
      'on_day',
      'On',
      '联系日期',
      askedAs(
        { en: 'Day of the contact', zh: '联系日期' },
        pastDay({ en: 'the day of the contact (default today)', zh: '联系日期（默认今天）' }),
      ),
      { headers: ['联系日期', '日期', '沟通日期', '联系时间', '沟通时间', 'date', 'contact date', 'day'] },
    ),
    channel: value(
      'channel',
      'Channel',
      '联系方式',
      choice({ en: 'how they were contacted', zh: '联系方式' }, channels),
      { headers: ['联系方式', '渠道', '沟通方式', '方式', 'method'] },
    ),
    staff: staffed('staff_id', 'Made by', '联系人员', staffNamed({ en: 'who made the contact', zh: '联系人员' }), {
      typedAs: 'madeBy',
      headers: ['业务员', '联系人员', '客户经理', '经办人', '维护人', 'made by', 'salesperson'],
    }),
    person: personNamed(
      'person_id',
      'Contact person',
      '联系人',
      mayName('newPerson', personal(text({ en: 'who was spoken to', zh: '客户联系人' }, 'NAME'))),
      { headers: ['联系人', '客户联系人', '对方联系人', 'contact person'] },
    ),
    outcome: value(
      'outcome',
      'Outcome',
      '结果',
      choice({ en: 'whether anybody was reached (default reached)', zh: '结果（默认已联系上）' }, outcomes),
      { headers: ['结果', '联系结果', '是否联系上', 'result'] },
    ),
    surveillance: value('surveillance', 'Surveillance date', '监督检验时间', surveillance, {
      headers: ['监督检验时间', '监督审核时间', '监督时间', '监审时间', 'surveillance date'],
    }),
    needs: value('needs', 'Audit and inspection needs', '审核/检验需要', needs, {
      headers: [
        '审核/检验需要',
        '审核检验需要',
        '审核需要',
        '检验需要',
        '审核/检验需求',
        '客户需求',
        '需求',
        'audit needs',
      ],
    }),
    summary: value('summary', 'Summary', '内容', text({ en: 'what was talked about', zh: '沟通内容摘要' }), {
      headers: ['内容', '摘要', '沟通内容', '联系内容', '内容摘要', 'content', 'notes'],
    }),
    followUp: value(
      'follow_up_on',
      'Follow-up',
      '下次联系日期',
      day('ahead', { en: 'to be contacted again on this day', zh: '下次联系日期' }),
      { headers: ['下次联系日期', '回访日期', '跟进日期', '下次联系时间', 'follow-up', 'next contact'] },
    ),
    /** When it was passed on to the certification department (4.3.3), or null. */
    passedOn: derived<Day | null>('Passed on to certification', '传递至认证部'),
    recordedAt: kept('recorded_at', 'Recorded', '录入时刻'),
    recordedBy: kept('recorded_by', 'Recorded by', '录入人'),
  },
  columns: { surveillance_by: '监督检验时间（最迟）' },
  derive: firstPassedOn,
})

export type ContactRecord = View<typeof contact>

/** Which contacts are listed. */
export interface ContactFilter {
  readonly customerId?: number | undefined
  readonly staffId?: number | undefined
  readonly from?: Day | undefined
  readonly to: Day
  readonly number?: string | undefined
}

/** The rows of contacts, newest first. */
export function contactRows(db: Db, filter: ContactFilter) {
  let rows = recordedBy(db, contact, filter.to)
  if (filter.customerId !== undefined) rows = rows.where('customer_id', '=', filter.customerId)
  if (filter.staffId !== undefined) rows = rows.where('staff_id', '=', filter.staffId)
  if (filter.from !== undefined) rows = rows.where('on_day', '>=', filter.from)
  if (filter.number !== undefined) rows = rows.where('number', '=', filter.number)
  return rows.orderBy('on_day', 'desc').orderBy('id', 'desc')
}

/** What to say where the time of the surveillance (4.3.2) was over before the contact that agrees it; null elsewhere. */
export function surveillanceDoubt(surveillance: string | null, on: Day): Words | null {
  const by = surveillanceBy(surveillance, on)
  return surveillance !== null && by !== null && by < on ? contactWords.surveillanceBefore(surveillance, on) : null
}
