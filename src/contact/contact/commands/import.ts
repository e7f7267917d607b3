import { usage } from '../../../clause/problem.ts'
import type { Words } from '../../../clause/words.ts'
import { fileArgument, importFlags, importList, type ListImport, type ReadRow } from '../../../intake/import.ts'
import { remark } from '../../../intake/remark.ts'
import type { Table } from '../../../intake/table.ts'
import { intakeWords } from '../../../intake/words.ts'
import { doneBy } from '../../../office/staff/done-by.ts'
import { verb, type WriteCall } from '../../../terminal/command.ts'
import { type ContactListField, contactHeaders } from '../headers.ts'
import { readContactRow } from './import/row.ts'
import { importWords } from './import/words.ts'
import { ContactWriter, type WaitingContact } from './import/writer.ts'

/** `contact import`: contacts as clerks list them. Importing a list twice changes nothing. */
export const contactImport = verb({
  words: { en: 'Import contacts from a list (CSV, XLSX or XLS)', zh: '导入联系记录（CSV、XLSX、XLS）' },
  access: 'write',
  by: doneBy('business', '4.3.2'),
  args: { file: fileArgument },
  flags: importFlags,
  examples: {
    'contact import contacts.csv --dry-run': {
      en: 'what the file would do, row by row',
      zh: '试运行：逐行看会导入什么',
    },
    'contact import contacts.csv --rejects rejects.csv': {
      en: 'rows that cannot be taken go to a file to be mended',
      zh: '无法导入的行另存，便于修改后再导入',
    },
  },
  run: async ({ file, ...options }, call) => importList(contactList(call), file, options, call),
})

const contactList = (call: WriteCall): ListImport<ContactListField, WaitingContact> => ({
  catalogue: contactHeaders,
  nothing: { staffCreated: [], personsCreated: 0 },
  columns: (table) => checkedColumns(table, call),
  read: (line, cell) => readContact(line, cell, call),
  writer: (tx) => new ContactWriter(tx),
})

/** Without the first three every row would be wrong: better said once. Usage problem. */
function checkedColumns({ recognized, header }: Table<ContactListField>, call: WriteCall): readonly Words[] {
  const has = (...fields: readonly ContactListField[]) => recognized.columns.some(({ field }) => fields.includes(field))
  const missing: Words[] = []
  if (!has('customer', 'code', 'creditCode', 'name')) missing.push(importWords.customerColumn)
  if (!has('on')) missing.push(importWords.dayColumn)
  if (!has('channel')) missing.push(importWords.channelColumn)
  if (missing.length > 0) throw usage(intakeWords.columnsMissing(missing), intakeWords.mapColumns(header.cells))
  return has('staff') ? [] : [importWords.noStaffColumn(call.who.staff)]
}

function readContact(
  line: number,
  cell: (field: ContactListField) => string | null,
  call: WriteCall,
): ReadRow<ContactListField, WaitingContact> {
  const read = readContactRow((field) => cell(field) ?? '', call.today)
  const refusals = 'problems' in read ? [...read.problems] : []
  // A file that names who made its contacts does so for each: the importer made none of them.
  if (cell('staff')?.trim() === '') refusals.push(remark('staff', null, importWords.nobodyNamed))
  const item = refusals.length === 0 && 'contact' in read ? { line, contact: read.contact } : null
  return { item, warnings: 'warnings' in read ? read.warnings : [], refusals }
}
