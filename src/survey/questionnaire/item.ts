import { kindOf, unnumbered } from '../../record/kind.ts'
import type { Db } from '../../register/register.ts'
import { type Stage, stages } from '../rules.ts'
import type { Item } from './rules.ts'

/** A question in a version of F02. */
export const item = kindOf({
  table: 'questionnaire_item',
  command: 'survey questionnaire',
  identity: unnumbered,
  called: { one: { en: 'questionnaire item', zh: '问卷题目' } },
  since: { with: { column: 'questionnaire_id', table: 'questionnaire' } },
  fields: {},
  columns: {
    questionnaire_id: '调查问卷',
    position: '序号',
    code: '题号',
    stage: { zh: '阶段', choices: stages },
    maximum: '满分',
    zh: '中文',
    en: '英文',
  },
})

/** The questions of each questionnaire, by questionnaire id, in the order of the form. */
export async function itemsByQuestionnaire(db: Db): Promise<Map<number, Item[]>> {
  const rows = await db
    .selectFrom('questionnaire_item')
    .selectAll()
    .where('voided_at', 'is', null)
    .orderBy('questionnaire_id')
    .orderBy('position')
    .execute()
  const items = Map.groupBy(rows, (row) => row.questionnaire_id)
  return new Map(
    [...items].map(([id, own]) => [
      id,
      own.map(({ code, stage, maximum, zh, en }) => ({ code, stage: stage as Stage, maximum, zh, en })),
    ]),
  )
}
