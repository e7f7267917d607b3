import { fstatSync, readFileSync, writeSync } from 'node:fs'
import { basename, join } from 'node:path'
import { Script } from 'node:vm'
import { environmentLang } from '../terminal/preread.ts'
import { version } from '../terminal/version.ts'
import { cacheFile, commandOf, digestOf, isSpoken, likelyLine, readCompiled, writeCompiled } from './compiled.ts'
import { serverNamed } from './named.ts'

/** The file of the program that was loaded last, where Node itself loads it. */
declare const certdesk: File

/** The words that ask for it. */
const helping: readonly string[] = ['--help', '-h', 'help']

/** The program's help as it goes into a pipe, which the build has the program itself say. */
const helpFile = () => join(__dirname, `help.${environmentLang(process.env)}.txt`)

/** The answer to a line that asks only for the version or the help; null for any other line. */
function answerTo(words: readonly string[]): string | null {
  if (words.length !== 1) return null
  if (['--version', '-V', 'version'].includes(words[0] ?? '')) return `${version}\n`
  // On a terminal the help is as wide as that. Node's own way to ask whether it is one loads much of the network.
  const asWide = process.env.COLUMNS === undefined && !fstatSync(1).isCharacterDevice()
  return helping.includes(words[0] ?? '') && asWide ? readFileSync(helpFile(), 'utf8') : null
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

/**
 * How many runs of a command, its first, add what they compiled to the cache: flags and registers differ. Lines that are
 * completed differ more, and are waited for at each key; what is served over ssh is any command.
 */
const learningRuns = (kept: string): number => (/^(completion|serve-ssh)/.test(kept) ? 20 : 5)

/** What the build wraps a file of the program in: to wrap it here would copy a megabyte at every start. */
type File = (require: (name: string) => unknown, parts: Parts) => void

/** The parts of the program, by the file that they are in and their name: each file puts its own here. */
type Parts = Record<string, Record<string, () => unknown>>

/** A file of the program from its compiled form where there is one: it is compiled once per machine, not per run. */
function compiledFile(path: string, kept: string | null): File {
  const source = readFileSync(path)
  const digest = digestOf(source)
  const file = digest === null || kept === null ? null : cacheFile(digest, kept, process)
  const compiled = file === null ? null : readCompiled(file, process.getuid?.())
  // The build writes nothing but ASCII, which is read fastest as what it is.
  const script = new Script(source.toString('latin1'), {
    filename: path,
    ...(compiled === null ? {} : { cachedData: compiled.code }),
  })
  const runs = compiled === null || script.cachedDataRejected === true ? 0 : compiled.runs

  if (file !== null && kept !== null && runs < learningRuns(kept))
    // At the end it holds what the run has compiled on its way, too. A failed run may have ended before most of it.
    process.on('exit', (code) => {
      if (code === 0) writeCompiled(file, { runs: runs + 1, code: script.createCachedData() })
    })
  return script.runInThisContext() as File
}

/** With CERTDESK_DEBUG=1 a stack names the files and lines of the source, which Node finds out only for what it loads. */
function fileForDebugging(path: string): File {
  process.setSourceMapsEnabled(true)
  require(path)
  return certdesk
}

/** What the program needs seldom: it is read when it asks for it. */
const seldom = './seldom.cjs'

/** Starts the program. What it requires is looked for from here, which is its own folder. */
function start(command: string | null): void {
  const file = (name: string, kept: string | null) =>
    process.env.CERTDESK_DEBUG === '1' ? fileForDebugging(name) : compiledFile(name, kept)
  const parts: Parts = {}
  const isThere = (name: string) => Object.hasOwn(parts, basename(name))
  const required = (name: string): unknown => {
    if (name !== seldom) return require(name)
    if (!isThere(name)) file(join(__dirname, name), command && `${command}.seldom`)(required, parts)
    return parts
  }
  file(bundle, command)(required, parts)
}

// The program reads the language from the environment, where Windows has none.
if (process.platform === 'win32') process.env.LANG ??= Intl.DateTimeFormat().resolvedOptions().locale

const argv = process.argv.slice(2)
const bundle = join(__dirname, 'certdesk.cjs')
const begin = () => {
  if (isSpoken(argv))
    void import('../command-words.ts').then(({ commandWords }) => start(commandOf(likelyLine(argv, commandWords))))
  else start(commandOf(argv))
}
if (isSpoken(argv) || !answered(argv)) {
  if (serverNamed(argv, process.env) === null) begin()
  // What holds the connection takes as long to begin as the program takes to be loaded: the one beside the other.
  else
    void import('../register/server/link/thread-file.ts').then(({ beginThread }) => {
      beginThread()
      begin()
    })
}
