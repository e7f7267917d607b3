const { writeFileSync } = require('node:fs')

// Loaded in front of the program with `--require`: when the process ends, the file CERTDESK_BENCH_USAGE holds its processor time and
// its peak memory, as `process.resourceUsage()` gives them.
process.on('exit', () => {
  writeFileSync(process.env.CERTDESK_BENCH_USAGE, JSON.stringify(process.resourceUsage()))
})
