import type { ChildProcess } from 'node:child_process'

/** How another run of this program is started: what it is called with, and its environment. */
export interface OwnProcess {
  readonly args: readonly string[]
  readonly env: NodeJS.ProcessEnv
}

/** What carries the words of the line. */
const carrier = 'CERTDESK_OWN_LINE'

/** Puts them where a program finds what was typed, and starts it. */
const starter = `process.argv.push(...JSON.parse(process.env.${carrier})); delete process.env.${carrier}; require(process.argv[1])`

/**
 * A command line of this program for a process beside it. Its words stand in the environment, which only this account sees: what a process is
 * called with every account of the machine sees (`ps`), and it may be somebody's telephone number that was sought on a page.
 */
export function ownProcess(argv: readonly string[]): OwnProcess {
  const [, program = ''] = process.argv
  return { args: ['-e', starter, program], env: { ...process.env, [carrier]: JSON.stringify(argv) } }
}

/**
 * Has a process that only reads end with this one: nobody waits for what it judges any more. At once, since it hears of nothing else while it
 * judges.
 */
export function endingWithUs(child: ChildProcess): void {
  const end = (): void => {
    child.kill('SIGKILL')
  }
  process.once('exit', end)
  child.once('close', () => process.off('exit', end))
}
