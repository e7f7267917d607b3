/**
 * Writes schema/snapshot.sql and the number of src/register/version.ts from the migrations as they stand. To be run, and
 * its result read, whenever a migration was added: npm run snapshot
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))
const require = createRequire(import.meta.url)

/** A register's schema in memory, what the program itself would make, and the number of its steps. */
async function schemaAsMade() {
  // Inside the checkout, so that the bundle finds better-sqlite3.
  const folder = mkdtempSync(join(root, 'node_modules', '.snapshot-'))
  try {
    const outfile = join(folder, 'schema.cjs')
    await build({
      stdin: {
        contents: `export { step } from './src/register/file/migrate.ts'
          export { migrations } from './src/register/migrations.ts'
          export { schemaText } from './src/register/file/as-made.ts'`,
        resolveDir: root,
      },
      bundle: true,
      platform: 'node',
      format: 'cjs',
      external: ['better-sqlite3', 'kysely'],
      loader: { '.sql': 'text' },
      outfile,
    })
    const { step, migrations, schemaText } = require(outfile)
    const Database = require('better-sqlite3')
    const raw = new Database(':memory:')
    step(raw)
    return { text: schemaText(raw), steps: migrations.length }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const { text, steps } = await schemaAsMade()
writeFileSync(join(root, 'schema', 'snapshot.sql'), text)
const counted = join(root, 'src', 'register', 'version.ts')
writeFileSync(counted, readFileSync(counted, 'utf8').replace(/schemaVersion = \d+/, `schemaVersion = ${steps}`))
process.stdout.write(`schema/snapshot.sql is what the ${steps} migrations make; src/register/version.ts counts them.\n`)
