import { type Problem, usage } from '../../clause/problem.ts'
import { onOneLine } from '../../clause/text.ts'
import { joined, same, shellWord, type Words } from '../../clause/words.ts'

/** What a file is instead of a list, by what is in it. */
const documents = {
  word: { en: 'a Word document', zh: 'Word 文档' },
  powerpoint: { en: 'a PowerPoint presentation', zh: 'PowerPoint 演示文稿' },
  numbers: { en: 'a Numbers document', zh: 'Numbers 表格' },
  zip: { en: 'a ZIP archive', zh: 'ZIP 压缩文件' },
  compound: { en: 'an old Office document, but not a workbook', zh: '旧版 Office 文档，但不是工作簿' },
  archive: { en: 'a web archive (MHTML)', zh: '网页存档（MHTML）' },
} as const satisfies Record<string, Words>

export type DocumentKind = keyof typeof documents

const copyTable: Words = {
  en: 'Copy the table into a spreadsheet and save that.',
  zh: '请把其中的表格复制到电子表格并保存后再导入。',
}

const hints: Readonly<Record<DocumentKind, Words>> = {
  word: copyTable,
  powerpoint: copyTable,
  numbers: {
    en: 'Export it from Numbers as Excel (XLSX) and import that.',
    zh: '请在 Numbers 中导出为 Excel（XLSX）后再导入。',
  },
  zip: { en: 'Unpack it and import the list that is in it.', zh: '请先解压，再导入其中的名单。' },
  compound: { en: 'Ask for the list as XLSX or CSV.', zh: '请索取 XLSX 或 CSV 格式的名单。' },
  archive: {
    en: 'Open it in Excel and save it as an Excel workbook (XLSX).',
    zh: '请用 Excel 打开，另存为 Excel 工作簿（XLSX）。',
  },
}

/** A file that is no list at all. */
export const notAList = (kind: DocumentKind, name: Words): Problem =>
  usage({ en: `${name.en} is ${documents[kind].en}.`, zh: `${name.zh}是${documents[kind].zh}。` }, hints[kind])

export const damaged = (name: Words): Problem =>
  usage(
    { en: `${name.en} is a damaged workbook and cannot be read.`, zh: `${name.zh}是已损坏的工作簿，无法读取。` },
    {
      en: 'Open it in Excel, which may repair it, and save it again; or ask for the file once more.',
      zh: '请用 Excel 打开（可尝试修复）并重新保存，或重新索取该文件。',
    },
  )

/** A document type definition in a part, or in the file itself. */
export const defined = (name: Words, part?: string): Problem =>
  usage(
    {
      en: `${name.en} has a document type definition (DTD)${part === undefined ? '' : ` in its part "${part}"`}, which no spreadsheet writes, and was not read.`,
      zh: `${name.zh}${part === undefined ? '' : `的“${part}”部分`}含有文档类型定义（DTD），电子表格软件不会写入这种内容，未读取。`,
    },
    {
      en: 'Ask whoever sent it where it comes from; or open it in Excel, save it as a new workbook and import that.',
      zh: '请向提供者核实文件来源；或用 Excel 打开后另存为新的工作簿再导入。',
    },
  )

export const encrypted = (name: Words): Problem =>
  usage(
    { en: `${name.en} is protected by a password.`, zh: `${name.zh}设有打开密码。` },
    {
      en: 'Open it in Excel, take the password off (File, Info) and save it.',
      zh: '请用 Excel 打开，在“文件—信息”中取消密码后保存。',
    },
  )

/** Larger than what is read at once. As text it may be of any size. */
export const tooLarge = (name: Words, bytes: number, most: number): Problem => {
  const [is, may] = [bytes, most].map((each) => Math.ceil(each / 2 ** 20))
  return usage(
    {
      en: `${name.en} is too large to be read as a workbook: ${is} MB unpacked, ${may} MB at most.`,
      zh: `${name.zh}解压后有 ${is} MB，超过工作簿的上限 ${may} MB。`,
    },
    {
      en: 'Save the sheet as CSV UTF-8, which can be of any size, and import that.',
      zh: '请把工作表另存为“CSV UTF-8”（大小不限）后再导入。',
    },
  )
}

/** A sheet as a message lists it. */
export interface SheetFound {
  readonly number: number
  readonly name: string
  readonly rows: number
  readonly isHidden: boolean
}

const sheetsText = (sheets: readonly SheetFound[]): Words =>
  joined(
    sheets.map(({ number, name, rows, isHidden }) => ({
      en: `${number} "${name}" (${rows} ${rows === 1 ? 'row' : 'rows'}${isHidden ? ', hidden' : ''})`,
      zh: `${number}“${name}”（${rows} 行${isHidden ? '，隐藏' : ''}）`,
    })),
  )

export const emptyWorkbook = (name: Words): Problem =>
  usage(
    { en: `No sheet of ${name.en} has a cell with a value.`, zh: `${name.zh}的工作表中没有任何内容。` },
    {
      en: 'Give a workbook with a header row and at least one row below it; charts and pictures are no rows.',
      zh: '请提供带表头行、且至少有一行数据的工作簿；图表和图片不是数据行。',
    },
  )

