import { happened } from '../../../clause/fact.ts'
import { usage } from '../../../clause/problem.ts'
import { requireCustomer } from '../../../customer/customer/store/find.ts'
import { doneByAnybody } from '../../../office/staff/done-by.ts'
import { requireStaff } from '../../../office/store.ts'
import type { Changes, Db, Row } from '../../../register/register.ts'
import { verb } from '../../../terminal/command.ts'
import { choice, offering, pastDay, required, text, type ValuesOf } from '../../../terminal/flag.ts'
import { one } from '../../../terminal/result.ts'
import { contactWords } from '../../contact/words.ts'
import { changeInformation, informationByNumber } from '../store.ts'
import {
  checkInformationOrder,
  informationFlags,
  informationNumber,
  informationView,
  requireInformation,
} from './record.ts'

const answers = { yes: { en: 'yes', zh: '是' }, no: { en: 'no', zh: '否' } } as const

const editFlags = {
  ...informationFlags,
  customer: offering('customer', text({ en: 'the customer it is about', zh: '涉及的客户' })),
  actionNeeded: choice({ en: 'whether something has to be done', zh: '是否需采取措施' }, answers),
  action: text({ en: 'what was done', zh: '采取的措施' }),
  acted: pastDay({ en: 'the day of the action', zh: '措施日期' }),
  closed: pastDay({ en: 'the day it was closed', zh: '关闭日期' }),
  outcome: text({ en: 'what came of it', zh: '结果' }),
} as const

type Edit = ValuesOf<typeof editFlags>

/** `information edit`: what was mistyped, before and after on record with the reason. */
export const informationEdit = verb({
  words: { en: 'Correct what was mistyped of information', zh: '更正录入有误的信息' },
  access: 'write',
  by: doneByAnybody('4.1.2'),
  args: { number: required(informationNumber) },
  flags: { ...editFlags, reason: required(text({ en: 'why it is changed', zh: '修改原因' })) },
  examples: {
    'information edit IN-2026-0001 --source 来访 --reason "mistyped"': {
      en: 'it came by another way',
      zh: '更正信息来源',
    },
  },
  run: async ({ number, reason, ...edit }, call) => {
    for (const key of ['received', 'acted', 'closed'] as const) {
      const on = edit[key]
      if (on !== undefined) happened(on, call.today, `--${key}`)
    }
    const at = { day: call.today, timeZone: call.timeZone }
    const { changed, view } = await call.write(async (tx) => {
      const row = await requireInformation(tx.db, number)
      const wanted = await columnsWanted(tx.db, edit)
      if (Object.keys(wanted).length === 0)
        throw usage(contactWords.nothingToChange, contactWords.nameAnInformationField)
      checkInformationOrder({ ...row, ...wanted } as Row<'information'>)
      const changed = changeInformation(tx, row.id, wanted)
      return { changed, view: await informationView(tx.db, number, at) }
    })
    return one('information', view, contactWords[changed ? 'changed' : 'unchanged'](number))
  },
})

async function columnsWanted(db: Db, edit: Edit): Promise<Changes<'information'>> {
  const wanted: Changes<'information'> = {}
  if (edit.customer !== undefined) wanted.customer_id = (await requireCustomer(db, edit.customer)).id
  if (edit.owner !== undefined) wanted.owner_id = (await requireStaff(db, edit.owner)).id
  if (edit.about !== undefined) wanted.about = edit.about
  if (edit.source !== undefined) wanted.source = edit.source
  if (edit.received !== undefined) wanted.received_on = edit.received
  if (edit.content !== undefined) wanted.content = edit.content
  if (edit.actionNeeded !== undefined) wanted.action_needed = edit.actionNeeded === 'yes' ? 1 : 0
  if (edit.action !== undefined) wanted.action = edit.action
  if (edit.acted !== undefined) wanted.acted_on = edit.acted
  if (edit.closed !== undefined) wanted.closed_on = edit.closed
  if (edit.outcome !== undefined) wanted.outcome = edit.outcome
  return wanted
}

/** `information void`: takes back what was recorded by mistake. */
export const informationVoid = verb({
  words: { en: 'Take back information that was recorded by mistake', zh: '作废误录的信息' },
  access: 'write',
  by: doneByAnybody('4.1.2'),
  args: { number: required(informationNumber) },
  flags: { reason: required(text({ en: 'why', zh: '原因' })) },
  examples: {
    'information void IN-2026-0001 --reason "entered twice"': { en: 'recorded twice', zh: '作废重复录入的信息' },
  },
  run: async ({ number, reason }, call) => {
    const at = { day: call.today, timeZone: call.timeZone }
    const voided = await call.write(async (tx) => {
      const found = await informationByNumber(tx.db, number)
      if (found !== null && found.voided_at !== null) return null
      const { id } = await requireInformation(tx.db, number)
      const view = await informationView(tx.db, number, at)
      tx.void('information', id, reason)
      return view
    })
    if (voided === null) return one('information', { number, voided: true }, contactWords.alreadyVoid(number))
    return one('information', { ...voided, voided: true }, contactWords.voided(number))
  },
})
