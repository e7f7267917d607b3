import { type Problem, usage } from '../../../clause/problem.ts'
import { refusal } from '../../../clause/text.ts'
import { lines, type Words } from '../../../clause/words.ts'
import { foldHeader, type HeaderCatalogue } from '../../../intake/headers.ts'
import { lostIn } from '../../../intake/lost-value.ts'
import { isBad } from '../../../intake/reader.ts'
import { requireColumns } from '../../../intake/record-list.ts'
import { remarkText } from '../../../intake/remark.ts'
import type { Table } from '../../../intake/table.ts'
import { valueNamed } from '../../../intake/value-named.ts'
import { recover } from '../../../terminal/neutral.ts'
import { isReserved } from '../../return/headers.ts'
import { stages } from '../../rules.ts'
import { otherStageNames } from '../../stage-names.ts'
import { type Item, missingStages } from '../rules.ts'
import { questionnaireWords } from '../words.ts'

type Field = 'code' | 'stage' | 'maximum' | 'zh' | 'en'

/** The headers of a list of questions. */
export const itemHeaders: HeaderCatalogue<Field> = {
  fields: {
    code: ['题号', '编号', '序号', '项目编号', 'item', 'no', 'number'],
    stage: ['阶段', '层次', '所属阶段', 'level'],
    maximum: ['满分', '分值', '最高分', 'max', 'full score'],
    zh: ['题目', '中文', '内容', '调查内容', '中文题目', 'chinese', 'question'],
    en: ['英文', '英文题目', 'english'],
  },
  ambiguous: [],
}

/** What a row has in a field. */
type Cell = (field: Field) => string

const { fault } = questionnaireWords

/** A question as it was typed, or everything that is wrong with it. */
function itemOf(cell: Cell): Item | readonly Words[] {
  const faults: Words[] = []
  const code = cell('code').normalize('NFKC').trim()
  const stage = valueNamed(cell('stage'), stages, otherStageNames)
  const written = cell('maximum').normalize('NFKC').trim()
  const maximum = /^\d{1,3}$/.test(written) ? Number(written) : Number.NaN
  const [zh, en] = [cell('zh').trim(), cell('en').trim()]
  if (!/^[\p{L}\p{N}.-]{1,20}$/u.test(code)) faults.push(fault.code)
  else if (isReserved(code)) faults.push(fault.reserved(code))
  if (stage === null) faults.push(fault.stage(cell('stage').trim()))
  if (!Number.isInteger(maximum) || maximum < 1 || maximum > 100) faults.push(fault.maximum(cell('maximum').trim()))
  if (zh === '' || en === '') faults.push(fault.text)
  for (const [field, text] of Object.entries({ zh, en })) {
    const why = refusal(text, 'line')
    if (why !== null)
      faults.push({
        en: `${titles[field as Field].en} ${why.reason.en}`,
        zh: `${titles[field as Field].zh}${why.reason.zh}`,
      })
  }
  return faults.length > 0 || stage === null ? faults : { code, stage, maximum, zh, en }
}

/** A row as it was typed, or the sentence of why it cannot be read at all. */
type TypedRow =
  | { readonly cell: Cell; readonly said: (faults: readonly Words[]) => Words }
  | { readonly unreadable: Words }

/** The questions of typed rows in their order. One usage problem that names everything wrong with any of them. */
function collected(rows: readonly TypedRow[], hint = questionnaireWords.mendItems): Item[] {
  const items: Item[] = []
  const wrong: Words[] = []
  for (const row of rows) {
    if ('unreadable' in row) {
      wrong.push(row.unreadable)
      continue
    }
    const item = itemOf(row.cell)
    // Columns of answers are told apart by their headers, in which case, hyphens and the like are no difference.
    const twin = 'code' in item ? items.find(({ code }) => foldHeader(code) === foldHeader(item.code)) : undefined
    if ('code' in item && twin === undefined) items.push(item)
    else wrong.push(row.said('code' in item ? [fault.twice(twin?.code ?? item.code)] : item))
  }
  if (wrong.length > 0) throw usage(lines(wrong), hint)
  return items
}

/** The questions of `--item CODE|STAGE|MAXIMUM|CHINESE|ENGLISH`. Usage problem naming all that is wrong. */
export function itemsTyped(typed: readonly string[]): Item[] {
  const rows = typed.map((each): TypedRow => {
    const parts = each.split(/[|｜]/)
    if (parts.length !== 5) return { unreadable: questionnaireWords.itemForm('--item', each) }
    const [code = '', stage = '', maximum = '', zh = '', en = ''] = parts
    const cells = { code, stage, maximum, zh, en }
    return { cell: (field) => cells[field], said: (faults) => questionnaireWords.itemWrong(code, faults) }
  })
  return collected(rows, rows.some((row) => 'unreadable' in row) ? questionnaireWords.itemLike : undefined)
}

const titles: Readonly<Record<Field, Words>> = {
  code: { en: 'the code (题号)', zh: '题号' },
  stage: { en: 'the stage (阶段)', zh: '阶段' },
  maximum: { en: 'the maximum (满分)', zh: '满分' },
  zh: { en: 'the Chinese text (题目)', zh: '题目' },
  en: { en: 'the English text (英文)', zh: '英文' },
}

/** The questions of a file, in its order. Usage problems: columns that are missing; all that is wrong with its rows. */
export async function itemsOf(table: Table<Field>): Promise<Item[]> {
  const { columns } = table.recognized
  requireColumns(
    table,
    (Object.keys(titles) as Field[]).map((field) => [titles[field], field]),
  )
  const rows: TypedRow[] = []
  for await (const batch of table.rows())
    for (const row of batch) {
      if (isBad(row)) {
        rows.push({ unreadable: questionnaireWords.onLine(row.line, [row.reason]) })
        continue
      }
      const lost = lostIn(row.cells, columns)
      if (lost.length > 0) {
        const reasons = lost.map((each) => remarkText(each, itemHeaders))
        rows.push({ unreadable: questionnaireWords.onLine(row.line, reasons) })
        continue
      }
      const cell = (field: Field) =>
        recover(row.cells[columns.find((column) => column.field === field)?.index ?? -1] ?? '')
      rows.push({ cell, said: (faults) => questionnaireWords.onLine(row.line, faults) })
    }
  return collected(rows)
}

/** What keeps questions from being a questionnaire (4.5.3), or null: a stage of which nothing is asked. */
export function incomplete(items: readonly Item[]): Pick<Problem, 'words' | 'hint'> | null {
  const missing = missingStages(items)
  return missing.length === 0
    ? null
    : { words: questionnaireWords.missingStages(missing), hint: questionnaireWords.allStages }
}
