/**
 * Has `remove` called if the process ends before the returned function is: whoever interrupts the program finds nothing
 * half-written left behind.
 */
export function unfinished(remove: () => void): () => void {
  process.once('exit', remove)
  return () => void process.removeListener('exit', remove)
}
