import { fstatSync, readFileSync, writeSync } from 'node:fs'
import { basename, join } from 'node:path'
import { Script } from 'node:vm'
import { environmentLang } from '../terminal/preread.ts'
import { version } from '../terminal/version.ts'
import { cacheFile, commandOf, digestOf, isSpoken, likelyLine, readCompiled, writeCompiled } from './compiled.ts'
import { serverNamed } from './named.ts'

/** The program file that Node itself loaded last; see `fileForDebugging`. */
declare const certdesk: File

/** Words that ask for the help. */
const helping: readonly string[] = ['--help', '-h', 'help']

/** The help as printed into a pipe; the build runs the program to write this file. */
const helpFile = () => join(__dirname, `help.${environmentLang(process.env)}.txt`)

/** The answer to a line that asks only for the version or the help; null for any other line. */
function answerTo(words: readonly string[]): string | null {
  if (words.length !== 1) return null
  if (['--version', '-V', 'version'].includes(words[0] ?? '')) return `${version}\n`
  // On a terminal the help is wrapped to its width. Node's own `isatty` loads much of the network code.
  const asWide = process.env.COLUMNS === undefined && !fstatSync(1).isCharacterDevice()
  return helping.includes(words[0] ?? '') && asWide ? readFileSync(helpFile(), 'utf8') : null
}

/** A full pipe accepts only a part at a time. */
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
 * Answers frequent requests of scripts and completions without loading the program. False if it did not: the program itself
 * handles a closed or full output.
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
 * The number of first runs of a command that add their compiled code to the cache, since flags and registers differ. Completion
 * differs more, and people wait for it at each key; serve-ssh runs any command.
 */
const learningRuns = (kept: string): number => (/^(completion|serve-ssh)/.test(kept) ? 20 : 5)

/** The function that the build wraps around a program file: wrapping it here would copy a megabyte at every start. */
type File = (require: (name: string) => unknown, parts: Parts) => void

/** The parts of the program, by file and name; each file adds its own. */
type Parts = Record<string, Record<string, () => unknown>>

/** Loads a program file from its compiled form, if there is one: it is compiled once per machine, not per run. */
function compiledFile(path: string, kept: string | null): File {
  const source = readFileSync(path)
  const digest = digestOf(source)
  const file = digest === null || kept === null ? null : cacheFile(digest, kept, process)
  const compiled = file === null ? null : readCompiled(file, process.getuid?.())
  // The build writes only ASCII, which is fastest to decode as latin1.
  const script = new Script(source.toString('latin1'), {
    filename: path,
    ...(compiled === null ? {} : { cachedData: compiled.code }),
  })
  const runs = compiled === null || script.cachedDataRejected === true ? 0 : compiled.runs

  if (file !== null && kept !== null && runs < learningRuns(kept))
    // At exit the code includes everything compiled during the run. A failed run may have ended before most of it.
    process.on('exit', (code) => {
      if (code === 0) writeCompiled(file, { runs: runs + 1, code: script.createCachedData() })
    })
  return script.runInThisContext() as File
}

/** With CERTDESK_DEBUG=1 a stack names files and lines of the source, which Node resolves only for files that it loads itself. */
function fileForDebugging(path: string): File {
  process.setSourceMapsEnabled(true)
  require(path)
  return certdesk
}

/** Rarely used parts of the program, loaded when first required. */
const seldom = './seldom.cjs'

/** Starts the program. Its requires are resolved from this folder, which is its own. */
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

// The program reads the language from the environment; Windows does not set it there.
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
  // The connection thread takes as long to start as the program takes to load, so both start together.
  else
    void import('../register/server/link/thread-file.ts').then(({ beginThread }) => {
      beginThread()
      begin()
    })
}
