import type { Day } from '../../../clause/day.ts'
import { happened, notBefore } from '../../../clause/fact.ts'
import type { Month } from '../../../clause/month.ts'
import { usage } from '../../../clause/problem.ts'
import { requireCustomer } from '../../../customer/customer/store/find.ts'
import { doneBy } from '../../../office/staff/done-by.ts'
import { requireRoleOf } from '../../../office/staff/store/role.ts'
import { officeWords } from '../../../office/staff/words.ts'
import type { Changes, Write } from '../../../register/register.ts'
import { verb } from '../../../terminal/command.ts'
import { pastDay, required, text, type ValuesOf } from '../../../terminal/flag.ts'
import { one } from '../../../terminal/result.ts'
import { changeIntelligence } from '../store.ts'
import { intelligenceWords } from '../words.ts'
import {
  intelligenceFlags,
  intelligenceNumber,
  intelligenceView,
  leaderFlag,
  refuseMonthAhead,
  requireIntelligence,
} from './record.ts'

const reportFlags = {
  leader: leaderFlag,
  reported: pastDay({ en: 'the day on which the leader was told', zh: '反馈日期' }),
  delivery: text({ en: 'how it was delivered', zh: '反馈方式' }),
} as const

/** `intel edit`: what was mistyped; the days keep their order, and who was told was a leader then. */
export const intelEdit = verb({
  words: { en: 'Correct what was mistyped of online information', zh: '更正录错的网上信息' },
  access: 'write',
  by: doneBy('business', '4.3.4'),
  args: { number: required(intelligenceNumber) },
  flags: {
    ...intelligenceFlags,
    on: pastDay({ en: 'the day it was collected', zh: '收集日期' }),
    ...reportFlags,
    reason: required(text({ en: 'why', zh: '原因' })),
  },
  examples: {
    'intel edit OI-2026-0001 --on 2026-07-11 --reason "the wrong day"': { en: 'it was another day', zh: '更正日期' },
  },
  run: async ({ number, reason: _, ...input }, call) => {
    if (Object.values(input).every((each) => each === undefined))
      throw usage(intelligenceWords.nothingToChange, intelligenceWords.nameAField)
    const { month, source, finding, nothing, customer, on, reported } = input
    if (finding !== undefined && nothing === true) throw usage(intelligenceWords.both, intelligenceWords.giveOne)
    if (on !== undefined) happened(on, call.today, '--on')
    if (reported !== undefined) happened(reported, call.today, '--reported')
    const { view, changed } = await call.write(async (tx) => {
      const row = await requireIntelligence(tx.db, number)
      const collected = on ?? row.collected_on
      refuseMonthAhead(month ?? (row.month as Month), collected)
      const changed = changeIntelligence(tx, row.id, {
        month,
        source,
        collected_on: on,
        content: nothing === true ? null : finding,
        customer_id: customer === undefined ? undefined : (await requireCustomer(tx.db, customer)).id,
        ...(await reportChanges(tx, number, collected, input)),
      } as Changes<'intelligence'>)
      return { view: await intelligenceView(tx.db, number, call.today), changed }
    })
    const said = changed ? intelligenceWords.changed(number) : intelligenceWords.unchanged(number)
    return one('intelligence', view, said)
  },
})

/** What is corrected of the report to a leader: one that there is, after the collection, to somebody who was a leader then. */
async function reportChanges(
  tx: Write,
  number: string,
  collected: Day,
  given: ValuesOf<typeof reportFlags>,
): Promise<Partial<Changes<'intelligence'>>> {
  const { leader, reported } = await intelligenceView(tx.db, number, tx.today)
  if (leader === null || reported === null) {
    if (Object.keys(reportFlags).some((key) => given[key as keyof typeof reportFlags] !== undefined))
      throw usage(intelligenceWords.notReported(number), intelligenceWords.reportFirst(number))
    return {}
  }
  const on = given.reported ?? reported
  notBefore('--reported', on, intelligenceWords.theCollection(number), collected)
  const delivery = given.delivery === undefined ? {} : { delivery: given.delivery }
  if (given.leader === undefined && given.reported === undefined) return delivery
  const name = given.leader ?? leader
  const { id } = await requireRoleOf(tx.db, name, ['leader'], '4.3.4', on, officeWords.makeLeader(name, on))
  return { leader_id: id, reported_on: on, ...delivery }
}

/** `intel void`: what was recorded by mistake. */
export const intelVoid = verb({
  words: { en: 'Take back online information recorded by mistake', zh: '作废误录的网上信息' },
  access: 'write',
  by: doneBy('business', '4.3.4'),
  args: { number: required(intelligenceNumber) },
  flags: { reason: required(text({ en: 'why', zh: '原因' })) },
  examples: { 'intel void OI-2026-0001 --reason "recorded twice"': { en: 'recorded twice', zh: '作废重复登记的信息' } },
  run: async ({ number, reason }, call) => {
    const view = await call.write(async (tx) => {
      const { id } = await requireIntelligence(tx.db, number)
      const view = await intelligenceView(tx.db, number, call.today)
      tx.void('intelligence', id, reason)
      return view
    })
    return one('intelligence', { ...view, voided: true }, intelligenceWords.voided(number))
  },
})
