import fs from 'node:fs'
import path from 'node:path'
import { usage } from '../clause/problem.ts'
import type { Write } from '../register/register.ts'
import type { WriteCall } from '../terminal/command.ts'
import { type Flag, many, required, text, type ValuesOf, yes } from '../terminal/flag.ts'
import { checkFormat, resultFormats } from '../terminal/format.ts'
import { checkPlace } from '../terminal/place.ts'
import type { Result } from '../terminal/result.ts'
import { Answers } from './doubt.ts'
import type { HeaderCatalogue } from './headers.ts'
import { importResult } from './import-result.ts'
import type { ListImport } from './list-import.ts'
import type { Mapping } from './mapping.ts'
import { isAnyRefused, type Outcome } from './outcome.ts'
import { Remarks } from './remark.ts'
import { SkippedLines } from './skipped.ts'
import type { Source } from './source.ts'
import type { Waiting } from './staged.ts'
import type { Table } from './table.ts'
import { intakeWords } from './words.ts'

export type { ListImport, ReadRow, RowReader, RowWriter, Taken } from './list-import.ts'

export const fileArgument: Flag<string, 'required'> = {
  ...required(
    text(
      { en: 'the file (CSV, XLSX or XLS), or - for standard input', zh: '文件（CSV、XLSX、XLS），或 - 表示标准输入' },
      'FILE',
    ),
  ),
  question: { en: 'The path of the file; it may be dragged here', zh: '文件路径，也可把文件拖到这里' },
  answered: async (raw, world) => (await import('./named-file.ts')).fileAnswered(raw, world),
}

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
  report: text(
    { en: 'write everything that is to be said of the rows to this file', zh: '将各行的全部说明写入该文件' },
    'FILE',
  ),
} as const

export type ImportOptions = ValuesOf<typeof importFlags>

/** Bytes from which on the memory of an import is held down. */
const large = 4 * 1024 * 1024

/**
 * Imports a list: every row is read and validated while nobody waits, then all are written in one short transaction.
 * A rejected row never stops the good ones, unless strict. `answers` are those to doubts about which organization is meant.
 * Usage problems: those of the file and its columns.
 */
export async function importList<Field extends string, Item extends { readonly line: number }>(
  list: ListImport<Field, Item>,
  file: string,
  options: ImportOptions,
  call: WriteCall,
  answers = new Answers(),
): Promise<Result> {
  const [{ openSource }, { Staging }, { MemoryLimit }, { stage, writeStaged }] = await Promise.all([
    import('./source.ts'),
    import('../register/file/staging.ts'),
    import('./memory-limit.ts'),
    import('./staged.ts'),
  ])
  const source = await openSource(file, call.world)
  const memory = source.size > large ? new MemoryLimit() : null
  const staging: Waiting<Item> = new Staging()
  try {
    const { table, mapping, keep } = await understood(source, list, options, call)
    for (const warning of list.columns(table)) call.warn(warning)
    await checkPlaces(options, file, list.catalogue, call)
    const all = options.report !== undefined
    const outcome: Outcome = {
      counts: { rows: 0, created: 0, updated: 0, unchanged: 0, rejected: 0, waiting: 0 },
      identity: new Remarks({ all }),
      warnings: new Remarks({ all }),
      replaced: new Remarks({ all }),
      rejects: new Remarks({ all }),
      details: new Remarks({ all }),
      skipped: new SkippedLines(),
      mapping: mapping === null ? null : { name: mapping, isNew: false },
      stopped: null,
      more: { said: [], json: list.nothing },
    }
    await stage(list, table, staging, outcome, call, memory)
    if (outcome.counts.rows === 0) throw usage(intakeWords.noRows(source.name), intakeWords.giveRows)
    const keeping = async (tx: Write) => {
      const { keepMapping } = await import('./mapping.ts')
      if (keep === null) return
      outcome.mapping = { name: await keepMapping(tx, list.list, keep, table.header.cells), isNew: true }
    }
    await writeStaged(list, staging, options, outcome, call, answers, keeping)
    call.progress(null)
    if (options.rejects !== undefined && isAnyRefused(outcome)) {
      const { writeRejects } = await import('./refused-rows.ts')
      await writeRejects(options.rejects, table, staging, call)
    }
    const { dryRun = false, rejects = null, map } = options
    const how = { dryRun, rejects, isMapped: map.length > 0 }
    if (options.report !== undefined) {
      const { writeReport } = await import('./import-report.ts')
      await writeReport(options.report, table, outcome, call)
    }
    return importResult(table, outcome, how, call)
  } finally {
    call.progress(null)
    staging.close()
    await source.close()
    memory?.lift()
  }
}

