import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const at = (path) => fileURLToPath(new URL(path, import.meta.url))

const { build } = await import('esbuild').catch(() => {
  process.stderr.write('certdesk: esbuild is missing.\n  → Run "npm ci" without --omit=dev, then build again.\n')
  process.exit(70)
})
const { version } = JSON.parse(readFileSync(at('package.json'), 'utf8'))

/** The questions are asked seldom and their library is large: a file of its own, read at the first question. */
const promptsApart = {
  name: 'prompts-apart',
  setup: ({ onResolve }) =>
    onResolve({ filter: /\/inquirer\.ts$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: './prompts.cjs', external: true } : undefined,
    ),
}

/** SQLite's JavaScript goes into the bundle; its native part is looked up by name, not by searching folders for it. */
const nativeByName = {
  name: 'native-by-name',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^bindings$/ }, () => ({ path: 'bindings', namespace: 'native' }))
    onResolve({ filter: /\.node$/ }, ({ path }) => ({ path, external: true }))
    onLoad({ filter: /.*/, namespace: 'native' }, () => ({
      contents: `module.exports = () => require('better-sqlite3/build/Release/better_sqlite3.node')`,
    }))
  },
}

/** Commander would start a subcommand that is a program of its own. There is none, and what could start it loads slowly. */
const noSubprograms = {
  name: 'no-subprograms',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:child_process$/ }, () => ({ path: 'child_process', namespace: 'none' }))
    onLoad({ filter: /.*/, namespace: 'none' }, () => ({ contents: 'module.exports = {}' }))
  },
}

const shared = {
  bundle: true,
  minifyWhitespace: true,
  minifySyntax: true,
  // Names stay: they are what a bug report's stack trace lives on, and shorter ones start no faster.
  minifyIdentifiers: false,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  // A script that runs from a code cache cannot import(): inside the bundle it becomes a lazy require.
  supported: { 'dynamic-import': false },
  loader: { '.sql': 'text' },
  define: { __CERTDESK_VERSION__: JSON.stringify(version) },
  legalComments: 'none',
  logLevel: 'warning',
  write: false,
}

/**
 * Writes a file as pure ASCII: esbuild escapes strings but leaves regular expressions as they are, and the launcher reads
 * the bundle as single bytes. Each file appears whole, so that a program started meanwhile finds the one or the other.
 */
function writeAscii({ path, text }) {
  const escaped = text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
  writeFileSync(`${path}.new`, escaped)
  renameSync(`${path}.new`, path)
}

mkdirSync(at('dist'), { recursive: true })
const built = await Promise.all([
  build({
    ...shared,
    entryPoints: [at('src/start.ts')],
    outfile: at('dist/certdesk.cjs'),
    plugins: [promptsApart, nativeByName, noSubprograms],
  }),
  build({ ...shared, entryPoints: [at('src/terminal/inquirer.ts')], outfile: at('dist/prompts.cjs') }),
  build({ ...shared, entryPoints: [at('src/launch.ts')], outfile: at('dist/launch.cjs') }),
])
for (const { outputFiles } of built) for (const file of outputFiles) writeAscii(file)
