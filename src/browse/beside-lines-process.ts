import { spawn } from 'node:child_process'
import { endingWithUs, ownProcess } from '../terminal/own-process.ts'
import { linesIn } from './lines-in.ts'

/** Another run of this program that answers line by line, for as long as it is asked. */
export interface Beside {
  /** What it answers to a line, one asked after the other; null where it ended before. */
  ask(line: string): Promise<string | null>
  /** Ends it at once, whatever it is at. */
  end(): void
  readonly hasEnded: boolean
}

/** Starts a command line of this program that reads lines from its standard input and answers each with one. */
export function linesBeside(argv: readonly string[]): Beside {
  const { args, env } = ownProcess(argv)
  const child = spawn(process.execPath, args, { env, stdio: ['pipe', 'pipe', 'ignore'], windowsHide: true })
  endingWithUs(child)
  let hasEnded = false
  const over = () => {
    hasEnded = true
  }
  child.on('error', over)
  child.on('close', over)
  // It may have ended by the time that it is asked: its output is over then.
  child.stdin.on('error', over)
  const answers = linesIn(child.stdout)
  return {
    ask: async (line) => {
      if (!hasEnded) child.stdin.write(`${line}\n`)
      const answer = await answers.next()
      return answer.done === true ? null : answer.value
    },
    end: () => {
      over()
      child.kill('SIGKILL')
    },
    get hasEnded() {
      return hasEnded
    },
  }
}
