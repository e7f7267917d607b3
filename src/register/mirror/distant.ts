import { type ChildProcess, fork } from 'node:child_process'
import path from 'node:path'
import type { Answer, Request } from './drive-process.ts'
import { type Drive, type Operations, operations } from './operations.ts'

/** Milliseconds that a place may take over one act: what is dead answers never, and what is alive at once. */
const patience = 2000

/** Where the program's own parts lie, and which of them is the child. */
declare const __dirname: string
const childPart = 'drive.cjs'

/**
 * A place over a network, at which every act is a child process's: one that waits for a share that has gone away cannot even be ended, and a
 * program that did it itself would hang with it. What is not answered in two seconds throws `ETIMEDOUT`, and so does every act after it.
 */
export function distantDrive(): Drive {
  let child: ChildProcess | null = fork(path.join(__dirname, childPart), {
    detached: true,
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    execArgv: [],
  })
  // Nobody waits for it who leaves.
  child.unref()
  child.channel?.unref()
  const close = () => {
    const ended = child
    child = null
    if (ended?.connected === true) ended.disconnect()
    ended?.kill('SIGKILL')
  }
  const ask = (request: Request): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const asked = child
      if (asked === null) return reject(unanswered())
      const settle = (act: () => void) => {
        clearTimeout(timer)
        asked.off('message', answered)
        asked.off('exit', gone)
        asked.off('error', gone)
        act()
      }
      const answered = (answer: Answer) =>
        settle(() =>
          'done' in answer
            ? resolve(answer.done)
            : reject(Object.assign(new Error(answer.failed.message), { code: answer.failed.code })),
        )
      const gone = () =>
        settle(() => {
          close()
          reject(unanswered())
        })
      const timer = setTimeout(gone, patience)
      asked.on('message', answered)
      asked.on('exit', gone)
      asked.on('error', gone)
      asked.send(request, (error) => error !== null && gone())
    })
  const acts = Object.keys(operations) as (keyof Operations)[]
  const asked = acts.map((act) => [act, (...args: readonly unknown[]) => ask({ act, args })] as const)
  return { ...Object.fromEntries(asked), close } as unknown as Drive
}

const unanswered = () => Object.assign(new Error('no answer'), { code: 'ETIMEDOUT' })
