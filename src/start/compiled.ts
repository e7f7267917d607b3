import { createHash, randomBytes } from 'node:crypto'
import fs from 'node:fs'
import { dirname, isAbsolute, join } from 'node:path'

/** The program as V8 has compiled it: so much of it as the runs of one noun needed. */
export interface Compiled {
  readonly code: Buffer
  /** How many runs have added what they compiled, at most 255. */
  readonly runs: number
}

/** What decides which compiled form fits, and where it is kept. */
export type Machine = Pick<NodeJS.Process, 'env' | 'platform' | 'version'> & { readonly arch: string }

const block = 4096
const sample = 64

/**
 * Of every block the beginning, and the end of the last: a file loses whole blocks when power fails. All of it would
 * take longer to digest than most commands take to do their work.
 */
function checksum(content: Buffer): Buffer {
  const hash = createHash('sha256').update(`${content.length}\n`)
  const samples = Buffer.alloc(Math.ceil(content.length / block) * sample)
  for (let at = 0, to = 0; at < content.length; at += block, to += sample) content.copy(samples, to, at, at + sample)
  return hash.update(samples).update(content.subarray(-sample)).digest()
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
 * What the compiled form is kept for: the noun that the line begins with, since the commands of one need little of what
 * those of another do, and a help needs the same whatever it is of. Null for other lines, whose compiled form would hold too
 * little: options, typing errors.
 */
export function nounOf(argv: readonly string[]): string | null {
  const [first = ''] = argv
  if (argv.some((word) => word === '--help' || word === '-h')) return 'help'
  return /^[a-z]{2,20}$/.test(first) ? first : null
}

/**
 * Where the compiled form of a bundle is kept; null where none is to be: CERTDESK_CACHE=off, or no home. V8 itself
 * compares only the length of the source, so the name holds its digest, with the program that compiled it.
 */
export function cacheFile(digest: string, noun: string, machine: Machine): string | null {
  const folder = machine.env.CERTDESK_CACHE === 'off' ? null : cacheFolder(machine)
  return folder === null ? null : join(folder, `${noun}-${machine.version}-${machine.arch}-${digest}.v8`)
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
    const content = kept.subarray(32)
    if (kept.length <= 40 || !checksum(content).equals(kept.subarray(0, 32))) return null
    return { runs: content[0] ?? 0, code: content.subarray(8) }
  } catch {
    return null
  } finally {
    if (opened !== undefined) fs.closeSync(opened)
  }
}

const month = 30 * 24 * 3600 * 1000

/** Compiled forms that nobody has used for long: of programs that have since been replaced. */
function removeOld(file: string): void {
  const folder = dirname(file)
  const now = fs.statSync(file).mtimeMs
  for (const name of fs.readdirSync(folder)) {
    const other = join(folder, name)
    const { atimeMs, mtimeMs } = fs.statSync(other)
    if (/\.v8(\.|$)/.test(name) && now - Math.max(atimeMs, mtimeMs) > month) fs.rmSync(other, { force: true })
  }
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
  // Eight bytes for one number: V8 copies the whole code where it does not begin at a multiple of eight.
  const content = Buffer.concat([Buffer.of(runs, 0, 0, 0, 0, 0, 0, 0), code])
  const temporary = `${file}.${randomBytes(6).toString('hex')}`
  try {
    fs.mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    fs.writeFileSync(temporary, Buffer.concat([checksum(content), content]), { mode: 0o600, flag: 'wx' })
    fs.renameSync(temporary, file)
    removeOld(file)
  } catch {
    remove(temporary)
  }
}
