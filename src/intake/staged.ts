import { readDayOfRepublic } from '../clause/day.ts'
import { type Reason, reason } from '../clause/reason.ts'
import { onOneLine } from '../clause/text.ts'
import type { Staging } from '../register/file/staging.ts'
import type { Write } from '../register/register.ts'
import type { WriteCall } from '../terminal/command.ts'
import { recover } from '../terminal/neutral.ts'
import { turn } from '../terminal/turn.ts'
import { orNothing } from './blank.ts'
import { Door } from './door.ts'
import { type Answers, askDoubts, type Doubt } from './doubt.ts'
import { type Column, countsRepublic, type HeaderCatalogue } from './headers.ts'
import type { ListImport, ReadRow, RowReader } from './list-import.ts'
import { lostIn } from './lost-value.ts'
import type { MemoryLimit } from './memory-limit.ts'
import { brokenStill } from './mended.ts'
import { damagedNamesIn, lostCharactersIn, otherEncoding } from './noted.ts'
import { isAnyRefused, type Outcome } from './outcome.ts'
import type { Part } from './parts.ts'
import { type BadRow, isBad, type Row } from './reader.ts'
import type { KnownBy, Remark } from './remark.ts'
import { saidOfDittos } from './rows-above.ts'
import type { Skipped } from './skipped.ts'
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
  let reading = new ReadingPart(list, table, table.catalogue, call)
  const tells = table.catalogue.headings?.tells ?? (() => false)
  let heading = table.titles.findLast(tells) ?? null
  let isBelowTitle = false
  for await (const { part, rows } of table.parts()) {
    if (part.header !== reading.part.header) reading = new ReadingPart(list, part, table.catalogue, call)
    for (const row of rows) {
      const skipped = part.skipped(row)
      if (skipped !== null) {
        outcome.skipped.add(skipped)
        const isSame = isBelowTitle || table.titles.includes(skipped.text)
        heading = headingBelow(heading, skipped, isSame, tells)
        isBelowTitle = skipped.code === 'title' || skipped.code === 'section'
        continue
      }
      isBelowTitle = false
      outcome.counts.rows += 1
      const broken = reading.broken(row, heading)
      if (broken !== null) {
        refuse(staging, outcome, row.line, broken, nobody)
        continue
      }
      // Nearly every row is read at once, and nothing is waited for.
      const result = reading.read(row as Row, heading)
      const { item, warnings, refusals } = result instanceof Promise ? await result : result
      outcome.warnings.add(row.line, warnings)
      if (item === null) refuse(staging, outcome, row.line, refusals, reading.known())
      else {
        if (refusals.length > 0) detail(staging, outcome, row.line, refusals, reading.known())
        staging.add(item)
      }
    }
    memory?.check()
    call.progress({ words: intakeWords.reading, done: outcome.counts.rows, of: null, unit: intakeWords.rows })
  }
}

/**
 * What is told above the rows below a skipped line. A heading of a lower rank says nothing against it, such as a city below
 * 一、暂停证书; nor does the rest of the same title, or the title of the list where it stands again on the next page (`isSameTitle`).
 */
function headingBelow(
  above: string | null,
  { code, text }: Skipped,
  isSameTitle: boolean,
  tells: (text: string) => boolean,
): string | null {
  if (code !== 'section' && code !== 'title') return above
  if (tells(text)) return text
  if (above === null) return null
  if (code === 'title') return isSameTitle ? above : null
  return rankOf(text) === rankOf(above) || saysOtherwise.test(text) ? null : above
}

