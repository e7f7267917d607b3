import { createReadStream } from 'node:fs'
import type { WriteCall } from '../terminal/command.ts'
import { placeOf } from '../terminal/delivery.ts'
import { isBad } from './reader.ts'
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
  const writer = await rejectsWriter(place, table.header.cells, table.delimiter ?? ',', call.lang)
  try {
    const refusals = byLine(staging)
    let next = refusals.next()
    for await (const batch of table.rows())
      for (const row of batch) {
        if (next.done === true || next.value.line !== row.line) continue
        const reasons = next.value.refusals.map((each) => remarkText(each, table.catalogue)[call.lang])
        const codes = [...new Set(next.value.refusals.map(({ reason }) => reason.code))]
        if (isBad(row) && row.code === 'too-long') reasons.push(intakeWords.onlyBeginning[call.lang])
        const reason = reasons.join(call.lang === 'zh' ? '；' : '; ')
        await writer.add({ line: row.line, cells: row.cells, code: codes.join(' '), reason, isBroken: isBad(row) })
        next = refusals.next()
      }
    await writer.finish()
    await far?.files.write(file, createReadStream(place.path))
  } catch (error) {
    await writer.discard()
    throw error
  }
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
