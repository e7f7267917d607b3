import { type Day, daysBetween } from '../../clause/day.ts'
import { happened } from '../../clause/fact.ts'
import { lastDayOfMonth, monthOf } from '../../clause/month.ts'
import { usage } from '../../clause/problem.ts'
import { lines, same, type Words } from '../../clause/words.ts'
import { requireCustomer } from '../../customer/customer/store/find.ts'
import { customerTitle } from '../../customer/customer/title-words.ts'
import { doneBy } from '../../office/staff/done-by.ts'
import { doerOf } from '../../office/staff/store/staff.ts'
import { columnsOf, everyColumn } from '../../record/columns.ts'
import { addNumbered } from '../../record/find.ts'
import { flagsOf } from '../../record/flags.ts'
import { recordWords } from '../../record/sentences.ts'
import type { Db } from '../../register/register.ts'
import { ask } from '../../terminal/ask.ts'
import { noun, verb, type WriteCall } from '../../terminal/command.ts'
import { month, pastDay } from '../../terminal/day-flag.ts'
import { required, worded, yes } from '../../terminal/flag.ts'
import { list, noneOf, one, orDash, table } from '../../terminal/result.ts'
import {
  type IntelligenceRecord,
  intelligence,
  intelligenceView,
  listIntelligence,
  type ReportJudge,
  refuseMonthAhead,
  reportJudge,
} from './intelligence.ts'
import { intelligenceWords } from './words.ts'

const { month: monthFlag, source, finding, customer } = flagsOf(intelligence)
const nothing = yes({ en: 'it was looked for and nothing was found', zh: '已查询，未发现' })

const intelAdd = verb({
  words: { en: 'Record what a look at a source found, or that nothing was found', zh: '登记网上查询的发现或未发现' },
  access: 'write',
  by: doneBy('business', '4.3.4', 'on'),
  flags: {
    month: monthFlag,
    source: required(source),
    finding,
    nothing,
    customer,
    on: pastDay({ en: 'the day it was collected (default today)', zh: '收集日期（默认今天）' }),
  },
  asks: ['customer', 'on'],
  rules: [(_, { month, on }, today) => month !== undefined && refuseMonthAhead(month, on ?? today)],
  examples: {
    'intel add --source 国家企业信用信息公示系统 --finding "Listed as abnormal" --customer C00001': {
      en: 'something found about a customer',
      zh: '查到与客户有关的信息',
    },
    'intel add --source 认监委网站 --nothing --on 2026-07-12': {
      en: 'nothing found, which counts as well',
      zh: '未发现异常，同样计入',
    },
  },
  run: async ({ month: typed, source, finding, nothing, customer, on: given }, call) => {
    const on = happened(given ?? call.today, call.today, '--on')
    const month = typed ?? monthOf(on)
    refuseMonthAhead(month, on)
    const content = await foundOrNot(finding, nothing, call)
    const { view, said } = await call.write(async (tx) => {
      const staff = await doerOf(tx)
      const customerId = customer === undefined ? null : (await requireCustomer(tx.db, customer)).id
      const row = { month, collected_on: on, source, content, customer_id: customerId }
      const [there] = tx.find('intelligence', row)
      const notYet = { leader_id: null, reported_on: null, delivery: null }
      const number = there?.number ?? addNumbered(tx, intelligence, { ...row, staff_id: staff.id, ...notYet })
      const view = await intelligenceView(tx.db, number, call.today)
      const said = there === undefined ? await saidOf(tx.db, view, call.today) : [recordWords.already(number)]
      return { view, said }
    })
    return one('intelligence', view, lines(said))
  },
})

/**
 * What was found, null where it was looked for and nothing was there. That is an answer which somebody gives: leaving the
 * finding out is not one. Usage problems.
 */
async function foundOrNot(
  finding: string | undefined,
  nothing: true | undefined,
  call: WriteCall,
): Promise<string | null> {
  const { interactive, world, lang } = call
  if (finding !== undefined && nothing === true) throw usage(intelligenceWords.both, intelligenceWords.giveOne)
  if (finding !== undefined) return finding
  if (nothing === true) return null
  if (!interactive) throw usage(intelligenceWords.neither, intelligenceWords.sayWhich)
  const choices = (['something', 'nothing'] as const).map((value) => ({ value, name: intelligenceWords[value][lang] }))
  const chosen = await world.prompts.choose(intelligenceWords.foundOrNot[lang], choices, lang, {
    as: (answer) => (answer === 'nothing' ? ['--nothing'] : []),
  })
  if (chosen === 'nothing') return null
  return ask(intelligence.fields.finding.flag, 'finding', call)
}

/** What the clerk should know at once: that the month had been over, and by when a leader is to be told. */
async function saidOf(db: Db, view: IntelligenceRecord, today: Day): Promise<Words[]> {
  const { number, month, collected } = view
  const said = [intelligenceWords.added(number, month)]
  const end = lastDayOfMonth(month)
  const inTime = (await listIntelligence(db, { day: today, month })).some((each) => each.collected <= end)
  if (!inTime) said.push(intelligenceWords.monthWasOver(month, daysBetween(end, collected)))
  const state = (await reportJudge(db, today))(view)
  if (state !== null) said.push(intelligenceWords.reportBy(number, state))
  return said
}

/** What people need on one screen. */
const listed = (judge: ReportJudge) =>
  columnsOf(intelligence, {
    number: { whole: true },
    month: { whole: true },
    source: {},
    finding: { shown: (each) => (each.finding === null ? intelligenceWords.nothing : same(each.finding)) },
    name: { title: customerTitle, shown: (each) => orDash(each.name), minor: true },
    reported: {
      shown: (each) => intelligenceWords.state(each.leader, each.reported, judge(each)),
      tone: (each) => (each.reported === null && (judge(each)?.daysLate ?? 0) > 0 ? 'bad' : undefined),
    },
  })

const intelList = verb({
  words: { en: 'Information collected online, and who was told', zh: '网上信息及其反馈情况' },
  access: 'read',
  flags: {
    month: month({ en: 'only that of this month', zh: '仅此月份' }),
    customer: worded({ en: 'only that about this customer', zh: '仅涉及此客户的' }, customer),
    unreported: yes({ en: 'only what no leader was told of', zh: '仅未反馈机构领导的' }),
  },
  examples: {
    'intel list --month 2026-07': { en: 'what was collected in July', zh: '七月收集的信息' },
    'intel list --unreported': { en: 'what leaders have not heard of yet', zh: '尚未反馈领导的信息' },
  },
  run: async ({ month, customer, unreported }, call) => {
    const { views, judge } = await call.read(async (db) => {
      const customerId = customer === undefined ? undefined : (await requireCustomer(db, customer)).id
      const all = await listIntelligence(db, { day: call.asOf, month, customerId })
      const views = all.filter(({ reported }) => unreported !== true || reported === null)
      return { views, judge: await reportJudge(db, call.asOf) }
    })
    const empty = noneOf({ month, customer, unreported }, intelligenceWords.none)
    return { ...list('intelligence', listed(judge), views, empty), rows: table(everyColumn(intelligence), views) }
  },
})

/** What is learned of customers online, month by month, and the leader who is told (4.3.4). */
export const intelCommands = noun(
  { en: 'Information collected online (4.3.4)', zh: '网上信息收集（4.3.4）' },
  {
    add: async () => intelAdd,
    list: async () => intelList,
    report: async () => (await import('./commands/report.ts')).intelReport,
    edit: async () => (await import('./commands/edit.ts')).intelEdit,
    void: async () => (await import('./commands/edit.ts')).intelVoid,
  },
)
