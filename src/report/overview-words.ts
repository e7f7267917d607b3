import type { Day } from '../clause/day.ts'
import type { Words } from '../clause/words.ts'

const days = (count: number): string => `${count} ${count === 1 ? 'day' : 'days'}`

/** How much ends, and the first day on which something does. */
interface Ending {
  readonly count: number
  readonly first: string | null
}

/** What the overview says. */
export const overviewWords = {
  /** The parts, as they are asked for. */
  parts: {
    first: { en: 'what to do first', zh: '首要事项' },
    maintainers: { en: 'by maintainer', zh: '各维护人' },
    survey: { en: 'survey', zh: '调查' },
    ending: { en: 'what ends', zh: '即将终止' },
    confirm: { en: 'what waits for confirmation', zh: '待确认' },
  },
  /** A line of each part, where there is room for no more. */
  owedInShort: (year: number, contacts: number, who: Words): Words =>
    contacts === 0
      ? { en: `No contacts are owed in ${year} any more.`, zh: `${year} 年没有尚欠的联系。` }
      : { en: `Contacts owed in ${year}: ${contacts} (${who.en})`, zh: `${year} 年尚欠联系 ${contacts} 次：${who.zh}` },
  surveyNotDrawn: (year: number): Words => ({
    en: `Survey ${year}: no sample is drawn yet: certdesk survey sample`,
    zh: `${year} 年满意度调查：尚未抽样：certdesk survey sample`,
  }),
  surveyInShort: (
    survey: string,
    { drawn, returned, rate }: { readonly drawn: number; readonly returned: number; readonly rate: number },
  ): Words => {
    const share = drawn === 0 ? 0 : Math.floor((1000 * returned) / drawn) / 10
    return {
      en: `Survey ${survey}: ${returned} of ${drawn} forms returned (${share} %, required: ${rate} %)`,
      zh: `满意度调查 ${survey}：抽样 ${drawn} 份，收回 ${returned} 份（${share}%，要求 ${rate}%）`,
    }
  },
  endingInShort: (ahead: number, suspensions: Ending, certificates: Ending): Words => {
    if (suspensions.count + certificates.count === 0) return overviewWords.nothingEnds(ahead)
    const from = ({ first }: Ending): Words =>
      first === null ? { en: '', zh: '' } : { en: ` (from ${first})`, zh: `（最早 ${first}）` }
    return {
      en: `Ending within ${days(ahead)}: suspensions ${suspensions.count}${from(suspensions).en}, certificates ${certificates.count}${from(certificates).en}`,
      zh: `${ahead} 天内终止：暂停 ${suspensions.count} 项${from(suspensions).zh}，证书 ${certificates.count} 张${from(certificates).zh}`,
    }
  },
  nothingEnds: (ahead: number): Words => ({
    en: `No suspension and no certificate ends within ${days(ahead)}.`,
    zh: `${ahead} 天内没有到期的暂停或证书。`,
  }),
  confirmInShort: (count: number): Words => ({
    en: `Waiting for confirmation: ${count}: certdesk confirm --all`,
    zh: `待本人确认 ${count} 项：certdesk confirm --all`,
  }),
  whole: (command: string): Words => ({ en: `Everything: ${command}`, zh: `全部内容：${command}` }),
  title: (day: Day): Words => ({ en: `Overview as of ${day}`, zh: `概览（截至 ${day}）` }),
  maintainers: (year: number): Words => ({
    en: `By maintainer: contacts owed in ${year}, and how their customers stand`,
    zh: `各维护人：${year} 年尚欠的联系及客户情况`,
  }),
  owedChart: (year: number): Words => ({
    en: `Contacts still owed in ${year}, by maintainer`,
    zh: `${year} 年各维护人尚欠的联系次数`,
  }),
  survey: (year: number): Words => ({ en: `Satisfaction survey ${year}`, zh: `${year} 年满意度调查` }),
  notOwed: (year: number): Words => ({
    en: `No survey is owed in ${year}: nobody was certified.`,
    zh: `${year} 年没有应调查的获证组织。`,
  }),
  rateChart: { en: 'Forms returned, in per cent of those drawn', zh: '收回率（占抽样数的百分比）' },
  rate: (rate: number): Words => ({ en: `required: ${rate} %`, zh: `要求 ${rate}%` }),
  ending: (ahead: number): Words => ({ en: `What ends within ${days(ahead)}`, zh: `${ahead} 天内终止的` }),
  suspensions: (count: number): Words => ({
    en: `Suspensions at their last day: ${count}`,
    zh: `到期的暂停：${count} 项`,
  }),
  certificates: (count: number): Words => ({ en: `Certificates that expire: ${count}`, zh: `到期的证书：${count} 张` }),
  moreBy: (shown: number, command: string): Words => ({
    en: `The first ${shown}; all by: ${command}`,
    zh: `仅列前 ${shown} 项；全部：${command}`,
  }),
  confirm: { en: 'What waits for confirmation', zh: '待本人确认' },
  expires: { en: 'Expires', zh: '有效期至' },
  lastDay: { en: 'Last day', zh: '最后一日' },
  nobody: { en: 'nobody, and the body itself', zh: '无维护人及机构本身' },
}
