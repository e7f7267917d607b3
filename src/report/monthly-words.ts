import { addMonthsTo, type Day } from '../clause/day.ts'
import { firstDayOfMonth, type Month, monthOf, yearOfMonth } from '../clause/month.ts'
import { joined, type Words } from '../clause/words.ts'
import type { BeforeAndNow, Compared } from './month-compared.ts'

const of = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`

const monthsEn = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
]
const monthsZh = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二']

/** What a month is called, with its year where two years are spoken of. */
function monthName(month: Month, withYear: boolean): Words {
  const year = yearOfMonth(month)
  const place = Number(month.slice(5)) - 1
  const name = { en: monthsEn[place] ?? '', zh: `${monthsZh[place]}月` }
  return withYear ? { en: `${name.en} ${year}`, zh: `${year}年${name.zh}` } : name
}

const verdicts: Readonly<Record<Compared['verdict'], string>> = {
  worse: 'was worse than',
  better: 'was better than',
  same: 'stands as',
}

/** `breaches up from 3 to 5`, `不符合由 3 项增至 5 项`. */
function counted({ before, now }: BeforeAndNow, what: { en: readonly [string, string]; zh: string }): Words {
  if (before === now) return { en: of(now, ...what.en), zh: `${what.zh} ${now} 项` }
  const [up, zhUp] = now > before ? ['up', '增至'] : ['down', '减至']
  return { en: `${what.en[1]} ${up} from ${before} to ${now}`, zh: `${what.zh}由 ${before} 项${zhUp} ${now} 项` }
}

export const monthlyWords = {
  title: (number: string, revision: string, title: Words, month: Month, last: Day): Words => ({
    en: `${number} ${revision} ${title.en}: report on ${month}, as of ${last}`,
    zh: `${number} ${revision} ${title.zh}：${month} 月度报告（截至 ${last}）`,
  }),
  running: (month: Month, last: Day): Words => ({
    en: `${month} is not over: this is how it stood on ${last}.`,
    zh: `${month} 尚未结束：以下为 ${last} 的情况。`,
  }),
  /** How the month stands against the one before, and by what. `left`: how many went without being settled. */
  compared: (
    month: Month,
    { verdict, breaches, atRisk }: Compared,
    { fresh, settled, left }: Readonly<Record<'fresh' | 'settled' | 'left', number>>,
  ): Words => {
    const before = monthOf(addMonthsTo(firstDayOfMonth(month), -1))
    const isOtherYear = yearOfMonth(before) !== yearOfMonth(month)
    const [now, then] = [monthName(month, isOtherYear), monthName(before, isOtherYear)]
    const leftEn = left === 0 ? '' : `, ${left} gone without being settled`
    const leftZh = left === 0 ? '' : `，另有 ${left} 项未经解决而不再列出`
    const moved =
      fresh + settled + left === 0
        ? { en: '', zh: '' }
        : {
            en: ` (${fresh} new, ${settled} settled${leftEn})`,
            zh: `（新增 ${fresh} 项，解决 ${settled} 项${leftZh}）`,
          }
    const breachesSaid = counted(breaches, { en: ['breach', 'breaches'], zh: '不符合' })
    const riskSaid = counted(atRisk, { en: ['thing at risk', 'things at risk'], zh: '有风险' })
    const zhVerdict = {
      worse: `${now.zh}比${then.zh}差`,
      better: `${now.zh}比${then.zh}好`,
      same: `${now.zh}与${then.zh}持平`,
    }
    return {
      en: `${now.en} ${verdicts[verdict]} ${then.en}: ${breachesSaid.en}${moved.en}; ${riskSaid.en}.`,
      zh: `${zhVerdict[verdict]}：${breachesSaid.zh}${moved.zh}；${riskSaid.zh}。`,
    }
  },
  month: { en: 'The month', zh: '本月情况' },
  aspect: { en: 'Of', zh: '方面' },
  inMonth: { en: 'In the month', zh: '当月' },
  appendix: { en: 'Appendix', zh: '附录' },
  settledLine: (count: number): Words => ({
    en: `Settled: ${of(count, 'breach', 'breaches')}; listed in the appendix under "What changed".`,
    zh: `已解决：${count} 项不符合；清单见附录“变化”。`,
  }),
  leftLine: (ways: readonly { count: number; way: Words }[]): Words => ({
    en: `Gone without being settled: ${ways.map(({ count, way }) => `${of(count, 'breach', 'breaches')} ${way.en}`).join(', ')}; listed in the appendix under "What changed".`,
    zh: `未经解决而不再列出：${ways.map(({ count, way }) => `${way.zh} ${count} 项`).join('，')}；清单见附录“变化”。`,
  }),
  lateLine: (count: number): Words => ({
    en: `Late evidence: ${of(count, 'record', 'records')} entered after the time for it; listed in the appendix under "Recorded late".`,
    zh: `补录：本月 ${count} 条；清单见附录“补录”。`,
  }),
  unconfirmedLine: (count: number): Words => ({
    en: `Unconfirmed: ${of(count, 'act waits', 'acts wait')} for the word of whoever is said to have done it; listed in the appendix under "Unconfirmed and self-granted".`,
    zh: `待本人确认：${count} 项由他人代录；清单见附录“未经本人确认与自授角色”。`,
  }),
  deviationsLine: (count: number): Words => ({
    en: `Deviations: ${of(count, 'limit was', 'limits were')} looser than the procedure on a day judged; told in the appendix under "Limits, gaps and proof".`,
    zh: `偏离：${count} 项限值宽于程序规定；见附录“限值、文件未作规定的内容与证明”。`,
  }),
  again: (argv: string): Words => ({
    en: `Printed again, to the byte, by: ${argv}`,
    zh: `可用以下命令逐字节重印：${argv}`,
  }),
  matrix: { en: 'How every duty stands', zh: '各项职责' },
  /** Between what the head says was judged and what the lines of the table come to. */
  leftOut: (count: number): Words => ({
    en: `Not listed: ${count} of those judged, in earlier periods that are met and were so before.`,
    zh: `未列出：往期已符合且无变化的 ${count} 项。`,
  }),
  before: { en: 'Month before', zh: '上月' },
  now: { en: 'This month', zh: '本月' },
  changed: { en: 'What changed', zh: '变化' },
  newBreaches: { en: 'New breaches', zh: '新增不符合' },
  settled: { en: 'Breaches settled', zh: '已解决的不符合' },
  dayAfter: (day: Day): Words => ({
    en: `Turned into a breach on ${day}, the day after`,
    zh: `次日（${day}）变为不符合的`,
  }),
  dayAfterAhead: (day: Day): Words => ({
    en: `What turns into a breach on ${day} can be told once that day has come.`,
    zh: `${day} 到来后方可列出当日变为不符合的事项。`,
  }),
  /** `left` went without being settled. */
  counts: (fresh: number, settled: number, left: number, after: number | null): Words => {
    const [gone, goneZh] =
      left === 0 ? ['', ''] : [`, ${left} gone without being settled`, `，未经解决而不再列出 ${left} 项`]
    const en = `${of(fresh, 'new breach', 'new breaches')}, ${settled} settled${gone}`
    const zh = `新增不符合 ${fresh} 项，已解决 ${settled} 项${goneZh}`
    if (after === null) return { en: `${en}.`, zh: `${zh}。` }
    return { en: `${en}; ${after} more the day after.`, zh: `${zh}；次日又有 ${after} 项。` }
  },
  /** What the month is compared with; null: the register was made later. */
  comparedWith: (day: Day, entry: number | null): Words =>
    entry === null
      ? {
          en: `Compared with ${day} as it is known now: the register was made after that day.`,
          zh: `与 ${day} 比较：登记簿建于该日之后，以现有登记为准。`,
        }
      : {
          en: `Compared with ${day} as it was known at the end of that day (journal entry #${entry}): what was recorded or taken back since counts as a change.`,
          zh: `与 ${day} 比较：以该日结束时的登记为准（日志 #${entry}），此后补登或作废的计入变化。`,
        },
  /** A breach that left by late evidence alone. */
  metLate: (days: number): Words => ({
    en: `met by late evidence alone, recorded up to ${of(days, 'day', 'days')} after the fact`,
    zh: `仅因补录才符合，事实与登记最长相隔 ${days} 天`,
  }),
  /** `period` where it is not the duty's newest. */
  resultsChanged: (
    changes: readonly { clause: string; title: Words; period: string | null; from: Words; to: Words }[],
  ): Words =>
    joined(
      changes.map(({ clause, title, period, from, to }) => ({
        en: `${clause} ${title.en}${period === null ? '' : `, ${period}`}: ${from.en} → ${to.en}`,
        zh: `${clause} ${title.zh}${period === null ? '' : `（${period}）`}：${from.zh} → ${to.zh}`,
      })),
      '\n',
      '\n',
    ),
  nothingChanged: { en: 'No duty stands otherwise than a month before.', zh: '各项职责与上月相同。' },
  maintainers: { en: 'Findings per maintainer', zh: '各维护人的所列事项' },
  maintainer: { en: 'Maintainer', zh: '维护人' },
  nobody: { en: 'nobody, and the body itself', zh: '无维护人及机构本身' },
  firstOf: (shown: number, total: number, command: string): Words => ({
    en: `The first ${shown} of ${total}; all by: ${command}`,
    zh: `仅列前 ${shown} 项，共 ${total} 项；全部可用以下命令列出：${command}`,
  }),
  none: { en: 'None.', zh: '没有。' },
  basis: { en: 'Limits, gaps and proof', zh: '限值、文件未作规定的内容与证明' },
  inBreach: { en: 'Duties and periods in breach', zh: '不符合的职责与期间' },
  left: { en: 'Breaches gone without being settled', zh: '未经解决而不再列出' },
  atRisk: { en: 'At risk', zh: '有风险' },
  dayAfterShort: { en: 'More breaches the day after', zh: '次日新增不符合' },
  monthAhead: (month: Month): Words => ({ en: `${month} has not begun.`, zh: `${month} 尚未开始。` }),
  nameAMonth: (month: Month): Words => ({
    en: `Give a month that has, for example --month ${month}.`,
    zh: `请给出已开始的月份，例如 --month ${month}。`,
  }),
}
