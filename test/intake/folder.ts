import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { Encoding } from '../../src/intake/encoding.ts'
import { type BadRow, isBad, type Row, readRows } from '../../src/intake/reader.ts'
import { openSource, type Source } from '../../src/intake/source.ts'
import { emptyFolder } from '../scratch.ts'

/** A real file with these bytes. */
export function fileOf(content: string | Buffer): string {
  const path = join(emptyFolder(), 'list.csv')
  writeFileSync(path, content)
  return path
}

export const sourceOf = (content: string | Buffer): Promise<Source> =>
  openSource(fileOf(content), { stdin: Readable.from([]), cwd: tmpdir() })

export async function rowsOf(source: Source, encoding: Encoding = 'utf-8', delimiter = ','): Promise<(Row | BadRow)[]> {
  const rows: (Row | BadRow)[] = []
  for await (const batch of readRows(source, { encoding, delimiter })) rows.push(...batch)
  return rows
}

/** `line: cells` of good rows, `line! code` of bad ones: a file at a glance. */
export async function glance(content: string | Buffer, delimiter = ','): Promise<string[]> {
  const rows = await rowsOf(await sourceOf(content), 'utf-8', delimiter)
  return rows.map((row) => (isBad(row) ? `${row.line}! ${row.code}` : `${row.line}: ${row.cells.join('|')}`))
}
