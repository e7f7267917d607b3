const { writeFileSync } = require('node:fs')

// Loaded in front of the program: when it ends, the moments that it marked are written down by name, in milliseconds since
// its process began.
process.on('exit', () => {
  const marks = performance.getEntriesByType('mark').map(({ name, startTime }) => [name, startTime])
  writeFileSync(process.env.CERTDESK_BENCH_MARKS, JSON.stringify(Object.fromEntries(marks)))
})
