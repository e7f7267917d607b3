import { usage } from '../clause/problem.ts'
import { excerpt, kept, takenOut, textReasons } from '../clause/text.ts'
import type { WriteCall } from '../terminal/command.ts'
import type { ValuesOf } from '../terminal/flag.ts'
import type { HeaderCatalogue } from './headers.ts'
import type { importFlags } from './import.ts'
import { isBad } from './reader.ts'
import { remark, remarkText } from './remark.ts'
import { SkippedLines } from './skipped.ts'
import { openSource, type Source } from './source.ts'
import { openTable, type Table } from './table.ts'
import { intakeWords } from './words.ts'

/** How a list is read, as the flags say. */
export type ReadingOptions = Pick<ValuesOf<typeof importFlags>, 'encoding' | 'delimiter' | 'sheet' | 'map'>

/**
 * Opens a list for a command that takes all of it or nothing, warns of what is strange about it, and closes it again when
 * the work is done. Usage problems: those of the file and its columns.
 */
export async function withList<Field extends string, Value>(
  file: string,
  catalogue: HeaderCatalogue<Field>,
  { map, ...asked }: ReadingOptions,
  call: WriteCall,
  work: (table: Table<Field>, source: Source) => Promise<Value>,
): Promise<Value> {
  const source = await openSource(file, call.world)
  try {
    const table = await openTable(source, catalogue, { ...asked, maps: map })
    for (const remark of table.remarks) call.warn(remark)
    const [taken, ...others] = table.readings
    if (taken !== undefined) call.warn(intakeWords.mayBeOther(taken, others))
    const { unknown } = table.recognized
    if (unknown.length > 0) call.warn(intakeWords.unknownColumns(unknown))
    return await work({ ...table, rows: () => seenRows(table, call) }, source)
  } finally {
    await source.close()
  }
}

/** The rows alone, without what nobody sees in them, each of which is said with its line; what else stands between them is said last. */
async function* seenRows(table: Table, call: WriteCall): ReturnType<Table['rows']> {
  const passed = new SkippedLines()
  for await (const { part, rows } of table.parts()) {
    // The columns were chosen for the whole list, by its first header.
    if (table.later.includes(part)) throw usage(intakeWords.headerAgain(part.header.line), intakeWords.splitList)
    yield rows.flatMap((row) => {
      const skipped = table.skipped(row)
      if (skipped !== null) passed.add(skipped)
      if (skipped !== null) return []
      if (isBad(row) || row.unseen !== true) return [row]
      for (const { index, field } of table.recognized.columns) {
        const cell = row.cells[index] ?? ''
        const found = takenOut(cell, 'prose')
        if (found === null) continue
        const said = remarkText(remark(field, excerpt(cell), textReasons.unseenTakenOut(found)), table.catalogue)
        call.warn(intakeWords.onLine(intakeWords.line(row.line), said))
      }
      return [{ line: row.line, cells: row.cells.map((cell) => kept(cell, 'prose')) }]
    })
  }
  for (const each of passed.words()) call.warn(each)
}
