import { spawn } from 'node:child_process'
import type { Lang } from '../clause/words.ts'
import { takeInterrupts } from './interrupts.ts'
import { pagerEnvironment } from './pager.ts'
import type { Pager } from './world.ts'

/** Starts the user's pager on the terminal, which says in the language how it is left; null if there is none of that name. */
export async function startPager([file = '', ...args]: readonly string[], lang: Lang): Promise<Pager | null> {
  const env = pagerEnvironment(process.env, lang)
  const child = spawn(file, args, { stdio: ['pipe', 'inherit', 'inherit'], env })
  const started = await new Promise<boolean>((done) => {
    child.once('spawn', () => done(true))
    child.once('error', () => done(false))
  })
  if (!started) return null
  // Ctrl-C is for the pager now, which knows what to do with it: whoever ends it ends the output.
  const restore = takeInterrupts(() => undefined)
  const left = new Promise<void>((done) => child.once('close', () => done())).then(restore)
  return { input: child.stdin, left }
}
