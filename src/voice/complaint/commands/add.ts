import { happened } from '../../../clause/fact.ts'
import { usage } from '../../../clause/problem.ts'
import { lines } from '../../../clause/words.ts'
import { customerArgument } from '../../../customer/customer/argument.ts'
import { doneBy } from '../../../office/staff/done-by.ts'
import { doerOf } from '../../../office/staff/store/staff.ts'
import { flagsOf } from '../../../record/flags.ts'
import { recordWords } from '../../../record/sentences.ts'
import { verb } from '../../../terminal/command.ts'
import { askedAs, required, text, worded, yes } from '../../../terminal/flag.ts'
import { one } from '../../../terminal/result.ts'
import { complaintAsked } from '../../case/commands/about-asked.ts'
import { complaintMatters, mattersTyped } from '../../case/commands/matters.ts'
import { decideBy, ownerTyped, receivedAs, sameAgain, senderAsked, senderTyped } from '../../case/commands/received.ts'
import { clauseOf } from '../../case/rules.ts'
import { caseWords } from '../../case/words.ts'
import { feedback, notClassified, refuseDueBefore } from '../../feedback/feedback.ts'
import { addFeedback, sameFeedback } from '../../feedback/store.ts'

const { received, content, owner, due } = flagsOf(feedback)

/** `complaint add`: the receipt of a complaint, which is feedback that came as one; says by when it is acknowledged and decided. */
export const complaintAdd = verb({
  words: { en: 'Record a complaint that was received', zh: '登记收到的投诉' },
  access: 'write',
  by: doneBy(['quality', 'business'], clauseOf.complaint),
  args: {
    customer: worded(
      { en: 'who complains, where that is a customer of the register', zh: '投诉的客户（已登记时填写）' },
      customerArgument,
    ),
  },
  flags: {
    content: required(worded({ en: 'what is complained of', zh: '投诉内容' }, content)),
    complainant: askedAs(
      { en: 'Complainant (where that is not in the register)', zh: '投诉方（未登记时填写）' },
      text({ en: 'who complains, where that is not in the register', zh: '投诉方（未登记时填写）' }, 'NAME'),
    ),
    anonymous: yes({ en: 'nobody is named: no receipt is acknowledged', zh: '匿名投诉：无需告知收到' }),
    received: worded({ en: 'the day it was received (default today)', zh: '收到日期（默认今天）' }, received),
    ...complaintMatters,
    owner: {
      ...owner,
      words: {
        en: 'who settles it (default: the quality manager, else who records it)',
        zh: '责任人（默认为质量负责人；不唯一时为登记人）',
      },
    },
    due: worded(
      { en: 'by when it is settled (default: the last day for the decision)', zh: '处理期限（默认为决定期限）' },
      due,
    ),
  },
  asks: ['received', 'owner', 'due'],
  rules: [refuseDueBefore],
  examples: {
    'complaint add C00001 --content "The report came late"': {
      en: 'a customer complains of our work',
      zh: '客户投诉本机构的工作',
    },
    'complaint add --complainant 李女士 --against C00001 --content 产品不合格': {
      en: 'somebody complains of a certified customer',
      zh: '他人投诉获证客户',
    },
  },
  run: async (input, call) => {
    const on = happened(input.received ?? call.today, call.today, '--received')
    const typed = await senderAsked(
      'complaint',
      { customer: input.customer, other: input.complainant, anonymous: input.anonymous === true },
      call,
    )
    const about = await complaintAsked(input, { matters: [] }, call)
    const { isNew, view, said } = await call.write(async (tx) => {
      const sender = await senderTyped(tx.db, 'complaint', typed)
      const { id: staffId } = await doerOf(tx)
      const ownerId = await ownerTyped(tx, input.owner)
      const matters = await mattersTyped(tx.db, about, sender.customer, on)
      const who = { customer_id: sender.customer?.id ?? null, about: sender.other }
      const receipt = { ...who, channel: 'complaint' as const, received_on: on, content: input.content }
      const there = sameFeedback(tx, receipt)
      if (there !== null) {
        const isOther =
          (input.owner !== undefined && ownerId !== there.owner_id) ||
          (input.due !== undefined && input.due !== there.due_on)
        if (isOther) throw usage(caseWords.otherwise(there.number), caseWords.seeCase('complaint', there.number))
        const view = await sameAgain(tx, 'complaint', there.number, matters)
        return { isNew: false, view, said: [recordWords.already(there.number)] }
      }
      const due = input.due ?? (await decideBy(tx.db, 'complaint', on))
      refuseDueBefore(tx.db, { received: on, due }, tx.today)
      const number = addFeedback(tx, {
        ...receipt,
        ...notClassified,
        owner_id: ownerId,
        due_on: due,
        staff_id: staffId,
      })
      return { isNew: true, ...(await receivedAs(tx, 'complaint', number, matters)) }
    })
    return one('complaint', view, isNew ? lines(said) : (said[0] ?? null))
  },
})
