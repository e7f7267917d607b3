import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { run } from '../src/start/main.ts'
import { lyingOn } from './register/disk/disks.ts'
import { shell } from './register/registers.ts'
import { emptyFolder } from './scratch.ts'
import { testWorld } from './world.ts'

/**
 * The manual's examples are run here. Each file of `test/transcripts` has a register of its own, made by `clerk` and
 * live since the procedure came into force; today is always the same day. A `console` block holds commands (`$ certdesk
 * …`, or `wang$ certdesk …` from another account of the machine) with what they print at 100 columns, errors last; a block whose info string names a file
 * (```csv customers.csv) is that file, and a `sql` block is what somebody does to the register past the program. One that begins with `<!-- live 2026-06-30, 80 columns -->` goes live on that day, and is that wide; with
 * `, share/ is cifs //server/office` besides, that folder lies on such a file system.
 * UPDATE_TRANSCRIPTS=1 writes what the commands print now.
 */
const today = '2026-06-30'
const transcripts = path.join(import.meta.dirname, 'transcripts')

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
function desk(columns: number, share: string | undefined) {
  const cwd = emptyFolder()
  const disks = share === undefined ? {} : { disks: lyingOn(path.join(cwd, 'share'), share) }
  /** How the entries are named that wait to be confirmed, by their numbers: the commands of a page say 12:xxxxxxxx. */
  const seals = new Map<string, string>()
  let now = Date.parse(`${today}T01:00:00.000Z`)
  const env = { CERTDESK_REGISTER: path.join(cwd, 'register.db'), CERTDESK_TODAY: today, HOME: cwd, NO_COLOR: '1' }
  const printed = async (line: string, systemUser = 'clerk'): Promise<string> => {
    now += 1000
    const world = testWorld({
      cwd,
      env,
      systemUser,
      now: new Date(now).toISOString(),
      stdoutTTY: true,
      columns,
      ...disks,
    })
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

/** The transcript as it reads with what its commands print now. */
async function replayed(text: string): Promise<string> {
  const [, live = '2025-01-16', columns = '100', share] =
    /^<!-- live (\S+), (\d+) columns(?:, share\/ is (.+))? -->/.exec(text) ?? []
  const { cwd, printed } = desk(Number(columns), share)
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

/** All of them, or those that `npm run check:quick` names. */
const wanted = (process.env.CERTDESK_TRANSCRIPTS ?? '').split(',').filter((name) => name !== '')
const names = fs
  .readdirSync(transcripts)
  .filter((name) => name.endsWith('.md') && (wanted.length === 0 || wanted.includes(name)))

test.each(names)('%s reads as the program prints', async (name) => {
  const file = path.join(transcripts, name)
  const text = fs.readFileSync(file, 'utf8')
  const now = await replayed(text)
  if (process.env.UPDATE_TRANSCRIPTS === '1') fs.writeFileSync(file, now)
  else expect(now).toBe(text)
})
