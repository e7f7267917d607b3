import { lookAt } from './look.ts'
import { openFile } from './open.ts'
import { statementsOf } from './statements.ts'

/**
 * The language that the register at `file` is read in, as `init` was told; undefined where it was told none, or where the file is missing
 * or not to be read, which the command itself says. Nothing is changed, and nobody is waited for.
 */
export function registerLanguage(file: string): unknown {
  try {
    const raw = openFile(file, lookAt(file), 0)
    try {
      return statementsOf(raw).value(`SELECT value FROM main.setting WHERE name = 'lang' AND voided_at IS NULL`)
    } finally {
      raw.close()
    }
  } catch {
    return undefined
  }
}
