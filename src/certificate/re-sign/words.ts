import type { Day } from '../../clause/day.ts'
import { joined, type Words } from '../../clause/words.ts'
import { type ReSignPart, reSignPartWords } from '../certificate/rules.ts'

const parts = (list: readonly ReSignPart[]): Words => joined(list.map((part) => reSignPartWords[part]))

/** What supplies each part. */
const flags: Readonly<Record<ReSignPart, { readonly en: string; readonly zh: string }>> = {
  situation: { en: '--situation TEXT --situation-on DAY', zh: '--situation 情况 --situation-on 日期' },
  application: { en: '--application DAY --application-ref REFERENCE', zh: '--application 日期 --application-ref 编号' },
  papers: { en: '--papers DAY --papers-ref REFERENCE', zh: '--papers 日期 --papers-ref 编号' },
}

export const reSignWords = {
  added: (number: string, code: string, name: string): Words => ({
    en: `Recorded ${number} of ${code} ${name}.`,
    zh: `已登记 ${number}：${code} ${name}。`,
  }),
  onRecord: (number: string): Words => ({
    en: `This request is on record as ${number}, and says something else.`,
    zh: `该要求已登记为 ${number}，内容不同。`,
  }),
  supplyThere: (number: string): Words => ({
    en: `Add to it with: certdesk contract re-sign supply ${number} …`,
    zh: `请补充：certdesk contract re-sign supply ${number} …`,
  }),
  supplied: (number: string): Words => ({ en: `Recorded for ${number}.`, zh: `已登记到 ${number}。` }),
  unchanged: (number: string): Words => ({
    en: `Already recorded for ${number}; nothing was changed.`,
    zh: `${number} 已有该记录，未作改动。`,
  }),
  /** What is still to be done, by when, and how. */
  outstanding: (number: string, list: readonly ReSignPart[], due: Day, today: Day): Words => {
    const line = (lang: 'en' | 'zh') =>
      `certdesk contract re-sign supply ${number} ${list.map((part) => flags[part][lang]).join(' ')}`
    return {
      en: `${today > due ? `Was due by ${due}` : `To be done by ${due}`} (4.1.3): ${parts(list).en}. ${line('en')}`,
      zh: `${today > due ? `已超过期限 ${due}` : `期限 ${due}`}（4.1.3），待办：${parts(list).zh}。${line('zh')}`,
    }
  },
  complete: (on: Day): Words => ({
    en: `All that 4.1.3 asks for was done on ${on}.`,
    zh: `4.1.3 要求的内容已于 ${on} 全部办理。`,
  }),
  nothingGiven: { en: 'Nothing was given to record.', zh: '没有给出要登记的内容。' },
  giveSomething: {
    en: 'Give --situation TEXT, --application DAY --application-ref REFERENCE or --papers DAY --papers-ref REFERENCE.',
    zh: '请给出 --situation 情况、--application 日期 --application-ref 编号，或 --papers 日期 --papers-ref 编号。',
  },
  alone: (given: string, missing: string): Words => ({
    en: `${given} is given without ${missing}.`,
    zh: `给出了 ${given}，但没有 ${missing}。`,
  }),
  addIt: (flag: string, { en, zh }: Words): Words => ({ en: `Add ${flag} ${en}.`, zh: `请加上 ${flag} ${zh}。` }),
  beforeRequest: (flag: string, on: Day, requested: Day): Words => ({
    en: `${flag} ${on} lies before the request, on ${requested}.`,
    zh: `${flag} ${on} 早于提出要求的日期 ${requested}。`,
  }),
  needsReason: (number: string): Words => ({
    en: `${number} already says something else; replacing it needs a reason.`,
    zh: `${number} 已有不同的记录；改写须说明原因。`,
  }),
  otherCustomer: (number: string, contract: string): Words => ({
    en: `${number} is the request of another customer than that of contract ${contract}.`,
    zh: `${number} 不是合同 ${contract} 的客户提出的。`,
  }),
  otherContract: (number: string, contract: string): Words => ({
    en: `${number} is about contract ${contract}.`,
    zh: `${number} 涉及的是合同 ${contract}。`,
  }),
  none: { en: 'No requests to re-sign are on record.', zh: '没有重新签订要求的记录。' },
  // How a request stands, in lists and in the check of 4.1.3.
  done: (on: Day): Words => ({ en: `done ${on}`, zh: `${on} 完成` }),
  lacks: (list: readonly ReSignPart[]): Words => ({
    en: `outstanding: ${parts(list).en}`,
    zh: `待办：${parts(list).zh}`,
  }),
  due: (on: Day): Words => ({ en: `due ${on}`, zh: `期限 ${on}` }),
  late: (days: number): Words => ({ en: `late by ${days} ${days === 1 ? 'day' : 'days'}`, zh: `逾期 ${days} 天` }),
}
