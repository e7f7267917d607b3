import { execFile } from 'node:child_process'

/** Enough for the day of a body with 100,000 customers. */
const mostBytes = 1 << 28

/**
 * Runs another command line of this program beside it, and returns what it prints, or has printed when `signal` ends it; what it asks or
 * warns of is passed over.
 */
export const runElsewhere = (argv: readonly string[], signal: AbortSignal): Promise<string> =>
  new Promise((done) => {
    const [, program = ''] = process.argv
    execFile(process.execPath, [program, ...argv], { maxBuffer: mostBytes, signal }, (_, printed) => done(printed))
  })
