import { limit } from '../clause/limit.ts'
import type { Words } from '../clause/words.ts'

/** The three stages of 4.5.3 in the order of the document. */
export const stages = {
  acceptance: { en: 'contract acceptance', zh: '合同受理' },
  audit: { en: 'audit/inspection process', zh: '审核/检验过程' },
  service: { en: 'post-certification service', zh: '证后服务' },
} as const satisfies Record<string, Words>

export type Stage = keyof typeof stages
export const stageNames = Object.keys(stages) as Stage[]

/** How a form reached its customer. */
export const issueChannels = {
  email: { en: 'e-mail', zh: '邮件' },
  post: { en: 'post', zh: '邮寄' },
  wechat: { en: 'WeChat', zh: '微信' },
  handover: { en: 'handed over', zh: '当面递交' },
  fax: { en: 'fax', zh: '传真' },
  other: { en: 'other', zh: '其他' },
} as const satisfies Record<string, Words>

export type IssueChannel = keyof typeof issueChannels

/** What became of an issued form. A refused or undeliverable one stays among those issued. */
export const returnOutcomes = {
  returned: { en: 'returned', zh: '已收回' },
  refused: { en: 'refused', zh: '拒答' },
  undeliverable: { en: 'undeliverable', zh: '无法送达' },
} as const satisfies Record<string, Words>

export type ReturnOutcome = keyof typeof returnOutcomes

/** Who gets an analysis (4.5.1): leaders of the body, and departments. */
export const recipientKinds = {
  leader: { en: 'leader', zh: '机构领导' },
  department: { en: 'department', zh: '部门' },
} as const satisfies Record<string, Words>

export type RecipientKind = keyof typeof recipientKinds

/** The figures of 4.5.2: percents of the certified organizations, and of the forms issued. */
export const drawLimits = {
  least: limit(
    'survey-least-percent',
    10,
    { en: 'Certified organizations drawn for the survey, at least, in percent', zh: '满意度调查最低抽样比例（%）' },
    { stricter: 'higher', least: 1, most: 100 },
  ),
  most: limit(
    'survey-most-percent',
    20,
    { en: 'Certified organizations drawn for the survey, at most, in percent', zh: '满意度调查最高抽样比例（%）' },
    { stricter: 'lower', least: 1, most: 100 },
  ),
} as const

export const returnLimits = {
  rate: limit(
    'survey-return-percent',
    90,
    { en: 'Forms returned of those issued, at least, in percent', zh: '满意度调查最低收回率（%）' },
    { stricter: 'higher', least: 1, most: 100 },
  ),
} as const

/** 4.5.4: how much each stage weighs in the total, in percent; together 100. */
export const weightLimits = {
  acceptance: limit(
    'survey-weight-acceptance',
    20,
    { en: 'Weight of contract acceptance in the score, in percent', zh: '合同受理阶段加权系数（%）' },
    { stricter: null, most: 100 },
  ),
  audit: limit(
    'survey-weight-audit',
    50,
    { en: 'Weight of the audit/inspection process in the score, in percent', zh: '审核/检验过程阶段加权系数（%）' },
    { stricter: null, most: 100 },
  ),
  service: limit(
    'survey-weight-service',
    30,
    { en: 'Weight of post-certification service in the score, in percent', zh: '证后服务阶段加权系数（%）' },
    { stricter: null, most: 100 },
  ),
} as const satisfies Record<Stage, unknown>

export type Weights = Readonly<Record<Stage, number>>

/** The weights of a score make it whole only if they sum to 100. */
export const weightsSum = (weights: Weights): number => stageNames.reduce((sum, stage) => sum + weights[stage], 0)

/** Rescaled answers below this open a follow-up (ISO 10004). */
export const followUpLimits = {
  below: limit(
    'survey-follow-up-below',
    6,
    { en: 'Answers that, of 10, are below this are followed up', zh: '折合 10 分制低于该分值的答项须跟踪处理' },
    { stricter: 'higher', most: 10 },
  ),
} as const

/** The lawful sizes of a draw from a population, and the one that is taken where nobody asks for another. */
export interface Sizes {
  readonly population: number
  readonly low: number
  readonly high: number
  /** False where no whole number lies within the percents: one is drawn then. */
  readonly lawful: boolean
  readonly usual: number
}

const usualPercent = 15

/**
 * 4.5.2: how many of a population may be drawn, in whole numbers: at least `least` and at most `most` percent of it. Where
 * no number fulfils both (N = 1…4), one is drawn, and it is not lawful.
 */
export function sizesOf(population: number, percents: { readonly least: number; readonly most: number }): Sizes {
  const low = Math.ceil((population * percents.least) / 100)
  const high = Math.floor((population * percents.most) / 100)
  if (low > high || high === 0) {
    const one = Math.min(population, 1)
    return { population, low: one, high: one, lawful: false, usual: one }
  }
  const usual = Math.min(high, Math.max(low, Math.ceil((population * usualPercent) / 100)))
  return { population, low, high, lawful: true, usual }
}

/** Whether n of a population is a lawful draw: 100n ≥ least·N and 100n ≤ most·N, in whole numbers. */
export const isLawfulSize = (
  size: number,
  population: number,
  { least, most }: { readonly least: number; readonly most: number },
): boolean => 100 * size >= least * population && 100 * size <= most * population

/** 4.5.2: whether that many returns of the forms issued reach the rate. 26 of 29 print as 90 % and do not. */
export const reachesRate = (returned: number, issued: number, percent: number): boolean =>
  issued > 0 && 100 * returned >= percent * issued

/** The fewest returns that reach the rate. */
export const returnsNeeded = (issued: number, percent: number): number => Math.ceil((issued * percent) / 100)

/** The rate in whole percent as it is printed, half up. */
export const printedRate = (returned: number, issued: number): number =>
  Math.floor((200 * returned + issued) / (2 * issued))

/** Whether one missing return is already too few. */
export const everyReturnCounts = (issued: number, percent: number): boolean =>
  issued > 0 && !reachesRate(issued - 1, issued, percent)
