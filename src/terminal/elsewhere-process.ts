import { execFile } from 'node:child_process'
import { endedWithUs } from './ended-with-us.ts'

/** Enough for the day of a body with 100,000 customers. */
const mostBytes = 1 << 28

/**
 * Runs another command line of this program beside it, and returns what it prints, or has printed when `signal` ends it; what it asks or
 * warns of is passed over.
 */
export const runElsewhere = (argv: readonly string[], signal: AbortSignal): Promise<string> =>
  new Promise((done) => {
    const [, program = ''] = process.argv
    const child = execFile(process.execPath, [program, ...argv], { maxBuffer: mostBytes, signal }, (_, printed) =>
      done(printed),
    )
    endedWithUs(child)
  })
