import type { Words } from '../clause/words.ts'
import type { Year } from '../clause/year.ts'
import { type Stage, stages } from './rules.ts'

export const monthlySurveyWords = {
  survey: { en: 'Satisfaction survey (4.5)', zh: '满意度调查（4.5）' },
  forms: { en: 'Forms of the year', zh: '本年度问卷' },
  returnsByMonth: { en: 'Forms returned by month', zh: '各月收回问卷数' },
  month: { en: 'Month', zh: '月份' },
  number: { en: 'Number', zh: '编号' },
  drawn: { en: 'Drawn', zh: '抽中' },
  issued: { en: 'Issued', zh: '发放' },
  returned: { en: 'Returned', zh: '收回' },
  valid: { en: 'Valid', zh: '有效' },
  outstanding: { en: 'Outstanding', zh: '未收回' },
  needed: { en: 'Needed', zh: '应收回' },
  rate: { en: 'Return rate %', zh: '收回率 %' },
  total: { en: 'Score of 10', zh: '总分（满分 10）' },
  closed: { en: 'Closed', zh: '关闭' },
  rateByYear: { en: 'Return rate by year, against what is owed (4.5.2)', zh: '历年收回率与应达到的收回率（4.5.2）' },
  formsByYear: { en: 'Forms issued, returned and valid by year', zh: '历年发放、收回和有效问卷数' },
  /** `from`: where the scale of 10 begins. */
  scoresByYear: (from: number): Words => ({
    en: `Scores of the years by stage (4.5.3)${from === 0 ? '' : `, on a scale from ${from}`}`,
    zh: `历年各阶段得分（4.5.3${from === 0 ? '' : `，纵轴自 ${from} 分起`}）`,
  }),
  byYear: { en: 'The years on record', zh: '历年调查' },
  year: { en: 'Year', zh: '年度' },
  running: (year: Year): Words => ({ en: `${year} (open)`, zh: `${year}（未关闭）` }),
  percent: { en: 'Return rate %, decimals cut off', zh: '收回率 %（小数不进位）' },
  rateOwed: { en: 'Rate owed %', zh: '应达到 %' },
  stage: (stage: Stage): Words => {
    const { en, zh } = stages[stage]
    return { en: en.charAt(0).toUpperCase() + en.slice(1), zh }
  },
  comparable: { en: 'Comparable', zh: '可比' },
  apart: { en: 'other questionnaire or weights, not comparable', zh: '问卷或权重不同，不可比' },
  yes: { en: 'yes', zh: '是' },
  no: { en: 'no', zh: '否' },
  notDrawn: (year: number): Words => ({ en: `No sample of ${year} is drawn yet.`, zh: `${year} 年尚未抽样。` }),
  progress: (
    survey: string,
    figures: {
      readonly issued: number
      readonly returned: number
      readonly outstanding: number
      readonly needed: number
      readonly rate: number | null
    },
  ): Words => {
    const { issued, returned, outstanding, needed, rate } = figures
    if (rate === null) return { en: `${survey}: no form is issued yet.`, zh: `${survey}：尚未发放问卷。` }
    const short = Math.max(0, needed - returned)
    return {
      en: `${survey}: ${returned} of ${issued} returned (${rate} %, rounded), ${short} still needed, ${outstanding} outstanding.`,
      zh: `${survey}：发放 ${issued} 份，收回 ${returned} 份（显示为 ${rate}%），还需 ${short} 份，未收回 ${outstanding} 份。`,
    }
  },
}
