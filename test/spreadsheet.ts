import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parse } from 'csv-parse/sync'

const office = '/usr/bin/soffice'

/** Whether LibreOffice can open workbooks here: its core alone cannot, and a build server may have neither. */
export const hasSpreadsheet = existsSync(office) && existsSync('/usr/lib/libreoffice/program/libsclo.so')

/** Every sheet as CSV: commas, double quotes, UTF-8, values as they are shown, one file for each sheet. */
const asCsv = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1'

/** Opens a workbook in a spreadsheet program and returns the rows of each sheet by its name, as text. */
export function opened(workbook: Buffer): Record<string, string[][]> {
  const folder = mkdtempSync(join(tmpdir(), 'certdesk-sheets-'))
  try {
    const file = join(folder, 'book.xlsx')
    writeFileSync(file, workbook)
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`
    const argv = ['--headless', profile, '--convert-to', asCsv, '--outdir', join(folder, 'csv'), file]
    const { error } = spawnSync(office, argv, { timeout: 90_000, killSignal: 'SIGKILL', stdio: 'ignore' })
    if (error !== undefined) throw error
    return Object.fromEntries(
      readdirSync(join(folder, 'csv')).map((name) => [
        name.replace(/^book-/, '').replace(/\.csv$/, ''),
        parse(readFileSync(join(folder, 'csv', name), 'utf8'), { relax_column_count: true, bom: true }) as string[][],
      ]),
    )
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
}
