import type { Day } from '../clause/day.ts'
import { joined, type Words } from '../clause/words.ts'
import { type Stage, stages } from './rules.ts'

/** Customers, each with the reason of what is said of it. */
const withReasons = (each: readonly { customer: string; reason: string }[]): Words =>
  joined(each.map(({ customer, reason }) => ({ en: `${customer} (${reason})`, zh: `${customer}（${reason}）` })))

export const checkWords = {
  formOut: (survey: string, issued: Day): Words => ({
    en: `${survey}: the form issued on ${issued} is not back`,
    zh: `${survey}：${issued} 发放的问卷尚未收回`,
  }),
  formsOut: (survey: string, count: number): Words => ({
    en: `${survey}: ${count} forms are not back`,
    zh: `${survey}：${count} 份问卷尚未收回`,
  }),
  lowAnswer: (survey: string, item: string): Words => ({
    en: `${survey}: the low answer to ${item} waits to be followed up`,
    zh: `${survey}：${item} 的低分答案待跟踪`,
  }),
  nothingDrawn: (year: number): Words => ({ en: `no sample was drawn for ${year}`, zh: `${year} 年未抽样` }),
  unfinished: (survey: string): Words => ({
    en: `${survey}: the draw was begun and not finished`,
    zh: `${survey}：抽样已开始但未完成`,
  }),
  unlawful: (survey: string, size: number, population: number, low: number, high: number): Words => ({
    en: `${survey}: ${size} of ${population} drawn, ${low} to ${high} are lawful`,
    zh: `${survey}：从 ${population} 家中抽取 ${size} 家，应为 ${low} 至 ${high} 家`,
  }),
  noLawfulSize: (survey: string, size: number, population: number): Words => ({
    en: `${survey}: ${size} of ${population} drawn; no whole number is within the limits`,
    zh: `${survey}：从 ${population} 家中抽取 ${size} 家；没有符合比例的整数`,
  }),
  /** Of a year without a draw. */
  tooFewToDraw: (year: number, population: number): Words => ({
    en: `no sample was drawn for ${year}: of ${population} ${population === 1 ? 'organization' : 'organizations'} no whole number is within the limits`,
    zh: `${year} 年未抽样：抽样框只有 ${population} 家，没有符合比例的整数`,
  }),
  notProved: (survey: string, differences: readonly Words[]): Words => {
    const { en, zh } = joined(differences.slice(0, 3), '; ', '；')
    return { en: `${survey} is not what its seed and frame draw: ${en}`, zh: `${survey} 与其种子和抽样框不符：${zh}` }
  },
  recordedLater: (survey: string, on: Day, recorded: Day): Words => ({
    en: `${survey}: the draw of ${on} was recorded on ${recorded}`,
    zh: `${survey}：${on} 的抽样于 ${recorded} 才登记`,
  }),
  redrawn: (survey: string, on: Day, reason: string): Words => ({
    en: `${survey} was drawn anew on ${on}: ${reason}`,
    zh: `${survey} 于 ${on} 重新抽样：${reason}`,
  }),
  extended: (survey: string, size: number, on: Day, reason: string): Words => ({
    en: `${survey} was extended to ${size} on ${on}: ${reason}`,
    zh: `${survey} 于 ${on} 增抽至 ${size} 家：${reason}`,
  }),
  suspendedOut: (survey: string, count: number): Words => ({
    en: `${survey}: ${count} suspended ${count === 1 ? 'organization' : 'organizations'} left out of the frame`,
    zh: `${survey}：${count} 家暂停组织未列入抽样框`,
  }),
  suspendedIn: (survey: string, count: number): Words => ({
    en: `${survey}: ${count} suspended ${count === 1 ? 'organization' : 'organizations'} taken into the frame`,
    zh: `${survey}：抽样框包含 ${count} 家暂停组织`,
  }),

  otherFrame: (survey: string, on: Day, more: number, fewer: number): Words => ({
    en: `${survey}: by what is on record now, the frame of ${on} has ${more} organizations more and ${fewer} fewer`,
    zh: `${survey}：按现有记录，${on} 的抽样框应多 ${more} 家、少 ${fewer} 家`,
  }),
  drawnAs: (survey: string, customer: string, code: string): Words => ({
    en: `${survey}: ${customer} was drawn under the code ${code}`,
    zh: `${survey}：${customer} 抽样时的编号为 ${code}`,
  }),
  noWitness: (survey: string): Words => ({
    en: `${survey}: neither who chose the seed nor a witness is on record`,
    zh: `${survey}：未登记种子选定人和见证人`,
  }),
  corrected: (survey: string, customers: readonly string[]): Words => ({
    en: `${survey}: answers or validity changed of ${customers.join(', ')}`,
    zh: `${survey}：更正过答案或有效性的有 ${customers.join('、')}`,
  }),
  takenBack: (
    survey: string,
    what: 'returns' | 'issues',
    each: readonly { customer: string; reason: string }[],
  ): Words => {
    const { en, zh } = withReasons(each)
    return what === 'returns'
      ? { en: `${survey}: returns taken back of ${en}`, zh: `${survey}：作废的收回记录：${zh}` }
      : { en: `${survey}: issues taken back of ${en}`, zh: `${survey}：作废的发放记录：${zh}` }
  },
  reopened: (survey: string, closed: Day, total: string, reopened: Day, reason: string): Words => ({
    en: `${survey}: closed on ${closed} with total ${total}, opened again on ${reopened}: ${reason}`,
    zh: `${survey}：${closed} 结束时合计 ${total} 分，${reopened} 重新开放：${reason}`,
  }),
  weightsChanged: (survey: string, on: Day): Words => ({
    en: `${survey}: the weights on record now are not those of the analysis stored on ${on}`,
    zh: `${survey}：现行加权系数与 ${on} 存档分析所用的不同`,
  }),
  nothingIssued: (year: number): Words => ({
    en: `no questionnaire was issued in ${year}`,
    zh: `${year} 年未发放问卷`,
  }),
  short: (
    survey: string,
    { returned, issued }: { readonly returned: number; readonly issued: number },
    rate: number,
    needed: number,
  ): Words => ({
    en: `${survey}: ${returned} of ${issued} returned (${rate} % printed), ${needed} ${needed === 1 ? 'is' : 'are'} needed`,
    zh: `${survey}：发放 ${issued} 份，收回 ${returned} 份（显示为 ${rate}%），需 ${needed} 份`,
  }),
  unissued: (count: number): Words => ({ en: `${count} not issued yet`, zh: `${count} 份尚未发放` }),
  outstanding: (count: number): Words => ({ en: `${count} outstanding`, zh: `${count} 份未收回` }),
  beyondReach: {
    en: 'even if all outstanding forms come back, the rate is not reached',
    zh: '即使未收回的全部收回，也达不到要求',
  },
  closedShort: (on: Day, reason: string): Words => ({
    en: `closed on ${on} all the same: ${reason}`,
    zh: `${on} 仍予结束：${reason}`,
  }),
  substituted: (survey: string, count: number): Words => ({
    en: `${survey}: ${count} ${count === 1 ? 'substitute' : 'substitutes'}, counted among the issued`,
    zh: `${survey}：替补 ${count} 家，计入发放数`,
  }),
  invalid: (survey: string, each: readonly { customer: string; reason: string }[]): Words => {
    const { en, zh } = withReasons(each)
    const count = each.length
    return {
      en: `${survey}: ${count} returned ${count === 1 ? 'form is' : 'forms are'} not valid: ${en}`,
      zh: `${survey}：收回的问卷中 ${count} 份无效：${zh}`,
    }
  },

  noQuestionnaire: (year: number): Words => ({
    en: `no questionnaire is determined for ${year}`,
    zh: `${year} 年尚未确定调查内容`,
  }),
  notIssuedYet: (number: string, year: number): Words => ({
    en: `${number} is determined, and the survey of ${year} has not issued any`,
    zh: `${number} 已确定，但 ${year} 年的调查尚未发放问卷`,
  }),
  missingStages: (number: string, missing: readonly Stage[]): Words => {
    const { en, zh } = joined(missing.map((stage) => stages[stage]))
    return { en: `${number} asks nothing of ${en}`, zh: `${number} 缺少 ${zh} 的题目` }
  },

  notAnalysed: (survey: string): Words => ({
    en: `${survey} is not closed and analysed`,
    zh: `${survey} 尚未结束并分析`,
  }),
  nothingToAnalyse: (year: number): Words => ({
    en: `there is no survey of ${year} to analyse`,
    zh: `${year} 年没有可分析的调查`,
  }),
  noScore: (survey: string, on: Day, unanswered: readonly Stage[]): Words => {
    const { en, zh } = joined(unanswered.map((stage) => stages[stage]))
    return {
      en: `${survey} was closed on ${on} without a total: nobody gave valid answers to ${en}`,
      zh: `${survey} 于 ${on} 结束时没有合计得分：${zh}无人有效作答`,
    }
  },
  analysisDiffers: (survey: string, on: Day): Words => ({
    en: `${survey}: the analysis stored on ${on} is not what the answers on record come to`,
    zh: `${survey}：${on} 存档的分析与在案答案不符`,
  }),
  weights: (survey: string, sum: number): Words => ({
    en: `${survey}: the weights of the stages sum to ${sum} %`,
    zh: `${survey}：各阶段加权系数合计为 ${sum}%`,
  }),
  total: (survey: string, total: string): Words => ({
    en: `${survey}: total ${total}`,
    zh: `${survey}：合计 ${total} 分`,
  }),
}
