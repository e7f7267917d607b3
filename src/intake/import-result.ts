import { lines, same, type Words } from '../clause/words.ts'
import type { WriteCall } from '../terminal/command.ts'
import { defaultFormat } from '../terminal/format.ts'
import { type Column, type Part, type Result, sentence, table } from '../terminal/result.ts'
import { encodingTitles } from './encoding.ts'
import { fieldName } from './headers.ts'
import { type Counts, isAnyRefused, type Outcome } from './outcome.ts'
import { inOrder, type LineRemark, type Remarks, remarkText } from './remark.ts'
import { type PlacedRemark, placed, plain, saidColumns, saidLines } from './said-of-rows.ts'
import type { Table } from './table.ts'
import { intakeWords } from './words.ts'
import { isWorkbookFormat } from './workbook/unpacked-workbook.ts'

const countColumns: readonly Column<Counts>[] = (
  ['rows', 'created', 'updated', 'unchanged', 'rejected', 'waiting'] as const
).map((key) => ({ key, title: same(key), cell: (each) => each[key] }))

type Reasons = ReadonlySet<LineRemark['reason']>

function remarkParts(title: Words, remarks: Remarks, list: Table, but: Reasons): Part[] {
  const lines = saidLines(remarks, list, but)
  return lines.length === 0 ? [] : [table(saidColumns(title, list), lines)]
}

/** Whether only the counts are printed: then what is to be said of the rows goes to the error stream, as in cron's mail. */
const rowsAlone = ({ globals, world }: WriteCall): boolean =>
  ['tsv', 'csv'].includes(globals.format ?? defaultFormat(globals.output, world))

const howRead = ({ detected: { encoding }, delimiter, sheet, sample }: Table): Words =>
  isWorkbookFormat(encoding)
    ? intakeWords.understoodSheet(encoding, sheet ?? '')
    : intakeWords.understood(encodingTitles[encoding], delimiter ?? '', sample)

/** The remarks of one reason as lines of the error stream: one where there are more than a few. */
function* linesOf(remarks: Remarks, list: Table, but: Reasons, words: typeof intakeWords.onLine): Generator<Words> {
  for (const { count, first } of remarks.groups()) {
    const left = placed(
      first.filter(({ reason }) => !but.has(reason)),
      list,
    )
    const [one] = left
    if (one === undefined) continue
    if (count <= first.length) for (const each of left) yield words(placeOf(each), remarkText(each, list.catalogue))
    else
      yield words(
        intakeWords.manyTimes(
          first.map(({ line }) => line),
          count,
        ),
        remarkText(one, list.catalogue),
      )
  }
}

const placeOf = ({ line, cell }: PlacedRemark): Words => (cell === null ? intakeWords.line(line) : same(cell))

/** What an import says: how the file was read, the counts, and every remark with its line; what changed identity first. */
export function importResult(
  list: Table,
  outcome: Outcome,
  how: { readonly dryRun: boolean; readonly rejects: string | null; readonly isMapped: boolean },
  call: WriteCall,
): Result {
  const { counts, identity, warnings, replaced, rejects, details, skipped, mapping, stopped, more } = outcome
  const { detected, delimiter, sheet, recognized, catalogue } = list
  for (const remark of list.remarks) call.warn(remark)
  const [taken, ...others] = list.readings
  if (taken !== undefined) call.warn(intakeWords.mayBeOther(taken, others))
  if (recognized.unknown.length > 0) call.warn(intakeWords.unknownColumns(recognized.unknown))
  if (!call.interactive)
    for (const { header, default: taken } of recognized.ambiguous)
      call.warn(intakeWords.ambiguousColumn(header, fieldName(catalogue, taken)))
  const said: Words[] = [howRead(list)]
  if (stopped !== null) said.push(stopped)
  else {
    said.push(intakeWords.done(counts), ...more.said)
    if (counts.waiting > 0) said.push(intakeWords.waiting(counts.waiting, how.rejects !== null))
    if (mapping?.isNew === true && !how.dryRun) said.push(intakeWords.mappingKept(mapping.name))
    if (how.dryRun) said.push(intakeWords.dryRun)
    else if (counts.created + counts.updated + counts.rejected === 0) said.push(intakeWords.nothingNew)
  }
  const parts: Part[] = said.map(sentence)
  if (skipped.kept.length > 0) parts.push(sentence(lines(skipped.words())))
  const told = new Set(identity.inOrder().map(({ reason }) => reason))
  const kinds = [
    { remarks: identity, title: intakeWords.identity, words: intakeWords.onLine, but: new Set<never>() },
    { remarks: replaced, title: intakeWords.replaced, words: intakeWords.replacedOnLine, but: told },
    { remarks: warnings, title: intakeWords.warning, words: intakeWords.onLine, but: told },
    { remarks: details, title: intakeWords.notTaken, words: intakeWords.notTakenLine, but: new Set<never>() },
    { remarks: rejects, title: intakeWords.rejectedBecause, words: intakeWords.rejectedLine, but: new Set<never>() },
  ]
  const shown = stopped === null ? kinds : kinds.filter(({ remarks }) => remarks !== replaced)
  for (const { remarks, title, but } of shown) parts.push(...remarkParts(title, remarks, list, but))
  const isRefused = isAnyRefused(outcome)
  if (isRefused)
    parts.push(
      sentence(how.rejects === null ? intakeWords.keepRejects : intakeWords.rejectsWritten(how.rejects, how.isMapped)),
    )
  if (rowsAlone(call)) {
    // What is read as anything but UTF-8 was told by its characters: whoever sees no more than counts should know it.
    if (detected.encoding !== 'utf-8' && !isWorkbookFormat(detected.encoding)) call.warn(howRead(list))
    if (stopped !== null) call.warn(stopped, { always: true })
    else if (how.dryRun) call.warn(intakeWords.dryRun)
    for (const each of skipped.words()) call.warn(each)
    for (const { remarks, words, but } of shown) for (const line of linesOf(remarks, list, but, words)) call.warn(line)
    if (isRefused && how.rejects === null) call.warn(intakeWords.keepRejects)
  }
  const all = (...remarks: readonly Remarks[]) => placed(inOrder(...remarks), list).map(plain)
  const json = {
    ...counts,
    stopped: stopped?.code ?? null,
    identity: all(identity),
    warnings: all(warnings),
    replaced: stopped === null ? all(replaced) : [],
    encoding: detected.encoding,
    delimiter,
    sheet,
    sample: list.sample,
    dryRun: how.dryRun,
    unknownColumns: recognized.unknown,
    guesses: recognized.guesses.map(({ header, index, field, words }) => ({
      column: index + 1,
      header,
      field,
      reason: words.en,
    })),
    skipped: skipped.kept,
    mapping: mapping?.name ?? null,
    ...more.json,
    rejects: all(rejects, details),
  }
  return { json, parts, rows: table(countColumns, [counts]), exit: isRefused || stopped !== null ? 1 : 0 }
}
