import fs from 'node:fs'
import { dirname, isAbsolute, join } from 'node:path'
import { foldersMade } from '../register/mirror/folders.ts'
import type { CommandWords } from '../terminal/command.ts'

/** The program as V8 has compiled it: so much of it as the runs of one command needed. */
export interface Compiled {
  readonly code: Buffer
  /** How many runs have added what they compiled, at most 255. */
  readonly runs: number
}

/** What decides which compiled form fits, and where it is kept. */
export type Machine = Pick<NodeJS.Process, 'env' | 'platform' | 'version'> & { readonly arch: string }

/** In numbers of four bytes: a block, and what of it is looked at. */
const [block, sample] = [1024, 8]

/** The checksum, and the count of runs behind it. V8 copies the whole code where it does not begin at a multiple of eight. */
const [checksumBytes, headerBytes] = [8, 16]

/**
 * Of every block the beginning, and the end of the last: a file loses whole blocks when power fails. All of it would
 * take longer than most commands take to do their work. It is held against accidents alone, so that no cryptography is
 * loaded for it, which takes a tenth of Node's own start.
 */
function checksum(content: Buffer): Buffer {
  // In whole numbers and plain loops: the launcher runs before anything is compiled well.
  const aligned = content.byteOffset % 4 === 0 ? content : new Uint8Array(content)
  const numbers = new Int32Array(aligned.buffer, aligned.byteOffset, content.length >> 2)
  let [one, other] = [content.length | 0, content.readInt32LE(content.length - 4)]
  const add = (from: number) => {
    for (let at = from; at < Math.min(from + sample, numbers.length); at += 1) {
      one = Math.imul(one ^ (numbers[at] ?? 0), 0x01000193)
      other = Math.imul(other ^ one, 0x5bd1e995) ^ (other >>> 15)
    }
  }
  for (let from = 0; from < numbers.length; from += block) add(from)
  add(Math.max(0, numbers.length - sample))
  return Buffer.from(Int32Array.of(one, other).buffer)
}

/** The platform's folder for what may be lost; null without a home, as on a build server. */
function cacheFolder({ env, platform }: Machine): string | null {
  const inHome = (...parts: string[]) => {
    const home = platform === 'win32' ? env.USERPROFILE : env.HOME
    return home === undefined || !isAbsolute(home) ? null : join(home, ...parts, 'certdesk')
  }
  if (platform === 'win32')
    return env.LOCALAPPDATA === undefined ? inHome('AppData', 'Local') : join(env.LOCALAPPDATA, 'certdesk', 'cache')
  if (platform === 'darwin') return inHome('Library', 'Caches')
  // The XDG specification: a relative path in the variable is invalid and ignored.
  const xdg = env.XDG_CACHE_HOME
  return xdg !== undefined && isAbsolute(xdg) && inHome() !== null ? join(xdg, 'certdesk') : inHome('.cache')
}

/** The build writes the digest of the bundle at its beginning: nothing is to be computed of a megabyte at every start. */
export const digestOf = (source: Buffer): string | null =>
  /^\/\*([0-9a-f]{64})\*\//.exec(source.toString('latin1', 0, 68))?.[1] ?? null

/**
 * What the compiled form is kept for: the noun that the line begins with and its verb, since one command needs little of what
 * another does, and a help needs the same whatever it is of. What completes a line needs the commands of that line's noun, once
 * it is typed to its end, and the desk what is done at it. Null for other lines, whose compiled form would hold too little: options, typing errors.
 */
export function commandOf(argv: readonly string[]): string | null {
  const [first = 'desk', second = ''] = argv
  if (isCompletion(argv)) {
    const [noun = '', ...more] = argv.slice(4)
    return more.length > 0 && isWord(noun) ? `${first}.${noun}` : first
  }
  if (first === 'help' || argv.some((word) => word === '--help' || word === '-h')) return 'help'
  // Whatever command comes over it.
  if (first === 'serve-ssh') return first
  if (!isWord(first)) return null
  return isWord(second) ? `${first}.${second}` : first
}

/** Whether a line begins in the words of people, not in the names of commands. */
export const isSpoken = ([first = '']: readonly string[]): boolean => /[^\0-\x7f]/.test(first)

/**
 * The line as it most likely reads in the names of commands, for its compiled form alone: which command it is, the program finds out. What
 * is not known stays as it is, and then none is kept.
 */
export function likelyLine(argv: readonly string[], { words, phrases }: CommandWords): readonly string[] {
  const [first = '', second = '', ...more] = argv.map((word) => word.normalize('NFKC'))
  const named = (word: string) => Object.keys(words).find((name) => words[name]?.includes(word)) ?? word
  const whole = Object.hasOwn(phrases, first) ? phrases[first]?.[0]?.split(' ') : undefined
  return whole === undefined ? [named(first), named(second), ...more] : [...whole, second, ...more]
}

