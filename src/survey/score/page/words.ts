import type { Day } from '../../../clause/day.ts'
import type { Words } from '../../../clause/words.ts'
import type { GroupView } from './view.ts'

/** What the page of a survey's score says. */
export const pageWords = {
  title: (year: number): Words => ({
    en: `Customer satisfaction survey ${year}: score`,
    zh: `${year} 年度客户满意度调查得分`,
  }),
  lead: (survey: string, form: string, questionnaire: string): Words => ({
    en: `Survey ${survey}, form ${form}, questionnaire ${questionnaire}.`,
    zh: `调查编号 ${survey}，表单 ${form}，问卷 ${questionnaire}。`,
  }),
  closed: (on: Day): Words => ({ en: `Closed on ${on}.`, zh: `调查已于 ${on} 结束。` }),
  open: {
    en: 'The survey is not closed yet; the figures may still change.',
    zh: '调查尚未结束，以下数据可能还会变化。',
  },

  returned: { en: 'Forms returned', zh: '收回份数' },
  ofIssued: (returned: number, issued: number): Words => ({
    en: `${returned} of ${issued}`,
    zh: `${returned} / ${issued}`,
  }),
  validOf: (valid: number): Words => ({ en: `${valid} valid`, zh: `其中有效 ${valid} 份` }),
  rate: { en: 'Return rate', zh: '收回率' },
  met: { en: 'Requirement met', zh: '达到要求' },
  notMet: { en: 'Requirement not met', zh: '未达到要求' },
  needed: (count: number): Words => ({ en: `At least ${count} must return`, zh: `至少须收回 ${count} 份` }),
  total: { en: 'Total score', zh: '总分' },
  outOfTen: { en: 'out of 10', zh: '满分 10 分' },
  completeCase: { en: 'Complete forms only', zh: '完整答卷得分' },
  everyStage: { en: 'those who answered every stage', zh: '三个阶段均作答的客户' },
  margin: { en: 'Margin of error', zh: '抽样误差' },
  confidence: (respondents: number, population: number): Words => ({
    en: `95 % confidence, of the mean of ${respondents} of ${population}`,
    zh: `置信水平 95%，${population} 家中 ${respondents} 家的均值`,
  }),
  tooFew: { en: 'too few answers', zh: '答卷过少，不予估计' },

  distribution: { en: 'Scores by stage', zh: '各阶段得分分布' },
  distributionNote: {
    en: 'How many customers gave a stage which score. A band includes its lower end; the last one includes 10 as well.',
    zh: '图中为各分数段的客户数。各分数段含下限、不含上限，最后一段含 10 分。',
  },
  weighted: (stage: string, weight: number): Words => ({
    en: `${stage} (weight ${weight} %)`,
    zh: `${stage}（加权系数 ${weight}%）`,
  }),
  histogramOf: (stage: string): Words => ({ en: `${stage}: customers by score`, zh: `${stage}：各分数段客户数` }),
  distributionTable: { en: 'Scores by stage, out of 10', zh: '各阶段得分（满分 10 分）' },
  figure: { en: 'Figure', zh: '指标' },
  weight: { en: 'Weight', zh: '加权系数' },
  respondents: { en: 'Respondents', zh: '作答客户数' },
  mean: { en: 'Mean', zh: '平均分' },
  median: { en: 'Median', zh: '中位数' },
  deviation: { en: 'Std deviation', zh: '标准差' },
  min: { en: 'Lowest', zh: '最低分' },
  max: { en: 'Highest', zh: '最高分' },
  bands: { en: 'Customers by score', zh: '各分数段客户数' },
  band: (from: number): Words => ({ en: `${from}–${from + 1}`, zh: `${from}–${from + 1} 分` }),
  noAnswers: { en: 'No answers', zh: '尚无有效答卷' },

  items: { en: 'Questions, lowest mean first', zh: '各题平均分（由低到高）' },
  itemsNote: (below: number): Words => ({
    en: `Answers to each question, converted to a scale of 10. Means below ${below} are hatched in the picture and marked ▼ in the table; what is followed up goes by each single answer.`,
    zh: `各题得分均折合为 10 分制。平均分低于 ${below} 分的题目，图中以斜线表示，表中以 ▼ 标记；跟踪处理按每份答案逐题判定。`,
  }),
  itemsPicture: { en: 'Mean of each question', zh: '各题平均分' },
  someOf: (caption: string, nr: number, of: number): Words => ({
    en: `${caption} (${nr} of ${of})`,
    zh: `${caption}（${nr}/${of}）`,
  }),
  meanBelow: (below: number): Words => ({ en: `mean below ${below}`, zh: `平均低于 ${below} 分` }),
  itemsTable: { en: 'Questions, out of 10', zh: '各题得分（满分 10 分）' },
  item: { en: 'Question', zh: '题目' },
  answered: { en: 'Answered', zh: '作答数' },
  noItems: { en: 'The questionnaire has no questions.', zh: '问卷中没有题目。' },

  trend: { en: 'Trend', zh: '历年得分' },
  trendPicture: { en: 'Scores over the years', zh: '历年得分变化' },
  cutAxis: (from: number): Words => ({ en: `The scale begins at ${from}.`, zh: `纵轴自 ${from} 分起。` }),
  apart: { en: 'other questionnaire, not comparable', zh: '问卷不同，不可比' },
  apartNote: {
    en: 'The line joins only years that asked the same questions; years marked * had another questionnaire.',
    zh: '仅连接问卷题目相同的年份；标 * 的年份问卷不同，不宜直接比较。',
  },
  trendTable: { en: 'Scores over the years, out of 10', zh: '历年得分（满分 10 分）' },
  year: { en: 'Year', zh: '年度' },
  returnedOf: { en: 'Returned', zh: '收回/发放' },
  comparable: { en: 'comparable', zh: '可比' },
  noYears: { en: 'There is no score of any year yet.', zh: '尚无任何年度的得分。' },

  groups: { en: 'Groups', zh: '分组得分' },
  groupsPicture: { en: 'Total score of each group', zh: '各组总分' },
  groupsTable: { en: 'Total score of each group, out of 10', zh: '各组总分（满分 10 分）' },
  group: { en: 'Group', zh: '组别' },
  groupKind: { en: 'Grouped by', zh: '分组依据' },
  noGroups: { en: 'There are no groups to tell apart.', zh: '没有可区分的组别。' },

  followUps: { en: 'Answers to follow up', zh: '须跟踪处理的低分答项' },
  followUpsPicture: { en: 'Low answers by question', zh: '各题低分答项数' },
  followUpsTable: { en: 'Answers to follow up, out of 10', zh: '低分答项明细（满分 10 分）' },
  customer: { en: 'Customer', zh: '客户' },
  answer: { en: 'Answer', zh: '评分' },
  state: { en: 'State', zh: '处理情况' },
  noFollowUps: (below: number): Words => ({ en: `No answer was below ${below}.`, zh: `没有低于 ${below} 分的答项。` }),

  working: { en: 'How the figures were worked out', zh: '计算说明' },
  method: { en: 'Method', zh: '计算方法' },
  weights: { en: 'Weights', zh: '加权系数' },
  sample: { en: 'Sample', zh: '抽样' },
  sampleOf: (population: number, drawn: number, issued: number): Words => ({
    en: `${population} certified organizations, ${drawn} drawn, ${issued} forms issued`,
    zh: `获证组织 ${population} 家，抽取 ${drawn} 家，发放问卷 ${issued} 份`,
  }),
  returns: { en: 'Returns', zh: '收回情况' },
  returnsOf: (returned: number, valid: number, refused: number, undeliverable: number, outstanding: number): Words => ({
    en: `${returned} returned (${valid} valid), ${refused} refused, ${undeliverable} undeliverable, ${outstanding} outstanding`,
    zh: `收回 ${returned} 份（有效 ${valid} 份），拒答 ${refused} 份，无法送达 ${undeliverable} 份，未收回 ${outstanding} 份`,
  }),
  questionnaire: { en: 'Questionnaire', zh: '问卷' },
  determined: { en: 'Determined', zh: '问卷内容确定' },
  determinedBy: (by: string, on: string): Words => ({ en: `by ${by} on ${on}`, zh: `${by}，${on}` }),
  marketTrend: { en: 'Market trend', zh: '市场发展趋势' },
  customerNeeds: { en: 'Customer needs', zh: '客户需求' },
  ownWork: { en: "The body's own work", zh: '机构工作' },

  asOf: (day: Day): Words => ({ en: `As of ${day}.`, zh: `数据截至 ${day}。` }),
  head: { en: 'Journal head', zh: '日志头' },
} as const

export const groupKinds: Readonly<Record<GroupView['kind'], Words>> = {
  vip: { en: 'VIP standing', zh: '是否 VIP' },
  scheme: { en: 'Scheme', zh: '认证类别' },
}
