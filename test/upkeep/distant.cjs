// Makes a place look like a share, and, while a file says so, one that answers nothing or gives an error: loaded before the program.
const fs = require('node:fs')
const { DISTANT_PLACE: place, DISTANT_STATE: state } = process.env

const readFileSync = fs.readFileSync
fs.readFileSync = (file, ...rest) =>
  file === '/proc/self/mountinfo'
    ? `1 0 0:1 / / rw - ext4 /dev/root rw\n2 1 0:2 / ${place} rw - cifs //server/share rw\n`
    : readFileSync(file, ...rest)

const now = () => {
  try {
    return readFileSync(state, 'utf8')
  } catch {
    return ''
  }
}
for (const name of ['openSync', 'readdirSync', 'renameSync']) {
  const act = fs[name]
  fs[name] = (file, ...rest) => {
    if (!String(file).startsWith(place)) return act(file, ...rest)
    // A process that is stuck in the kernel hears nothing, and the one that did not start it must never touch the place.
    if (process.send === undefined) throw new Error('the program itself touched the share')
    if (now() === 'hangs') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
    if (now() === 'gone') throw Object.assign(new Error('ESTALE'), { code: 'ESTALE' })
    return act(file, ...rest)
  }
}
