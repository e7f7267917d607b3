/** Has Ctrl-C do that and nothing else, until the returned function is called: then it does what it did before. */
export function takeInterrupts(interrupted: () => void): () => void {
  const others = process.listeners('SIGINT') as (() => void)[]
  // One is there at every moment: Node forgets a signal on its way where nobody listens.
  process.on('SIGINT', interrupted)
  for (const other of others) process.off('SIGINT', other)
  let isOver = false
  return () => {
    if (isOver) return
    isOver = true
    for (const other of others) process.on('SIGINT', other)
    process.off('SIGINT', interrupted)
  }
}
