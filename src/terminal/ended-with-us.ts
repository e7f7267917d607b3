import type { ChildProcess } from 'node:child_process'

/** Ends a process where this one ends before it, by whatever is not sent to both: nobody would read what it goes on to make. */
export function endedWithUs(child: ChildProcess): void {
  const end = (): void => {
    child.kill()
  }
  process.once('exit', end)
  child.once('close', () => process.removeListener('exit', end))
}
