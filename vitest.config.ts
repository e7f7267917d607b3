import { readFileSync } from 'node:fs'
import { defineConfig } from 'vitest/config'

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'))

/** The bundle holds schema files, the layouts of papers, official calendars and scripts of shells as text; so do tests that run the sources. */
const filesAsText = {
  name: 'files-as-text',
  enforce: 'pre' as const,
  load: (id: string) =>
    /\.(sql|html|csv|bash|zsh|fish|ps1)$/.test(id)
      ? `export default ${JSON.stringify(readFileSync(id, 'utf8'))}`
      : undefined,
}

export default defineConfig({
  plugins: [filesAsText],
  define: { __CERTDESK_VERSION__: JSON.stringify(version) },
  test: { include: ['test/**/*.test.ts'], pool: 'forks', testTimeout: 30_000, hookTimeout: 30_000 },
})
