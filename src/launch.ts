import { readFileSync, writeSync } from 'node:fs'
import { createRequire, wrap } from 'node:module'
import { dirname, join } from 'node:path'
import { Script } from 'node:vm'
import { cacheFile, readCompiled, writeCompiled } from './compiled.ts'
import { version } from './terminal/version.ts'

/**
 * Answers a command line that asks for the version and nothing else: scripts ask often, and the program need not be
 * read for it. False where it did not: the program itself knows what a closed or full output means.
 */
function saidVersion(words: readonly string[]): boolean {
  if (words.length !== 1 || (words[0] !== '--version' && words[0] !== '-V')) return false
  try {
    writeSync(1, `${version}\n`)
    return true
  } catch {
    return false
  }
}

/** So many runs add what they compiled to what is kept: each command needs parts of the program that others do not. */
const learningRuns = 10

/** Starts the bundle from its compiled form where there is one: it is compiled once per machine, not per run. */
function start(bundle: string): void {
  // The build writes nothing but ASCII, which is read fastest as what it is.
  const source = readFileSync(bundle)
  const file = cacheFile(source, process)
  const compiled = file === null ? null : readCompiled(file, process.getuid?.())
  const script = new Script(wrap(source.toString('latin1')), {
    filename: bundle,
    ...(compiled === null ? {} : { cachedData: compiled.code }),
  })

  /** Runs that touch little of the program would leave a cache that spares little. */
  const isShort = process.argv.slice(2).some((word) => ['--version', '-V', '--help', '-h', 'help'].includes(word))
  const runs = compiled === null || script.cachedDataRejected === true ? 0 : compiled.runs

  if (file !== null && runs < learningRuns && !isShort)
    // At the end it holds what the run has compiled on its way, too. A failed run may have ended before most of it.
    process.on('exit', (code) => {
      if (code === 0) writeCompiled(file, { runs: runs + 1, code: script.createCachedData() })
    })

  const module = { exports: {} }
  script.runInThisContext()(module.exports, createRequire(bundle), module, bundle, dirname(bundle))
}

if (!saidVersion(process.argv.slice(2))) start(join(__dirname, 'certdesk.cjs'))
