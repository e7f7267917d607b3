import { customerArgument } from '../../../customer/customer/argument.ts'
import { requireCustomer } from '../../../customer/customer/store/find.ts'
import { doneByAnybody } from '../../../office/staff/done-by.ts'
import { editing, rowAfter } from '../../../record/edit.ts'
import { flagsOf } from '../../../record/flags.ts'
import { editReason } from '../../../record/reason.ts'
import { voiding } from '../../../record/void.ts'
import type { Changes, Write } from '../../../register/register.ts'
import type { WriteCall } from '../../../terminal/command.ts'
import { askedAs, choice, text, worded } from '../../../terminal/flag.ts'
import { yesNo } from '../../../terminal/result.ts'
import { contactWords } from '../../contact/words.ts'
import { checkInformationOrder, information, informationView } from '../information.ts'

const answers = { yes: yesNo(true), no: yesNo(false) } as const

/** Whom it is about, where no customer is. */
export const aboutFlag = askedAs(
  { en: 'Organization it is about (where it is not in the register)', zh: '涉及的组织（未登记时填写）' },
  text({ en: 'whom it is about, where it is not in the register', zh: '涉及的组织（未登记时填写）' }, 'NAME'),
)

const { source, received, content, owner, action, acted, closed, outcome } = flagsOf(information)

const view = (tx: Write, number: string, { today }: WriteCall) => informationView(tx.db, number, today)

/** `information edit`: what was mistyped, before and after on record with the reason. */
export const informationEdit = editing(information, {
  words: { en: 'Correct what was mistyped of information', zh: '更正录入有误的信息' },
  by: doneByAnybody('4.1.2'),
  flags: {
    ...{ source, received, content, about: aboutFlag, owner },
    customer: worded({ en: 'the customer it is about', zh: '涉及的客户' }, customerArgument),
    actionNeeded: choice({ en: 'whether something has to be done', zh: '是否需采取措施' }, answers),
    ...{ action, acted, closed, outcome },
  },
  why: editReason.words,
  nameAField: contactWords.nameAnInformationField,
  examples: {
    'information edit IN-2026-0001 --source 来访 --reason "mistyped"': {
      en: 'it came by another way',
      zh: '更正信息来源',
    },
  },
  changes: async ({ db }, row, { customer, about, actionNeeded }, own) => {
    const wanted: Changes<'information'> = { ...own }
    if (customer !== undefined) wanted.customer_id = (await requireCustomer(db, customer)).id
    if (about !== undefined) wanted.about = about
    if (actionNeeded !== undefined) wanted.action_needed = actionNeeded === 'yes' ? 1 : 0
    checkInformationOrder(rowAfter<'information'>(row, wanted))
    return wanted
  },
  view,
})

/** `information void`: takes back what was recorded by mistake. */
export const informationVoid = voiding(information, {
  words: { en: 'Take back information that was recorded by mistake', zh: '作废误录的信息' },
  by: doneByAnybody('4.1.2'),
  examples: {
    'information void IN-2026-0001 --reason "entered twice"': { en: 'recorded twice', zh: '作废重复录入的信息' },
  },
  view,
})
