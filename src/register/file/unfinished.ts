let pending = 0
let stop: (() => void) | null = null

/**
 * Tells what ends the program where somebody asks it to (SIGTERM), which is asked only while something is unfinished. Else the system ends it
 * at once, in the middle of whatever: what is on record is whole at every moment, and of a long page or a workbook nothing stands
 * anywhere yet, while to hear of it would take until that is made.
 */
export function endedBy(end: () => void): void {
  stop = end
}

/**
 * Has `remove` called if the process ends before the returned function is: whoever interrupts the program finds nothing
 * half-written left behind.
 */
export function unfinished(remove: () => void): () => void {
  let isOver = false
  process.once('exit', remove)
  if (pending++ === 0 && stop !== null) process.on('SIGTERM', stop)
  return () => {
    if (isOver) return
    isOver = true
    process.removeListener('exit', remove)
    if (--pending === 0 && stop !== null) process.removeListener('SIGTERM', stop)
  }
}
