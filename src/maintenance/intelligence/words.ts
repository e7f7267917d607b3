import type { Day } from '../../clause/day.ts'
import type { DueState } from '../../clause/judge.ts'
import type { Month } from '../../clause/month.ts'
import { joined, same, type Words } from '../../clause/words.ts'

const days = (n: number): string => `${n} ${n === 1 ? 'day' : 'days'}`

/** What a month that lacks its collection, and a record that no leader knows, are settled by. */
const reportCommand = (number: string) => `certdesk intel report ${number} --leader`

export const intelligenceWords = {
  added: (number: string, month: Month): Words => ({
    en: `Recorded ${number} for ${month}.`,
    zh: `已登记 ${number}，计入 ${month}。`,
  }),
  monthWasOver: (month: Month, daysLate: number): Words => ({
    en: `${month} was over by then: nothing was collected in it, and this is ${days(daysLate)} late (4.3.4).`,
    zh: `当时 ${month} 已过：该月内没有收集记录，本次逾期 ${daysLate} 天（4.3.4）。`,
  }),
  reportBy: (number: string, { due, daysLate }: DueState): Words =>
    daysLate > 0
      ? {
          en: `It was to be fed back to a leader by ${due} (4.3.4), ${days(daysLate)} ago: ${reportCommand(number)} NAME`,
          zh: `应于 ${due} 前反馈机构领导（4.3.4），已逾期 ${daysLate} 天：${reportCommand(number)} 姓名`,
        }
      : {
          en: `It is to be fed back to a leader by ${due} (4.3.4): ${reportCommand(number)} NAME`,
          zh: `应于 ${due} 前反馈机构领导（4.3.4）：${reportCommand(number)} 姓名`,
        },
  foundOrNot: { en: 'What did the search come to?', zh: '查询结果如何？' },
  something: { en: 'something was found', zh: '有发现' },
  nothing: { en: 'nothing was found', zh: '未发现' },
  neither: { en: 'Missing --finding TEXT or --nothing.', zh: '缺少 --finding 内容 或 --nothing。' },
  sayWhich: {
    en: 'Say what was found, or, where nothing was, that it was looked for: --nothing.',
    zh: '请写明发现的内容；查询后确无发现的，请写 --nothing。',
  },
  both: { en: 'Both --finding and --nothing are given.', zh: '同时给出了 --finding 和 --nothing。' },
  giveOne: { en: 'Give one of them.', zh: '请只给出其中之一。' },
  monthAhead: (month: Month, on: Day): Words => ({
    en: `--month ${month} lies after the day of the collection, ${on}.`,
    zh: `--month ${month} 晚于收集日期 ${on}。`,
  }),
  ownMonth: {
    en: 'Information is collected in its month, or late; give that month, or leave --month out.',
    zh: '信息应在当月收集，或事后补收；请给出该月份，或不写 --month。',
  },
  none: { en: 'No online information is on record.', zh: '没有网上信息。' },
  numbersAndMonth: { en: 'Both NUMBER and --month are given.', zh: '同时给出了编号和 --month。' },
  numbersOrMonth: {
    en: 'Name the records, or feed back all of a month that no leader was told of.',
    zh: '请指明记录编号，或反馈某月全部未反馈的记录。',
  },
  theCollection: (number: string): Words => ({ en: `${number} was collected`, zh: `${number} 的收集日期` }),
  reported: (numbers: readonly string[], leader: string, on: Day): Words => ({
    en: `${joined(numbers.map(same)).en} ${numbers.length === 1 ? 'was' : 'were'} fed back to ${leader} on ${on}.`,
    zh: `${joined(numbers.map(same)).zh} 已于 ${on} 反馈 ${leader}。`,
  }),
  reportedSo: (numbers: readonly string[]): Words => ({
    en: `${joined(numbers.map(same)).en} ${numbers.length === 1 ? 'is' : 'are'} on record so already; nothing was changed.`,
    zh: `${joined(numbers.map(same)).zh} 已如此登记，未作改动。`,
  }),
  late: (number: string, daysLate: number): Words => ({
    en: `${number} was ${days(daysLate)} late (4.3.4).`,
    zh: `${number} 逾期 ${daysLate} 天（4.3.4）。`,
  }),
  nothingWaits: (month: Month): Words => ({
    en: `Nothing of ${month} waits to be fed back; nothing was changed.`,
    zh: `${month} 没有待反馈的记录，未作改动。`,
  }),
  othersWait: (months: readonly Month[]): Words => ({
    en: `What waits is of ${months.join(', ')}: certdesk intel report --month ${months[0]} --leader NAME`,
    zh: `待反馈的在 ${months.join('、')}：certdesk intel report --month ${months[0]} --leader 姓名`,
  }),
  reportedBefore: (number: string, leader: string, on: Day): Words => ({
    en: `${number} was fed back to ${leader} on ${on}.`,
    zh: `${number} 已于 ${on} 反馈 ${leader}。`,
  }),
  editReport: (number: string): Words => ({
    en: `If that is wrong, correct it: certdesk intel edit ${number} --leader NAME --reported DAY --reason TEXT`,
    zh: `如有误，请更正：certdesk intel edit ${number} --leader 姓名 --reported 日期 --reason 原因`,
  }),
  notReported: (number: string): Words => ({
    en: `No leader was told of ${number} yet: there is no report to correct.`,
    zh: `${number} 尚未反馈机构领导，没有可更正的反馈。`,
  }),
  reportFirst: (number: string): Words => ({
    en: `Record it: ${reportCommand(number)} NAME`,
    zh: `请先登记：${reportCommand(number)} 姓名`,
  }),
  nameAField: { en: 'Give at least one field, for example --source TEXT.', zh: '请至少给出一项，例如 --source 来源。' },
  state: (leader: string | null, reported: Day | null, state: DueState | null): Words => {
    if (reported !== null) return same(`${leader ?? ''} ${reported}`)
    if (state === null) return same('—')
    return state.daysLate > 0
      ? { en: `${days(state.daysLate)} over`, zh: `超期 ${state.daysLate} 天` }
      : { en: `due ${state.due}`, zh: `期限 ${state.due}` }
  },

  noCollection: (month: Month): Words => ({ en: `no collection in ${month}`, zh: `${month} 没有收集记录` }),
  collectedLate: (month: Month, number: string, daysLate: number): Words => ({
    en: `no collection in ${month}; ${number} is late by ${days(daysLate)}`,
    zh: `${month} 没有收集记录；${number} 逾期 ${daysLate} 天`,
  }),
  notFedBack: (number: string, due: Day): Words => ({
    en: `${number} not fed back to a leader (due ${due})`,
    zh: `${number} 尚未反馈机构领导（期限 ${due}）`,
  }),
  fedBackLate: (number: string, daysLate: number): Words => ({
    en: `${number} fed back to a leader late by ${days(daysLate)}`,
    zh: `${number} 反馈机构领导逾期 ${daysLate} 天`,
  }),
}