const isWord = (text: string): boolean => /^[a-z]{2,20}$/.test(text)

/** Whether a shell asks what may stand at the end of the words behind `--`. */
const isCompletion = ([noun, verb, , end]: readonly string[]): boolean =>
  noun === 'completion' && verb === 'words' && end === '--'

/**
 * Where the compiled form of a bundle is kept; null where none is to be: CERTDESK_CACHE=off, or no home. V8 itself
 * compares only the length of the source, so the name holds its digest, with the program that compiled it.
 */
export function cacheFile(digest: string, command: string, machine: Machine): string | null {
  const folder = machine.env.CERTDESK_CACHE === 'off' ? null : cacheFolder(machine)
  return folder === null ? null : join(folder, `${command}-${machine.version}-${machine.arch}-${digest}.v8`)
}

/** Whether nobody else can have written it. Without user numbers (Windows) the profile's own rights protect it. */
const isOurs = (stat: fs.Stats, user: number | undefined): boolean =>
  user === undefined || (stat.uid === user && (stat.mode & 0o022) === 0)

/** The compiled form, or null where it is missing, damaged (V8 would not notice) or might be somebody else's. */
export function readCompiled(file: string, user: number | undefined): Compiled | null {
  let opened: number | undefined
  try {
    if (!isOurs(fs.lstatSync(dirname(file)), user)) return null
    opened = fs.openSync(file, fs.constants.O_RDONLY | (fs.constants.O_NOFOLLOW ?? 0))
    if (!isOurs(fs.fstatSync(opened), user)) return null
    const kept = fs.readFileSync(opened)
    const content = kept.subarray(checksumBytes)
    if (kept.length <= headerBytes || !checksum(content).equals(kept.subarray(0, checksumBytes))) return null
    return { runs: content[0] ?? 0, code: kept.subarray(headerBytes) }
  } catch {
    return null
  } finally {
    if (opened !== undefined) fs.closeSync(opened)
  }
}

const day = 24 * 3600 * 1000

/** For how long a compiled form is kept that nobody uses. */
const keptFor = 30 * day

/** How many programs keep their compiled forms for so long: this one, the one it took the place of, another beside it. */
const keptPrograms = 3

/** The program that a compiled form in the cache's folder is of, or its temporary file; null for any other file. */
const programOf = (name: string): string | null =>
  /^(?:serve-ssh(?:\.seldom)?-|[a-z.]+-)?(.+)\.v8(?:\.|$)/.exec(name)?.[1] ?? null

interface Kept {
  readonly file: string
  readonly program: string
  /** When it was last written or read, as far as the file system keeps account of reading. */
  readonly used: number
}

/** What the folder holds of compiled forms, the one used last first. Another process may take one away meanwhile. */
function keptIn(folder: string): Kept[] {
  const kept: Kept[] = []
  for (const name of fs.readdirSync(folder)) {
    const program = programOf(name)
    const file = join(folder, name)
    const stat = program === null ? undefined : fs.statSync(file, { throwIfNoEntry: false })
    if (program !== null && stat !== undefined) kept.push({ file, program, used: Math.max(stat.atimeMs, stat.mtimeMs) })
  }
  return kept.sort((a, b) => b.used - a.used)
}

/**
 * Removes the compiled forms that nobody has used for long, and those of programs that have since been replaced: each build and
 * each version of Node has its own. A process that runs such a program has read its own by then.
 */
function removeUnused(folder: string, now: number): void {
  const kept = keptIn(folder)
  const programs = [...new Set(kept.map(({ program }) => program))].slice(0, keptPrograms)
  for (const { file, program, used } of kept)
    if (!programs.includes(program) || now - used > keptFor) fs.rmSync(file, { force: true })
}

function remove(file: string): void {
  try {
    fs.rmSync(file, { force: true })
  } catch {
    // Where not even its folder is one, nothing was left there.
  }
}

/** Keeps the compiled form for later runs, whole or not at all. What cannot be written is done without, silently. */
export function writeCompiled(file: string, { runs, code }: Compiled): void {
  const count = Buffer.alloc(headerBytes - checksumBytes)
  count[0] = runs
  const content = Buffer.concat([count, code])
  const temporary = `${file}.${process.pid}-${Date.now().toString(36)}`
  try {
    foldersMade(dirname(file), { mode: 0o700 })
    fs.writeFileSync(temporary, Buffer.concat([checksum(content), content]), { mode: 0o600, flag: 'wx' })
    fs.renameSync(temporary, file)
    removeUnused(dirname(file), fs.statSync(file).mtimeMs)
  } catch {
    remove(temporary)
  }
}
