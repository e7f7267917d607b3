import { lines, same } from '../../clause/words.ts'
import { headText } from '../../register/register.ts'
import { type ReadCall, verb } from '../../terminal/command.ts'
import { askedFormat, resultFormats } from '../../terminal/format.ts'
import { type Column, type Part, type Result, sentence, table } from '../../terminal/result.ts'
import { figuresOf, type Group, type Year } from '../figures.ts'
import { returnsNeeded, stages } from '../rules.ts'
import type { ItemScore, StageScore } from '../score.ts'
import { scoreWords } from '../score-words.ts'
import { currentDraw } from '../store/round.ts'
import { followUpColumns } from './follow-up-columns.ts'
import { namedRound, rateWords, surveyNumber } from './round-record.ts'
import { scorePageView } from './score-page-view.ts'
import {
  deviationNumber,
  deviationText,
  followUpItem,
  marginText,
  type Scored,
  scored,
  scoreJson,
  scoreNumber,
  scoreText,
} from './score-view.ts'

const right = { align: 'right', whole: true } as const

const stageColumns: readonly Column<StageScore>[] = [
  { key: 'stage', title: { en: 'Stage', zh: '阶段' }, cell: (each) => each.stage, shown: (each) => stages[each.stage] },
  {
    key: 'weight',
    title: { en: 'Weight', zh: '权重' },
    cell: (each) => each.weight,
    shown: (each) => same(`${each.weight} %`),
    ...right,
  },
  { key: 'respondents', title: { en: 'Answered', zh: '作答' }, cell: (each) => each.respondents, ...right },
  {
    key: 'mean',
    title: { en: 'Mean', zh: '均值' },
    cell: (each) => scoreNumber(each.mean),
    shown: (each) => same(scoreText(each.mean)),
    ...right,
  },
  {
    key: 'median',
    title: { en: 'Median', zh: '中位数' },
    cell: (each) => scoreNumber(each.median),
    shown: (each) => same(scoreText(each.median)),
    ...right,
  },
  {
    key: 'deviation',
    title: { en: 'SD', zh: '标准差' },
    cell: (each) => deviationNumber(each.variance),
    shown: (each) => same(deviationText(each.variance)),
    ...right,
  },
  {
    key: 'min',
    title: { en: 'Min', zh: '最低' },
    cell: (each) => scoreNumber(each.min),
    shown: (each) => same(scoreText(each.min)),
    ...right,
  },
  {
    key: 'max',
    title: { en: 'Max', zh: '最高' },
    cell: (each) => scoreNumber(each.max),
    shown: (each) => same(scoreText(each.max)),
    ...right,
  },
  {
    key: 'histogram',
    title: { en: '0 to 10', zh: '0 至 10 分布' },
    cell: (each) => each.histogram.join(' '),
    minor: true,
  },
]

const itemColumns: readonly Column<ItemScore>[] = [
  { key: 'item', title: { en: 'Item', zh: '题号' }, cell: (each) => each.item.code, whole: true },
  {
    key: 'text',
    title: { en: 'Question', zh: '题目' },
    cell: (each) => each.item.en,
    shown: (each) => ({ en: each.item.en, zh: each.item.zh }),
  },
  { key: 'answered', title: { en: 'Answered', zh: '作答' }, cell: (each) => each.answered, ...right },
  {
    key: 'mean',
    title: { en: 'Mean', zh: '均值' },
    cell: (each) => scoreNumber(each.mean),
    shown: (each) => same(scoreText(each.mean)),
    ...right,
  },
  {
    key: 'deviation',
    title: { en: 'SD', zh: '标准差' },
    cell: (each) => deviationNumber(each.variance),
    shown: (each) => same(deviationText(each.variance)),
    ...right,
  },
  {
    key: 'min',
    title: { en: 'Min', zh: '最低' },
    cell: (each) => scoreNumber(each.min),
    shown: (each) => same(scoreText(each.min)),
    ...right,
  },
  {
    key: 'max',
    title: { en: 'Max', zh: '最高' },
    cell: (each) => scoreNumber(each.max),
    shown: (each) => same(scoreText(each.max)),
    ...right,
  },
]

