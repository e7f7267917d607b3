import { same, type Words } from '../../../clause/words.ts'
import { customerColumns } from '../../../customer/customer/columns.ts'
import { type Column, columnOf } from '../../../terminal/result.ts'
import { stages } from '../../rules.ts'
import type { Figures, Group, Year } from '../figures.ts'
import type { Rational } from '../rational.ts'
import type { Distribution, ItemScore, StageScore } from '../score.ts'
import { deviationNumber, deviationText, scoreNumber, scoreText } from '../scored.ts'
import { scoreWords } from '../words.ts'
import type { FollowUpItem } from './view.ts'

const right = { align: 'right', whole: true } as const

/** A figure out of 10: programs read the number that people read. */
const figure = <Item>(key: string, title: Words, of: (item: Item) => Rational | null): Column<Item> => ({
  key,
  title,
  cell: (item) => scoreNumber(of(item)),
  shown: (item) => same(scoreText(of(item))),
  ...right,
})

const count = <Item>(key: string, title: Words, cell: (item: Item) => number): Column<Item> => ({
  key,
  title,
  cell,
  ...right,
})

const deviation = <Item>(of: (item: Item) => Rational | null): Column<Item> => ({
  key: 'deviation',
  title: { en: 'SD', zh: '标准差' },
  cell: (item) => deviationNumber(of(item)),
  shown: (item) => same(deviationText(of(item))),
  ...right,
})

const histogram = <Item>(of: (item: Item) => readonly number[] | undefined): Column<Item> => ({
  key: 'histogram',
  title: { en: '0 to 10', zh: '0 至 10 分布' },
  cell: (item) => of(item)?.join(' ') ?? null,
  // Ten counts say nothing broken over two lines; the page and the CSV have them.
  whole: true,
  minor: true,
})

const question = <Item>(of: (item: Item) => Words): Column<Item> => ({
  key: 'text',
  title: { en: 'Question', zh: '题目' },
  cell: (item) => of(item).en,
  shown: of,
})

const answered = { en: 'Answered', zh: '作答' }
const mean = <Item>(of: (item: Item) => Rational | null) => figure('mean', { en: 'Mean', zh: '均值' }, of)
const median = <Item>(of: (item: Item) => Rational | null) => figure('median', { en: 'Median', zh: '中位数' }, of)
const ends = <Item>(of: (item: Item) => Pick<Distribution, 'min' | 'max'> | null) => [
  figure<Item>('min', { en: 'Min', zh: '最低' }, (item) => of(item)?.min ?? null),
  figure<Item>('max', { en: 'Max', zh: '最高' }, (item) => of(item)?.max ?? null),
]

export const stageColumns: readonly Column<StageScore>[] = [
  { key: 'stage', title: { en: 'Stage', zh: '阶段' }, cell: (each) => each.stage, shown: (each) => stages[each.stage] },
  {
    key: 'weight',
    title: { en: 'Weight', zh: '权重' },
    cell: (each) => each.weight,
    shown: (each) => ({ en: `${each.weight} %`, zh: `${each.weight}%` }),
    ...right,
  },
  count('respondents', answered, (each) => each.respondents),
  mean((each) => each.mean),
  median((each) => each.median),
  deviation((each) => each.variance),
  ...ends((each: StageScore) => each),
  histogram((each) => each.histogram),
]

export const itemColumns: readonly Column<ItemScore>[] = [
  { key: 'item', title: { en: 'Item', zh: '题号' }, cell: (each) => each.item.code, whole: true },
  question((each) => each.item),
  count('answered', answered, (each) => each.answered),
  mean((each) => each.mean),
  deviation((each) => each.variance),
  ...ends((each: ItemScore) => each),
]

export const groupColumns: readonly Column<Group>[] = [
  {
    key: 'group',
    title: { en: 'Group', zh: '分组' },
    cell: (each) => each.name,
    shown: (each) => scoreWords.groupName(each.name),
  },
  count('respondents', { en: 'Forms', zh: '份数' }, (each) => each.respondents),
  figure('total', { en: 'Total', zh: '合计' }, (each) => each.total),
]

