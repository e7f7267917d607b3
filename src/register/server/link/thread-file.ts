import path from 'node:path'
import { Worker } from 'node:worker_threads'

/** Where the program's own parts lie. */
declare const __dirname: string

/** The part that holds a connection in a thread of its own. */
const threadFile = path.join(__dirname, 'link.cjs')

let begun: Worker | null = null

/** Begins a thread before it is known what for: it takes as long to begin as the program takes to be loaded. */
export function beginThread(): void {
  begun = threadOf(threadFile)
}

/** What gives threads: the one that was begun before, then new ones; those of another file where one is named. */
export const threadsOf = (file?: string) => (): Worker => {
  const thread = (file === undefined ? begun : null) ?? threadOf(file ?? threadFile)
  if (thread === begun) begun = null
  return thread
}

/** A thread of a file, which waits to be told whom to connect to. The process does not wait for it. */
function threadOf(file: string): Worker {
  // Pg takes much from the environment that an address says, or says not, such as PGOPTIONS.
  const thread = new Worker(file, { env: {}, execArgv: [] })
  thread.unref()
  return thread
}
