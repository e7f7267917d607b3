import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const chromium = '/usr/bin/chromium'

/** Whether papers can be printed here to see how many pages they take: a build server has no browser. */
export const hasChromium = existsSync(chromium)

const quietly = ['--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']

/** Prints an HTML page as a browser does, and returns the PDF. */
export function pdfOf(html: string): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'certdesk-print-'))
  try {
    const [page, pdf] = [join(folder, 'page.html'), join(folder, 'page.pdf')]
    writeFileSync(page, html)
    const own = [`--user-data-dir=${join(folder, 'profile')}`, `--print-to-pdf=${pdf}`, '--no-pdf-header-footer', page]
    const argv = ['--headless', '--no-sandbox', '--disable-gpu', ...quietly, ...own]
    const { error } = spawnSync(chromium, argv, { timeout: 25_000, killSignal: 'SIGKILL', stdio: 'ignore' })
    if (error !== undefined) throw error
    return readFileSync(pdf)
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
}

/** The pages of a PDF as Chromium writes it: its page objects are not packed. */
export const pagesIn = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0
