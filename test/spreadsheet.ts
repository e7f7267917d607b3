import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parse } from 'csv-parse/sync'
import { hanging } from './hanging.ts'
import { emptyFolder } from './scratch.ts'
import { lacks } from './tools.ts'

/** Whether no spreadsheet program can open workbooks here: the core of LibreOffice alone cannot. */
export const noSpreadsheet = lacks('LibreOffice Calc')

/** Every sheet as CSV: commas, double quotes, UTF-8, values as they are shown, one file for each sheet. */
const asCsv = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1'

/** Opens a workbook in a spreadsheet program and returns the rows of each sheet by its name, as text. */
export function opened(workbook: Buffer): Record<string, string[][]> {
  const folder = emptyFolder()
  try {
    const file = join(folder, 'book.xlsx')
    writeFileSync(file, workbook)
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`
    const argv = ['--headless', profile, '--convert-to', asCsv, '--outdir', join(folder, 'csv'), file]
    const { error } = spawnSync('soffice', argv, { timeout: hanging, killSignal: 'SIGKILL', stdio: 'ignore' })
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