export const yearColumns: readonly Column<Year>[] = [
  { key: 'year', title: { en: 'Year', zh: '年份' }, cell: (each) => each.round.year, whole: true },
  { key: 'survey', title: { en: 'Survey', zh: '调查' }, cell: (each) => each.round.number, whole: true },
  count('issued', { en: 'Issued', zh: '发放' }, (each) => each.tally.issued),
  count('returned', { en: 'Returned', zh: '收回' }, (each) => each.tally.returned),
  figure('total', { en: 'Total', zh: '合计' }, (each) => each.score.total),
  {
    key: 'comparable',
    title: { en: 'Comparable', zh: '可比' },
    cell: (each) => each.comparable,
    shown: (each) => (each.comparable ? { en: 'yes', zh: '是' } : scoreWords.notComparable),
  },
]

/** One line of all figures, as programs read them. */
export interface FigureLine {
  readonly of: 'total' | 'complete-case' | 'stage' | 'item' | 'group' | 'year'
  readonly name: string
  readonly weight: number | null
  readonly respondents: number
  readonly mean: Rational | null
  readonly spread: Pick<Distribution, 'median' | 'variance' | 'min' | 'max' | 'histogram'> | null
}

/** Everything that is worked out, line by line: the total first, as it counts. */
export function figureLines(
  { score, tally }: Pick<Figures, 'score' | 'tally'>,
  groups: readonly Group[],
  years: readonly Year[],
): FigureLine[] {
  const plain = { weight: null, spread: null }
  const completeCase = { respondents: score.totals.respondents, mean: score.completeCase, spread: score.totals }
  return [
    { of: 'total', name: 'total', respondents: tally.valid, mean: score.total, ...plain },
    { of: 'complete-case', name: 'total', weight: null, ...completeCase },
    ...score.stages.map((each): FigureLine => {
      const { stage, weight, respondents } = each
      return { of: 'stage', name: stage, weight, respondents, mean: each.mean, spread: each }
    }),
    ...score.items.map((each): FigureLine => {
      const { item, answered, distribution } = each
      const spread = { ...each, median: null, histogram: distribution }
      return { of: 'item', name: item.code, weight: null, respondents: answered, mean: each.mean, spread }
    }),
    ...groups.map(
      ({ name, respondents, total }): FigureLine => ({ of: 'group', name, respondents, mean: total, ...plain }),
    ),
    ...years.map(({ round, tally: own, score: { total } }): FigureLine => {
      return { of: 'year', name: round.number, respondents: own.valid, mean: total, ...plain }
    }),
  ]
}

const ofFollowUp = columnOf<FollowUpItem>()

export const followUpColumns: readonly Column<FollowUpItem>[] = [
  ...customerColumns,
  ofFollowUp('item', 'Item', '题号', { whole: true }),
  ofFollowUp('answer', 'Answer', '答案', { shown: (each) => same(`${each.answer}/${each.maximum}`), whole: true }),
  question((each) => each.text),
  ofFollowUp('closed', 'State', '状态', {
    shown: ({ closed, action }) =>
      scoreWords.followUpState(closed === null ? null : { closedOn: closed, action: action ?? '' }),
    tone: (each) => (each.closed === null ? 'warn' : undefined),
  }),
]

const column = columnOf<FigureLine>()

/** What CSV and TSV write. */
export const lineColumns: readonly Column<FigureLine>[] = [
  column('of', 'Of', '类别'),
  column('name', 'Name', '名称'),
  column('weight', 'Weight', '权重'),
  count('respondents', answered, (each) => each.respondents),
  mean((each) => each.mean),
  median((each) => each.spread?.median ?? null),
  deviation((each) => each.spread?.variance ?? null),
  ...ends((each: FigureLine) => each.spread),
  histogram((each) => each.spread?.histogram),
]
