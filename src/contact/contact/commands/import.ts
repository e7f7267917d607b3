import { knownByName, namingFields } from '../../../customer/customer/named-row.ts'
import { fileArgument, importFlags, importList, type ListImport } from '../../../intake/import.ts'
import { hasColumn, importExamples, requireColumns } from '../../../intake/record-list.ts'
import { doneBy } from '../../../office/staff/done-by.ts'
import { verb, type WriteCall } from '../../../terminal/command.ts'
import { type ContactListField, contactHeaders } from '../headers.ts'
import { type ContactRow, readContactRow } from './import/row.ts'
import { importWords } from './import/words.ts'
import { ContactWriter } from './import/writer.ts'

/** `contact import`: contacts as clerks list them. Importing a list twice changes nothing. */
export const contactImport = verb({
  words: { en: 'Import contacts from a list (CSV, XLSX or XLS)', zh: '导入联系记录（CSV、XLSX、XLS）' },
  access: 'write',
  by: doneBy('business', '4.3.2'),
  args: { file: fileArgument },
  flags: importFlags,
  examples: importExamples('contact import contacts.csv'),
  run: async ({ file, ...options }, call) => importList(contactList(call), file, options, call),
})

const contactList = (call: WriteCall): ListImport<ContactListField, ContactRow> => ({
  list: 'contact',
  catalogue: contactHeaders,
  naming: namingFields,
  ...knownByName,
  nothing: { staffCreated: [], personsCreated: 0 },
  columns: (table) => {
    requireColumns(table, [
      [importWords.customerColumn, 'customer', 'code', 'creditCode', 'name'],
      [importWords.dayColumn, 'on'],
      [importWords.channelColumn, 'channel'],
    ])
    return hasColumn(table, 'staff') ? [] : [importWords.noStaffColumn(call.who.staff)]
  },
  reader: () => (line, cell) => readContactRow(line, cell, call.today),
  writer: (tx) => new ContactWriter(tx),
})
