import { readFileSync } from 'node:fs'
import { defineConfig } from 'vitest/config'

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'))

/** The bundle holds schema files as text; so do tests that run the sources. */
const sqlAsText = {
  name: 'sql-as-text',
  enforce: 'pre' as const,
  load: (id: string) =>
    id.endsWith('.sql') ? `export default ${JSON.stringify(readFileSync(id, 'utf8'))}` : undefined,
}

export default defineConfig({
  plugins: [sqlAsText],
  define: { __CERTDESK_VERSION__: JSON.stringify(version) },
  test: { include: ['test/**/*.test.ts'], pool: 'forks', testTimeout: 30_000, hookTimeout: 30_000 },
})
