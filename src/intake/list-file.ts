import type { WriteCall } from '../terminal/command.ts'
import type { ValuesOf } from '../terminal/flag.ts'
import type { HeaderCatalogue } from './headers.ts'
import type { importFlags } from './import.ts'
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
  const source = await openSource(file, { stdin: call.world.stdin, cwd: call.world.cwd })
  try {
    const table = await openTable(source, catalogue, { ...asked, maps: map })
    for (const remark of table.remarks) call.warn(remark)
    const { unknown } = table.recognized
    if (unknown.length > 0) call.warn(intakeWords.unknownColumns(unknown))
    return await work(table, source)
  } finally {
    await source.close()
  }
}
