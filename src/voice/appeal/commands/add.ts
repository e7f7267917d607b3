import { happened } from '../../../clause/fact.ts'
import { usage } from '../../../clause/problem.ts'
import { lines } from '../../../clause/words.ts'
import { customerArgument } from '../../../customer/customer/argument.ts'
import { doneBy } from '../../../office/staff/done-by.ts'
import { doerOf } from '../../../office/staff/store/staff.ts'
import { addNumbered } from '../../../record/find.ts'
import { flagsOf } from '../../../record/flags.ts'
import { recordWords } from '../../../record/sentences.ts'
import { verb } from '../../../terminal/command.ts'
import { askedAs, required, text, worded } from '../../../terminal/flag.ts'
import { one } from '../../../terminal/result.ts'
import { decisionAsked } from '../../case/commands/decision-asked.ts'
import { appealMatters, mattersTyped } from '../../case/commands/matters.ts'
import { ownerTyped, receivedAs, sameAgain, senderAsked, senderTyped } from '../../case/commands/received.ts'
import { clauseOf } from '../../case/rules.ts'
import { caseWords } from '../../case/words.ts'
import { appeal } from '../appeal.ts'

const { received, content, owner } = flagsOf(appeal)

/** `appeal add`: the receipt of an appeal against a decision; says by when it is acknowledged and decided. Alters no status. */
export const appealAdd = verb({
  words: { en: 'Record an appeal against a decision', zh: '登记收到的申诉' },
  access: 'write',
  by: doneBy(['quality', 'business'], clauseOf.appeal),
  args: {
    customer: worded(
      { en: 'who appeals, where that is a customer of the register', zh: '申诉的客户（已登记时填写）' },
      customerArgument,
    ),
  },
  flags: {
    content: required(content),
    appellant: askedAs(
      { en: 'Appellant (where that is not in the register)', zh: '申诉方（未登记时填写）' },
      text({ en: 'who appeals, where that is not in the register', zh: '申诉方（未登记时填写）' }, 'NAME'),
    ),
    received: worded({ en: 'the day it was received (default today)', zh: '收到日期（默认今天）' }, received),
    ...appealMatters,
    owner: {
      ...owner,
      words: {
        en: 'who sees to it (default: the quality manager, else who records it)',
        zh: '责任人（默认为质量负责人；不唯一时为登记人）',
      },
    },
  },
  asks: ['received', 'owner'],
  examples: {
    'appeal add C00001 --suspension SP-2026-0001 --content "The audit was agreed for July"': {
      en: 'against a suspension',
      zh: '对暂停决定的申诉',
    },
  },
  run: async (input, call) => {
    const on = happened(input.received ?? call.today, call.today, '--received')
    const typed = await senderAsked(
      'appeal',
      { customer: input.customer, other: input.appellant, anonymous: false },
      call,
    )
    const about = await decisionAsked(input, typed.customer, call)
    const { isNew, view, said } = await call.write(async (tx) => {
      const sender = await senderTyped(tx.db, 'appeal', typed)
      const { id: staffId } = await doerOf(tx)
      const ownerId = await ownerTyped(tx, input.owner)
      const matters = await mattersTyped(tx.db, about, sender.customer, on)
      const who = { customer_id: sender.customer?.id ?? null, appellant: sender.other }
      const receipt = { ...who, received_on: on, content: input.content }
      const [there] = tx.find('appeal', receipt)
      if (there !== undefined) {
        if (input.owner !== undefined && ownerId !== there.owner_id)
          throw usage(caseWords.otherwise(there.number), caseWords.seeCase('appeal', there.number))
        const view = await sameAgain(tx, 'appeal', there.number, matters)
        return { isNew: false, view, said: [recordWords.already(there.number)] }
      }
      const number = addNumbered(tx, appeal, { ...receipt, owner_id: ownerId, staff_id: staffId })
      return { isNew: true, ...(await receivedAs(tx, 'appeal', number, matters)) }
    })
    return one('appeal', view, isNew ? lines(said) : (said[0] ?? null))
  },
})
