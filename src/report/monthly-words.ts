import type { Day } from '../clause/day.ts'
import type { Month } from '../clause/month.ts'
import { joined, type Words } from '../clause/words.ts'

const of = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`

export const monthlyWords = {
  title: (number: string, revision: string, title: Words, month: Month, last: Day): Words => ({
    en: `${number} ${revision} ${title.en}: report on ${month}, as of ${last}`,
    zh: `${number} ${revision} ${title.zh}：${month} 月度报告（截至 ${last}）`,
  }),
  running: (month: Month, last: Day): Words => ({
    en: `${month} is not over: this is how it stood on ${last}.`,
    zh: `${month} 尚未结束：以下为 ${last} 的情况。`,
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
  /** Of what was settled, `late` by late evidence alone. */
  counts: (fresh: number, settled: number, late: number, after: number | null): Words => {
    const [byIt, only] =
      late === 0 ? ['', ''] : [`, ${late} of them by late evidence alone`, `（其中 ${late} 项仅因补录）`]
    const en = `${of(fresh, 'new breach', 'new breaches')}, ${settled} settled${byIt}`
    const zh = `新增不符合 ${fresh} 项，已解决 ${settled} 项${only}`
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
  /** A breach that late evidence alone settled. */
  metLate: (days: number): Words => ({
    en: `settled by late evidence alone, recorded up to ${of(days, 'day', 'days')} after the fact`,
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
  atRisk: { en: 'At risk', zh: '有风险' },
  dayAfterShort: { en: 'More breaches the day after', zh: '次日新增不符合' },
  monthAhead: (month: Month): Words => ({ en: `${month} has not begun.`, zh: `${month} 尚未开始。` }),
  nameAMonth: (month: Month): Words => ({
    en: `Give a month that has, for example --month ${month}.`,
    zh: `请给出已开始的月份，例如 --month ${month}。`,
  }),
}
