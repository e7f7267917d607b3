import fs from 'node:fs'
import path from 'node:path'
import type { Day } from '../../clause/day.ts'
import { foldersMade } from '../mirror/folders.ts'

/** To whom a line of the error stream goes: to somebody at a terminal, or into whatever a schedule keeps of it. */
export type Reader = 'terminal' | 'pipe'

type Told = Partial<Readonly<Record<Reader, string>>>

/**
 * Whether an account is yet to be told today what a register lies on, and remembers that it is. One at a terminal and a schedule are told
 * apart, so that neither takes the sentence from the other. `folder` is where the account remembers things; without one, or where nothing
 * can be written to it, it is told every time.
 */
export function isToBeTold(folder: string | null, register: string, reader: Reader, today: Day): boolean {
  if (folder === null) return true
  const file = path.join(folder, `${encodeURIComponent(register).slice(-200)}.disk`)
  const told = toldIn(file)
  if (told[reader] === today) return false
  try {
    foldersMade(folder, { mode: 0o700 })
    fs.writeFileSync(file, `${JSON.stringify({ ...told, [reader]: today })}\n`, { mode: 0o600 })
  } catch {
    // It is told once too often, then.
  }
  return true
}

function toldIn(file: string): Told {
  try {
    const told: unknown = JSON.parse(fs.readFileSync(file, 'utf8'))
    return typeof told === 'object' && told !== null ? told : {}
  } catch {
    return {}
  }
}