/** How a heading is numbered, as lists number what stands below one another; a place has no rank without a number. */
function rankOf(heading: string): string {
  const [before = ''] = /^[(（]?(?:第?[一二三四五六七八九十]+|[\d０-９]+)/u.exec(heading.trim()) ?? []
  return before.replace(/[一二三四五六七八九十]+/u, '一').replace(/[\d０-９]+/u, '1') || heading
}

/** Kinds of customers and certificates, which stand beside those that ended and not below them. */
const saysOtherwise = /获证|有效|正常|申请|认证中|意向|潜在|在册|valid|active/iu

/** How the rows below one header are read, one by one. */
class ReadingPart<Field extends string, Item> {
  readonly part: Part<Field>
  readonly #list: Pick<ListImport<Field, never>, 'naming' | 'knownBy'>
  readonly #columns: ReadonlyMap<Field, { readonly index: number; readonly ofRepublic: boolean }>
  readonly #read: RowReader<Field, Item>
  readonly #broken: ReturnType<typeof brokenStill>
  readonly #door: Door<Field>
  readonly #names: readonly Column<Field>[]
  readonly #neverEmpty: ReadonlySet<Field>
  readonly #headings: HeaderCatalogue<Field>['headings']
  readonly #left: Part['recognized']['left']
  /** The column of a file of rejected rows with the codes of the reasons. */
  readonly #code: number
  #cells: readonly string[] = []
  #heading: string | null = null
  #lost: readonly Remark<Field>[] = []

  constructor(
    list: Pick<ListImport<Field, never>, 'naming' | 'knownBy'> & {
      reader: (columns: ReadonlySet<Field>) => RowReader<Field, Item>
    },
    part: Part<Field>,
    catalogue: HeaderCatalogue<Field>,
    call: WriteCall,
  ) {
    const { columns } = part.recognized
    this.part = part
    this.#list = list
    this.#columns = new Map(
      columns.map(({ field, index, header }) => [field, { index, ofRepublic: countsRepublic(header) }]),
    )
    this.#read = list.reader(new Set(this.#columns.keys()))
    this.#broken = brokenStill(part.header.cells)
    this.#door = new Door(columns, catalogue, call.read)
    this.#names = columns.filter(({ field }) => catalogue.texts?.[field]?.kind === 'name')
    this.#neverEmpty = new Set(catalogue.neverEmpty ?? [])
    this.#headings = catalogue.headings
    this.#left = part.recognized.left
    this.#code = part.header.cells.findIndex((cell) => cell.trim() === '_code')
  }

  /** Why the cells of a row cannot be told apart, and what is told above it, which holds when they can; null where they can. */
  broken(row: Row | BadRow, heading: string | null): readonly Remark[] | null {
    const still = this.#broken?.(row.cells) ?? null
    if (still === null && !isBad(row)) return null
    const why = still ?? { field: null, value: null, reason: reason((row as BadRow).code, (row as BadRow).reason) }
    this.#heading = heading
    this.#cells = row.cells
    const above = this.#toldAbove()
    return above === null ? [why] : [why, { field: this.#headings?.field ?? null, ...above }]
  }

  /** `heading`: what is told above the row of a field that it may say nothing of. */
  read(row: Row, heading: string | null): ReadRow<Field, Item> | Promise<ReadRow<Field, Item>> {
    this.#heading = heading
    const strange = this.#door.look(row)
    if (strange === null) return this.#readCells(row, row.cells, nothing, nothing)
    return strange.then(({ cells, warnings, refusals }) => this.#readCells(row, cells, warnings, refusals))
  }

  /** `warnings` and `refused`: what is said of cells that were not let in as they stand. */
  #readCells(
    row: Row,
    cells: readonly string[],
    warnings: readonly Remark<Field>[],
    refused: readonly Remark<Field>[],
  ): ReadRow<Field, Item> {
    const { columns } = this.part.recognized
    this.#cells = cells
    this.#lost = lostIn(cells, columns)
    const damaged = damagedNamesIn(cells, this.#names)
    if (damaged.length + refused.length > 0) this.#lost = [...this.#lost, ...damaged, ...refused]
    const { note } = row
    if (note !== undefined) this.#lost = [...this.#lost, ...lostCharactersIn(row, columns)]
    const dittos = row.dittos === undefined ? null : saidOfDittos(row, this.part, this.#list.naming)
    if (dittos !== null) this.#lost = [...this.#lost, ...dittos.refusals]
    const read = this.#withPlace(withLost(this.#read(row.line, this.#cell), this.#lost, this.#list.naming))
    if (note === undefined && warnings.length === 0 && dittos === null) return read
    const ofEncoding = note === undefined ? nothing : otherEncoding(note)
    return { ...read, warnings: [...ofEncoding, ...warnings, ...(dittos?.warnings ?? nothing), ...read.warnings] }
  }

  readonly #cell = (field: Field): string | null => {
    const own = this.#ownCell(field)
    if (field !== this.#headings?.field || orNothing(own ?? '') !== null) return own
    // In quotation marks it is no status, even where it has the very word: what is told elsewhere is for somebody to look at.
    const told = this.#toldElsewhere()
    return told === null ? own : `“${told.value ?? ''}”`
  }

  /** The heading above the row, or a short cell of a column that is not known and that nobody left out, if it tells of the field. */
  #toldElsewhere(): { readonly value: string | null; readonly reason: Reason } | null {
    const headings = this.#headings
    const above = this.#toldAbove()
    if (headings === undefined || above !== null) return above
    for (const { index, header } of this.#left) {
      const cell = this.#cells[index] ?? ''
      if (cell !== '' && cell.length <= shortCell && headings.tells(cell))
        return { value: recover(cell).trim(), reason: headings.beside(header) }
    }
    return null
  }

  /** The heading above the row, if it tells of the field. */
  #toldAbove(): { readonly value: string | null; readonly reason: Reason } | null {
    const above = this.#headings?.above
    if (above === undefined) return null
    if (this.#heading !== null) return { value: this.#heading, reason: above }
    // A file of rejected rows lacks the headings of its list: its codes tell below which rows stood.
    return this.#cells[this.#code]?.split(' ').includes(above.code) === true ? { value: null, reason: above } : null
  }

  /** Says of what is told elsewhere where it stands, instead of calling it a cell of the field. */
  #withPlace(read: ReadRow<Field, Item>): ReadRow<Field, Item> {
    const field = this.#headings?.field
    if (read.refusals.length === 0 || field === undefined || orNothing(this.#ownCell(field) ?? '') !== null) return read
    const told = this.#toldElsewhere()
    if (told === null) return read
    return { ...read, refusals: read.refusals.map((each) => (each.field === field ? { ...each, ...told } : each)) }
  }

  #ownCell(field: Field): string | null {
    const column = this.#columns.get(field)
    if (column === undefined) return null
    if (this.#lost.length > 0 && !this.#neverEmpty.has(field) && this.#lost.some((each) => each.field === field))
      return ''
    const text = recover(this.#cells[column.index] ?? '')
    return column.ofRepublic ? (readDayOfRepublic(text) ?? text) : text
  }

  /** The values by which people know the row that was read last. */
  known(): readonly KnownBy[] {
    return knownBy(this.#list, (field) => this.#cells[this.#columns.get(field)?.index ?? -1])
  }
}

/** So many characters has a cell that is about one thing; longer ones describe what an organization does. */
const shortCell = 40

const nothing: readonly never[] = []

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
