import { joined, same, type Words } from '../clause/words.ts'
import { encodingTitles, type Reading } from './encoding.ts'
import type { Counts } from './outcome.ts'
import type { Other } from './remark.ts'
import type { WorkbookFormat } from './workbook/unpacked-workbook.ts'

const separators: Readonly<Record<string, Words>> = {
  ',': { en: 'commas', zh: '逗号' },
  ';': { en: 'semicolons', zh: '分号' },
  '\t': { en: 'tabs', zh: '制表符' },
}

const workbookTitles: Readonly<Record<WorkbookFormat, Words>> = {
  xlsx: { en: 'an Excel workbook (XLSX)', zh: ' Excel 工作簿（XLSX）' },
  xlsb: { en: 'a binary Excel workbook (XLSB)', zh: ' Excel 二进制工作簿（XLSB）' },
  xls: { en: 'an old Excel workbook (XLS)', zh: '旧版 Excel 工作簿（XLS）' },
  ods: { en: 'an OpenDocument spreadsheet (ODS)', zh: ' OpenDocument 电子表格（ODS）' },
  html: { en: 'a web page with a table (HTML)', zh: '含表格的网页（HTML）' },
  xml: { en: 'an XML spreadsheet of Excel 2003', zh: ' Excel 2003 XML 表格' },
}

/** The first names of a list as they were read, behind how it was read. */
const namesShown = (sample: readonly string[]): Words => {
  const names = sample.map((name) => ([...name].length > 20 ? `${[...name].slice(0, 20).join('')}…` : name))
  return { en: `: ${names.join(', ')}.`, zh: `：${names.join('、')}。` }
}