export const severalSheets = (name: Words, sheets: readonly SheetFound[]): Problem => {
  const visible = sheets.filter(({ isHidden }) => !isHidden)
  // The list is longer than what explains it.
  const [longest] = [...(visible.length > 0 ? visible : sheets)].sort((a, b) => b.rows - a.rows)
  const likeliest = shellWord(longest?.name ?? '')
  return usage(
    {
      en: `${name.en} has several sheets with rows: ${sheetsText(sheets).en}.`,
      zh: `${name.zh}有多个含数据的工作表：${sheetsText(sheets).zh}。`,
    },
    {
      en: `Say which one, by name or number: --sheet ${likeliest}`,
      zh: `请用名称或序号指明其一：--sheet ${likeliest}`,
    },
  )
}

export const noSuchSheet = (asked: string, name: Words, sheets: readonly SheetFound[]): Problem =>
  usage(
    { en: `${name.en} has no sheet "${asked}".`, zh: `${name.zh}中没有工作表“${asked}”。` },
    { en: `Its sheets are: ${sheetsText(sheets).en}`, zh: `工作表有：${sheetsText(sheets).zh}` },
  )

export const emptySheet = (sheet: string, name: Words): Problem =>
  usage(
    {
      en: `The sheet "${sheet}" of ${name.en} has no cell with a value.`,
      zh: `${name.zh}的工作表“${sheet}”中没有任何内容。`,
    },
    { en: 'Name another sheet with --sheet NAME.', zh: '请用 --sheet 名称 指定其他工作表。' },
  )

export const sheetOfText = (name: Words): Problem =>
  usage(
    { en: `${name.en} is text and has no sheets.`, zh: `${name.zh}是文本文件，没有工作表。` },
    { en: 'Leave --sheet out.', zh: '请去掉 --sheet。' },
  )

/** So many lines are named. */
const mostLines = 20

export const sheetWords = {
  /** Of `--encoding` and `--delimiter` beside a workbook. */
  notOfText: (flag: string): Words => ({
    en: `The file is a workbook; ${flag}, which is about text files, was passed over.`,
    zh: `文件是工作簿，未采用只用于文本文件的 ${flag}。`,
  }),
  hiddenLeftOut: (sheets: readonly SheetFound[]): Words => ({
    en: `Hidden sheets were left out: ${sheetsText(sheets).en}. Import one with --sheet NAME.`,
    zh: `未读取隐藏的工作表：${sheetsText(sheets).zh}。可用 --sheet 名称 导入。`,
  }),
  hiddenTaken: (sheet: string): Words => ({
    en: `The only sheet with rows, "${sheet}", is hidden; it was read all the same.`,
    zh: `唯一有内容的工作表“${sheet}”是隐藏的，已照常读取。`,
  }),
  struck: {
    en: 'Cells of it may be struck through; they were read all the same. If they are not meant, delete them there.',
    zh: '表中可能有带删除线的单元格，已照常读取；如不应导入，请先在表中删除。',
  },
  comments: (comments: readonly { readonly cell: string; readonly text: string }[], more: number): Words => {
    const short = (text: string) => onOneLine(text).slice(0, 60)
    const { en, zh } = joined(
      comments.map(({ cell, text }) => ({ en: `${cell} "${short(text)}"`, zh: `${cell}“${short(text)}”` })),
    )
    return {
      en: `Comments beside cells were not read: ${en}${more > 0 ? ` and ${more} more` : ''}.`,
      zh: `单元格批注未导入：${zh}${more > 0 ? `，另有 ${more} 条` : ''}。`,
    }
  },
  hiddenRows: (lines: readonly number[]): Words => {
    const list = joined(lines.slice(0, mostLines).map((line) => same(String(line))))
    const more = lines.length - mostLines
    return {
      en: `${lines.length} ${lines.length === 1 ? 'row' : 'rows'} that the sheet hides or filters out ${lines.length === 1 ? 'was' : 'were'} read all the same: ${list.en}${more > 0 ? ` and ${more} more` : ''}. If they are not meant, delete them there.`,
      zh: `工作表中有 ${lines.length} 行被隐藏或筛选掉，已照常读取：第 ${list.zh} 行${more > 0 ? `等，另有 ${more} 行` : ''}。如不应导入，请先在表中删除。`,
    }
  },
  /** Cells merged over several rows: as ranges, and how many more there are. */
  merged: (ranges: readonly string[], more: number): Words => {
    const list = joined(ranges.map(same))
    return {
      en: `Cells merged over several rows were taken as the value of each of them: ${list.en}${more > 0 ? ` and ${more} more` : ''}.`,
      zh: `跨行合并的单元格按每一行都有该值处理：${list.zh}${more > 0 ? ` 等，另有 ${more} 处` : ''}。`,
    }
  },
} as const
