import type { AsOf, AssessedDuty } from '../../clause/clause.ts'
import type { Day } from '../../clause/day.ts'
import { inForceFrom, type SetLimits } from '../../clause/limit.ts'
import type { Lang, Words } from '../../clause/words.ts'
import { lastDayOf } from '../../clause/year.ts'
import type { RecordedFinding } from '../../finding/rules.ts'
import type { FactWords, FieldPair } from '../../register/history.ts'
import { type RecordRow, recordsOf } from '../../register/records.ts'
import type { Db } from '../../register/register.ts'
import type { FactTable } from '../../register/tables.ts'
import type { OutputFolder } from '../../terminal/folder.ts'
import { fileOf } from '../../terminal/render.ts'
import { type Cell, table } from '../../terminal/result.ts'
import { csvOf } from '../../terminal/rows.ts'
import { type ClauseLine, judge } from '../compliance.ts'
import { dutyPage, indexPage, type PackFrame, type RecordFile, type UsedLimit } from './content.ts'
import { judgedColumns, judgedThings } from './judged.ts'

/** What a pack is made of besides the register. */
export interface PackOf {
  readonly document: { readonly number: string; readonly revision: string; readonly title: Words }
  readonly duties: readonly AssessedDuty<Db>[]
  readonly facts: FactWords
  /** The column of the day that a row of each table is about. */
  readonly days: Readonly<Record<FactTable, string | null>>
  readonly lang: Lang
  /** The records of breaches that can no longer be cured. */
  readonly records: readonly RecordedFinding[]
  /** The command that writes the same pack again. */
  readonly again: string
}

/**
 * Writes the evidence of the duties as of a day into a folder: a page for each, everything that was judged under it as
 * CSV, the records behind it as CSV, and the digests of all. Returns how every duty stands.
 */
export async function writePack(
  db: Db,
  asOf: AsOf,
  frame: PackFrame,
  folder: OutputFolder,
  pack: PackOf,
): Promise<ClauseLine[]> {
  const recordFiles = new Map<FactTable, RecordFile>()
  const lines: ClauseLine[] = []
  for (const duty of pack.duties) {
    const own = await judge([duty], db, { ...asOf, proving: true }, pack.records)
    lines.push(...own)
    for (const each of ['customer', ...duty.evidence] as FactTable[])
      if (!recordFiles.has(each)) recordFiles.set(each, await writeRecords(db, each, asOf.day, folder, pack))
    await writeDuty(duty, own, recordFiles, asOf, frame, folder, pack)
  }
  const files = [...folder.files]
  const index = indexPage(pack.document, pack.duties, lines, files, pack.again, frame)
  await folder.write('index.html', await fileOf(index, 'html', pack.lang, everything))
  await folder.write('SHA256SUMS', [folder.files.map(({ name, sha256 }) => `${sha256}  ${name}\n`).join('')])
  return lines
}

/** Nothing is left out. */
const everything = { quiet: false } as const

/** The name of a duty's files: its clause and its id, without what a file system does not like. */
const fileName = ({ cite, id }: AssessedDuty<Db>): string => `${cite.replaceAll('/', '-').replaceAll(' ', '-')}-${id}`

async function writeDuty(
  duty: AssessedDuty<Db>,
  lines: readonly ClauseLine[],
  records: ReadonlyMap<FactTable, RecordFile>,
  asOf: AsOf,
  frame: PackFrame,
  folder: OutputFolder,
  { lang }: PackOf,
): Promise<void> {
  const things = judgedThings(lines)
  const judged = `judged/${fileName(duty)}.csv`
  await folder.write(
    judged,
    await fileOf({ json: {}, parts: [table(judgedColumns(things), things)] }, 'csv', lang, everything),
  )
  const own = (['customer', ...duty.evidence] as FactTable[]).flatMap((each) => records.get(each) ?? [])
  const page = dutyPage(duty, lines, things, usedLimits(duty, lines, asOf.set), judged, own, frame)
  await folder.write(`${fileName(duty)}.html`, await fileOf(page, 'html', lang, everything))
}

/** The limits that a duty was judged by, period by period, and who set each. */
function usedLimits(duty: AssessedDuty<Db>, lines: readonly ClauseLine[], set: SetLimits): UsedLimit[] {
  return lines.flatMap(({ period, limits }) =>
    Object.entries(limits).flatMap(([name, value]): UsedLimit[] => {
      const limit = duty.limits[name]
      if (limit === undefined) return []
      return [{ limit, period, value, source: sourceOf(limit.name, value, period, set) }]
    }),
  )
}

const lastOf = (period: string): Day => (/^\d{4}$/.test(period) ? lastDayOf(Number(period)) : (period as Day))

function sourceOf(name: string, value: number, period: string, set: SetLimits): Words {
  const own = (set.get(name) ?? []).filter(({ from }) => from <= lastOf(period)).at(-1)
  if (own?.value !== value) return { en: `the procedure, from ${inForceFrom}`, zh: `程序，自 ${inForceFrom}` }
  return { en: `the register, from ${own.from}`, zh: `登记簿设定，自 ${own.from}` }
}

/** Columns that name contact persons: evidence of the duties needs none. */
const personal: readonly string[] = ['person_id', 'before_id']

/** Writes the rows of a table as CSV, references by the names of what they refer to. */
async function writeRecords(
  db: Db,
  name: FactTable,
  day: Day,
  folder: OutputFolder,
  { facts, days }: PackOf,
): Promise<RecordFile> {
  const file = `records/${name}.csv`
  const column = days[name]
  const batches = recordsOf(db, name, column === null ? null : { column, day })
  let rows = 0
  const first = (await batches.next()).value as RecordRow[] | undefined
  const columns = Object.keys(first?.[0]?.values ?? {}).filter((each) => !personal.includes(each))
  async function* lines(): AsyncGenerator<Cell[][]> {
    for (let batch = first; batch !== undefined; batch = (await batches.next()).value as RecordRow[] | undefined) {
      rows += batch.length
      yield await named(db, name, batch, columns, facts)
    }
  }
  await folder.write(file, csvOf(['id', ...columns.map(withoutId), 'entry'], lines()))
  return { name: file, title: facts.table(name), rows }
}

/** What a reference is called once it is written by name. */
const withoutId = (column: string): string => column.replace(/_id$/, '')

async function named(
  db: Db,
  table: FactTable,
  rows: readonly RecordRow[],
  columns: readonly string[],
  facts: FactWords,
): Promise<Cell[][]> {
  const pairs = rows.flatMap(({ id, values }): FieldPair[] =>
    columns.map((field) => ({ table, key: id, field, before: null, after: values[field] ?? null })),
  )
  const names = await facts.names(db, pairs)
  return rows.map(({ id, entry, values }) => [
    id,
    ...columns.map((column): Cell => {
      const value = values[column] ?? null
      return value === null ? null : (names.behind(column, value) ?? value)
    }),
    entry,
  ])
}
