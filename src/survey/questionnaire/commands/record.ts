import type { Day } from '../../../clause/day.ts'
import { usage } from '../../../clause/problem.ts'
import { joined, same } from '../../../clause/words.ts'
import type { Db } from '../../../register/register.ts'
import { paperNumber, seriesNumber } from '../../../terminal/flag.ts'
import { type Column, type Field, field, type TablePart, table } from '../../../terminal/result.ts'
import { stageNames, stages } from '../../rules.ts'
import type { Item, Questionnaire } from '../questionnaire.ts'
import { listQuestionnaires } from '../store.ts'
import { questionnaireWords } from '../words.ts'

export const questionnaireNumber = seriesNumber(
  {
    en: 'the questionnaire, such as QN-2026-1',
    zh: '问卷编号，如 QN-2026-1',
  },
  'questionnaire',
)

/** A questionnaire as it is printed. */
export type QuestionnaireView = Omit<Questionnaire, 'id'>

export const questionnaireView = ({ id: _, ...view }: Questionnaire): QuestionnaireView => view

/** The questionnaire of a number by the day. Usage problem where there is none. */
export async function requireQuestionnaire(db: Db, number: string, day: Day): Promise<Questionnaire> {
  const found = (await listQuestionnaires(db, day)).find((each) => each.number === number)
  if (found === undefined) throw usage(questionnaireWords.unknown(number), questionnaireWords.list)
  return found
}

/** The newest questionnaire of the day. Usage problem where there is none. */
export async function newestQuestionnaire(db: Db, day: Day): Promise<Questionnaire> {
  const newest = (await listQuestionnaires(db, day)).at(-1)
  if (newest === undefined) throw usage(questionnaireWords.none, questionnaireWords.addFirst)
  return newest
}

export const questionnaireColumns: readonly Column<QuestionnaireView>[] = [
  { key: 'number', title: { en: 'Questionnaire', zh: '问卷' }, cell: (each) => each.number, whole: true },
  { key: 'determinedOn', title: { en: 'Determined', zh: '确定日期' }, cell: (each) => each.determinedOn, whole: true },
  { key: 'determinedBy', title: { en: 'By', zh: '确定人' }, cell: (each) => each.determinedBy },
  {
    key: 'items',
    title: { en: 'Items', zh: '题数' },
    cell: (each) => each.items.length,
    align: 'right',
    whole: true,
  },
  {
    key: 'stages',
    title: { en: 'By stage', zh: '各阶段题数' },
    cell: ({ items }) => stageNames.map((stage) => items.filter((item) => item.stage === stage).length).join('/'),
    shown: ({ items }) =>
      joined(
        stageNames.map((stage) =>
          questionnaireWords.stageShare(stage, items.filter((item) => item.stage === stage).length),
        ),
      ),
  },
]

const itemColumns: readonly Column<Item>[] = [
  { key: 'code', title: { en: 'Item', zh: '题号' }, cell: (item) => item.code, whole: true },
  {
    key: 'stage',
    title: { en: 'Stage', zh: '阶段' },
    cell: (item) => item.stage,
    shown: (item) => stages[item.stage],
  },
  { key: 'maximum', title: { en: 'Max', zh: '满分' }, cell: (item) => item.maximum, align: 'right', whole: true },
  { key: 'zh', title: { en: 'Chinese', zh: '题目' }, cell: (item) => item.zh },
  { key: 'en', title: { en: 'English', zh: '英文' }, cell: (item) => item.en },
]

export const itemTable = ({ items }: Pick<Questionnaire, 'items'>): TablePart => table(itemColumns, items)

export const questionnaireFields = (view: QuestionnaireView): Field[] => [
  field('number', { en: 'Questionnaire', zh: '问卷' }, view.number),
  field('determinedOn', { en: 'Determined on', zh: '确定日期' }, view.determinedOn),
  field('determinedBy', { en: 'Determined by', zh: '确定人' }, view.determinedBy),
  field('marketTrend', { en: 'Market trend', zh: '市场发展趋势' }, view.marketTrend, same(view.marketTrend)),
  field('customerNeeds', { en: 'Customer needs', zh: '客户需求' }, view.customerNeeds, same(view.customerNeeds)),
  field('ownWork', { en: "The body's own work", zh: '机构工作' }, view.ownWork, same(view.ownWork)),
]

/** A paper number typed for an item, as the form has it. */
export const itemCode = paperNumber({ en: 'the item, by its code', zh: '题号' })
