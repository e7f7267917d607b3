import { fstatSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { Script } from 'node:vm'
import { environmentLang } from '../terminal/preread.ts'
import { version } from '../terminal/version.ts'
import { cacheFile, digestOf, nounOf, readCompiled, writeCompiled } from './compiled.ts'
import { heapFlag, largeRegister, memoryFlags } from './heap.ts'

/** What the build wraps the bundle in: to wrap it here would copy a megabyte at every start. */
declare const certdesk: (require: NodeJS.Require) => void

/** The program's help as it goes into a pipe, which the build has the program itself say. */
const helpFile = () => join(__dirname, `help.${environmentLang(process.env)}.txt`)

/** What a line that asks for the version or the help and for nothing else is answered with; null for any other line. */
function answerTo(words: readonly string[]): string | null {
  if (words.length !== 1) return null
  if (words[0] === '--version' || words[0] === '-V') return `${version}\n`
  // On a terminal the help is as wide as that. Node's own way to ask whether it is one loads much of the network.
  const asWide = process.env.COLUMNS === undefined && !fstatSync(1).isCharacterDevice()
  return (words[0] === '--help' || words[0] === '-h') && asWide ? readFileSync(helpFile(), 'utf8') : null
}

/** A pipe that is full takes a part at a time. */
function writeAll(text: string): void {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; )
    try {
      at += writeSync(1, bytes, at)
    } catch (error) {
      if (at === 0 || (error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error
    }
}

/**
 * Answers without the program what scripts and completions ask often. False where it did not: the program itself knows
 * what a closed or full output means.
 */
function answered(words: readonly string[]): boolean {
  try {
    const answer = answerTo(words)
    if (answer === null) return false
    writeAll(answer)
    return true
  } catch {
    return false
  }
}

/** The first runs of a noun, this many, add what they compiled to the cache: each of its commands needs other parts. */
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
  // The launcher's own, which looks from the same folder: Node would load much for another.
  certdesk(require)
}

/** With CERTDESK_DEBUG=1 a stack names the files and lines of the source, which Node finds out only for what it loads. */
function startForDebugging(bundle: string): void {
  process.setSourceMapsEnabled(true)
  require(bundle)
  certdesk(require)
}

/** Runs the program in a process with more memory, and ends as that does: how much there is can't be changed later. */
async function startLarger(register: number): Promise<void> {
  const [{ spawn }, { totalmem }] = await Promise.all([import('node:child_process'), import('node:os')])
  const memory = memoryFlags(totalmem(), register)
  // Another setting of V8 needs another compiled form, which the usual runs would then compile anew.
  const env = { ...process.env, CERTDESK_CACHE: 'off' }
  const child = spawn(process.execPath, [...memory, ...process.execArgv, ...process.argv.slice(1)], {
    stdio: 'inherit',
    env,
  })
  // Ctrl-C reaches both, and whoever works decides; a signal to this process alone is passed on.
  process.on('SIGINT', () => undefined)
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  child.on('error', () => start(bundle))
  child.on('exit', (code) => process.exit(code ?? 70))
}

const argv = process.argv.slice(2)
const bundle = join(__dirname, 'certdesk.cjs')
const { env, platform } = process
if (!answered(argv)) {
  const isGiven = process.execArgv.some((each) => each.startsWith(heapFlag))
  const register = isGiven ? null : largeRegister({ argv, env, platform, cwd: process.cwd() })
  if (env.CERTDESK_DEBUG === '1') startForDebugging(bundle)
  else if (register === null) start(bundle)
  else void startLarger(register)
}
