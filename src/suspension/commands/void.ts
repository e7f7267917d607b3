import { usage } from '../../clause/problem.ts'
import { requireRole } from '../../office/store.ts'
import { verb } from '../../terminal/command.ts'
import { choice, required, text } from '../../terminal/flag.ts'
import { one } from '../../terminal/result.ts'
import { followUps } from '../rules.ts'
import { caseByNumber, caseRow, type SuspensionCase, voidCase } from '../store/case.ts'
import { suspensionWords } from '../words.ts'
import { caseView, requireCase } from './case-record.ts'
import { caseNumber } from './flags.ts'
import { actFollowed, caseActs } from './follow-up.ts'

/** `suspend void`: a case that was recorded by mistake, or one of its follow-ups. */
export const suspendVoid = verb({
  words: {
    en: 'Take back a case that was recorded by mistake, or one follow-up of it',
    zh: '作废误录的办理，或其中一项后续事项',
  },
  access: 'write',
  args: { case: required(caseNumber) },
  flags: {
    reason: required(text({ en: 'why', zh: '原因' })),
    followUp: choice({ en: 'only this follow-up', zh: '仅此后续事项' }, followUps),
    of: choice(
      { en: 'of this change of status (default: the newest)', zh: '所属状态变更（默认为最近一次）' },
      caseActs,
    ),
  },
  examples: ['suspend void SP-2026-0001 --reason "wrong certificate"'],
  run: async ({ case: number, reason, followUp, of }, call) => {
    const done = await call.write(async (tx) => {
      const there = await caseRow(tx.db, number)
      if (there !== null && there.voided_at !== null && followUp === undefined) return null
      const row = await requireCase(tx.db, number)
      await requireRole(tx, 'business', '4.4.1')
      const found = (await caseByNumber(tx.db, number)) as SuspensionCase
      const question = { day: tx.today, customerId: found.certificate.customer.id, ahead: true }
      if (followUp !== undefined) {
        const followed = actFollowed(found, of).followUps.find(({ kind }) => kind === followUp)
        if (followed === undefined)
          throw usage(suspensionWords.noFollowUp(number, followUp), suspensionWords.seeCase(number))
        tx.void('status_follow_up', followed.id, reason)
        const view = await caseView(tx.db, found.id, question)
        return { view, words: suspensionWords.followUpVoided(number, followUp) }
      }
      const view = { ...(await caseView(tx.db, found.id, question)), voided: true }
      const { voided, kept } = voidCase(tx, found, row.recorded_at, reason)
      return { view, words: suspensionWords.voided(number, voided, kept) }
    })
    if (done === null) return one('suspension', { number, voided: true }, suspensionWords.alreadyVoid(number))
    return one('suspension', done.view, done.words)
  },
})
