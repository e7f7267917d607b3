import type { Day } from '../../../clause/day.ts'
import { happened } from '../../../clause/fact.ts'
import { usage } from '../../../clause/problem.ts'
import { lines, type Words } from '../../../clause/words.ts'
import { doneBy, doneByAnybody } from '../../../office/staff/done-by.ts'
import { requireStaff } from '../../../office/store.ts'
import type { Changes, Row, Write } from '../../../register/register.ts'
import { verb } from '../../../terminal/command.ts'
import { choice, many, offering, pastDay, required, text, type ValuesOf } from '../../../terminal/flag.ts'
import { one } from '../../../terminal/result.ts'
import { changeContact, contactByNumber, passOn } from '../store/contact.ts'
import { contactWords } from '../words.ts'
import { personNamed, remarksOn } from './add.ts'
import { contactFlags, contactNumber, contactView, requireContact, surveillanceDoubt } from './record.ts'

const clearable = {
  person: { en: 'contact person', zh: '联系人' },
  surveillance: { en: 'surveillance date', zh: '监督检验时间' },
  needs: { en: 'needs', zh: '审核/检验需要' },
  summary: { en: 'summary', zh: '内容' },
  'follow-up': { en: 'follow-up', zh: '下次联系日期' },
} as const satisfies Record<string, Words>

const clearedColumn = {
  person: 'person_id',
  surveillance: 'surveillance',
  needs: 'needs',
  summary: 'summary',
  'follow-up': 'follow_up_on',
} as const satisfies Record<keyof typeof clearable, keyof Changes<'contact'>>

const editFlags = {
  ...contactFlags,
  madeBy: offering('staff', text({ en: 'who made the contact', zh: '联系人员' }, 'NAME')),
  clear: many(choice({ en: 'what is to be left empty', zh: '清空该项' }, clearable)),
} as const

/** `contact edit`: what was mistyped of a contact, before and after on record with the reason. */
export const contactEdit = verb({
  words: { en: 'Correct what was mistyped of a contact', zh: '更正录入有误的联系记录' },
  access: 'write',
  by: doneByAnybody('4.3.2'),
  args: { number: required(contactNumber) },
  flags: { ...editFlags, reason: required(text({ en: 'why it is changed', zh: '修改原因' })) },
  examples: {
    'contact edit CT-2026-0001 --needs 无 --reason "left out"': {
      en: 'a topic that was left out',
      zh: '补录漏填的内容',
    },
  },
  run: async ({ number, reason, ...edit }, call) => {
    if (edit.on !== undefined) happened(edit.on, call.today, '--on')
    const { changed, more, view } = await call.write(async (tx) => {
      const row = await requireContact(tx.db, number)
      const wanted = await columnsWanted(tx, row, edit)
      if (Object.keys(wanted).length === 0) throw usage(contactWords.nothingToChange, contactWords.nameAField)
      const { on_day, follow_up_on, surveillance } = { ...row, ...wanted } as Row<'contact'>
      if (follow_up_on !== null && follow_up_on < on_day)
        throw usage(contactWords.beforeContact('--follow-up', follow_up_on, on_day), contactWords.followUpLater)
      const said = 'surveillance' in wanted || 'on_day' in wanted
      const doubt = said ? surveillanceDoubt(surveillance, on_day) : null
      if (doubt !== null) call.warn(doubt)
      const changed = changeContact(tx, row.id, wanted)
      const view = await contactView(tx.db, number, call.today)
      return { changed, more: changed ? await remarksOn(tx.db, view, row.customer_id, call.today) : [], view }
    })
    return one('contact', view, lines([contactWords[changed ? 'changed' : 'unchanged'](number), ...more]))
  },
})

async function columnsWanted(
  tx: Write,
  row: Row<'contact'>,
  edit: ValuesOf<typeof editFlags>,
): Promise<Changes<'contact'>> {
  const { on, channel, person, surveillance, needs, summary, outcome, followUp, madeBy, clear } = edit
  const wanted: Changes<'contact'> = {}
  for (const name of clear) Object.assign(wanted, { [clearedColumn[name]]: null })
  if (on !== undefined) wanted.on_day = on
  if (channel !== undefined) wanted.channel = channel
  if (person !== undefined) wanted.person_id = (await personNamed(tx, row.customer_id, person))?.id ?? null
  if (surveillance !== undefined) wanted.surveillance = surveillance
  if (needs !== undefined) wanted.needs = needs
  if (summary !== undefined) wanted.summary = summary
  if (outcome !== undefined) wanted.outcome = outcome
  if (followUp !== undefined) wanted.follow_up_on = followUp
  if (madeBy !== undefined) wanted.staff_id = (await requireStaff(tx.db, madeBy)).id
  return wanted
}

/** `contact void`: takes back a contact that was recorded by mistake. */
export const contactVoid = verb({
  words: { en: 'Take back a contact that was recorded by mistake', zh: '作废误录的联系记录' },
  access: 'write',
  by: doneByAnybody('4.3.2'),
  args: { number: required(contactNumber) },
  flags: { reason: required(text({ en: 'why', zh: '原因' })) },
  examples: {
    'contact void CT-2026-0001 --reason "wrong customer"': {
      en: 'it was with another customer',
      zh: '作废：客户弄错了',
    },
  },
  run: async ({ number, reason }, call) => {
    const voided = await call.write(async (tx) => {
      const found = await contactByNumber(tx.db, number)
      if (found !== null && found.voided_at !== null) return null
      const { id } = await requireContact(tx.db, number)
      const view = await contactView(tx.db, number, call.today)
      tx.void('contact', id, reason)
      return view
    })
    if (voided === null) return one('contact', { number, voided: true }, contactWords.alreadyVoid(number))
    return one('contact', { ...voided, counts: false, voided: true }, contactWords.voided(number))
  },
})

/** `contact pass-on`: what a customer said goes on to the certification department (4.3.3). */
export const contactPassOn = verb({
  words: { en: 'Record that a contact was passed on to certification', zh: '登记联系信息已传递至认证部' },
  access: 'write',
  by: doneBy('business', '4.3.3', 'on'),
  args: { number: required(contactNumber) },
  flags: {
    on: pastDay({ en: 'the day it was passed on (default today)', zh: '传递日期（默认今天）' }),
    to: text({ en: 'who received it', zh: '接收人' }, 'NAME'),
  },
  examples: {
    'contact pass-on CT-2026-0001 --to 认证部': {
      en: 'what a VIP said went to the certification department',
      zh: 'VIP 客户的信息已传递至认证部',
    },
  },
  run: async ({ number, on: typed, to }, call) => {
    const on: Day = happened(typed ?? call.today, call.today, '--on')
    const { passed, view } = await call.write(async (tx) => {
      const contact = await requireContact(tx.db, number)
      if (on < contact.on_day) throw usage(contactWords.beforeContact('--on', on, contact.on_day), contactWords.ownDay)
      const passed = await passOn(tx, contact.id, on, to ?? null)
      return { passed, view: await contactView(tx.db, number, call.today) }
    })
    return one('contact', view, contactWords[passed ? 'passedOn' : 'unchanged'](number, on))
  },
})
