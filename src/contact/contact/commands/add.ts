import type { Day } from '../../../clause/day.ts'
import { happened } from '../../../clause/fact.ts'
import { lines } from '../../../clause/words.ts'
import { customerArgument } from '../../../customer/customer/argument.ts'
import { requireCustomer } from '../../../customer/customer/store/find.ts'
import { doneByAnybody } from '../../../office/staff/done-by.ts'
import { verb, type WriteCall } from '../../../terminal/command.ts'
import { required } from '../../../terminal/flag.ts'
import { one } from '../../../terminal/result.ts'
import { recordContact } from './recording.ts'
import { askedContact, contactFlags, notBeforeContact, type Said } from './wizard.ts'

const addFlags = { ...contactFlags, channel: required(contactFlags.channel) } as const

/** `contact add`: one communication with a customer (4.3.2); says at once whether it counts, and what is still owed. */
export const contactAdd = verb({
  words: { en: 'Record a contact with a customer', zh: '记录与客户的一次联系' },
  access: 'write',
  by: doneByAnybody('4.3.2', 'on'),
  args: { customer: required(customerArgument) },
  flags: addFlags,
  examples: {
    'contact add C00001 --channel phone --person 李明 --surveillance 2026-09-15 --needs 无 --summary "Surveillance agreed"':
      { en: 'both topics of 4.3.2 in one telephone call', zh: '一次电话谈及 4.3.2 的两项内容' },
  },
  run: async ({ customer: named, ...typed }, call) => {
    dayOfContact(typed, call)
    const said = await askedContact(named, typed, call)
    const on = dayOfContact(said, call)
    const { words, more, view } = await call.write(async (tx) => {
      const customer = await requireCustomer(tx.db, named)
      return recordContact(tx, customer, said, { staff: tx.who.staff, on, today: call.today, warn: call.warn })
    })
    return one('contact', view, lines([words, ...more]))
  },
})

/** The day it was made. Refuses one that lies ahead, and a follow-up before it. */
function dayOfContact({ on: typed, followUp }: Pick<Said, 'on' | 'followUp'>, { today }: WriteCall): Day {
  const on = happened(typed ?? today, today, '--on')
  if (followUp !== undefined) notBeforeContact(followUp, on, '--follow-up')
  return on
}
