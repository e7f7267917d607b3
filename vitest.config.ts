import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { installedNode } from './bin/newer-node.js'
import { hanging } from './test/hanging.ts'

// The tests open registers themselves, and SQLite's compiled part crashes a Node that is too old: the processes that run them
// are then those of the checkout's own Node.
if (Number.parseInt(process.versions.node, 10) < 22) {
  const node = installedNode()
  if (node === null) throw new Error(`Tests need Node 22.14 or newer, and this is ${process.version}.`)
  process.execPath = node
}

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'))

/** Schema files, layouts of papers, official calendars and shell scripts are text in the bundle, and in tests that run the sources. */
const filesAsText = {
  name: 'files-as-text',
  enforce: 'pre' as const,
  load: (id: string) =>
    /\.(sql|html|csv|bash|zsh|fish|ps1|py|browser\.js)$/.test(id)
      ? `export default ${JSON.stringify(readFileSync(id, 'utf8'))}`
      : undefined,
}

/**
 * `npm run twin` runs every test, a build server (CI=true) all but those tagged `twin`. A run that names files or tests runs all of those, and
 * any other leaves out those tagged `long` as well.
 */
const isTwin = process.env.CERTDESK_TWIN !== undefined
const namesSome = process.argv.slice(2).some((word) => word !== 'run' && !word.startsWith('-'))
const leftOut = isTwin || namesSome ? null : process.env.CI === undefined ? '!long && !twin' : '!twin'

export default defineConfig({
  plugins: [filesAsText],
  define: { __CERTDESK_VERSION__: JSON.stringify(version) },
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/whole-run.ts',
    setupFiles: ['test/each-file.ts', ...(process.env.CERTDESK_PROFILE === undefined ? [] : ['test/profiled.ts'])],
    pool: 'forks',
    // A process for each core, and one for the time that others wait; the files of a process share what it loaded, so the program is loaded once in each.
    maxWorkers: availableParallelism() + 1,
    isolate: false,
    testTimeout: hanging,
    hookTimeout: hanging,
    expect: { poll: { timeout: hanging } },
    // The summary of a whole run repeats messages only; by default a list in them is cut to its length.
    chaiConfig: { truncateThreshold: 2000 },
    tags: [
      { name: 'long', description: 'left out of npm test at a desk, which ends within three minutes on two cores' },
      { name: 'twin', description: 'left to npm run twin' },
    ],
    ...(leftOut === null ? {} : { tagsFilter: [leftOut] }),
    reporters: ['default', './test/left-out.ts'],
  },
})
