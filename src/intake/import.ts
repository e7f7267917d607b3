import path from 'node:path'
import { usage } from '../clause/problem.ts'
import { reason } from '../clause/reason.ts'
import type { Words } from '../clause/words.ts'
import type { Staging } from '../register/file/staging.ts'
import type { Write } from '../register/register.ts'
import type { WriteCall } from '../terminal/command.ts'
import { many, required, text, type ValuesOf, yes } from '../terminal/flag.ts'
import { recover } from '../terminal/neutral.ts'
import { checkPlace } from '../terminal/place.ts'
import type { Result } from '../terminal/result.ts'
import { turn } from '../terminal/turn.ts'
import { fieldName, type HeaderCatalogue } from './headers.ts'
import { importResult } from './import-result.ts'
import { lostIn } from './lost-value.ts'
import type { MemoryLimit } from './memory-limit.ts'
import type { More, Outcome } from './outcome.ts'
import { isBad } from './reader.ts'
import { type Remark, Remarks, remarkText } from './remark.ts'
import type { Source } from './source.ts'
import type { Table } from './table.ts'
import { intakeWords } from './words.ts'

/** What a row turned into: an item with warnings, or the reasons why it is not taken. */
export interface ReadRow<Field extends string, Item> {
  readonly item: Item | null
  readonly warnings: readonly Remark<Field>[]
  readonly refusals: readonly Remark<Field>[]
}

/** Reads and validates one row without the register. `cell` gives a field's text, null where there is no such column. */
export type RowReader<Field extends string, Item> = (
  line: number,
  cell: (field: Field) => string | null,
) => ReadRow<Field, Item>

/** What became of an item in the register. Nothing is written of one that is rejected. */
export interface Taken<Field extends string> {
  readonly outcome: 'created' | 'updated' | 'unchanged' | 'rejected'
  readonly warnings: readonly Remark<Field>[]
  /** Values of the row that took the place of others on record. */
  readonly replaced: readonly Remark<Field>[]
  readonly refusals: readonly Remark<Field>[]
}

/** Puts items into the register, one by one in the order of the file, inside one transaction. */
export interface RowWriter<Field extends string, Item> {
  take(place: number, item: Item): Taken<Field> | Promise<Taken<Field>>
  /** After the last item: writes what several items say together. */
  finish?(): void
  /** What else the import did. */
  more(): More
}

/** A kind of list that can be imported. */
export interface ListImport<Field extends string, Item extends { readonly line: number }> {
  readonly catalogue: HeaderCatalogue<Field>
  /** The JSON keys of `more` as they are where nothing was written. */
  readonly nothing: Readonly<Record<string, unknown>>
  /** Throws where columns are missing without which every row would be wrong; returns what to warn of. */
  columns(table: Table<Field>): readonly Words[]
  /** How its rows are read: made once, when it is known which fields have a column. */
  reader(columns: ReadonlySet<Field>): RowReader<Field, Item>
  /** `earlier` gives an item of the file again by its place. */
  writer(tx: Write, earlier: (place: number) => Item): RowWriter<Field, Item>
}

export const fileArgument = required(
  text(
    { en: 'the file (CSV, XLSX or XLS), or - for standard input', zh: '文件（CSV、XLSX、XLS），或 - 表示标准输入' },
    'FILE',
  ),
)

/** The flags that every import has. */
export const importFlags = {
  encoding: text(
    { en: 'how the file is written, where it is not found out', zh: '文件编码（无法自动识别时）' },
    'ENCODING',
  ),
  sheet: text(
    { en: 'the sheet of a workbook, by name or number', zh: '工作簿中的工作表（名称或序号）' },
    'NAME|NUMBER',
  ),
  delimiter: text({ en: 'what separates the columns', zh: '列分隔符' }, 'CHAR'),
  map: many(text({ en: 'a column that is not known, or "=ignore"', zh: '指明未识别的列，或 =ignore' }, 'HEADER=FIELD')),
  dryRun: yes({ en: 'check everything and write nothing', zh: '只检查，不写入' }),
  strict: yes({ en: 'all rows or none', zh: '全部有效才导入' }),
  rejects: text({ en: 'write the rejected rows to this file', zh: '将被拒绝的行写入该文件' }, 'FILE'),
} as const

