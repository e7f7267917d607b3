import { happened } from '../../../clause/fact.ts'
import { refused, usage } from '../../../clause/problem.ts'
import type { Words } from '../../../clause/words.ts'
import { namingFields } from '../../../customer/customer/named-row.ts'
import { fileArgument, importFlags, importList, type ListImport } from '../../../intake/import.ts'
import { hasColumn, requireColumns } from '../../../intake/record-list.ts'
import type { Table } from '../../../intake/table.ts'
import { doneBy } from '../../../office/staff/done-by.ts'
import { verb, type WriteCall } from '../../../terminal/command.ts'
import { day } from '../../../terminal/day-flag.ts'
import { namedRound, surveyNumber } from '../../round/argument.ts'
import { questionnaireOf } from '../../round/commands/sampled-record.ts'
import { answerField, returnHeaders } from '../headers.ts'
import { returnWords } from '../words.ts'
import { ReturnReader, type ReturnRow } from './import/row.ts'
import { importWords } from './import/words.ts'
import { type ReturnList, ReturnWriter } from './import/writer.ts'

/** `survey import`: returns as a list: one row a form with a column for each item, or one row an answer. */
export const surveyImport = verb({
  words: {
    en: 'Import returns from a list (CSV, XLSX or XLS): a row a form, or a row an answer',
    zh: '导入收回的问卷（CSV、XLSX、XLS）：一行一份或一行一题',
  },
  access: 'write',
  by: doneBy('business', '4.5.2'),
  args: { file: fileArgument },
  flags: {
    survey: surveyNumber,
    on: day('past', { en: 'the day of rows that tell none (default today)', zh: '未写明日期的行按此日期（默认今天）' }),
    ...importFlags,
  },
  examples: {
    'survey import returns.csv --dry-run': { en: 'what the file would do, row by row', zh: '试运行：逐行看会导入什么' },
    'survey import returns.csv --survey SV-2026-1 --rejects rejects.csv': {
      en: 'the forms of one survey; what cannot be taken goes to a file',
      zh: '指明调查；无法导入的行另存',
    },
  },
  run: async ({ file, survey, on, ...options }, call) => {
    const list = await call.read(async (db): Promise<ReturnList> => {
      const round = await namedRound(db, survey, call.today)
      const questionnaire = await questionnaireOf(db, round, call.today)
      if (questionnaire === null)
        throw refused('4.5.2', returnWords.noneIssued(round.number), returnWords.issueAll(round.number))
      return { round, questionnaire, on: happened(on ?? call.today, call.today, '--on') }
    })
    return importList(returnList(list, on !== undefined, call), file, options, call)
  },
})

function returnList(list: ReturnList, isDayGiven: boolean, call: WriteCall): ListImport<string, ReturnRow> {
  const { items } = list.questionnaire
  let isLong = false
  return {
    list: 'survey',
    catalogue: returnHeaders(items),
    naming: namingFields,
    nothing: { forms: 0, blankForms: [] },
    columns: (table) => {
      isLong = isLongList(table, list)
      return remarksOn(table, list, isLong, isDayGiven)
    },
    reader: () => {
      const reader = new ReturnReader(items, isLong, call.today)
      return (line, cell) => reader.read(line, cell)
    },
    writer: (tx) => new ReturnWriter(tx, list, isLong),
  }
}

/** Whether each row is one answer. Without customer or answers every row would be wrong: better said once. Usage problems. */
function isLongList(table: Table, { questionnaire }: ReturnList): boolean {
  const { items } = questionnaire
  const answers = items.map(answerField)
  const wide = hasColumn(table, ...answers)
  const long = hasColumn(table, 'item', 'answer')
  if (wide && long) throw usage(importWords.bothForms, importWords.chooseForm)
  const ofAnswers = long
    ? ([
        [importWords.itemColumn, 'item'],
        [importWords.answerColumn, 'answer'],
      ] as const)
    : ([[importWords.answerColumns(items.map(({ code }) => code)), ...answers, 'outcome', 'invalid']] as const)
  requireColumns(table, [[importWords.customerColumn, 'customer', 'code', 'creditCode', 'name'], ...ofAnswers])
  return long
}

function remarksOn(
  { recognized }: Table,
  { questionnaire, on }: ReturnList,
  isLong: boolean,
  isDayGiven: boolean,
): Words[] {
  const has = (field: string) => recognized.columns.some((column) => column.field === field)
  const absent = isLong ? [] : questionnaire.items.filter((item) => !has(answerField(item))).map(({ code }) => code)
  return [
    ...(has('on') || isDayGiven ? [] : [importWords.noDayColumn(on)]),
    ...(absent.length === 0 || absent.length === questionnaire.items.length ? [] : [importWords.itemsAbsent(absent)]),
  ]
}
