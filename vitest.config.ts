import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { hanging } from './test/hanging.ts'

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'))

/** The bundle holds schema files, the layouts of papers, official calendars and scripts of shells as text; so do tests that run the sources. */
const filesAsText = {
  name: 'files-as-text',
  enforce: 'pre' as const,
  load: (id: string) =>
    /\.(sql|html|csv|bash|zsh|fish|ps1|py|browser\.js)$/.test(id)
      ? `export default ${JSON.stringify(readFileSync(id, 'utf8'))}`
      : undefined,
}

/**
 * A build server (CI=true) runs every test, and whoever names files or tests all of those. Without either, what is tagged `long` is left out, so
 * that `npm test` ends within five minutes on two cores.
 */
const isWhole =
  process.env.CI !== undefined || process.argv.slice(2).some((word) => word !== 'run' && !word.startsWith('-'))

export default defineConfig({
  plugins: [filesAsText],
  define: { __CERTDESK_VERSION__: JSON.stringify(version) },
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/whole-run.ts',
    setupFiles: ['test/each-file.ts', ...(process.env.CERTDESK_PROFILE === undefined ? [] : ['test/profiled.ts'])],
    pool: 'forks',
    // A process for each core; the files of a process share what it loaded, so the program is loaded once in each.
    maxWorkers: availableParallelism(),
    isolate: false,
    testTimeout: hanging,
    hookTimeout: hanging,
    tags: [{ name: 'long', description: 'left out of npm test, which ends within five minutes on two cores' }],
    ...(isWhole ? {} : { tagsFilter: ['!long'] }),
    reporters: ['default', './test/left-out.ts'],
  },
})
