import fs from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { run } from '../src/start/main.ts'
import { putFiles, steps } from './examples/office.ts'
import { emptyFolder } from './scratch.ts'
import { verbs, wordsOf } from './walk.ts'
import { testWorld } from './world.ts'

/**
 * Every example of every help is run: on a copy of its own of an office's folder, as it stood when the example made sense
 * (test/examples/office.txt). None depends on another.
 */
const office = emptyFolder()
putFiles(office)

/** Examples that end otherwise than with 0: what they are for is that they tell a scheduler of breaches. */
const ends: Readonly<Record<string, number>> = { 'report compliance --fail-on breach --quiet': 1 }

/** An office at a moment: its folder, and what the clock shows. */
interface Standing {
  readonly cwd: string
  readonly now: number
}

async function ran(argv: readonly string[], { cwd, now }: Standing, answer?: string) {
  const env = { CERTDESK_REGISTER: path.join(cwd, 'register.db'), CERTDESK_BY: '王芳', HOME: cwd }
  const asked = answer === undefined ? {} : { tty: true, answers: [answer] }
  const world = testWorld({ cwd, env, now: new Date(now).toISOString(), ...asked })
  const code = await run(argv, world)
  return { code, out: world.out(), err: world.err() }
}

/** Where each example makes sense: the office as it stood then. */
async function standings(): Promise<Map<string, Standing>> {
  const found = new Map<string, Standing>()
  let now = 0
  const copied = (): Standing => {
    const cwd = emptyFolder()
    fs.cpSync(office, cwd, { recursive: true })
    return { cwd, now }
  }
  const happens = async (argv: readonly string[], answer?: string): Promise<void> => {
    now += 1000
    const { code, err } = await ran(argv, { cwd: office, now }, answer)
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
  for (const { verb } of verbs)
    for (const example of Object.keys(verb.examples)) if (!found.has(example)) found.set(example, end)
  return found
}

const examples = await standings()

it.each([...examples])('certdesk %s', async (line, { cwd, now }) => {
  const own = emptyFolder()
  fs.cpSync(cwd, own, { recursive: true })
  const { code, err } = await ran(wordsOf(line), { cwd: own, now: now + 1000 })
  expect(code, err).toBe(ends[line] ?? 0)
})
