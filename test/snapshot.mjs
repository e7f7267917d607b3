/**
 * Writes schema/snapshot.sql and src/register/file/fingerprint.ts from the migrations as they stand. To be run, and its result
 * read, whenever a migration was added: npm run snapshot
 */
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))
const require = createRequire(import.meta.url)

/** A register's schema in memory: what the program itself would make. */
async function schemaAsMade() {
  // Inside the checkout, so that the bundle finds better-sqlite3.
  const folder = mkdtempSync(join(root, 'node_modules', '.snapshot-'))
  try {
    const outfile = join(folder, 'schema.cjs')
    await build({
      stdin: {
        contents: `export { step } from './src/register/file/migrate.ts'
          export { schemaText } from './src/register/file/schema.ts'`,
        resolveDir: root,
      },
      bundle: true,
      platform: 'node',
      format: 'cjs',
      external: ['better-sqlite3', 'kysely'],
      loader: { '.sql': 'text' },
      outfile,
    })
    const { step, schemaText } = require(outfile)
    const Database = require('better-sqlite3')
    const raw = new Database(':memory:')
    step(raw)
    return schemaText(raw)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const text = await schemaAsMade()
const digest = createHash('sha256').update(text).digest('hex')
writeFileSync(join(root, 'schema', 'snapshot.sql'), text)
writeFileSync(
  join(root, 'src', 'register', 'file', 'fingerprint.ts'),
  `/** SHA-256 of schema/snapshot.sql: what a register of this program looks like. A test holds it against the migrations. */
export const expectedFingerprint = '${digest}'
`,
)
process.stdout.write(
  `schema/snapshot.sql and src/register/file/fingerprint.ts are those of the migrations: ${digest}\n`,
)
