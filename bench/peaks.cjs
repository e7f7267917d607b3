const { writeFileSync } = require('node:fs')
const { join } = require('node:path')

// Loaded in front of the program and of every process that it starts: when one ends, the most memory it held at once is written down by its number, in bytes.
process.on('exit', () => {
  const peak = String(process.resourceUsage().maxRSS * 1024)
  writeFileSync(join(process.env.CERTDESK_BENCH_PEAKS, String(process.pid)), peak)
})
