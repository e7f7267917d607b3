/**
 * The power of its size with which the work of a task grows, between a size and sixteen times as much: 1 where it grows with the size, 2
 * where it grows with its square. Measured in processor time, the least of several tries, so that other work on the machine does not count.
 */
export function growth(task: (size: number) => unknown, size: number): number {
  const least = (n: number) => Math.min(...Array.from({ length: 5 }, () => processorTime(() => task(n))))
  least(size)
  return Math.log(least(16 * size) / least(size)) / Math.log(16)
}

/** Microseconds of this process. */
function processorTime(run: () => unknown): number {
  const before = process.cpuUsage()
  run()
  const { user, system } = process.cpuUsage(before)
  return user + system
}
