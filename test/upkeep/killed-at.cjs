// Kills the program where it marks that something is done, as a power cut would: loaded before it.
const { KILLED_AT: at } = process.env
const mark = performance.mark.bind(performance)
performance.mark = (name, ...rest) => {
  if (name === at) process.kill(process.pid, 'SIGKILL')
  return mark(name, ...rest)
}
