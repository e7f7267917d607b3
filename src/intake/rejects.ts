import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { type FileHandle, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { stringify } from 'csv-stringify/sync'
import { type Problem, usage } from '../clause/problem.ts'
import type { Lang } from '../clause/words.ts'
import { unfinished } from '../register/file/unfinished.ts'
import { openToWrite, type Place } from '../terminal/delivery.ts'
import { neutralize, unmistakable } from '../terminal/neutral.ts'
import { mostRows } from '../workbook/sheet.ts'
import { rejectHeaders } from './headers.ts'
import { checkOf, originalOf } from './mended.ts'
import { intakeWords } from './words.ts'
import { writtenOut } from './written-out.ts'

/** A row that was not imported, with the reason in the user's language. */
export interface Reject {
  readonly line: number
  readonly cells: readonly string[]
  /** Why, for programs: the codes of the reasons. */
  readonly code: string
  readonly reason: string
  /** Whether its cells could not be told apart: then they are the whole line. */
  readonly isBroken: boolean
}

/** Collects rejected rows in a file that appears whole or not at all. */
export interface RejectsWriter {
  add(reject: Reject): Promise<void>
  /** Puts the file in its place and returns how many rows it has; with none there is no file. */
  finish(): Promise<number>
  /** Leaves nothing behind: for an import that was given up. */
  discard(): Promise<void>
}

/** Workbooks of kinds that are read and not written. */
const otherWorkbook = /\.(?:xls|xlsm|xlsb|ods|et)$/i

/** Refuses a name of which nobody could tell what the file is. Usage problem. */
export function checkRejectsName(path: string): void {
  if (otherWorkbook.test(path)) throw usage(intakeWords.rejectsName(path), intakeWords.giveRejectsName)
}

/**
 * A file of rejected rows that can be mended and imported again: a workbook where its name ends in .xlsx, else CSV in UTF-8
 * with BOM. The original cells are written so that neither a terminal nor a spreadsheet obeys them, and `Shape` reads them back as they were.
 * Before them stand `_line`, `_code`, `_reason` and `_check`, which an import passes over. They stand first because a rejected row may have
 * more cells than the header. Where it may stand is checked before. Usage problems: it cannot be written, or has more rows than a sheet.
 */
export async function rejectsWriter(
  place: Place,
  header: readonly string[],
  delimiter: string,
  lang: Lang,
): Promise<RejectsWriter> {
  const { path, inPlace } = place
  const asWorkbook = /\.xlsx$/i.test(path)
  const inert = asWorkbook
    ? (cell: string) => unmistakable(writtenOut(cell, '\n'))
    : (cell: string) => neutralize(writtenOut(cell, '\r\n'))
  const temporary = inPlace ? path : join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}`)
  const original = originalOf(header)
  const finished = inPlace ? () => undefined : unfinished(() => rmSync(temporary, { force: true }))
  let file: FileHandle | null = null
  let waiting: string[][] = []
  let count = 0
  const flush = async () => {
    if (waiting.length === 0) return
    file ??= await create(place, temporary)
    const rows = waiting
    waiting = []
    const written = asWorkbook
      ? (await import('./rejects-workbook.ts')).rejectsWorkbook(rows, lang)
      : csv(rows, delimiter)
    await file.appendFile(await written)
  }
  return {
    async add({ line, cells, code, reason, isBroken }) {
      if (count === 0)
        waiting.push([
          `${asWorkbook ? '' : '\ufeff'}${rejectHeaders[0]}`,
          ...rejectHeaders.slice(1),
          ...original(header).map(inert),
        ])
      const stood = original(cells)
      waiting.push([String(line), code, inert(reason), checkOf(stood, isBroken), ...stood.map(inert)])
      count += 1
      if (asWorkbook && count >= mostRows)
        throw usage(intakeWords.rejectsTooMany(path, mostRows - 1), intakeWords.rejectsAsCsv)
      if (!asWorkbook && waiting.length >= 500) await flush()
    },
    async finish() {
      await flush()
      if (file !== null) {
        if (!inPlace) await file.sync()
        await file.close()
      }
      if (file !== null && !inPlace) {
        await rename(temporary, path).catch(async (error: NodeJS.ErrnoException) => {
          await rm(temporary, { force: true })
          throw unwritable(path, error)
        })
      }
      finished()
      return count
    },
    async discard() {
      finished()
      await file?.close()
      if (!inPlace) await rm(temporary, { force: true })
    },
  }
}

const create = (place: Place, temporary: string): Promise<FileHandle> =>
  openToWrite(place, temporary).catch((error: NodeJS.ErrnoException) => {
    throw unwritable(place.path, error)
  })

const unwritable = (path: string, { code, message }: NodeJS.ErrnoException): Problem =>
  usage(
    {
      en: `The rejected rows cannot be written to "${path}" (${code ?? message}).`,
      zh: `退回行无法写入“${path}”（${code ?? message}）。`,
    },
    {
      en: 'Name a file with --rejects that you may write and that no program holds open.',
      zh: '请用 --rejects 指定一个有写入权限、且未被其他程序打开的文件。',
    },
  )

const csv = (rows: string[][], delimiter: string): string =>
  // Without the pattern a cell with a bare LF or CR would be written without quotation marks.
  stringify(rows, { delimiter, record_delimiter: 'windows', quoted_match: /[\r\n]/ })
