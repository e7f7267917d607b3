import type { Day } from '../../src/clause/day.ts'
import { same } from '../../src/clause/words.ts'
import type { Stage } from '../../src/survey/rules.ts'
import type {
  FollowUpView,
  GroupView,
  ItemView,
  ScorePageView,
  StageView,
  YearView,
} from '../../src/survey/score/page/view.ts'

const written = (value: number | null): string => (value === null ? '—' : value.toFixed(2))
const drawn = (value: number | null) => ({ text: written(value), value })

const stage = (name: Stage, weight: number, value: number, histogram: readonly number[]): StageView => ({
  stage: name,
  weight,
  respondents: histogram.reduce((sum, count) => sum + count, 0),
  mean: written(value),
  median: written(value + 0.11),
  deviation: '1.27',
  min: '2.50',
  max: '10.00',
  value,
  histogram,
})

const item = (code: string, of: Stage, zh: string, en: string, value: number | null): ItemView => ({
  code,
  stage: of,
  text: { zh, en },
  answered: value === null ? 0 : 26,
  mean: written(value),
  value,
  deviation: value === null ? '—' : '1.08',
  min: value === null ? '—' : '3.00',
  max: value === null ? '—' : '10.00',
})

const year = (
  on: number,
  comparable: boolean,
  total: number | null,
  parts: readonly [number, number, number] | null,
): YearView => ({
  year: on,
  survey: `SV-${on}-0001`,
  comparable,
  returned: total === null ? 0 : 27,
  issued: 30,
  total: written(total),
  value: total,
  stages: {
    acceptance: drawn(parts?.[0] ?? null),
    audit: drawn(parts?.[1] ?? null),
    service: drawn(parts?.[2] ?? null),
  },
})

const group = (
  kind: GroupView['kind'],
  zh: string,
  en: string,
  respondents: number,
  value: number | null,
): GroupView => ({ kind, name: { zh, en }, respondents, total: written(value), value })

const followUp = (customer: string, name: string, of: string, answer: string, open: boolean): FollowUpView => ({
  customer,
  name,
  item: of,
  answer,
  state: open ? { zh: '处理中', en: 'open' } : { zh: '已关闭', en: 'closed' },
})

/** The page of a survey with something in every place. */
export const scoreView = (more: Partial<ScorePageView> = {}): ScorePageView => ({
  survey: 'SV-2026-0001',
  year: 2026,
  questionnaire: 'F02-2026',
  determined: {
    on: '2026-01-12' as Day,
    by: '王芳',
    marketTrend: '同行普遍提供电子证书与线上进度查询，客户对时效的期望提高。',
    customerNeeds: '上年度反馈集中于审核计划确认与证书寄送时间。',
    ownWork: '管理评审要求跟踪证后服务的响应速度。',
  },
  asOf: '2026-06-30' as Day,
  closedOn: '2026-06-15' as Day,
  population: 203,
  drawn: 31,
  issued: 30,
  returned: 27,
  valid: 26,
  refused: 1,
  undeliverable: 0,
  outstanding: 2,
  rate: { en: '90 %', zh: '90 %' },
  rateMet: true,
  rateNeeded: 27,
  total: '8.12',
  completeCase: '8.05',
  method: {
    zh: '各阶段得分为作答该阶段半数以上题目的客户的平均分，总分为三个阶段得分的加权和；未作答的题目不计为零分。',
    en: 'The score of a stage is the mean over the customers who answered at least half of its questions; the total is the weighted sum of the three. What was left blank is not counted as zero.',
  },
  margin: '±0.34',
  completeRespondents: 38,
  stages: [
    stage('acceptance', 20, 8.64, [0, 0, 0, 0, 1, 0, 2, 4, 9, 10]),
    stage('audit', 50, 8.31, [0, 0, 0, 1, 0, 2, 3, 5, 8, 7]),
    stage('service', 30, 7.45, [0, 0, 1, 1, 2, 3, 5, 6, 4, 3]),
  ],
  items: [
    item('A1', 'acceptance', '申请受理是否及时', 'The application was accepted in time', 8.81),
    item('A2', 'acceptance', '合同条款说明是否清楚、准确', 'The terms of the contract were explained clearly', 8.47),
    item(
      'B1',
      'audit',
      '审核计划是否提前沟通并与贵组织确认',
      'The audit plan was discussed and agreed with you beforehand',
      8.2,
    ),
    item(
      'B2',
      'audit',
      '审核人员的专业能力、沟通方式以及对贵组织行业特点、产品工艺和适用法律法规的熟悉程度是否令您满意',
      'Competence of the audit team, its way of communicating, and how well it knows your industry, your processes and the legal requirements that apply to your products',
      8.62,
    ),
    item('B3', 'audit', '审核/检验过程是否客观、公正', 'The audit or inspection was objective and impartial', 9.03),
    item('C1', 'service', '证书寄送是否及时', 'Certificates were delivered in time', 5.4),
    item('C2', 'service', '证后咨询的答复速度', 'Speed of answers after certification', 7.2),
    item('C3', 'service', '投诉与申诉的处理', 'Handling of complaints and appeals', null),
  ],
  followUpBelow: 6,
  groups: [
    group('vip', 'VIP 客户', 'VIP customers', 6, 8.9),
    group('vip', '其他客户', 'Other customers', 20, 7.88),
    group('scheme', '管理体系', 'management system', 19, 8.15),
    group('scheme', '产品', 'product', 5, 7.96),
    group('scheme', '检验', 'inspection', 2, null),
  ],
  years: [
    year(2021, true, 7.6, [8.1, 7.7, 7.1]),
    year(2022, false, 7.9, [8.3, 7.9, 7.6]),
    year(2023, true, 7.82, [8.4, 7.85, 7.4]),
    year(2025, true, 8.05, [8.5, 8.2, 7.5]),
    year(2026, true, 8.12, [8.64, 8.31, 7.45]),
  ],
  followUps: [
    followUp('C00012', '深圳市甲机械制造有限公司', 'C1 证书寄送是否及时', '4.00', true),
    followUp('C00031', '乙电子科技（东莞）有限公司', 'C1 证书寄送是否及时', '5.00', false),
    followUp('C00044', 'Bing Precision Instruments (Shenzhen) Co., Ltd.', 'C2 证后咨询的答复速度', '3.00', true),
  ],
  head: `#128:${'9f2c4d1e8a0b7c63'.repeat(4)}`,
  ...more,
})

/** A survey of which nothing came back, and nothing else is known. */
export const emptyView = (): ScorePageView =>
  scoreView({
    determined: { on: null, by: null, marketTrend: null, customerNeeds: null, ownWork: null },
    closedOn: null,
    population: 0,
    drawn: 0,
    issued: 0,
    returned: 0,
    valid: 0,
    refused: 0,
    undeliverable: 0,
    outstanding: 0,
    rate: same('—'),
    rateMet: null,
    rateNeeded: null,
    total: '—',
    completeCase: '—',
    method: same(''),
    margin: null,
    completeRespondents: 3,
    stages: scoreView().stages.map((each) => ({
      ...each,
      respondents: 0,
      mean: '—',
      median: '—',
      deviation: '—',
      min: '—',
      max: '—',
      value: null,
      histogram: [],
    })),
    items: scoreView().items.map((each) => ({
      ...each,
      answered: 0,
      mean: '—',
      value: null,
      deviation: '',
      min: '',
      max: '',
    })),
    groups: [],
    years: [year(2026, true, null, null)],
    followUps: [],
    head: '',
  })
