import { same, type Words } from '../clause/words.ts'
import type { WriteCall } from '../terminal/command.ts'
import { defaultFormat } from '../terminal/format.ts'
import { type Column, type Part, type Result, sentence, table } from '../terminal/result.ts'
import { cellName } from '../workbook/cell-name.ts'
import { encodingTitles } from './encoding.ts'
import { fieldName } from './headers.ts'
import type { Counts, Outcome } from './outcome.ts'
import { type LineRemark, type Remarks, remarkText } from './remark.ts'
import type { Table } from './table.ts'
import { intakeWords } from './words.ts'
import { isWorkbookFormat } from './workbook/unpacked-workbook.ts'

/** A remark with its place in the file: the cell of a sheet as spreadsheets name it, null where it is about a whole row. */
interface PlacedRemark extends LineRemark {
  readonly cell: string | null
}

/** The remarks with their places. In text a field has no name of its own. */
const placed = (remarks: readonly LineRemark[], { sheet, recognized }: Table): readonly PlacedRemark[] =>
  remarks.map((each) => {
    const column = sheet === null ? undefined : recognized.columns.find(({ field }) => field === each.field)
    return { ...each, cell: column === undefined ? null : cellName(column.index, each.line) }
  })

const placeOf = ({ line, cell }: PlacedRemark): Words => (cell === null ? intakeWords.line(line) : same(cell))

const remarkColumns = (title: Words, { catalogue, sheet }: Table): readonly Column<PlacedRemark>[] => [
  {
    key: 'line',
    title: sheet === null ? { en: 'Line', zh: '行' } : { en: 'Cell', zh: '单元格' },
    cell: (each) => each.cell ?? each.line,
    whole: true,
    ...(sheet === null ? { align: 'right' } : {}),
  },
  {
    key: 'field',
    title: { en: 'Field', zh: '字段' },
    cell: (each) => each.field,
    shown: ({ field }) => (field === null ? same('') : fieldName(catalogue, field)),
  },
  { key: 'value', title: { en: 'Value', zh: '值' }, cell: (each) => each.value },
  { key: 'reason', title, cell: (each) => each.reason.en, shown: (each) => each.reason },
]

const countColumns: readonly Column<Counts>[] = (['rows', 'created', 'updated', 'unchanged', 'rejected'] as const).map(
  (key) => ({ key, title: same(key), cell: (each) => each[key] }),
)

const plain = ({ line, cell, reason, field, value }: PlacedRemark) => ({
  line,
  cell,
  code: reason.code,
  reason: reason.en,
  field,
  value,
})

function remarkParts(title: Words, remarks: Remarks, list: Table): Part[] {
  if (remarks.count === 0) return []
  const kept = placed(remarks.inOrder(), list)
  const parts: Part[] = [table(remarkColumns(title, list), kept)]
  if (remarks.count > kept.length) parts.push(sentence(intakeWords.more(remarks.count - kept.length)))
  return parts
}

/** Whether only the counts are printed: then what is to be said of the rows goes to the error stream, as in cron's mail. */
const rowsAlone = ({ globals, world }: WriteCall): boolean =>
  ['tsv', 'csv'].includes(globals.format ?? defaultFormat(globals.output, world))

const howRead = ({ detected: { encoding }, delimiter, sheet }: Table): Words =>
  isWorkbookFormat(encoding)
    ? intakeWords.understoodSheet(encoding, sheet ?? '')
    : intakeWords.understood(encodingTitles[encoding], delimiter ?? '')

/** What an import says: how the file was read, the counts, and every remark with its line. */
export function importResult(
  list: Table,
  { counts, warnings, replaced, rejects, stopped, more }: Outcome,
  how: { readonly dryRun: boolean; readonly rejects: string | null },
  call: WriteCall,
): Result {
  const { detected, delimiter, sheet, recognized, catalogue } = list
  for (const remark of list.remarks) call.warn(remark)
  if (recognized.unknown.length > 0) call.warn(intakeWords.unknownColumns(recognized.unknown))
  if (!call.interactive)
    for (const { header, default: taken } of recognized.ambiguous)
      call.warn(intakeWords.ambiguousColumn(header, fieldName(catalogue, taken)))
  const said: Words[] = [howRead(list)]
  if (stopped) said.push(intakeWords.strictStopped(counts))
  else {
    said.push(intakeWords.done(counts), ...more.said)
    if (how.dryRun) said.push(intakeWords.dryRun)
    else if (counts.created + counts.updated + counts.rejected === 0) said.push(intakeWords.nothingNew)
  }
  const parts: Part[] = said.map(sentence)
  const done = stopped ? [] : placed(replaced.inOrder(), list)
  const [warned, refused] = [placed(warnings.inOrder(), list), placed(rejects.inOrder(), list)]
  if (!stopped) parts.push(...remarkParts(intakeWords.replaced, replaced, list))
  parts.push(...remarkParts(intakeWords.warning, warnings, list))
  parts.push(...remarkParts(intakeWords.rejectedBecause, rejects, list))
  if (counts.rejected > 0)
    parts.push(sentence(how.rejects === null ? intakeWords.keepRejects : intakeWords.rejectsWritten(how.rejects)))
  if (rowsAlone(call)) {
    const kinds = [
      [done, intakeWords.replacedOnLine],
      [warned, intakeWords.onLine],
      [refused, intakeWords.rejectedLine],
    ] as const
    for (const [remarks, words] of kinds)
      for (const each of remarks) call.warn(words(placeOf(each), remarkText(each, catalogue)))
    if (counts.rejected > 0 && how.rejects === null) call.warn(intakeWords.keepRejects)
  }
  const json = {
    ...counts,
    warnings: warned.map(plain),
    replaced: done.map(plain),
    encoding: detected.encoding,
    delimiter,
    sheet,
    dryRun: how.dryRun,
    unknownColumns: recognized.unknown,
    ...more.json,
    rejects: refused.map(plain),
  }
  return { json, parts, rows: table(countColumns, [counts]), exit: counts.rejected > 0 ? 1 : 0 }
}
