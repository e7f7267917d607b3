import type { Day } from '../../../clause/day.ts'
import { happened, notBefore } from '../../../clause/fact.ts'
import { yearOf } from '../../../clause/year.ts'
import { customerById } from '../../../customer/customer/store/master.ts'
import { doneBy, doneByAnybody } from '../../../office/staff/done-by.ts'
import { clearedColumns, clearingOf } from '../../../record/clearing.ts'
import { editing, rowAfter } from '../../../record/edit.ts'
import { requireRow } from '../../../record/find.ts'
import { numberOf } from '../../../record/flags.ts'
import { editReason } from '../../../record/reason.ts'
import { onRow } from '../../../record/rule.ts'
import { recordWords } from '../../../record/sentences.ts'
import { voiding } from '../../../record/void.ts'
import type { Changes, Row } from '../../../register/register.ts'
import { verb } from '../../../terminal/command.ts'
import { pastDay } from '../../../terminal/day-flag.ts'
import { required, text } from '../../../terminal/flag.ts'
import { one } from '../../../terminal/result.ts'
import { contact, surveillanceDoubt } from '../contact.ts'
import { yearStanding } from '../due.ts'
import { surveillanceBy } from '../topics.ts'
import { passOn } from '../transmittal.ts'
import { contactView } from '../views.ts'
import { contactWords } from '../words.ts'
import { refuseNotApplicable } from './not-applicable.ts'
import { personNamed, remarksOn } from './recording.ts'
import { contactFlags, notBeforeContact } from './wizard.ts'

/** `contact edit`: what was mistyped of a contact, before and after on record with the reason. */
export const contactEdit = editing(contact, {
  words: { en: 'Correct what was mistyped of a contact', zh: '更正录入有误的联系记录' },
  by: doneByAnybody('4.3.2'),
  flags: { ...contactFlags, madeBy: contact.fields.staff.flag, clear: clearingOf(contact) },
  why: editReason.words,
  nameAField: contactWords.nameAField,
  examples: {
    'contact edit CT-2026-0001 --needs 无 --reason "left out"': {
      en: 'a topic that was left out',
      zh: '补录漏填的内容',
    },
  },
  changes: async ({ db, warn }, row, { clear }, own) => {
    const wanted: Changes<'contact'> = { ...clearedColumns(contact, clear), ...own }
    const { on_day, follow_up_on, surveillance } = rowAfter<'contact'>(row, wanted)
    if (follow_up_on !== null) notBeforeContact(follow_up_on, on_day, '--follow-up')
    const isSaidAnew = wanted.surveillance !== undefined
    const doubt = isSaidAnew || 'on_day' in wanted ? surveillanceDoubt(surveillance, on_day) : null
    if (doubt !== null) warn(doubt)
    if (isSaidAnew) await refuseNotApplicable(db, await customerById(db, row.customer_id), surveillance, on_day)
    // A topic of an earlier version, which did not read it, goes on to count as it did.
    if (isSaidAnew || row.surveillance_by !== null) wanted.surveillance_by = surveillanceBy(surveillance, on_day)
    return wanted
  },
  adds: async (tx, row, { person }) =>
    person === undefined ? {} : { person_id: (await personNamed(tx, row.customer_id, person))?.id ?? null },
  view: (tx, number, call) => contactView(tx.db, number, call.today),
  said: async (tx, { customer_id }, view, { today }) =>
    remarksOn(tx.db, view, customer_id, await yearStanding(tx.db, customer_id, yearOf(view.on), today)),
})

/** `contact void`: takes back a contact that was recorded by mistake. */
export const contactVoid = voiding(contact, {
  words: { en: 'Take back a contact that was recorded by mistake', zh: '作废误录的联系记录' },
  by: doneByAnybody('4.3.2'),
  examples: {
    'contact void CT-2026-0001 --reason "wrong customer"': {
      en: 'it was with another customer',
      zh: '作废：客户弄错了',
    },
  },
  view: (tx, number, call) => contactView(tx.db, number, call.today),
  afterwards: { counts: false },
})

/** `contact pass-on`: what a customer said goes on to the certification department (4.3.3). */
export const contactPassOn = verb({
  words: { en: 'Record that a contact was passed on to certification', zh: '登记联系信息已传递至认证部' },
  access: 'write',
  by: doneBy('business', '4.3.3', 'on'),
  args: { number: required(numberOf(contact)) },
  flags: {
    on: pastDay({ en: 'the day it was passed on (default today)', zh: '传递日期（默认今天）' }),
    to: text({ en: 'who received it', zh: '接收人' }, 'NAME'),
  },
  asks: ['to', 'on'],
  rules: [onRow(contact, refusePassOn)],
  examples: {
    'contact pass-on CT-2026-0001 --to 认证部': {
      en: 'what a VIP said went to the certification department',
      zh: 'VIP 客户的信息已传递至认证部',
    },
  },
  run: async ({ number, on: typed, to }, call) => {
    const on: Day = happened(typed ?? call.today, call.today, '--on')
    const { passed, view } = await call.write(async (tx) => {
      const row = await requireRow(tx.db, contact, number)
      refusePassOn(row, { on })
      const passed = passOn(tx, row.id, on, to ?? null)
      return { passed, view: await contactView(tx.db, number, call.today) }
    })
    return one('contact', view, passed ? contactWords.passedOn(number, on) : recordWords.unchanged(number))
  },
})

/** Nothing is passed on before it was said. */
function refusePassOn({ on_day }: Row<'contact'>, { on }: { readonly on?: Day | undefined }): void {
  if (on !== undefined) notBefore('--on', on, contactWords.theContact, on_day)
}
