// Makes the program believe that it runs on Windows; loaded in front of it with --require. A process there that signals itself is
// terminated with exit code 1, and cannot send SIGHUP.
const { dlopen, kill, platform } = process
Object.defineProperty(process, 'platform', { value: 'win32' })
// SQLite's compiled part must still be that of this system.
process.dlopen = (module, file, ...more) =>
  dlopen.call(process, module, file.replace('win32-', `${platform}-`), ...more)
process.kill = (pid, signal) => {
  if (pid !== process.pid || signal === 0) return kill.call(process, pid, signal)
  if (signal === 'SIGHUP') throw Object.assign(new Error('kill ENOSYS'), { code: 'ENOSYS' })
  process.reallyExit(1)
}
