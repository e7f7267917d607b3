import fs from 'node:fs'
import path from 'node:path'
import { expect } from 'vitest'
import { run } from '../src/start/main.ts'
import { KeptOpen } from './kept-open.ts'
import { lyingOn } from './register/disk/disks.ts'
import { shell } from './register/registers.ts'
import { atEnd, folderOfOneLength } from './scratch.ts'
import { isTwin } from './tries.ts'
import { type TestWorld, testWorld } from './world.ts'

/** Runs a command line in a world: here, or by way of another machine. */
export type Running = (argv: readonly string[], world: TestWorld) => Promise<number>

/** Runs command lines with the register open from one to the next. */
export function keptOpen(): Running {
  const kept = new KeptOpen()
  atEnd(() => kept.close())
  return (argv, world) => run(argv, Object.assign(world, { kept }))
}

/** Today is always the same day. */
const today = '2026-06-30'

/** The words of a command line as a shell would give them to the program. */
function shellWords(line: string): string[] {
  const words: string[] = []
  for (const [word] of line.matchAll(/(?:"(?:\\.|[^"\\])*"|'[^']*'|\\.|[^\s"'\\])+/g))
    words.push(
      word.replace(/"((?:\\.|[^"\\])*)"|'([^']*)'|\\(.)/g, (_, double?: string, single?: string, escaped?: string) =>
        double === undefined ? (single ?? escaped ?? '') : double.replace(/\\(.)/g, '$1'),
      ),
    )
  return words
}

/** A desk whose clock goes on by a second at every command. */
function desk(columns: number, share: string | undefined, run: Running) {
  const cwd = folderOfOneLength()
  const disks = share === undefined ? {} : { disks: lyingOn(path.join(cwd, 'share'), share) }
  /** How the entries are named that wait to be confirmed, by their numbers: the commands of a page say 12:xxxxxxxx. */
  const seals = new Map<string, string>()
  let now = Date.parse(`${today}T01:00:00.000Z`)
  const env = { CERTDESK_REGISTER: path.join(cwd, 'register.db'), CERTDESK_TODAY: today, HOME: cwd, NO_COLOR: '1' }
  const printed = async (line: string, systemUser = 'clerk'): Promise<string> => {
    now += 1000
    const moment = new Date(now).toISOString()
    const world = testWorld({ cwd, env, systemUser, now: moment, stdoutTTY: true, columns, ...disks })
    const [program, ...argv] = shellWords(line.replace(/(\d+:)x{8}/g, (named, seq) => seals.get(seq) ?? named))
    expect(program, line).toBe('certdesk')
    const code = await run(argv, world)
    expect(code, `${line}\n${world.err()}`).not.toBe(70)
    const said = world.out() + world.err()
    for (const [named, seq = ''] of said.matchAll(entryNamed)) seals.set(seq, named)
    return stable(said, cwd)
  }
  return { cwd, printed }
}

/** What differs from run to run: seals hold random salts, and the register stands in a folder of its own. */
const stable = (text: string, cwd: string): string =>
  text
    .replaceAll(cwd, '~')
    .replace(/(#\d+:)[0-9a-f]{64}/g, '$1…')
    .replace(entryNamed, '$1xxxxxxxx')

/** An entry with the beginning of its seal, as it is named where it waits to be confirmed. */
const entryNamed = /\b(\d+:)[0-9a-f]{8}\b/g

const block = /^```(\S+)(?: (\S+))?\n([\s\S]*?)^```$/gm

const transcripts = path.join(import.meta.dirname, 'transcripts')
export const transcript = (name: string): string => fs.readFileSync(path.join(transcripts, name), 'utf8')

/** The names of all transcripts but these; outside `npm run twin` the twelve shortest of them, which are replayed where a command is slow. */
export function transcriptsBut(...leftOut: string[]): string[] {
  const names = fs.readdirSync(transcripts).filter((name) => name.endsWith('.md') && !leftOut.includes(name))
  const size = (name: string) => fs.statSync(path.join(transcripts, name)).size
  return isTwin ? names : names.toSorted((one, other) => size(one) - size(other)).slice(0, 12)
}

/** The transcript as it reads with what its commands print now. */
export async function replayed(text: string, run: Running): Promise<string> {
  const [, live = '2025-01-16', columns = '100', share] =
    /^<!-- live (\S+), (\d+) columns(?:, share\/ is (.+))? -->/.exec(text) ?? []
  const { cwd, printed } = desk(Number(columns), share, run)
  await printed(`certdesk init --go-live ${live}`)
  const pieces: string[] = []
  let end = 0
  for (const found of text.matchAll(block)) {
    const [whole, kind, file, body = ''] = found
    pieces.push(text.slice(end, found.index))
    end = found.index + whole.length
    if (kind === 'sql') shell(path.join(cwd, 'register.db'), (raw) => raw.unsafeMode().exec(body))
    if (file !== undefined) fs.writeFileSync(path.join(cwd, file), body)
    pieces.push(kind === 'console' ? await consoleBlock(body, printed) : whole)
  }
  return pieces.join('') + text.slice(end)
}

async function consoleBlock(body: string, printed: ReturnType<typeof desk>['printed']): Promise<string> {
  const lines = ['```console\n']
  for (const [line, account, command = ''] of body.matchAll(/^([a-z]*)\$ (.*)$/gm))
    lines.push(`${line}\n`, await printed(command, account || undefined))
  return `${lines.join('')}\`\`\``
}
