// What it takes to have the program at hand before anything of it runs: its text and its compiled form, read and handed to V8.
const { readFileSync } = require('node:fs')
const { Script } = require('node:vm')

const [, , bundle, compiled] = process.argv
const script = new Script(readFileSync(bundle, 'latin1'), {
  filename: bundle,
  // Behind a checksum and a count of runs.
  cachedData: readFileSync(compiled).subarray(40),
})
if (script.cachedDataRejected === true) throw new Error('the compiled form does not fit')