/** What people read of an import, whatever is imported. */
export const intakeWords = {
  understoodSheet: (format: WorkbookFormat, sheet: string): Words => ({
    en: `Read as ${workbookTitles[format].en}, sheet "${sheet}".`,
    zh: `按${workbookTitles[format].zh}读取，工作表为“${sheet}”。`,
  }),
  reading: { en: 'Reading', zh: '正在读取' },
  writing: { en: 'Recording', zh: '正在登记' },
  rows: { en: 'rows', zh: '行' },
  understood: (encoding: string, delimiter: string, sample: readonly string[]): Words => {
    const separator = separators[delimiter] ?? same(`"${delimiter}"`)
    const names = sample.length === 0 ? { en: '.', zh: '。' } : namesShown(sample)
    return {
      en: `Read as ${encoding}, columns separated by ${separator.en}${names.en}`,
      zh: `按 ${encoding} 读取，分隔符为${separator.zh}${names.zh}`,
    }
  },
  askReading: { en: 'How do the names read as they should?', zh: '哪一种读法的名称是正确的？' },
  asRead: ({ encoding, sample }: Reading): Words => {
    const names = namesShown(sample)
    return { en: `${encodingTitles[encoding]}${names.en}`, zh: `${encodingTitles[encoding]}${names.zh}` }
  },
  mayBeOther: (taken: Reading, others: readonly Reading[]): Words => {
    const readings = others.map(intakeWords.asRead)
    return {
      en: `The file was read as ${encodingTitles[taken.encoding]}${namesShown(taken.sample).en} It may as well be ${joined(readings, ' or ').en} If that is right, import it again with --encoding ${others[0]?.encoding}.`,
      zh: `文件已按 ${encodingTitles[taken.encoding]} 读取${namesShown(taken.sample).zh}也可能是 ${joined(readings, '', '').zh}如应为后者，请加 --encoding ${others[0]?.encoding} 重新导入。`,
    }
  },
  unknownColumns: (headers: readonly string[]): Words => ({
    en: `Columns that are not known and were left out: ${headers.join(', ')}. Name them with --map HEADER=FIELD.`,
    zh: `未识别而未导入的列：${headers.join('、')}。可用 --map 表头=字段 指明。`,
  }),
  anotherHeader: (line: number): Words => ({
    en: `Line ${line} is another header, by which the rows below it were read.`,
    zh: `第 ${line} 行是另一个表头，其下各行按该表头读取。`,
  }),
  headerAgain: (line: number): Words => ({
    en: `Line ${line} is another header: the list was put together of several.`,
    zh: `第 ${line} 行是另一个表头：该名单由几份拼接而成。`,
  }),
  splitList: { en: 'Make a file of each and give them one by one.', zh: '请分成几个文件，逐个使用。' },
  columnsMissing: (missing: readonly Words[]): Words => ({
    en: `The file has no column for: ${joined(missing, '; ').en}.`,
    zh: `文件缺少以下列：${joined(missing).zh}。`,
  }),
  mapColumns: (headers: readonly string[]): Words => ({
    en: `Add it, or name it with --map HEADER=FIELD. The headers are: ${headers.join(', ')}`,
    zh: `请补上该列，或用 --map 表头=字段 指明。文件的表头有：${headers.join('、')}`,
  }),
  ambiguousColumn: (header: string, taken: Words): Words => ({
    en: `"${header}" was taken as ${taken.en}; choose with --map ${header}=FIELD.`,
    zh: `“${header}”按“${taken.zh}”处理；可用 --map ${header}=字段 指定。`,
  }),
  headless: (line: number): Words => ({
    en: `The list has no header: its rows begin in line ${line}.`,
    zh: `名单没有表头：数据从第 ${line} 行开始。`,
  }),
  noRows: (name: Words): Words => ({
    en: `${name.en} has no rows below its header.`,
    zh: `${name.zh}的表头下没有任何行。`,
  }),
  giveRows: {
    en: 'Give a list with a header row and at least one row below it.',
    zh: '请提供带表头行、且至少有一行数据的名单。',
  },
  manyTimes: (lines: readonly number[], count: number): Words => ({
    en: `lines ${lines.join(', ')} … (${count} times)`,
    zh: `第 ${lines.join('、')} 行等 ${count} 处`,
  }),
  /** Of a row of the rejects file that is too long to be kept. */
  onlyBeginning: { en: 'only its beginning is kept here', zh: '此处只保留了开头部分' },
  byMapping: (name: string): Words => ({
    en: `The columns were read by the mapping "${name}"; "certdesk customer mapping list" shows it, --map goes before it.`,
    zh: `按对应方案“${name}”读取各列；可用 certdesk customer mapping list 查看，--map 优先于它。`,
  }),
  mappingKept: (name: string): Words => ({
    en: `The answers are kept as the mapping "${name}": the next list with this header is read by it.`,
    zh: `所选各列已存为对应方案“${name}”，下次表头相同的名单将自动采用。`,
  }),
  staffCreated: (names: readonly string[]): Words => ({
    en: `New on the staff as business, because the file names them: ${names.join(', ')}.`,
    zh: `按文件新列为业务部人员：${names.join('、')}。`,
  }),
  done: ({ rows, created, updated, unchanged, rejected }: Omit<Counts, 'waiting'>): Words => ({
    en: `${rows} ${rows === 1 ? 'row' : 'rows'}: ${created} created, ${updated} updated, ${unchanged} unchanged, ${rejected} rejected.`,
    zh: `共 ${rows} 行：新建 ${created}，更新 ${updated}，未变 ${unchanged}，拒绝 ${rejected}。`,
  }),
  /** Rows that are taken, but for a detail; whether there is a file that the rejects are written to. */
  waiting: (count: number, hasRejects: boolean): Words => ({
    en: `Of ${count} of the rows that were taken a detail was not${hasRejects ? ', and waits among the rejects' : ''}.`,
    zh: `已导入的行中有 ${count} 行尚有内容未录入${hasRejects ? '，见退回行' : ''}。`,
  }),
  dryRun: { en: 'Dry run: nothing was written.', zh: '试运行：未写入任何内容。' },
  strictStopped: ({ rows, rejected, waiting }: Counts): Words => ({
    en: `Nothing was written: --strict takes all rows or none, and ${rejected + waiting} of ${rows} cannot be taken.`,
    zh: `未写入任何内容：--strict 要求全部行有效，而 ${rows} 行中有 ${rejected + waiting} 行不可用。`,
  }),
  nothingNew: { en: 'Nothing in the file is new.', zh: '文件中没有新内容。' },
  replaced: { en: 'Replaced', zh: '修改' },
  warning: { en: 'Warning', zh: '提醒' },
  rejectedBecause: { en: 'Rejected because', zh: '拒绝原因' },
  notTaken: { en: 'Not taken because', zh: '未采用原因' },
  identity: { en: 'Which organization', zh: '组织识别' },
  /** What stands in the line below the examples of a reason. */
  moreAlike: (count: number): Words => ({ en: `and ${count} more like it`, zh: `另有 ${count} 条同类` }),
  askSame: (number: number, all: number, { en, zh }: Words): Words => ({
    en: `(${number}/${all}) ${en}: which is it?`,
    zh: `（${number}/${all}）${zh}，是：`,
  }),
  forAll: ({ en, zh }: Words, count: number): Words => ({
    en: `${en}, and so for all ${count} like it`,
    zh: `${zh}（其余 ${count - 1} 条同类都这样）`,
  }),
  notSettled: ({ en, zh }: Words, count: number): Words => ({
    en: `Not settled yet. All ${count} of these would be ${en}:`,
    zh: `尚未处理。以下 ${count} 行都将按“${zh}”处理：`,
  }),
  settleAll: ({ en, zh }: Words, count: number): Words => ({
    en: `Take all ${count} as ${en}?`,
    zh: `这 ${count} 行都按“${zh}”处理？`,
  }),
  otherSide: ({ line, code }: Other): Words => ({
    en: line === null ? code : `line ${line}${code === '' ? '' : ` (${code})`}`,
    zh: line === null ? code : `第 ${line} 行${code === '' ? '' : `（${code}）`}`,
  }),
  rejectsWritten: (file: string, isMapped: boolean): Words => ({
    en: `The rejected rows are in ${file}: mend them there and import that file${isMapped ? ', with the same --map' : ''}.`,
    zh: `被拒绝的行已写入 ${file}：在其中修改后再导入该文件${isMapped ? '，并加上同样的 --map' : ''}。`,
  }),
  noRow: { en: 'No row', zh: '非数据行' },
  reportTitle: { en: 'What an import says of the rows', zh: '导入说明' },
  rejectsTitle: { en: 'Rejected rows', zh: '退回行' },
  rejectsName: (file: string): Words => ({
    en: `"${file}" would be a workbook of a kind that is not written here.`,
    zh: `“${file}”这种格式的工作簿不能写入。`,
  }),
  giveRejectsName: { en: 'Let its name end in .xlsx or .csv.', zh: '请使用 .xlsx 或 .csv 结尾的文件名。' },
  rejectsTooMany: (file: string, most: number): Words => ({
    en: `The rejected rows are more than the ${most} that a sheet of "${file}" can hold.`,
    zh: `退回行超过“${file}”一个工作表的上限 ${most} 行。`,
  }),
  rejectsAsCsv: { en: 'Name a file that ends in .csv.', zh: '请改用 .csv 结尾的文件名。' },
  unmended: (why: string): Words => ({
    en: `this row is as it was rejected${why === '' ? '' : ` (${why})`}: mend it, or take it out`,
    zh: `此行仍是退回时的原样${why === '' ? '' : `（${why}）`}，请改正或删去`,
  }),
  mendedFile: (file: string): Words => ({
    en: `"${file}" holds rejected rows that somebody has mended, which would be lost.`,
    zh: `“${file}”中有已修改的退回行，覆盖会丢失。`,
  }),
  otherFile: (file: string): Words => ({
    en: `"${file}" is there already and holds something else than rejected rows of this program's.`,
    zh: `“${file}”已存在，且不是本程序写出的退回行文件。`,
  }),
  newRejects: {
    en: 'Import the mended rows first, or name another file with --rejects FILE.',
    zh: '请先导入其中已修改的行，或用 --rejects 指定另一个文件。',
  },
  keepRejects: {
    en: 'Add --rejects FILE to get the rejected rows as a file that can be mended.',
    zh: '加 --rejects 文件 可将被拒绝的行写成可修改的文件。',
  },
  line: (line: number): Words => ({ en: `line ${line}`, zh: `第 ${line} 行` }),
  onLine: (place: Words, text: Words): Words => ({ en: `${place.en}: ${text.en}`, zh: `${place.zh}：${text.zh}` }),
  replacedOnLine: (place: Words, text: Words): Words => ({
    en: `${place.en}, replaced: ${text.en}`,
    zh: `${place.zh}，已修改：${text.zh}`,
  }),
  /** Of a row that is taken but for this detail. */
  notTakenLine: (place: Words, text: Words): Words => ({
    en: `${place.en}, NOT TAKEN: ${text.en}`,
    zh: `${place.zh}，此项未采用：${text.zh}`,
  }),
  rejectedLine: (place: Words, text: Words): Words => ({
    en: `${place.en}, REJECTED: ${text.en}`,
    zh: `${place.zh}，已拒绝：${text.zh}`,
  }),
}
