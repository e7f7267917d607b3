import { randomBytes } from 'node:crypto'
import { type FileHandle, open, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { stringify } from 'csv-stringify/sync'
import { type Problem, usage } from '../clause/problem.ts'
import { rejectHeaders } from './headers.ts'
import { neutralize } from './neutral.ts'
import type { Source } from './source.ts'

/** A row that was not imported, with the reason in the user's language. */
export interface Reject {
  readonly line: number
  readonly cells: readonly string[]
  readonly reason: string
}

/** Collects rejected rows in a file that appears whole or not at all. */
export interface RejectsWriter {
  add(reject: Reject): Promise<void>
  /** Puts the file in its place and returns how many rows it has; with none there is no file. */
  finish(): Promise<number>
  /** Leaves nothing behind: for an import that was given up. */
  discard(): Promise<void>
}

/**
 * A CSV file of rejected rows that can be mended and imported again: UTF-8 with BOM, the original cells unchanged, and
 * `_line` and `_reason` before them, which an import passes over. They stand first because a rejected row may have
 * more cells than the header. Usage problems: no such folder; the file that is being imported.
 */
export async function rejectsWriter(
  path: string,
  header: readonly string[],
  delimiter: string,
  source: Source,
): Promise<RejectsWriter> {
  await placeFor(path, source)
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}`)
  // The rejected rows of a file of rejected rows get new reasons in place of the old ones.
  const kept = header.map((cell) => !(rejectHeaders as readonly string[]).includes(cell.trim().toLowerCase()))
  const original = (cells: readonly string[]) => cells.filter((_, index) => kept[index] !== false)
  let file: FileHandle | null = null
  let waiting: string[][] = []
  let count = 0
  const flush = async () => {
    if (waiting.length === 0) return
    file ??= await create(temporary, path)
    const rows = waiting
    waiting = []
    await file.appendFile(csv(rows, delimiter))
  }
  return {
    async add({ line, cells, reason }) {
      if (count === 0) waiting.push([`\ufeff${rejectHeaders[0]}`, rejectHeaders[1], ...original(header)])
      waiting.push([String(line), neutralize(reason), ...original(cells)])
      count += 1
      if (waiting.length >= 500) await flush()
    },
    async finish() {
      await flush()
      if (file !== null) {
        await file.sync()
        await file.close()
        await rename(temporary, path).catch(async (error: NodeJS.ErrnoException) => {
          await rm(temporary, { force: true })
          throw unwritable(path, error)
        })
      }
      return count
    },
    async discard() {
      await file?.close()
      await rm(temporary, { force: true })
    },
  }
}

const create = (temporary: string, path: string): Promise<FileHandle> =>
  open(temporary, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
    throw unwritable(path, error)
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

/**
 * Whether rejected rows may go to the path: asked before anything is imported. Usage problems: no such folder; a folder;
 * the file that is being imported.
 */
export async function placeFor(path: string, source: Source): Promise<void> {
  const folder = await stat(dirname(path)).catch(() => null)
  if (folder === null || !folder.isDirectory())
    throw usage(
      {
        en: `There is no folder "${dirname(path)}" for the rejected rows.`,
        zh: `存放退回行的文件夹“${dirname(path)}”不存在。`,
      },
      { en: 'Create it, or name another file with --rejects.', zh: '请先建立该文件夹，或用 --rejects 指定其他文件。' },
    )
  const there = await stat(path).catch(() => null)
  const imported = await stat(source.path).catch(() => null)
  if (there !== null && (there.isDirectory() || (there.ino === imported?.ino && there.dev === imported.dev)))
    throw usage(
      there.isDirectory()
        ? { en: `"${path}" is a folder.`, zh: `“${path}”是文件夹。` }
        : {
            en: 'The rejected rows would overwrite the file that is being imported.',
            zh: '退回行会覆盖正在导入的文件。',
          },
      { en: 'Name another file with --rejects.', zh: '请用 --rejects 指定其他文件。' },
    )
}
