import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * A new empty folder. It lies in the folder for temporary files of the test file that runs, and is gone with it
 * (`test/each-file.ts`).
 */
export function emptyFolder(): string {
  const made = mkdtempSync(join(tmpdir(), 'cd-'))
  // Some tests let another user into it.
  chmodSync(made, 0o755)
  return made
}

const ends: (() => void)[] = []

/** Does something when the test file that runs has ended. */
export const atEnd = (end: () => void): void => {
  ends.push(end)
}

/** An empty folder whose path is as long in every run, for what is wrapped on a terminal with the path in it. It is gone with the test file. */
export function folderOfOneLength(): string {
  if (process.platform === 'win32') return emptyFolder()
  const made = mkdtempSync('/tmp/certdesk-of-equal-length-')
  atEnd(() => rmSync(made, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }))
  return made
}

const running = new Set<Promise<unknown>>()

/**
 * Runs what nobody waits for: the test file that runs ends after it. What is loaded while a file ends is refused, and would be to every
 * file after it in the process.
 */
export function beside<T>(run: () => Promise<T>): Promise<T> {
  const done = run()
  running.add(done)
  return done.finally(() => running.delete(done))
}

/** The folder for temporary files of the process, which the files of a run share. */
const above = tmpdir()

/** That of the test file that runs, for itself and for all that it starts; null between two files. */
let own: string | null = null

/** A test file gets a folder for temporary files of its own. */
export function fileBegins(): void {
  own = emptyFolder()
  process.env.TMPDIR = own
}

/** Once nothing of a test file runs any more: does all that was left for the end, what came last first. Its folder is gone then. */
export async function fileEnds(): Promise<void> {
  await Promise.allSettled(running)
  for (const end of ends.splice(0).reverse()) end()
  if (own === null) return
  process.env.TMPDIR = above
  rmSync(own, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  own = null
}

/** The folder for what is made once in a run of the tests and serves all of them (`test/whole-run.ts`). */
export function runFolder(): string {
  const { CERTDESK_TESTS: folder } = process.env
  if (folder === undefined) throw new Error('The tests run without test/whole-run.ts.')
  return folder
}
