const { readFileSync, writeFileSync } = require('node:fs')

const file = process.env.CERTDESK_BENCH_PEAK

/** What a run in a process of its own, with more memory, has written down before the one that began it ends. */
function known() {
  try {
    return Number(readFileSync(file, 'utf8'))
  } catch {
    return 0
  }
}

// Loaded in front of the program: when it ends, the most memory it held at once is written down, in bytes.
process.on('exit', () => {
  writeFileSync(file, String(Math.max(known(), process.resourceUsage().maxRSS * 1024)))
})
