import { knownByName, namingFields } from '../../../customer/customer/named-row.ts'
import { fileArgument, importFlags, importList, type ListImport } from '../../../intake/import.ts'
import { hasColumn, importExamples, requireColumns } from '../../../intake/record-list.ts'
import { doneBy } from '../../../office/staff/done-by.ts'
import { verb, type WriteCall } from '../../../terminal/command.ts'
import { type FeedbackListField, feedbackHeaders } from '../headers.ts'
import { type FeedbackRow, readFeedbackRow } from './import/row.ts'
import { importWords } from './import/words.ts'
import { FeedbackWriter } from './import/writer.ts'

/** `feedback import`: feedback as clerks list it (4.5.1). Importing a list twice changes nothing. */
export const feedbackImport = verb({
  words: { en: 'Import feedback from a list (CSV, XLSX or XLS)', zh: '导入客户反馈（CSV、XLSX、XLS）' },
  access: 'write',
  by: doneBy('business', '4.5.1'),
  args: { file: fileArgument },
  flags: importFlags,
  examples: importExamples('feedback import feedback.csv'),
  run: async ({ file, ...options }, call) => importList(feedbackList(call), file, options, call),
})

const feedbackList = (call: WriteCall): ListImport<FeedbackListField, FeedbackRow> => ({
  list: 'feedback',
  catalogue: feedbackHeaders,
  naming: namingFields,
  ...knownByName,
  nothing: { unclassified: 0 },
  columns: (table) => {
    requireColumns(table, [
      [importWords.channelColumn, 'channel'],
      [importWords.receivedColumn, 'received'],
      [importWords.contentColumn, 'content'],
    ])
    const classifies = (['stage', 'topic', 'as'] as const).every((field) => hasColumn(table, field))
    return classifies && !hasColumn(table, 'classifiedOn') ? [importWords.noDayColumn] : []
  },
  reader: () => (line, cell) => readFeedbackRow(line, cell, call.today),
  writer: (tx) => new FeedbackWriter(tx),
})
