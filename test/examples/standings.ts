import fs from 'node:fs'
import path from 'node:path'
import { expect } from 'vitest'
import { KeptConnection } from '../../src/register/file/kept.ts'
import { run } from '../../src/start/main.ts'
import { emptyFolder, runFolder } from '../scratch.ts'
import { verbs, wordsOf } from '../walk.ts'
import { type TestWorldOptions, testWorld } from '../world.ts'
import { putFiles, steps } from './office.ts'

/** An office at a moment: its folder, and what the clock shows. */
export interface Standing {
  readonly cwd: string
  readonly now: number
}

/** Runs a command line in the office's folder. */
async function ran(argv: readonly string[], { cwd, now }: Standing, answers?: TestWorldOptions['answers']) {
  const env = {
    CERTDESK_REGISTER: path.join(cwd, 'register.db'),
    CERTDESK_BY: '王芳',
    HOME: cwd,
    CERTDESK_PASSPHRASE: 'only for examples',
  }
  const asked = answers === undefined ? {} : { tty: true, answers }
  const world = testWorld({ cwd, env, now: new Date(now).toISOString(), ...asked })
  // As at the desk: who answers a dozen questions need not have the register opened a dozen times.
  const kept = new KeptConnection()
  // The story goes on after months in which nothing was recorded.
  const line = answers === undefined ? [...argv, '--clock-is-right'] : argv
  const code = await run(line, answers === undefined ? world : { ...world, kept })
  kept.close()
  return { code, out: world.out(), err: world.err(), asked: world.asked }
}

/** A copy of an office's folder in another, whose register has its mirror in the copy, too. */
function copyOf(office: string, cwd = emptyFolder()): string {
  fs.cpSync(office, cwd, { recursive: true })
  const note = path.join(cwd, 'register.db.mirrors')
  if (fs.existsSync(note)) fs.writeFileSync(note, fs.readFileSync(note, 'utf8').replaceAll(office, cwd))
  return cwd
}

/** The same on a copy of its own, so that nothing of it stays. */
export async function ranOnCopy(
  argv: readonly string[],
  { cwd, now }: Standing,
  answers?: TestWorldOptions['answers'],
) {
  const own = copyOf(cwd)
  try {
    return await ran(argv, { cwd: own, now: now + 1000 }, answers)
  } finally {
    fs.rmSync(own, { recursive: true })
  }
}

let told: Promise<ReadonlyMap<string, Standing>> | undefined

/**
 * Where each example of every help makes sense: an office's folder as it stood then (test/examples/office.txt). The story is told once
 * in a process, for all files that ask.
 */
export function standings(): Promise<ReadonlyMap<string, Standing>> {
  told ??= tellStory()
  return told
}

async function tellStory(): Promise<ReadonlyMap<string, Standing>> {
  const office = emptyFolder()
  putFiles(office)
  const found = new Map<string, Standing>()
  let now = 0
  const copied = (): Standing => {
    return { cwd: copyOf(office, fs.mkdtempSync(path.join(runFolder(), 'office-'))), now }
  }
  const happens = async (argv: readonly string[], answer?: string): Promise<void> => {
    now += 1000
    const { code, err } = await ran(argv, { cwd: office, now }, answer === undefined ? undefined : [answer])
    expect(code, `${argv.join(' ')}\n${err}`).toBe(0)
  }
  for (const step of steps)
    if (step.kind === 'on') now = Date.parse(`${step.day}T10:00:00.000Z`)
    else if (step.kind === 'run') await happens(step.argv, step.answer)
    else {
      const standing = copied()
      for (const example of step.examples) found.set(example, standing)
      if (step.kind === 'do') await happens(wordsOf(step.examples[0] ?? ''))
    }
  const end = copied()
  // Pages stay until nobody looks at them any more: they are opened where that is tried (test/browse). What needs a server is run at one
  // (test/upkeep/server, test/upkeep/move.test.ts).
  for (const { verb } of verbs.filter(({ name }) => !['browse', 'move'].includes(name) && !name.startsWith('server ')))
    for (const example of Object.keys(verb.examples).filter((each) => !each.includes('postgres://')))
      if (!found.has(example)) found.set(example, end)
  return found
}
