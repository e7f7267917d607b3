import { readFileSync, writeSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { Script } from 'node:vm'
import { cacheFile, digestOf, nounOf, readCompiled, writeCompiled } from './compiled.ts'
import { version } from './terminal/version.ts'

/** What the build wraps the bundle in: to wrap it here would copy a megabyte at every start. */
declare const certdesk: (require: NodeJS.Require) => void

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

/** So many runs of a noun add what they compiled to what is kept: each of its commands needs parts that others do not. */
const learningRuns = 5

/** Starts the bundle from its compiled form where there is one: it is compiled once per machine, not per run. */
function start(bundle: string): void {
  const source = readFileSync(bundle)
  const digest = digestOf(source)
  const noun = nounOf(process.argv.slice(2))
  const file = digest === null || noun === null ? null : cacheFile(digest, noun, process)
  const compiled = file === null ? null : readCompiled(file, process.getuid?.())
  // The build writes nothing but ASCII, which is read fastest as what it is.
  const script = new Script(source.toString('latin1'), {
    filename: bundle,
    ...(compiled === null ? {} : { cachedData: compiled.code }),
  })
  const runs = compiled === null || script.cachedDataRejected === true ? 0 : compiled.runs

  if (file !== null && runs < learningRuns)
    // At the end it holds what the run has compiled on its way, too. A failed run may have ended before most of it.
    process.on('exit', (code) => {
      if (code === 0) writeCompiled(file, { runs: runs + 1, code: script.createCachedData() })
    })

  script.runInThisContext()
  certdesk(createRequire(bundle))
}

/** With CERTDESK_DEBUG=1 a stack names the files and lines of the source, which Node finds out only for what it loads. */
function startForDebugging(bundle: string): void {
  process.setSourceMapsEnabled(true)
  const require = createRequire(bundle)
  require(bundle)
  certdesk(require)
}

const bundle = join(__dirname, 'certdesk.cjs')
if (!saidVersion(process.argv.slice(2))) (process.env.CERTDESK_DEBUG === '1' ? startForDebugging : start)(bundle)
