import type { RecordedLate } from '../../clause/clause.ts'
import { joined, type Words } from '../../clause/words.ts'

/** A duty in a period. */
interface Judged {
  readonly clause: string
  readonly title: Words
  readonly period: string
}

const named = ({ clause, title, period }: Judged): Words => ({
  en: `${clause} ${title.en}, ${period}`,
  zh: `${clause} ${title.zh}（${period}）`,
})

const days = (count: number): string => `${count} day${count === 1 ? '' : 's'}`

export const lateWords = {
  recordedLate: { en: 'Recorded late', zh: '补录' },
  daysLate: { en: 'Recorded late (days)', zh: '补录（相隔天数）' },
  /** In a cell: how many, and the most days between. */
  counted: (count: number, most: number): Words => ({
    en: `${count} (up to ${days(most)})`,
    zh: `${count}（最长 ${most} 天）`,
  }),
  /** How much of what meets a duty in a period rests on late evidence, and whether the period is met by it alone. */
  line: (
    duty: Judged,
    late: { readonly count: number; readonly days: number; readonly met: number; readonly alone: boolean },
  ): Words => {
    const of = named(duty)
    const alone = late.alone ? { en: ' It is met by that alone.', zh: '该期间仅因补录才符合。' } : { en: '', zh: '' }
    return {
      en: `${of.en}: of ${late.met} met, ${late.count} by late evidence, recorded up to ${days(late.days)} after the fact.${alone.en}`,
      zh: `${of.zh}：符合 ${late.met} 项，其中 ${late.count} 项靠补录，事实与登记最长相隔 ${late.days} 天。${alone.zh}`,
    }
  },
  /** How much of a duty is not applicable because a fact that ended it was entered late. */
  ended: (duty: Judged, late: RecordedLate): Words => {
    const of = named(duty)
    return {
      en: `${of.en}: ${late.count} not applicable by late evidence, recorded up to ${days(late.days)} after the fact.`,
      zh: `${of.zh}：${late.count} 项因补录而不适用，事实与登记最长相隔 ${late.days} 天。`,
    }
  },
  meaning: {
    en: 'Recorded late: entered after the time that recording-days, audit-recording-days or migration-days gives for it. See these limits with: certdesk limit list',
    zh: '补录：超过登记期限才登记的事实；期限见 certdesk limit list 中的 recording-days、audit-recording-days、migration-days。',
  },
  /** Where the records themselves are listed, one by one. */
  where: {
    en: 'The records stand one by one in the report on the month of their entry: certdesk report monthly --month MONTH. The evidence pack says the days beside each result: certdesk report evidence',
    zh: '补录的各条记录见登记当月的月度报告（certdesk report monthly --month 月份）；证据包（certdesk report evidence）在每项结果旁注明相隔天数。',
  },
  title: { en: 'Recorded late', zh: '补录' },
  none: { en: 'Nothing was recorded late in the month.', zh: '本月没有补录。' },
  inMonth: (count: number): Words => ({
    en: `${count} record${count === 1 ? ' was' : 's were'} entered or completed in the month after the time for it.`,
    zh: `本月补录 ${count} 条。`,
  }),
  firstOf: (shown: number, total: number): Words => ({
    en: `The first ${shown} of ${total}, oldest entry first.`,
    zh: `仅列前 ${shown} 条，共 ${total} 条，按登记先后排列。`,
  }),
  listed: { en: 'Records entered or completed late', zh: '补录的记录' },
  record: { en: 'Record', zh: '记录' },
  number: { en: 'Number', zh: '编号' },
  day: { en: 'Happened', zh: '发生日期' },
  recorded: { en: 'Recorded', zh: '登记日期' },
  between: { en: 'Days between', zh: '相隔天数' },
  by: { en: 'Typed by', zh: '录入人' },
  staff: { en: 'Done by', zh: '经办人' },
  entry: { en: 'Entry', zh: '日志' },
  met: { en: 'Met or ended by it', zh: '因此符合或不适用' },
  maintainer: { en: 'Maintainer', zh: '维护人' },
  /** A step of a record, or a later change of it, beside what the record is called. */
  step: (record: Words, step: Words): Words => ({ en: `${record.en}: ${step.en}`, zh: `${record.zh}：${step.zh}` }),
  changed: { en: 'changed', zh: '更正' },
  duties: (met: readonly { readonly clause: string; readonly period: string; readonly isEnded: boolean }[]): Words =>
    joined(
      met.map(({ clause, period, isEnded }) => ({
        en: `${clause} ${period}${isEnded ? ' (not applicable)' : ''}`,
        zh: `${clause} ${period}${isEnded ? '（不适用）' : ''}`,
      })),
      ', ',
      '、',
    ),
}
