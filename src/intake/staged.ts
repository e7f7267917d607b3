import { readDayOfRepublic } from '../clause/day.ts'
import { reason } from '../clause/reason.ts'
import { onOneLine } from '../clause/text.ts'
import type { Staging } from '../register/file/staging.ts'
import type { Write } from '../register/register.ts'
import type { WriteCall } from '../terminal/command.ts'
import { recover } from '../terminal/neutral.ts'
import { turn } from '../terminal/turn.ts'
import { Door } from './door.ts'
import { type Answers, askDoubts, type Doubt } from './doubt.ts'
import { countsRepublic } from './headers.ts'
import type { ListImport, ReadRow } from './list-import.ts'
import { lostIn } from './lost-value.ts'
import type { MemoryLimit } from './memory-limit.ts'
import { brokenStill } from './mended.ts'
import { lostCharactersIn, otherEncoding } from './noted.ts'
import { isAnyRefused, type Outcome } from './outcome.ts'
import { isBad } from './reader.ts'
import type { KnownBy, Remark } from './remark.ts'
import type { Table } from './table.ts'
import { intakeWords } from './words.ts'

/** The rows of a file between reading and writing. */
export type Waiting<Item> = Staging<Item, readonly Remark[]>

/** Reads and validates every row of the file without touching the register. */
export async function stage<Field extends string, Item extends { readonly line: number }>(
  list: ListImport<Field, Item>,
  table: Table<Field>,
  staging: Waiting<Item>,
  outcome: Outcome,
  call: WriteCall,
  memory: MemoryLimit | null,
): Promise<void> {
  const columns = new Map(
    table.recognized.columns.map(({ field, index, header }) => [field, { index, ofRepublic: countsRepublic(header) }]),
  )
  const read = list.reader(new Set(columns.keys()))
  const broken = brokenStill(table.header.cells)
  const door = new Door(table.recognized.columns, table.catalogue, call.read)
  let cells: readonly string[] = []
  let lost: readonly Remark<Field>[] = []
  const cell = (field: Field): string | null => {
    const column = columns.get(field)
    if (column === undefined) return null
    if (lost.length > 0 && lost.some((each) => each.field === field)) return ''
    const text = recover(cells[column.index] ?? '')
    return column.ofRepublic ? (readDayOfRepublic(text) ?? text) : text
  }
  const known = () => knownBy(list, (field) => cells[columns.get(field)?.index ?? -1])
  for await (const batch of table.rows()) {
    for (const row of batch) {
      const skipped = table.skipped(row)
      if (skipped !== null) {
        outcome.skipped.add(skipped)
        continue
      }
      outcome.counts.rows += 1
      const still = broken?.(row.cells) ?? null
      if (still !== null) {
        refuse(staging, outcome, row.line, [still], nobody)
        continue
      }
      if (isBad(row)) {
        refuse(staging, outcome, row.line, [{ field: null, value: null, reason: reason(row.code, row.reason) }], nobody)
        continue
      }
      // Nearly every row is taken as it stands, and nothing is waited for.
      const strange = door.look(row)
      const taken = strange === null ? null : await strange
      cells = taken?.cells ?? row.cells
      lost = lostIn(cells, table.recognized.columns)
      if (taken !== null) lost = [...lost, ...taken.refusals]
      if (row.note !== undefined) {
        outcome.warnings.add(row.line, otherEncoding(row.note))
        lost = [...lost, ...lostCharactersIn(row, table.recognized.columns)]
      }
      const { item, warnings, refusals } = withLost(read(row.line, cell), lost, list.naming)
      outcome.warnings.add(row.line, taken === null ? warnings : [...taken.warnings, ...warnings])
      if (item === null) refuse(staging, outcome, row.line, refusals, known())
      else {
        if (refusals.length > 0) detail(staging, outcome, row.line, refusals, known())
        staging.add(item)
      }
    }
    memory?.check()
    call.progress({ words: intakeWords.reading, done: outcome.counts.rows, of: null, unit: intakeWords.rows })
  }
}

/**
 * A value that a spreadsheet lost, or that is not let in, is read as if nothing stood there, and that alone is said of it; where
 * it would tell which organization the row is about, the row is not taken.
 */
function withLost<Field extends string, Item>(
  read: ReadRow<Field, Item>,
  lost: readonly Remark<Field>[],
  naming: readonly Field[],
): ReadRow<Field, Item> {
  if (lost.length === 0) return read
  const isThere = ({ field }: Remark<Field>) => !lost.some((each) => each.field === field)
  const isNamed = !lost.some(({ field }) => field !== null && naming.includes(field))
  return {
    item: isNamed ? read.item : null,
    warnings: read.warnings.filter(isThere),
    refusals: [...lost, ...read.refusals.filter(isThere)],
  }
}