async function checkPlaces(
  { rejects, report, map }: ImportOptions,
  file: string,
  catalogue: HeaderCatalogue,
  { globals, world, mayReplace }: WriteCall,
): Promise<void> {
  const reading = file === '-' ? null : file
  if (rejects !== undefined) {
    const { checkRejectsName } = await import('./rejects.ts')
    checkRejectsName(rejects)
    await checkPlace('--rejects', rejects, world, reading)
    const place = path.resolve(world.cwd, rejects)
    if (world.far !== undefined || fs.statSync(place, { throwIfNoEntry: false })?.isFile() === true) {
      const { refuseMended } = await import('./mended.ts')
      await refuseMended(rejects, catalogue, map, world)
    }
  }
  if (report !== undefined) {
    checkFormat(undefined, report, resultFormats)
    const there = await checkPlace('--report', report, world, reading)
    if (there !== null && !(await mayReplace(there))) {
      const { keptAsItWas } = await import('../terminal/replaced-file.ts')
      throw keptAsItWas(there, '--report')
    }
  }
  if (globals.output !== undefined) await checkPlace('--output', globals.output, world, reading)
}

/** A table, by which mapping it was read, and what is to be kept of how its columns were understood. */
interface Understood<Field extends string> {
  readonly table: Table<Field>
  readonly mapping: string | null
  /** Null where nothing was asked. */
  readonly keep: Mapping | null
}

/**
 * Opens the file as a table. Its columns are read as was said of the last list of the same head; where nothing was, a person
 * at a terminal is asked what is not sure.
 */
async function understood<Field extends string>(
  source: Source,
  { list, catalogue }: Pick<ListImport<Field, never>, 'list' | 'catalogue'>,
  { encoding, delimiter, sheet, map }: Pick<ImportOptions, 'encoding' | 'delimiter' | 'sheet' | 'map'>,
  call: WriteCall,
): Promise<Understood<Field>> {
  const [{ openTable }, { canBeKept, fieldsOf, mappingOf, mapsOf }] = await Promise.all([
    import('./table.ts'),
    import('./mapping.ts'),
  ])
  const table = await openTable(source, catalogue, { encoding, delimiter, sheet, maps: map })
  if (call.interactive && table.readings.length > 0) {
    const readings = table.readings.map((each) => ({ value: each.encoding, name: intakeWords.asRead(each)[call.lang] }))
    const as = '--encoding'
    const chosen = await call.world.prompts.choose(intakeWords.askReading[call.lang], readings, call.lang, { as })
    return understood(source, { list, catalogue }, { encoding: chosen, delimiter, sheet, map }, call)
  }
  const kept = canBeKept(table) ? await call.read((db) => mappingOf(db, list, table.header.cells)) : null
  if (kept !== null) {
    call.warn(intakeWords.byMapping(kept.name))
    return { table: table.mapped([...mapsOf(kept, catalogue), ...map]), mapping: kept.name, keep: null }
  }
  const answers = call.interactive ? await (await import('./ask-columns.ts')).askColumns(table, call) : null
  if (answers === null) return { table, mapping: null, keep: null }
  const maps = [...map, ...answers]
  const answered = table.mapped(maps)
  const name = path.parse(source.name[call.lang]).name
  const keep = canBeKept(table) ? { name, fields: fieldsOf(answered, maps) } : null
  return { table: answered, mapping: null, keep }
}
