import { createReadStream } from 'node:fs'
import type { WriteCall } from '../terminal/command.ts'
import { placeOf } from '../terminal/delivery.ts'
import { foldHeader } from './headers.ts'
import type { Part } from './parts.ts'
import { type BadRow, isBad, type Row } from './reader.ts'
import { type Remark, remarkText } from './remark.ts'
import type { Waiting } from './staged.ts'
import type { Table } from './table.ts'
import { intakeWords } from './words.ts'

/** Writes the refused rows as they stood in the file: read once more, side by side with the refusals. */
export async function writeRejects<Field extends string, Item>(
  file: string,
  table: Table<Field>,
  staging: Waiting<Item>,
  call: WriteCall,
): Promise<void> {
  const { rejectsWriter } = await import('./rejects.ts')
  const { far } = call.world
  const scratch = { path: far?.files.scratch(file) ?? '', inPlace: false, shared: null }
  const place = far === undefined ? await placeOf(file, call.world) : scratch
  const columns = new RejectColumns(table)
  const writer = await rejectsWriter(place, columns.header, table.delimiter ?? ',', call.lang)
  try {
    const refusals = byLine(staging)
    let next = refusals.next()
    for await (const { part, rows } of table.parts())
      for (const row of rows) {
        if (next.done === true || next.value.line !== row.line) continue
        const reasons = next.value.refusals.map((each) => remarkText(each, table.catalogue)[call.lang])
        const codes = [...new Set(next.value.refusals.map(({ reason }) => reason.code))]
        if (isBad(row) && row.code === 'too-long') reasons.push(intakeWords.onlyBeginning[call.lang])
        const reason = reasons.join(call.lang === 'zh' ? '；' : '; ')
        const cells = columns.of(row, part)
        await writer.add({ line: row.line, cells, code: codes.join(' '), reason, isBroken: isBad(row) })
        next = refusals.next()
      }
    await writer.finish()
    await far?.files.write(file, createReadStream(place.path))
  } catch (error) {
    await writer.discard()
    throw error
  }
}

/**
 * The columns of rejected rows: those of the first header, and behind them what only others have. A row that stands below another header
 * has its cells under the same ones, so that the file is one table, and is read back as one.
 */
class RejectColumns {
  readonly header: readonly string[]
  /** By the line of a header, where each of its columns goes. */
  readonly #places = new Map<number, readonly number[]>()

  constructor({ header, recognized, later }: Table) {
    const titles = [...header.cells]
    const fields = new Map(recognized.columns.map(({ field, index }) => [field, index]))
    for (const part of later) {
      const own = new Map(part.recognized.columns.map(({ field, index }) => [index, field]))
      const places = part.header.cells.map((title, index) => {
        const field = own.get(index)
        const found = field === undefined ? indexOf(titles, title, fields) : fields.get(field)
        if (found !== undefined) return found
        if (field !== undefined) fields.set(field, titles.length)
        return titles.push(title) - 1
      })
      this.#places.set(part.header.line, places)
    }
    this.header = titles
  }

  of(row: Row | BadRow, { header }: Part): readonly string[] {
    const places = this.#places.get(header.line)
    // Of a line whose cells could not be told apart the whole is one.
    if (this.#places.size === 0 || (isBad(row) && row.code !== 'cell-count')) return row.cells
    if (places === undefined) return [...row.cells, ...this.header.slice(row.cells.length).map(() => '')]
    const cells: string[] = this.header.map(() => '')
    for (const [index, cell] of row.cells.entries()) cells[places[index] ?? cells.length] = cell
    return cells
  }
}

/** Where a title stands that is no field's; undefined where it does not. */
function indexOf(titles: readonly string[], title: string, fields: ReadonlyMap<string, number>): number | undefined {
  const known = new Set(fields.values())
  const found = titles.findIndex((each, at) => !known.has(at) && foldHeader(each) === foldHeader(title))
  return found < 0 ? undefined : found
}

/** All that is said of each refused row, by its line: some of it was found when it was read, some when it was to be written. */
function* byLine<Item>(staging: Waiting<Item>): Generator<{ readonly line: number; readonly refusals: Remark[] }> {
  let open: { line: number; refusals: Remark[] } | null = null
  for (const { line, refusal } of staging.refusals()) {
    if (open !== null && open.line !== line) yield open
    if (open === null || open.line !== line) open = { line, refusals: [] }
    open.refusals.push(...refusal)
  }
  if (open !== null) yield open
}
