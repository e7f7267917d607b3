import { same, type Words } from '../clause/words.ts'
import type { WriteCall } from '../terminal/command.ts'
import { defaultFormat } from '../terminal/format.ts'
import { type Column, type Part, type Result, sentence, table } from '../terminal/result.ts'
import { encodingTitle } from './encoding.ts'
import { fieldName, type HeaderCatalogue } from './headers.ts'
import type { Counts, Outcome } from './outcome.ts'
import { type LineRemark, type Remarks, remarkText } from './remark.ts'
import type { Table } from './table.ts'
import { intakeWords } from './words.ts'

const remarkColumns = (title: Words, catalogue: HeaderCatalogue): readonly Column<LineRemark>[] => [
  { key: 'line', title: { en: 'Line', zh: '行' }, cell: (each) => each.line, align: 'right', whole: true },
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

const plain = ({ line, reason, field, value }: LineRemark) => ({ line, reason: reason.en, field, value })

function remarkParts(title: Words, remarks: Remarks, catalogue: HeaderCatalogue): Part[] {
  if (remarks.count === 0) return []
  const kept = remarks.inOrder()
  const parts: Part[] = [table(remarkColumns(title, catalogue), kept)]
  if (remarks.count > kept.length) parts.push(sentence(intakeWords.more(remarks.count - kept.length)))
  return parts
}

/** Whether only the counts are printed: then what is to be said of the rows goes to the error stream, as in cron's mail. */
const rowsAlone = ({ globals, world }: WriteCall): boolean =>
  ['tsv', 'csv'].includes(globals.format ?? defaultFormat(globals.output, world))

/** What an import says: how the file was read, the counts, and every remark with its line. */
export function importResult(
  { detected, delimiter, recognized, catalogue }: Table,
  { counts, warnings, replaced, rejects, stopped, more }: Outcome,
  how: { readonly dryRun: boolean; readonly rejects: string | null },
  call: WriteCall,
): Result {
  if (detected.remark !== null) call.warn(detected.remark)
  if (recognized.unknown.length > 0) call.warn(intakeWords.unknownColumns(recognized.unknown))
  if (!call.interactive)
    for (const { header, default: taken } of recognized.ambiguous)
      call.warn(intakeWords.ambiguousColumn(header, fieldName(catalogue, taken)))
  const said: Words[] = [intakeWords.understood(encodingTitle(detected.encoding), delimiter)]
  if (stopped) said.push(intakeWords.strictStopped(counts))
  else {
    said.push(intakeWords.done(counts), ...more.said)
    if (how.dryRun) said.push(intakeWords.dryRun)
    else if (counts.created + counts.updated + counts.rejected === 0) said.push(intakeWords.nothingNew)
  }
  const parts: Part[] = said.map(sentence)
  const done = stopped ? [] : replaced.inOrder()
  if (!stopped) parts.push(...remarkParts(intakeWords.replaced, replaced, catalogue))
  parts.push(...remarkParts(intakeWords.warning, warnings, catalogue))
  parts.push(...remarkParts(intakeWords.rejectedBecause, rejects, catalogue))
  if (counts.rejected > 0)
    parts.push(sentence(how.rejects === null ? intakeWords.keepRejects : intakeWords.rejectsWritten(how.rejects)))
  if (rowsAlone(call)) {
    const kinds = [
      [done, intakeWords.replacedOnLine],
      [warnings.inOrder(), intakeWords.onLine],
      [rejects.inOrder(), intakeWords.rejectedLine],
    ] as const
    for (const [remarks, words] of kinds)
      for (const each of remarks) call.warn(words(each.line, remarkText(each, catalogue)))
    if (counts.rejected > 0 && how.rejects === null) call.warn(intakeWords.keepRejects)
  }
  const json = {
    ...counts,
    warnings: warnings.inOrder().map(plain),
    replaced: done.map(plain),
    encoding: detected.encoding,
    delimiter,
    dryRun: how.dryRun,
    unknownColumns: recognized.unknown,
    ...more.json,
    rejects: rejects.inOrder().map(plain),
  }
  return { json, parts, rows: table(countColumns, [counts]), exit: counts.rejected > 0 ? 1 : 0 }
}
