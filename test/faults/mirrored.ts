import fs from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { run } from '../../src/start/main.ts'
import { emptyFolder } from '../scratch.ts'
import { testWorld } from '../world.ts'
import { certdesk, type Ended, plainEnv, type Started } from './process.ts'

/** What opens the key that signs checkpoints. */
const passphrase = '正确 horse battery'

/** The surroundings of a command at a desk with a mirror: the account's own folder, in which it remembers what it saw, is there as well. */
const envAt = (desk: string) => ({
  ...plainEnv(path.join(desk, 'home')),
  CERTDESK_REGISTER: path.join(desk, 'register.db'),
  CERTDESK_PASSPHRASE: passphrase,
})

/** Types a command at a desk, as a process of its own. */
export const typedAt = (desk: string, argv: readonly string[], more: Partial<Started> = {}): Promise<Ended> =>
  certdesk(argv, { ...more, cwd: desk, env: { ...envAt(desk), ...more.env } })

/** How a command ended that was run in this process. */
export interface Outcome {
  readonly code: number
  readonly out: string
  readonly err: string
}

let now = Date.parse('2026-10-15T01:00:00.000Z')

/** The same in this process, which takes a tenth of the time: for what is neither killed nor in anybody's way. */
export async function hereAt(desk: string, argv: readonly string[]): Promise<Outcome> {
  now += 1000
  const world = testWorld({ cwd: desk, env: envAt(desk), now: new Date(now).toISOString() })
  const code = await run(argv, world)
  return { code, out: world.out(), err: world.err() }
}

/** Runs what must be done. */
export async function doneAt(desk: string, ...argv: readonly string[]): Promise<string> {
  const { code, out, err } = await hereAt(desk, argv)
  if (code !== 0) throw new Error(`${argv.join(' ')} ended with ${code}: ${err}`)
  return out
}

/** The files of a folder and of those in it, by their path within it. */
export const filesIn = (folder: string): string[] =>
  fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map((each) => path.relative(folder, path.join(each.parentPath, each.name)))
    .sort()

/**
 * Puts bytes that were of one desk at another: notes name their places in full, and the memory of an account is named for the register.
 * Desks have paths of the same length, so that what a cut tore is no more torn by it.
 */
function putAt(from: string, to: string, name: string, bytes: Buffer): void {
  if (from.length !== to.length) throw new Error(`${from} and ${to} are not of the same length`)
  const isNote = /^home|\.mirrors/.test(name)
  const own = isNote ? Buffer.from(bytes.toString('latin1').replaceAll(from, to), 'latin1') : bytes
  const file = path.join(to, name.replaceAll(encodeURIComponent(from), encodeURIComponent(to)))
  fs.mkdirSync(path.dirname(file), { recursive: true })
  fs.writeFileSync(file, own, { mode: 0o600 })
}

/** The folders within a folder, by their path within it; itself is the first, without a name. */
export const foldersIn = (folder: string): string[] => [
  '',
  ...fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((each) => each.isDirectory())
    .map((each) => path.relative(folder, path.join(each.parentPath, each.name)))
    .sort(),
]

/** What a cut left, at another place: the notes name the place where the act was recorded. */
export function moved(left: string, at: string): string {
  const own = emptyFolder()
  for (const name of foldersIn(left)) fs.mkdirSync(path.join(own, name), { recursive: true })
  for (const name of filesIn(left)) putAt(at, own, name, fs.readFileSync(path.join(left, name)))
  return own
}

/** A copy of a desk with its mirror, and of what the account remembers, to be spoilt. */
export function copyAt(desk: string): string {
  const made = emptyFolder()
  for (const name of foldersIn(desk)) fs.mkdirSync(path.join(made, name), { recursive: true })
  for (const name of filesIn(desk)) putAt(desk, made, name, fs.readFileSync(path.join(desk, name)))
  return made
}

/** Where a desk's mirror lies. */
export const mirrorOf = (desk: string): string => {
  const place = path.join(desk, 'mirror')
  const [name] = fs.readdirSync(place)
  if (name === undefined) throw new Error(`there is no mirror at ${place}`)
  return path.join(place, name)
}

/** Takes everything away by which a register's mirrors are known: it, what is noted of it, and what the account remembers. */
export function withoutMirror(desk: string): void {
  for (const name of ['mirror', 'home', 'register.db.mirrors'])
    fs.rmSync(path.join(desk, name), { recursive: true, force: true })
}

/** Reads a register past the program, and leaves its log as it is. */
export function readAt<T>(file: string, read: (raw: Database.Database) => T): T {
  const raw = new Database(file, { readonly: true, fileMustExist: true })
  try {
    return read(raw)
  } finally {
    raw.close()
  }
}

/** The newest entry of a register, as it is printed; of one that has none, nothing. */
export const headAt = (file: string): string =>
  readAt(
    file,
    (raw) =>
      raw.prepare(`SELECT '#' || seq || ':' || seal FROM entry ORDER BY seq DESC LIMIT 1`).pluck().get() as string,
  )

/** How many entries a register has. */
export const entriesAt = (file: string): number =>
  readAt(file, (raw) => raw.prepare('SELECT count(*) FROM entry').pluck().get() as number)

/** What the program adds a customer with. */
export const customerAdd = (name: string): readonly string[] => ['customer', 'add', name]

/** The numbers that customers and contacts of a register bear, those taken back too. */
export const numbersAt = (file: string): string[] =>
  readAt(
    file,
    (raw) => raw.prepare('SELECT code FROM customer UNION ALL SELECT number FROM contact').pluck().all() as string[],
  )