type Options = ValuesOf<typeof importFlags>

/** Bytes from which on the memory of an import is held down. */
const large = 4 * 1024 * 1024

type Waiting<Item> = Staging<Item, readonly Remark[]>

/**
 * Imports a list: every row is read and validated while nobody waits, then all are written in one short transaction.
 * A rejected row never stops the good ones, unless strict. Usage problems: those of the file and its columns.
 */
export async function importList<Field extends string, Item extends { readonly line: number }>(
  list: ListImport<Field, Item>,
  file: string,
  options: Options,
  call: WriteCall,
): Promise<Result> {
  const [{ openSource }, { Staging }, { MemoryLimit }] = await Promise.all([
    import('./source.ts'),
    import('../register/file/staging.ts'),
    import('./memory-limit.ts'),
  ])
  const source = await openSource(file, { stdin: call.world.stdin, cwd: call.world.cwd })
  const memory = source.size > large ? new MemoryLimit() : null
  const staging: Waiting<Item> = new Staging()
  try {
    const table = await understood(source, list.catalogue, options, call)
    for (const warning of list.columns(table)) call.warn(warning)
    await checkPlaces(options, source, call)
    const rejects = options.rejects === undefined ? null : path.resolve(call.world.cwd, options.rejects)
    const outcome: Outcome = {
      counts: { rows: 0, created: 0, updated: 0, unchanged: 0, rejected: 0 },
      warnings: new Remarks(),
      replaced: new Remarks(),
      rejects: new Remarks(),
      stopped: false,
      more: { said: [], json: list.nothing },
    }
    await stage(list, table, staging, outcome, call, memory)
    if (outcome.counts.rows === 0) throw usage(intakeWords.noRows(source.name), intakeWords.giveRows)
    await write(list, staging, options, outcome, call)
    call.progress(null)
    if (rejects !== null && outcome.counts.rejected > 0) await writeRejects(rejects, table, staging, call)
    return importResult(table, outcome, { dryRun: options.dryRun === true, rejects: options.rejects ?? null }, call)
  } finally {
    call.progress(null)
    staging.close()
    await source.close()
    memory?.lift()
  }
}

async function checkPlaces({ rejects }: Options, source: Source, { globals, world }: WriteCall): Promise<void> {
  if (rejects !== undefined) {
    const { checkRejectsName } = await import('./rejects.ts')
    checkRejectsName(rejects)
    checkPlace('--rejects', rejects, world, source.path)
  }
  if (globals.output !== undefined) checkPlace('--output', globals.output, world, source.path)
}

/** Opens the file as a table; on a terminal a column that may mean several things is asked about. */
async function understood<Field extends string>(
  source: Source,
  catalogue: HeaderCatalogue<Field>,
  { encoding, delimiter, sheet, map }: Options,
  call: WriteCall,
): Promise<Table<Field>> {
  const { openTable } = await import('./table.ts')
  const table = await openTable(source, catalogue, { encoding, delimiter, sheet, maps: map })
  const { ambiguous } = table.recognized
  if (!call.interactive || ambiguous.length === 0) return table
  const answers: string[] = []
  for (const { header, choices } of ambiguous) {
    const named = choices.map((field) => ({ value: field, name: fieldName(catalogue, field)[call.lang] }))
    answers.push(
      `${header}=${await call.world.prompts.choose(intakeWords.askColumn(header)[call.lang], named, call.lang)}`,
    )
  }
  return openTable(source, catalogue, { encoding, delimiter, sheet, maps: [...map, ...answers] })
}

