import { mkdtempSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/**
 * Before all tests and after them: the folder for what is made once in a run. It lies inside the checkout, so that programs
 * that are made there find the packages.
 */
export default function wholeRun(): () => void {
  const folder = mkdtempSync(fileURLToPath(new URL('../node_modules/.tests-', import.meta.url)))
  process.env.CERTDESK_TESTS = folder
  // The browser may still be writing its last words there.
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
}
