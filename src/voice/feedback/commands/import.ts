import { usage } from '../../../clause/problem.ts'
import type { Words } from '../../../clause/words.ts'
import { fileArgument, importFlags, importList, type ListImport } from '../../../intake/import.ts'
import type { Table } from '../../../intake/table.ts'
import { intakeWords } from '../../../intake/words.ts'
import { doneBy } from '../../../office/staff/done-by.ts'
import { verb, type WriteCall } from '../../../terminal/command.ts'
import { type FeedbackListField, feedbackHeaders } from '../headers.ts'
import { readFeedbackRow } from './import/row.ts'
import { importWords } from './import/words.ts'
import { FeedbackWriter, type WaitingFeedback } from './import/writer.ts'

/** `feedback import`: feedback as clerks list it (4.5.1). Importing a list twice changes nothing. */
export const feedbackImport = verb({
  words: { en: 'Import feedback from a list (CSV, XLSX or XLS)', zh: '导入客户反馈（CSV、XLSX、XLS）' },
  access: 'write',
  by: doneBy('business', '4.5.1'),
  args: { file: fileArgument },
  flags: importFlags,
  examples: {
    'feedback import feedback.csv --dry-run': {
      en: 'what the file would do, row by row',
      zh: '试运行：逐行看会导入什么',
    },
    'feedback import feedback.csv --rejects rejects.csv': {
      en: 'rows that cannot be taken go to a file to be mended',
      zh: '无法导入的行另存，便于修改后再导入',
    },
  },
  run: async ({ file, ...options }, call) => importList(feedbackList(call), file, options, call),
})

const feedbackList = (call: WriteCall): ListImport<FeedbackListField, WaitingFeedback> => ({
  catalogue: feedbackHeaders,
  nothing: { unclassified: 0 },
  columns: checkedColumns,
  read: (line, cell) => {
    const read = readFeedbackRow(cell, call.today)
    return 'problems' in read
      ? { item: null, warnings: [], refusals: read.problems }
      : { item: { line, feedback: read.feedback }, warnings: read.warnings, refusals: [] }
  },
  writer: (tx) => new FeedbackWriter(tx),
})

/** Without these every row would be wrong: better said once. Usage problem. */
function checkedColumns({ recognized, header }: Table<FeedbackListField>): readonly Words[] {
  const has = (field: FeedbackListField) => recognized.columns.some((column) => column.field === field)
  const missing: Words[] = []
  if (!has('channel')) missing.push(importWords.channelColumn)
  if (!has('received')) missing.push(importWords.receivedColumn)
  if (!has('content')) missing.push(importWords.contentColumn)
  if (missing.length > 0) throw usage(intakeWords.columnsMissing(missing), intakeWords.mapColumns(header.cells))
  const classifies = (['stage', 'topic', 'as'] as const).every(has)
  return classifies && !has('classifiedOn') ? [importWords.noDayColumn] : []
}
