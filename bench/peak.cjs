const { writeFileSync } = require('node:fs')

// Loaded in front of the program: when it ends, the most memory it held at once is written down, in bytes.
process.on('exit', () => {
  writeFileSync(process.env.CERTDESK_BENCH_PEAK, String(process.resourceUsage().maxRSS * 1024))
})
