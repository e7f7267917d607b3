import type { Day } from '../../../clause/day.ts'
import { happened, notBefore } from '../../../clause/fact.ts'
import { type Month, monthOf } from '../../../clause/month.ts'
import { usage } from '../../../clause/problem.ts'
import { lines, type Words } from '../../../clause/words.ts'
import { doneBy } from '../../../office/staff/done-by.ts'
import { requireRoleOf } from '../../../office/staff/store/role.ts'
import { officeWords } from '../../../office/staff/words.ts'
import { requireRow } from '../../../record/find.ts'
import { numberOf } from '../../../record/flags.ts'
import type { Db, Row, Write } from '../../../register/register.ts'
import { verb } from '../../../terminal/command.ts'
import { month, pastDay } from '../../../terminal/day-flag.ts'
import { line, many, required } from '../../../terminal/flag.ts'
import { one } from '../../../terminal/result.ts'
import { intelligence, intelligenceView, listIntelligence, reportJudge, unreported } from '../intelligence.ts'
import { intelligenceWords } from '../words.ts'

/** `intel report`: a leader was told of what was collected, one by one or of a whole month (4.3.4). */
export const intelReport = verb({
  words: {
    en: 'Record that a leader was told: of those named, or of all of a month that wait',
    zh: '登记反馈机构领导：指明的记录，或某月全部待反馈的',
  },
  access: 'write',
  by: doneBy('business', '4.3.4', 'on'),
  args: { number: many(numberOf(intelligence)) },
  flags: {
    month: month({ en: 'all of this month that wait (default that of the day)', zh: '该月全部待反馈的（默认当月）' }),
    leader: required(intelligence.fields.leader.flag),
    on: pastDay({ en: 'the day (default today)', zh: '反馈日期（默认今天）' }),
    delivery: line({ en: 'how it was delivered', zh: '反馈方式' }),
  },
  asks: ['on', 'delivery'],
  rules: [
    async (db, { number: numbers = [], leader, on }, today) => {
      if (leader !== undefined) await leaderOn(db, leader, on ?? today)
      if (on !== undefined) for (const row of await named(db, numbers)) refuseBeforeCollection(row, on)
    },
  ],
  examples: {
    'intel report OI-2026-0001 --leader 林总 --delivery 会议': {
      en: 'one record, told at a meeting',
      zh: '某条信息已在会议上反馈',
    },
    'intel report --month 2026-07 --leader 林总 --on 2026-07-31': {
      en: 'all of a month at once',
      zh: '某月的信息一并反馈',
    },
  },
  run: async ({ number: numbers, month: typed, leader: name, on: given, delivery }, call) => {
    const on = happened(given ?? call.today, call.today, '--on')
    if (numbers.length > 0 && typed !== undefined)
      throw usage(intelligenceWords.numbersAndMonth, intelligenceWords.numbersOrMonth)
    const month = numbers.length > 0 ? null : (typed ?? monthOf(on))
    const { leader, reported, unchanged, said } = await call.write(async (tx) => {
      const leader = await leaderOn(tx.db, name, on)
      const rows = month === null ? await named(tx.db, numbers) : await unreported(tx.db, on, month)
      const reported: string[] = []
      const unchanged: string[] = []
      for (const row of rows) {
        const isNew = await tell(tx, row, { leaderId: leader.id, on, delivery })
        ;(isNew ? reported : unchanged).push(row.number)
      }
      const said = month !== null && rows.length === 0 ? await noneWaits(tx.db, month, on) : []
      said.push(...(await lateOnes(tx.db, reported, call.today)))
      return { leader: leader.name, reported, unchanged, said }
    })
    const done: Words[] = []
    if (reported.length > 0) done.push(intelligenceWords.reported(reported, leader, on))
    if (unchanged.length > 0) done.push(intelligenceWords.reportedSo(unchanged))
    const report = { leader, on, delivery: delivery ?? null, month, reported, unchanged }
    return one('report', report, lines([...done, ...said]))
  },
})

/** Whoever is told is a leader of the body on that day. */
export const leaderOn = (db: Db, name: string, on: Day) =>
  requireRoleOf(db, name, ['leader'], '4.3.4', on, officeWords.nameLeader)

/** Nobody is told before it was collected. */
const refuseBeforeCollection = ({ number, collected_on }: Row<'intelligence'>, on: Day): void =>
  notBefore('--on', on, intelligenceWords.theCollection(number), collected_on)

async function named(db: Db, numbers: readonly string[]): Promise<Row<'intelligence'>[]> {
  const rows: Row<'intelligence'>[] = []
  for (const number of new Set(numbers)) rows.push(await requireRow(db, intelligence, number))
  return rows
}

interface Told {
  readonly leaderId: number
  readonly on: Day
  readonly delivery: string | undefined
}

/** Records that the leader was told; false where that is on record. Another report than that on record is a usage problem. */
async function tell(tx: Write, row: Row<'intelligence'>, { leaderId, on, delivery }: Told): Promise<boolean> {
  const { id, number, reported_on } = row
  refuseBeforeCollection(row, on)
  const isOther =
    row.leader_id !== leaderId ||
    reported_on !== on ||
    (delivery !== undefined && row.delivery !== null && delivery !== row.delivery)
  if (reported_on !== null && isOther) {
    const { leader } = await intelligenceView(tx.db, number, tx.today)
    throw usage(
      intelligenceWords.reportedBefore(number, leader ?? '', reported_on),
      intelligenceWords.editReport(number),
    )
  }
  return tx.update('intelligence', id, { leader_id: leaderId, reported_on: on, delivery: delivery ?? row.delivery })
}

/** That nothing of the month waits, and of which months something does. */
async function noneWaits(db: Db, month: Month, on: Day): Promise<Words[]> {
  const months = [...new Set((await unreported(db, on)).map((row) => row.month as Month))].sort()
  const said = [intelligenceWords.nothingWaits(month)]
  return months.length === 0 ? said : [...said, intelligenceWords.othersWait(months)]
}

/** What was fed back late stays so (4.3.4): better said at once. */
async function lateOnes(db: Db, numbers: readonly string[], today: Day): Promise<Words[]> {
  const judge = await reportJudge(db, today)
  const views = (await listIntelligence(db, { day: today })).filter(({ number }) => numbers.includes(number))
  return views.flatMap((view) => {
    const daysLate = judge(view)?.daysLate ?? 0
    return daysLate > 0 ? [intelligenceWords.late(view.number, daysLate)] : []
  })
}