/** Reads and validates every row of the file without touching the register. */
async function stage<Field extends string, Item extends { readonly line: number }>(
  list: ListImport<Field, Item>,
  table: Table<Field>,
  staging: Waiting<Item>,
  outcome: Outcome,
  call: WriteCall,
  memory: MemoryLimit | null,
): Promise<void> {
  const columns = new Map(table.recognized.columns.map(({ field, index }) => [field, index]))
  const read = list.reader(new Set(columns.keys()))
  let cells: readonly string[] = []
  const cell = (field: Field): string | null => {
    const index = columns.get(field)
    return index === undefined ? null : recover(cells[index] ?? '')
  }
  for await (const batch of table.rows()) {
    for (const row of batch) {
      outcome.counts.rows += 1
      if (isBad(row)) {
        refuse(staging, outcome, row.line, [{ field: null, value: null, reason: reason(row.code, row.reason) }])
        continue
      }
      cells = row.cells
      const lost = lostIn(cells, table.recognized.columns)
      const { item, warnings, refusals } = withoutLost(read(row.line, cell), lost)
      outcome.warnings.add(row.line, warnings)
      if (item === null) refuse(staging, outcome, row.line, refusals)
      else staging.add(item)
    }
    memory?.check()
    call.progress({ words: intakeWords.reading, done: outcome.counts.rows, of: null, unit: intakeWords.rows })
  }
}

/** A row in which a spreadsheet lost values is not taken, and that alone is said of them. */
function withoutLost<Field extends string, Item>(
  read: ReadRow<Field, Item>,
  lost: readonly Remark<Field>[],
): ReadRow<Field, Item> {
  if (lost.length === 0) return read
  const isThere = ({ field }: Remark<Field>) => !lost.some((each) => each.field === field)
  const refusals = [...lost, ...read.refusals.filter(isThere)]
  return { item: null, warnings: read.warnings.filter(isThere), refusals }
}

function refuse<Item>(staging: Waiting<Item>, outcome: Outcome, line: number, refusals: readonly Remark[]): void {
  outcome.counts.rejected += 1
  outcome.rejects.add(line, refusals)
  staging.refuse(line, refusals)
}

/** Thrown to leave a strict import without a trace. */
const strictStop = new Error('strict import stopped')

/** Puts what is waiting into the register. Under strict one refusal takes everything back, once all are known. */
async function write<Field extends string, Item extends { readonly line: number }>(
  list: ListImport<Field, Item>,
  staging: Waiting<Item>,
  { strict, dryRun }: Options,
  outcome: Outcome,
  call: WriteCall,
): Promise<void> {
  const { counts, warnings, replaced } = outcome
  try {
    await call.write(
      async (tx) => {
        const writer = list.writer(tx, (place) => staging.item(place))
        for (const { seq, item } of staging.items()) {
          const result = writer.take(seq, item)
          // To wait for what is there already takes longer than most rows take.
          const taken = result instanceof Promise ? await result : result
          warnings.add(item.line, taken.warnings)
          replaced.add(item.line, taken.replaced)
          if (taken.outcome === 'rejected') refuse(staging, outcome, item.line, taken.refusals)
          else counts[taken.outcome] += 1
          if (seq % 1000 !== 0) continue
          call.progress({ words: intakeWords.writing, done: seq, of: staging.count, unit: intakeWords.rows })
          await turn()
        }
        if (strict === true && counts.rejected > 0) throw strictStop
        writer.finish?.()
        outcome.more = writer.more()
      },
      { dryRun: dryRun === true },
    )
  } catch (error) {
    if (error !== strictStop) throw error
    outcome.stopped = true
    // What was not refused is as it was.
    Object.assign(counts, { created: 0, updated: 0, unchanged: counts.rows - counts.rejected })
  }
}

/** Writes the refused rows as they stood in the file: read once more, side by side with the refusals. */
async function writeRejects<Field extends string, Item>(
  file: string,
  table: Table<Field>,
  staging: Waiting<Item>,
  call: WriteCall,
): Promise<void> {
  const { rejectsWriter } = await import('./rejects.ts')
  const writer = await rejectsWriter(file, table.header.cells, table.delimiter ?? ',', call.lang)
  try {
    const refusals = staging.refusals()
    let next = refusals.next()
    for await (const batch of table.rows())
      for (const row of batch) {
        if (next.done === true || next.value.line !== row.line) continue
        const reasons = next.value.refusal.map((each) => remarkText(each, table.catalogue)[call.lang])
        if (isBad(row) && row.code === 'too-long') reasons.push(intakeWords.onlyBeginning[call.lang])
        await writer.add({ line: row.line, cells: row.cells, reason: reasons.join(call.lang === 'zh' ? '；' : '; ') })
        next = refusals.next()
      }
    await writer.finish()
  } catch (error) {
    await writer.discard()
    throw error
  }
}