const groupColumns: readonly Column<Group>[] = [
  {
    key: 'group',
    title: { en: 'Group', zh: '分组' },
    cell: (each) => each.name,
    shown: (each) => scoreWords.groupName(each.name),
  },
  {
    key: 'respondents',
    title: { en: 'Forms', zh: '份数' },
    cell: (each) => each.respondents,
    ...right,
  },
  {
    key: 'total',
    title: { en: 'Total', zh: '合计' },
    cell: (each) => scoreNumber(each.total),
    shown: (each) => same(scoreText(each.total)),
    ...right,
  },
]

const yearColumns: readonly Column<Year>[] = [
  { key: 'year', title: { en: 'Year', zh: '年份' }, cell: (each) => each.round.year, whole: true },
  { key: 'survey', title: { en: 'Survey', zh: '调查' }, cell: (each) => each.round.number, whole: true },
  { key: 'issued', title: { en: 'Issued', zh: '发放' }, cell: (each) => each.tally.issued, ...right },
  { key: 'returned', title: { en: 'Returned', zh: '收回' }, cell: (each) => each.tally.returned, ...right },
  {
    key: 'total',
    title: { en: 'Total', zh: '合计' },
    cell: (each) => scoreNumber(each.score.total),
    shown: (each) => same(scoreText(each.score.total)),
    ...right,
  },
  {
    key: 'comparable',
    title: { en: 'Comparable', zh: '可比' },
    cell: (each) => each.comparable,
    shown: (each) => (each.comparable ? { en: 'yes', zh: '是' } : scoreWords.notComparable),
  },
]

/** `survey score`: what the answers come to (4.5.4), worked out anew each time. */
export const surveyScore = verb({
  words: { en: 'The score: by stage, item, group and year (4.5.4)', zh: '得分统计：按阶段、题目、分组和年份（4.5.4）' },
  access: 'read',
  formats: [...resultFormats, 'html'],
  args: { survey: surveyNumber },
  examples: ['survey score SV-2026-1', 'survey score SV-2026-1 --format html --output score.html'],
  run: async ({ survey }, call) => {
    const all = await call.read(async (db) => {
      const figures = await figuresOf(db, await namedRound(db, survey, call.asOf), call.asOf)
      return scored(db, figures, call.asOf)
    })
    if (askedFormat(call.globals.format, call.globals.output) === 'html') return pageOf(all, call)
    return { json: scoreJson(all), parts: partsOf(all), rows: table(stageColumns, all.figures.score.stages) }
  },
})

async function pageOf(all: Scored, call: ReadCall): Promise<Result> {
  const { scorePage } = await import('../page/score-page.ts')
  const view = scorePageView(all, { asOf: call.asOf, head: headText(call.known ?? call.head()) })
  return { json: scoreJson(all), parts: [], raw: scorePage(view, call.lang) }
}

function partsOf(all: Scored): Part[] {
  const { figures, groups, years, lowAnswers, rateOwed, margin, holds } = all
  const { round, questionnaire, tally, weights, score, closing } = figures
  const { respondents } = score.totals
  const { population } = currentDraw(round)
  const margined = marginText(margin)
  const { headings } = scoreWords
  const said = [
    closing === null
      ? scoreWords.open(round.number)
      : scoreWords.closedOn(round.number, closing.closedOn, holds === true),
    scoreWords.rate(tally, rateWords(tally), returnsNeeded(tally.issued, rateOwed)),
    scoreWords.total(scoreText(score.total), scoreText(score.completeCase)),
    margined === null ? scoreWords.noMargin : scoreWords.margin(margined, respondents, population),
  ]
  const behind = [
    scoreWords.method(weights),
    ...(questionnaire === null ? [] : [scoreWords.determined(questionnaire), scoreWords.grounds(questionnaire)]),
  ]
  return [
    sentence(lines(said)),
    table(stageColumns, score.stages, { title: headings.stages }),
    table(itemColumns, score.items, { title: headings.items }),
    ...(groups.length === 0 ? [] : [table(groupColumns, groups, { title: headings.groups })]),
    ...(years.length < 2 ? [] : [table(yearColumns, years, { title: headings.years })]),
    ...(lowAnswers.length === 0
      ? []
      : [table(followUpColumns, lowAnswers.map(followUpItem), { title: headings.followUps })]),
    sentence(lines(behind)),
  ]
}
