// Preloaded into the program: it waits between opening its register for the first time and the first read of it, as a process does that
// the system lets run no further. WAITS_AT is the register; it says so by the file WAITS_SAID, and goes on once that is gone.
const fs = require('node:fs')

const native = require('better-sqlite3/build/Release/better_sqlite3.node')
const { Database } = native
const { WAITS_AT, WAITS_SAID } = process.env
let opened = 0

native.Database = function Waiting(...values) {
  const raw = new Database(...values)
  if (values[0] !== WAITS_AT || ++opened > 1) return raw
  fs.writeFileSync(WAITS_SAID, '')
  while (fs.existsSync(WAITS_SAID)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2)
  return raw
}