/** What people know a row by, as far as anything stands there. */
function knownBy<Field extends string>(
  { knownBy: fields = [] }: Pick<ListImport<Field, never>, 'knownBy'>,
  cellOf: (field: Field) => string | null | undefined,
): readonly KnownBy[] {
  return fields.flatMap((field) => {
    const value = onOneLine(cellOf(field) ?? '').trim()
    return value === '' ? [] : [{ field, value }]
  })
}

/** A row whose cells cannot be told apart is known by its line alone. */
const nobody: readonly KnownBy[] = []

function refuse<Item>(
  staging: Waiting<Item>,
  outcome: Outcome,
  line: number,
  refusals: readonly Remark[],
  row: readonly KnownBy[],
): void {
  // A row of which a detail waits already is rejected as a whole now.
  if (staging.isRefused(line)) outcome.counts.waiting -= 1
  outcome.counts.rejected += 1
  outcome.rejects.add(line, refusals, row)
  staging.refuse(line, refusals)
}

function detail<Item>(
  staging: Waiting<Item>,
  outcome: Outcome,
  line: number,
  refusals: readonly Remark[],
  row: readonly KnownBy[],
): void {
  if (!staging.isRefused(line)) outcome.counts.waiting += 1
  outcome.details.add(line, refusals, row)
  staging.refuse(line, refusals)
}

/** Thrown to leave the transaction without a trace. */
class TakenBack extends Error {}

/**
 * Puts what is waiting into the register. Under strict one refusal takes everything back, once all are known; so does what the
 * writer says at its end. On a terminal everything is taken back while somebody answers what only a person can, and done anew:
 * nobody else waits for the answers. `keeping` writes what goes on record with the rows.
 */
export async function writeStaged<Field extends string, Item extends { readonly line: number }>(
  list: ListImport<Field, Item>,
  staging: Waiting<Item>,
  { strict, dryRun }: { readonly strict?: boolean | undefined; readonly dryRun?: boolean | undefined },
  outcome: Outcome,
  call: WriteCall,
  answers: Answers,
  keeping: (tx: Write) => Promise<void>,
): Promise<void> {
  const { counts, identity, warnings, replaced, rejects, details } = outcome
  const read = { ...counts }
  const knownOf = (item: Item) => knownBy(list, (field) => list.known?.(item)[field])
  const back = [...[identity, warnings, replaced, rejects, details].map((each) => each.mark()), staging.mark()]
  for (;;) {
    const doubts: (Doubt & { readonly line: number })[] = []
    try {
      await call.write(
        async (tx) => {
          const writer = list.writer(tx, (place) => staging.item(place), answers)
          for (const { seq, item } of staging.items()) {
            const result = writer.take(seq, item)
            // To wait for what is there already takes longer than most rows take.
            const taken = result instanceof Promise ? await result : result
            warnings.add(item.line, taken.warnings)
            replaced.add(item.line, taken.replaced)
            if (taken.identity !== undefined) identity.add(item.line, taken.identity)
            if (taken.doubt !== undefined) doubts.push({ line: item.line, ...taken.doubt })
            if (taken.outcome === 'rejected') refuse(staging, outcome, item.line, taken.refusals, knownOf(item))
            else {
              counts[taken.outcome] += 1
              if (taken.refusals.length > 0) detail(staging, outcome, item.line, taken.refusals, knownOf(item))
            }
            if (seq % 1000 !== 0) continue
            call.progress({ words: intakeWords.writing, done: seq, of: staging.count, unit: intakeWords.rows })
            await turn()
          }
          outcome.stopped = writer.stops?.() ?? null
          const mayAsk = outcome.stopped === null && call.interactive && dryRun !== true
          if (mayAsk && doubts.some((each) => answers.of(each.line, each) === null)) throw new TakenBack()
          if (strict === true && isAnyRefused(outcome))
            outcome.stopped ??= reason('strict', intakeWords.strictStopped(counts))
          if (outcome.stopped !== null) throw new TakenBack()
          writer.finish?.()
          await keeping(tx)
          outcome.more = writer.more()
        },
        { dryRun: dryRun === true },
      )
      return
    } catch (error) {
      if (!(error instanceof TakenBack)) throw error
    }
    if (outcome.stopped !== null) {
      // What was not refused is as it was.
      Object.assign(counts, { created: 0, updated: 0, unchanged: counts.rows - counts.rejected })
      return
    }
    call.progress(null)
    await askDoubts(doubts, answers, call)
    Object.assign(counts, read)
    for (const undo of back) undo()
  }
}
