// Loaded in front of the program: it waits after opening its register for the first time, before the first read, like a process
// that the system suspends. WAITS_AT is the register. The file WAITS_SAID appears when the wait begins; removing it ends the wait.
const fs = require('node:fs')

const { WAITS_AT, WAITS_SAID } = process.env
let opened = 0

const waitingOnce = (Database) =>
  function Waiting(...values) {
    const raw = new Database(...values)
    if (values[0] !== WAITS_AT || ++opened > 1) return raw
    fs.writeFileSync(WAITS_SAID, '')
    while (fs.existsSync(WAITS_SAID)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2)
    return raw
  }

const { dlopen } = process
process.dlopen = (module, ...given) => {
  dlopen.call(process, module, ...given)
  const { Database } = module.exports
  if (Database !== undefined) module.exports.Database = waitingOnce(Database)
}
