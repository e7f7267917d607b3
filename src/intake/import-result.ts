import { lines, same, type Words } from '../clause/words.ts'
import type { WriteCall } from '../terminal/command.ts'
import { defaultFormat } from '../terminal/format.ts'
import { type Column, type Part, type Result, sentence, table } from '../terminal/result.ts'
import { encodingTitles } from './encoding.ts'
import { fieldName } from './headers.ts'
import { type Counts, isAnyRefused, type Outcome } from './outcome.ts'
import type { Part as ListPart } from './parts.ts'
import { inOrder, type LineRemark, type Remarks, remarkText } from './remark.ts'
import {
  isEachSaid,
  type PlacedRemark,
  placed,
  plain,
  plainOfRow,
  rowText,
  saidColumns,
  saidLines,
} from './said-of-rows.ts'
import type { Table } from './table.ts'
import { intakeWords } from './words.ts'
import { isWorkbookFormat } from './workbook/unpacked-workbook.ts'

const countColumns: readonly Column<Counts>[] = (
  ['rows', 'created', 'updated', 'unchanged', 'rejected', 'waiting'] as const
).map((key) => ({ key, title: same(key), cell: (each) => each[key] }))

type Reasons = ReadonlySet<LineRemark['reason']>

/** Remarks of one kind, how they are said, and those that are told elsewhere already. */
interface Kind {
  readonly remarks: Remarks
  readonly title: Words
  readonly words: typeof intakeWords.onLine
  readonly but: Reasons
  /** Whether every one is said where they are not too many: of those that wait to be mended no row may be missed. */
  readonly isEach?: boolean
}

function remarkParts({ title, remarks, but, isEach = false }: Kind, list: Table): Part[] {
  const lines = saidLines(remarks, list, but, isEach)
  return lines.length === 0 ? [] : [table(saidColumns(title, list, lines), lines)]
}

/** Whether only the counts are printed: then what is to be said of the rows goes to the error stream, as in cron's mail. */
const rowsAlone = ({ globals, world }: WriteCall): boolean =>
  ['tsv', 'csv'].includes(globals.format ?? defaultFormat(globals.output, world))

const howRead = ({ detected: { encoding }, delimiter, sheet, sample }: Table): Words =>
  isWorkbookFormat(encoding)
    ? intakeWords.understoodSheet(encoding, sheet ?? '')
    : intakeWords.understood(encodingTitles[encoding], delimiter ?? '', sample)

/** Remarks as lines of the error stream: one of each reason of which there are more than a few. */
function* linesOf({ remarks, but, words, isEach = false }: Kind, list: Table): Generator<Words> {
  const line = (each: PlacedRemark) => words(placeOf(each), remarkText(each, list.catalogue))
  if (isEachSaid(remarks, isEach)) {
    yield* placed(remarks.inOrder(), list).map(line)
    return
  }
  for (const { count, first } of remarks.groups()) {
    const left = placed(
      first.filter(({ reason }) => !but.has(reason)),
      list,
    )
    const [one] = left
    if (one === undefined) continue
    if (count <= first.length) yield* left.map(line)
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

const placeOf = (each: PlacedRemark): Words => {
  const place = each.cell === null ? intakeWords.line(each.line) : same(each.cell)
  const row = rowText(each)
  return row === '' ? place : { en: `${place.en} (${row})`, zh: `${place.zh}（${row}）` }
}

/** Names a header further down, its unknown columns, and the columns that were guessed. */
const saidOfHeader = ({ header, recognized: { unknown, guesses } }: ListPart): readonly Words[] => [
  intakeWords.anotherHeader(header.line),
  ...(unknown.length > 0 ? [intakeWords.unknownColumns(unknown)] : []),
  ...guesses.map(({ words }) => words),
]

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
  for (const part of list.later) for (const words of saidOfHeader(part)) call.warn(words)
  if (!call.interactive)
    for (const { header, default: taken } of recognized.ambiguous)
      call.warn(intakeWords.ambiguousColumn(header, fieldName(catalogue, taken)))
  const said: Words[] = [howRead(list)]
  if (stopped !== null) said.push(stopped)
  else {
    said.push(intakeWords.done(counts), ...more.said, ...(more.concluded ?? []))
    if (counts.waiting > 0) said.push(intakeWords.waiting(counts.waiting, how.rejects !== null))
    if (mapping?.isNew === true && !how.dryRun) said.push(intakeWords.mappingKept(mapping.name))
    if (how.dryRun) said.push(intakeWords.dryRun)
    else if (counts.created + counts.updated + counts.rejected === 0) said.push(intakeWords.nothingNew)
  }
  const parts: Part[] = said.map(sentence)
  if (skipped.kept.length > 0) parts.push(sentence(lines(skipped.words())))
  const told = new Set(identity.inOrder().map(({ reason }) => reason))
  const nothing: Reasons = new Set()
  const kinds: readonly Kind[] = [
    { remarks: identity, title: intakeWords.identity, words: intakeWords.onLine, but: nothing },
    { remarks: replaced, title: intakeWords.replaced, words: intakeWords.replacedOnLine, but: told },
    { remarks: warnings, title: intakeWords.warning, words: intakeWords.onLine, but: told },
    { remarks: details, title: intakeWords.notTaken, words: intakeWords.notTakenLine, but: nothing, isEach: true },
    {
      remarks: rejects,
      title: intakeWords.rejectedBecause,
      words: intakeWords.rejectedLine,
      but: nothing,
      isEach: true,
    },
  ]
  const shown = stopped === null ? kinds : kinds.filter(({ remarks }) => remarks !== replaced)
  for (const kind of shown) parts.push(...remarkParts(kind, list))
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
    for (const each of [...(more.concluded ?? []), ...skipped.words()]) call.warn(each)
    for (const kind of shown) for (const line of linesOf(kind, list)) call.warn(line)
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
    unknownColumns: [...new Set([list, ...list.later].flatMap((part) => part.recognized.unknown))],
    hiddenRows: list.hidden,
    headers: list.later.map(({ header: { line, cells } }) => ({ line, cells })),
    guesses: [list, ...list.later]
      .flatMap((part) => part.recognized.guesses)
      .map(({ header, index, field, words }) => ({ column: index + 1, header, field, reason: words.en })),
    skipped: skipped.kept,
    mapping: mapping?.name ?? null,
    ...more.json,
    rejects: placed(inOrder(rejects, details), list).map(plainOfRow),
  }
  return { json, parts, rows: table(countColumns, [counts]), exit: isRefused || stopped !== null ? 1 : 0 }
}
