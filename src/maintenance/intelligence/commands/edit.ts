import type { Day } from '../../../clause/day.ts'
import { notBefore } from '../../../clause/fact.ts'
import type { Month } from '../../../clause/month.ts'
import { usage } from '../../../clause/problem.ts'
import { doneBy } from '../../../office/staff/done-by.ts'
import { editing } from '../../../record/edit.ts'
import { flagsOf } from '../../../record/flags.ts'
import { voiding } from '../../../record/void.ts'
import type { Changes, Db } from '../../../register/register.ts'
import type { ValuesOf } from '../../../terminal/flag.ts'
import { yes } from '../../../terminal/flag.ts'
import { intelligence, intelligenceView, refuseMonthAhead } from '../intelligence.ts'
import { intelligenceWords } from '../words.ts'
import { leaderOn } from './report.ts'

const { on, leader, reported, delivery, ...said } = flagsOf(intelligence)
const ofReport = { leader, reported, delivery } as const
const nothing = yes({ en: 'it was looked for and nothing was found', zh: '已查询，未发现' })
const { customer, ...flagsBefore } = said

/** `intel edit`: what was mistyped; the days keep their order, and who was told was a leader then. */
export const intelEdit = editing(intelligence, {
  words: { en: 'Correct what was mistyped of online information', zh: '更正录入有误的网上信息' },
  by: doneBy('business', '4.3.4'),
  flags: { ...flagsBefore, nothing, customer, on, ...ofReport },
  except: (row) => (row.reported_on === null ? Object.keys(ofReport) : []),
  nameAField: intelligenceWords.nameAField,
  examples: {
    'intel edit OI-2026-0001 --on 2026-07-11 --reason "the wrong day"': { en: 'it was another day', zh: '更正日期' },
  },
  refuse: ({ finding, nothing }) => {
    if (finding !== undefined && nothing === true) throw usage(intelligenceWords.both, intelligenceWords.giveOne)
  },
  changes: async ({ db, today }, row, given, own) => {
    const collected = given.on ?? row.collected_on
    refuseMonthAhead(given.month ?? (row.month as Month), collected)
    const report = await reportChanges(db, row.number, collected, given, today)
    return { ...own, ...(given.nothing === true ? { content: null } : {}), ...report }
  },
  // Of another day the leader may be another, too.
  whole: async ({ db, today }, { number }, { leader: named, reported }) => {
    if (reported === undefined || named !== undefined) return
    const { leader } = await intelligenceView(db, number, today)
    if (leader !== null) await leaderOn(db, leader, reported)
  },
  view: (tx, number, call) => intelligenceView(tx.db, number, call.today),
})

/** What is corrected of the report to a leader: one that there is, after the collection, to somebody who was a leader then. */
async function reportChanges(
  db: Db,
  number: string,
  collected: Day,
  given: ValuesOf<typeof ofReport>,
  today: Day,
): Promise<Changes<'intelligence'>> {
  const { leader, reported } = await intelligenceView(db, number, today)
  if (leader === null || reported === null) {
    if (Object.keys(ofReport).some((key) => given[key as keyof typeof ofReport] !== undefined))
      throw usage(intelligenceWords.notReported(number), intelligenceWords.reportFirst(number))
    return {}
  }
  const on = given.reported ?? reported
  notBefore('--reported', on, intelligenceWords.theCollection(number), collected)
  if (given.leader === undefined) return { reported_on: given.reported }
  return { leader_id: (await leaderOn(db, given.leader, on)).id, reported_on: on }
}

/** `intel void`: what was recorded by mistake. */
export const intelVoid = voiding(intelligence, {
  words: { en: 'Take back online information recorded by mistake', zh: '作废误录的网上信息' },
  by: doneBy('business', '4.3.4'),
  examples: { 'intel void OI-2026-0001 --reason "recorded twice"': { en: 'recorded twice', zh: '作废重复登记的信息' } },
  view: (tx, number, call) => intelligenceView(tx.db, number, call.today),
})
