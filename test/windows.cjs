// Makes the program take its machine for one with Windows; preloaded by --require. A process there that signals itself is terminated with
// exit code 1, and cannot send SIGHUP.
Object.defineProperty(process, 'platform', { value: 'win32' })
const { kill } = process
process.kill = (pid, signal) => {
  if (pid !== process.pid || signal === 0) return kill.call(process, pid, signal)
  if (signal === 'SIGHUP') throw Object.assign(new Error('kill ENOSYS'), { code: 'ENOSYS' })
  process.reallyExit(1)
}
