import { schemes } from '../../certificate/certificate/rules.ts'
import { usage } from '../../clause/problem.ts'
import type { Words } from '../../clause/words.ts'
import { Answers, answerTyped, type TypedAnswer, typedAnswers } from '../../intake/doubt.ts'
import { foldHeader } from '../../intake/headers.ts'
import { fileArgument, importFlags, importList, type ListImport } from '../../intake/import.ts'
import type { Table } from '../../intake/table.ts'
import { staffNamed } from '../../office/staff/argument.ts'
import { doneBy } from '../../office/staff/done-by.ts'
import { requireStaff } from '../../office/staff/store/staff.ts'
import { verb } from '../../terminal/command.ts'
import { day } from '../../terminal/day-flag.ts'
import { choice, type Flag, many, text, yes } from '../../terminal/flag.ts'
import { contactListHeaders, customerHeaders, isOfStatus, type ListField, mayTellStatus } from '../headers.ts'
import { CustomerImport } from './import/apply.ts'
import { type Draft, draftReader } from './import/draft.ts'
import { nothingFiled } from './import/filed.ts'
import { importWords, isDoubtKind } from './import/words.ts'

const existingWords = {
  update: { en: 'update', zh: '更新' },
  skip: { en: 'skip', zh: '跳过' },
  refuse: { en: 'refuse', zh: '拒绝' },
} as const

const sameCodeWords = {
  merge: { en: 'are about it', zh: '合并' },
  ask: { en: 'ask, or keep them among the rejects', zh: '询问' },
  separate: { en: 'are about another', zh: '分开' },
} as const

const doubtText = text(
  {
    en: 'of one such row by its line, or of all of one kind: merge, separate or ask',
    zh: '按行号或疑问种类，指明疑似同一组织的行如何处理：merge 合并、separate 分开、ask 询问',
  },
  'ROW|KIND=VALUE',
)

const doubtFlag: Flag<TypedAnswer, 'optional'> = {
  ...doubtText,
  parse: (raw, label) => {
    const typed = answerTyped(doubtText.parse(raw, label))
    if (typed === null || (/\D/.test(typed.about) && !isDoubtKind(typed.about)))
      throw usage(importWords.noDoubt(label, raw), importWords.giveDoubt)
    return typed
  },
}

/** Reads a customer list into the register: a CSV file as spreadsheets write it, a workbook, or standard input. */
export const customerImport = verb({
  words: { en: 'Import a customer list (CSV, XLSX or XLS)', zh: '导入客户名单（CSV、XLSX、XLS）' },
  access: 'write',
  by: doneBy(['business', 'general'], '4.2.4'),
  args: { file: fileArgument },
  flags: {
    ...importFlags,
    onExisting: choice(
      { en: 'customers already on record (default update)', zh: '对已登记客户（默认更新）' },
      existingWords,
    ),
    maintainer: staffNamed({ en: 'who maintains those for whom the file names nobody', zh: '文件未指明时的维护人' }),
    maintainerSince: day('past', { en: 'maintained from this day (default today)', zh: '自该日起维护（默认今天）' }),
    sameCode: choice(
      { en: 'rows that may be about another customer (default ask)', zh: '疑似同一组织的行（默认询问）' },
      sameCodeWords,
    ),
    doubt: many(doubtFlag),
    renames: yes({ en: 'the new names of many customers are right', zh: '确认大量客户改名' }),
    scheme: choice({ en: 'of certificates whose standard does not tell', zh: '无法由标准判断时的类别' }, schemes),
  },
  examples: {
    'customer import customers.csv --dry-run': {
      en: 'what the file would do, row by row',
      zh: '试运行：逐行看会导入什么',
    },
    'customer import customers.csv --rejects rejects.csv': {
      en: 'rows that cannot be taken go to a file to be mended',
      zh: '无法导入的行另存，便于修改后再导入',
    },
  },
  run: async (
    { file, onExisting, maintainer, maintainerSince, scheme, sameCode, doubt, renames, ...options },
    call,
  ) => {
    if (maintainer !== undefined) await call.read((db) => requireStaff(db, maintainer))
    const how = {
      onExisting: onExisting ?? 'update',
      maintainer: maintainer ?? null,
      maintainerSince: maintainerSince ?? null,
      renames: renames === true,
    }
    const list: ListImport<ListField, Draft> = {
      list: 'customer',
      catalogue: customerHeaders,
      naming: ['code', 'name', 'creditCode'],
      knownBy: ['name', 'certificateNumber'],
      known: ({ fields: { name }, filed }) => ({ name, certificateNumber: filed?.certificate?.number ?? null }),
      nothing: {
        filed: nothingFiled(),
        firstFromIssue: 0,
        withoutStatus: 0,
        certifiers: [],
        staffCreated: [],
        headOfficesInferred: [],
        namesToCheck: [],
      },
      columns: (table) => checkedColumns(table, file),
      reader: (columns) => draftReader(columns, call.today, scheme),
      writer: (tx, earlier, answers) => new CustomerImport(tx, how, earlier, answers),
    }
    const always = sameCode === undefined || sameCode === 'ask' ? null : typedAnswers[sameCode]
    return importList(list, file, options, call, new Answers(always, doubt))
  },
})

/** Without a name every row would be wrong, and so would they of a list of contacts: better said once. Usage problem. */
function checkedColumns({ recognized, header }: Table<ListField>, file: string): readonly Words[] {
  // Of the columns that mean nothing here: who maps the day or ignores it has looked.
  const day = recognized.unknown.find((each) => isOneOf(each, contactListHeaders.day))
  const beside = header.cells.find((each) => isOneOf(each, contactListHeaders.beside))
  if (day !== undefined && beside !== undefined)
    throw usage(importWords.contactList(day, beside.trim()), importWords.importContacts(file, day))
  const fields = new Set(recognized.columns.map(({ field }) => field))
  const telling = recognized.unknown.find(mayTellStatus)
  if (telling !== undefined && fields.has('certificateNumber'))
    throw usage(importWords.mayTellStatus(telling), importWords.mapStatus(telling, isOfStatus(telling)))
  if (fields.has('name')) return []
  throw usage(importWords.noNameColumn, importWords.mapName(header.cells))
}

const isOneOf = (header: string, headers: readonly string[]): boolean =>
  headers.some((each) => foldHeader(each) === foldHeader(header))
