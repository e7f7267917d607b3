import { createHash } from 'node:crypto'
import { usage } from '../clause/problem.ts'
import { reason } from '../clause/reason.ts'
import type { World } from '../terminal/world.ts'
import { type HeaderCatalogue, rejectHeaders } from './headers.ts'
import type { Remark } from './remark.ts'
import { openSource } from './source.ts'
import { openTable, type Table } from './table.ts'
import { intakeWords } from './words.ts'

/** The cells of a row without those that a file of rejected rows has beside them: it gets new reasons in place of the old ones. */
export function originalOf(header: readonly string[]): (cells: readonly string[]) => string[] {
  const kept = header.map((cell) => !(rejectHeaders as readonly string[]).includes(cell.trim().toLowerCase()))
  return (cells) => cells.filter((_, index) => kept[index] !== false)
}

/** The mark of a row whose cells are the whole line. */
const broken = 'x'

/** By what a rejected row is known again that nobody has mended; blanks don't count, nor empty cells at its end. */
export function checkOf(cells: readonly string[], isBroken: boolean): string {
  const text = cells.map((cell) => cell.replace(/[\s\u0000-\u001f\u007f-\u009f]/gu, '')).join('\t')
  const digest = createHash('sha256').update(text.trimEnd()).digest('hex').slice(0, 8)
  return isBroken ? `${broken}${digest}` : digest
}

/** Whether a row is as it was rejected; null in a list that is no file of rejected rows. */
function unmended(header: readonly string[]): ((cells: readonly string[]) => boolean) | null {
  const at = header.findIndex((cell) => cell.trim() === '_check')
  if (at < 0) return null
  const original = originalOf(header)
  return (cells) => {
    const check = cells[at]?.trim() ?? ''
    return check !== '' && check === checkOf(original(cells), check.startsWith(broken))
  }
}

/**
 * Why a row of a file of rejected rows cannot be read: its cells could not be told apart before, and nobody has parted them. What was
 * wrong of any other may be right by now. Null for every row that may be read.
 */
export function brokenStill(header: readonly string[]): ((cells: readonly string[]) => Remark<never> | null) | null {
  const isUnmended = unmended(header)
  if (isUnmended === null) return null
  const [check, why] = ['_check', '_reason'].map((name) => header.findIndex((cell) => cell.trim() === name))
  return (cells) => {
    if (cells[check ?? -1]?.startsWith(broken) !== true || !isUnmended(cells)) return null
    return { field: null, value: null, reason: reason('unmended', intakeWords.unmended(cells[why ?? -1] ?? '')) }
  }
}

/**
 * Refuses to write over a file in which somebody has mended rows, or that is no file of rejected rows at all: what is in it would be
 * lost. Usage problem.
 */
export async function refuseMended(
  name: string,
  catalogue: HeaderCatalogue,
  maps: readonly string[],
  world: World,
): Promise<void> {
  const source = await openSource(name, world).catch(() => null)
  // Nothing is there, or nothing is in it.
  if (source === null) return
  try {
    const table = await tableOf(source, catalogue, maps)
    const isUnmended = table === null ? null : unmended(table.header.cells)
    if (table === null || isUnmended === null) throw usage(intakeWords.otherFile(name), intakeWords.newRejects)
    for await (const batch of table.rows())
      if (!batch.every(({ cells }) => isUnmended(cells)))
        throw usage(intakeWords.mendedFile(name), intakeWords.newRejects)
  } finally {
    await source.close()
  }
}

/** The file as a table; with the maps that its list was read with, which are of no use to another. */
async function tableOf(
  source: Parameters<typeof openTable>[0],
  catalogue: HeaderCatalogue,
  maps: readonly string[],
): Promise<Table | null> {
  for (const each of maps.length === 0 ? [[]] : [maps, []]) {
    const table = await openTable(source, catalogue, { maps: each }).catch(() => null)
    if (table !== null) return table
  }
  return null
}
