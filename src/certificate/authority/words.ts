import type { Day } from '../../clause/day.ts'
import type { Month } from '../../clause/month.ts'
import { commandLine, type Words } from '../../clause/words.ts'
import { statuses } from '../certificate/rules.ts'
import { acts } from '../status/rules.ts'
import type { Told, Turn } from './rules.ts'

const items = (count: number): string => `${count} ${count === 1 ? 'change' : 'changes'}`
const days = (count: number): string => `${count} ${count === 1 ? 'day' : 'days'}`

/** What a turn is called: an act, the issue or the expiry. */
const called = ({ status, change }: Turn): Words => {
  if (change !== null) return acts[change.kind]
  return status === 'expired' ? { en: 'expiry', zh: '过期失效' } : { en: 'issue', zh: '发证' }
}

/** The command that lists what there is to report of a month. */
const listOfMonth = (month: Month): string[] => ['certificate', 'export', '--month', month]

/** The command that records that a month was sent on a day. */
export const sendingOf = (month: Month, on: string): string[] => [...listOfMonth(month), '--sent', on]

/** What is said of what the authority is told (上报). */
export const authorityWords = {
  toReport: (number: string, turn: Turn, due: Day): Words => ({
    en: `${number}: ${called(turn).en} of ${turn.on} to be reported to the authority by ${due}`,
    zh: `${number}：${turn.on} 的${called(turn).zh}应于 ${due} 前上报`,
  }),
  late: (number: string, turn: Turn, due: Day, late: number): Words => ({
    en: `${number}: ${called(turn).en} of ${turn.on} not reported to the authority, due by ${due}, ${days(late)} over`,
    zh: `${number}：${turn.on} 的${called(turn).zh}应于 ${due} 前上报，已逾期 ${late} 天`,
  }),
  wasLate: (number: string, turn: Turn, sent: Day, late: number): Words => ({
    en: `${number}: ${called(turn).en} of ${turn.on} reported to the authority on ${sent}, late by ${days(late)}`,
    zh: `${number}：${turn.on} 的${called(turn).zh}于 ${sent} 上报，晚 ${late} 天`,
  }),
  takenBack: ({ number, status, from, sentOn }: Told): Words => {
    const said = statuses[status as keyof typeof statuses]
    return {
      en: `${number}: reported to the authority on ${sentOn} as ${said.en} from ${from}, which was corrected or taken back since: tell the authority`,
      zh: `${number}：${sentOn} 已上报“${from} 起${said.zh}”，此后该项已更正或撤回，请更正上报`,
    }
  },
  /** Of all that a month has to be reported: one line of what is to be done. */
  monthWaits: (month: Month, due: Day): Words => {
    const list = commandLine(listOfMonth(month))
    return {
      en: `Certificates of ${month}: issues, changes of status and expiries to be reported to the authority by ${due}; the list: ${list}`,
      zh: `${month} 的发证、状态变更和过期失效应于 ${due} 前上报，上报后登记；名单：${list}`,
    }
  },
  stillToReport: (month: Month, count: number, due: Day): Words => {
    return {
      en: `${items(count)} of ${month} still to be reported to the authority, by ${due}. Once it is sent: ${commandLine(sendingOf(month, 'DAY'))}`,
      zh: `${month} 有 ${count} 项尚未登记上报，期限 ${due}。上报后请登记：${commandLine(sendingOf(month, '日期'))}`,
    }
  },
  sent: (month: Month, count: number, on: Day): Words => ({
    en: `Recorded: ${items(count)} of ${month} reported to the authority on ${on}.`,
    zh: `已登记：${month} 的 ${count} 项变化于 ${on} 上报。`,
  }),
  sentAlready: (month: Month, on: Day): Words => ({
    en: `All of ${month} up to ${on} is on record as reported already; nothing was changed.`,
    zh: `${month} 截至 ${on} 的变化均已登记上报，未作改动。`,
  }),
  nothingInMonth: (month: Month, on: Day): Words => ({
    en: `${month} has nothing to report up to ${on}; nothing was recorded.`,
    zh: `${month} 截至 ${on} 没有需要上报的变化，未作登记。`,
  }),
  /** Beside what was recorded, of what was not on that report. */
  recordedSince: (count: number, on: Day): Words => ({
    en: `${items(count)} recorded after ${on} still to be reported. If that report had them all the same, say why: --reason TEXT`,
    zh: `另有 ${count} 项在 ${on} 之后才录入，仍待上报。如当时确已上报，请用 --reason 说明`,
  }),
  /** Of a report that could have had nothing of what is open. */
  allRecordedSince: (month: Month, count: number, on: Day): Words => ({
    en: `What is still to be reported of ${month} (${items(count)}) was recorded after ${on}; nothing was recorded as sent on that day.`,
    zh: `${month} 尚待上报的 ${count} 项变化都在 ${on} 之后才录入，未作登记。`,
  }),
  sayWhyOrSend: (month: Month, on: Day): Words => ({
    en: `If the report of ${on} had them all the same, say why: ${commandLine([...sendingOf(month, on), '--reason', 'TEXT'])} — else name the day on which they were sent.`,
    zh: `如 ${on} 当时确已上报，请说明原因：${commandLine([...sendingOf(month, on), '--reason', '说明'])}；否则请填写这些变化实际上报的日期。`,
  }),
  nothingToList: (month: Month): Words => ({ en: `${month} has no change.`, zh: `${month} 没有变化。` }),
  openNeedsMonth: {
    en: '--open goes with --month: it is of a month what is still to be reported.',
    zh: '--open 须与 --month 合用：只列该月尚未上报的变化。',
  },
  nameTheMonth: {
    en: 'Name the month, for example --month 2026-10 --open.',
    zh: '请给出月份，例如 --month 2026-10 --open。',
  },
}
