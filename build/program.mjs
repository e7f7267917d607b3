import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { notices } from './notices.mjs'

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url))

const { build } = await import('esbuild').catch(() => {
  process.stderr.write('certdesk: esbuild is missing.\n  → Run "npm ci" without --omit=dev, then build again.\n')
  process.exit(70)
})
const { version } = JSON.parse(readFileSync(at('package.json'), 'utf8'))

/**
 * Large or seldom used sources: the names of commands in other words, questions, pager, browser, the local page, the connection to a
 * database server, workbooks, papers, calendars, pinyin, traditional characters. Each becomes a file beside the bundle, read when it is first imported
 * with `import()`.
 */
const chunks = {
  'src/command-words.ts': 'command-words.cjs',
  'src/terminal/questions.ts': 'prompts.cjs',
  'src/terminal/pager-process.ts': 'pager.cjs',
  'src/terminal/elsewhere-process.ts': 'elsewhere.cjs',
  'src/ssh/ssh-process.ts': 'ssh.cjs',
  'src/browse/beside-process.ts': 'beside.cjs',
  'src/browse/beside-lines-process.ts': 'beside-lines.cjs',
  'src/terminal/browser-process.ts': 'browser.cjs',
  'src/browse/server.ts': 'door.cjs',
  'src/register/mirror/distant.ts': 'distant.cjs',
  'src/register/mirror/drive-process.ts': 'drive.cjs',
  'src/register/server/link/link-thread.ts': 'link.cjs',
  'src/register/server/link/thread-file.ts': 'link-file.cjs',
  'src/terminal/result-page.ts': 'page.cjs',
  'src/terminal/result-workbook.ts': 'workbook.cjs',
  'src/intake/workbook/spreadsheet-library.ts': 'spreadsheets.cjs',
  'src/intake/rejects-workbook.ts': 'rejects-workbook.cjs',
  'src/paper/mustache.ts': 'layout.cjs',
  'src/paper/word.ts': 'word.cjs',
  'src/change/form/document.ts': 'f01.cjs',
  'src/suspension/notice/document.ts': 'notice.cjs',
  'src/voice/case/letter/document.ts': 'letter.cjs',
  'src/survey/questionnaire/form/document.ts': 'f02.cjs',
  'src/survey/score/student.ts': 'student.cjs',
  'src/survey/score/page/score-page.ts': 'score-page.cjs',
  'src/report/calendar.ts': 'calendar.cjs',
  'src/customer-file/page/file-page.ts': 'customer-file.cjs',
  'src/office/calendar/mainland.ts': 'mainland.cjs',
  'src/search/readings.ts': 'pinyin.cjs',
  'src/customer/customer/simplified-name.ts': 'simplified-name.cjs',
}
const chunkAt = new Map(Object.entries(chunks).map(([source, name]) => [at(source), name]))

const chunksApart = {
  name: 'chunks-apart',
  setup: ({ onResolve }) =>
    onResolve({ filter: /\.ts$/ }, ({ kind, path, resolveDir }) => {
      const name = kind === 'dynamic-import' ? chunkAt.get(join(resolveDir, path)) : undefined
      return name === undefined ? undefined : { path: `./${name}`, external: true }
    }),
}

/** SQLite's JavaScript goes into the bundle; our `getBinding` loads its compiled part, which the build copies beside it. */
const nativeBeside = {
  name: 'native-beside',
  setup: ({ onResolve }) =>
    onResolve({ filter: /^\.\/binding$/ }, ({ importer }) =>
      importer.includes('better-sqlite3') ? { path: at('src/register/file/native.cjs') } : undefined,
    ),
}

/**
 * Stores only read through the query builder, as the type `Db` says. Its builders of other statements and of raw SQL, and its
 * other databases, stay out of the bundle: half of it, at every start.
 */
const queriesOnly = {
  name: 'queries-only',
  setup({ onResolve, onLoad, onEnd, resolve }) {
    onResolve({ filter: /^kysely$/ }, async ({ importer, resolveDir, pluginData }) => {
      if (pluginData === asked) return undefined
      const { path } = await resolve('kysely', { importer, resolveDir, kind: 'import-statement', pluginData: asked })
      return { path: dirname(path), namespace: 'queries' }
    })
    onLoad({ filter: /.*/, namespace: 'queries' }, ({ path }) => ({
      resolveDir: path,
      contents: `
        export { SqliteAdapter } from './dialect/sqlite/sqlite-adapter.js'
        export { SqliteDriver } from './dialect/sqlite/sqlite-driver.js'
        export { SqliteQueryCompiler } from './dialect/sqlite/sqlite-query-compiler.js'
        export { PostgresAdapter } from './dialect/postgres/postgres-adapter.js'
        export { PostgresQueryCompiler } from './dialect/postgres/postgres-query-compiler.js'
        export { OperatorNode } from './operation-node/operator-node.js'
        export { PrimitiveValueListNode } from './operation-node/primitive-value-list-node.js'
        export { RawNode } from './operation-node/raw-node.js'
        export { ValueListNode } from './operation-node/value-list-node.js'
        export { ValueNode } from './operation-node/value-node.js'
        export { Kysely } from './kysely.js'
        export { CompiledQuery } from './query-compiler/compiled-query.js'
        export { DefaultQueryExecutor } from './query-executor/default-query-executor.js'`,
    }))
    const left =
      /[/\\]kysely[/\\].*[/\\](schema-module|with-schema-plugin|sql|(insert|update|delete|merge)-query-builder)\.js$/
    const emptied = new Set()
    onLoad({ filter: left }, ({ path }) => {
      emptied.add(path)
      const names = [...readFileSync(path, 'utf8').matchAll(/^export (?:class|function|const) (\w+)/gm)].map(
        ([, name]) => name,
      )
      return { contents: names.map((name) => `export class ${name} {}\n`).join('') }
    })
    onEnd(() => {
      if (emptied.size !== 7) throw new Error(`Kysely's files have other names now: ${[...emptied].join(', ')}`)
    })
  },
}
const asked = Symbol('asked')

/** Commander can start subcommands that are programs of their own. We have none, and `node:child_process` loads slowly. */
const noSubprograms = {
  name: 'no-subprograms',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:child_process$/ }, () => ({ path: 'child_process', namespace: 'none' }))
    onLoad({ filter: /.*/, namespace: 'none' }, () => ({ contents: 'module.exports = {}' }))
  },
}

const shared = {
  bundle: true,
  // A third less to read and compile. The map beside it has the names and lines for a stack trace.
  minify: true,
  platform: 'node',
  target: 'node22.14',
  format: 'cjs',
  // A script that runs from a code cache cannot import(): inside the bundle it becomes a lazy require.
  supported: { 'dynamic-import': false },
  loader: Object.fromEntries(
    ['.sql', '.html', '.csv', '.bash', '.zsh', '.fish', '.ps1', '.py', '.browser.js'].map((ending) => [ending, 'text']),
  ),
  define: { __CERTDESK_VERSION__: JSON.stringify(version) },
  legalComments: 'none',
  logLevel: 'warning',
  write: false,
  metafile: true,
}

/**
 * Pure ASCII: esbuild escapes strings but leaves regular expressions as they are, and the launcher reads the bundle as
 * single bytes.
 */
const ascii = (text) => text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** The line that holds the digest of what follows it, for the launcher. */
const digestLine = (digest) => `/*${digest}*/`
const noDigest = digestLine('0'.repeat(64))

/** The texts, each with the same digest of all of them: they are one program, and its compiled form is kept under the digest. */
function withDigest(texts) {
  const hash = createHash('sha256')
  for (const text of texts) hash.update(text)
  const line = digestLine(hash.digest('hex'))
  return texts.map((text) => text.replace(noDigest, line))
}

/** The file appears whole, so that a program started meanwhile, or a second build, finds the one or the other. */
function writeWhole(path, text) {
  const written = `${path}.${process.pid}`
  writeFileSync(written, text)
  renameSync(written, path)
}

const listed = (names) => names.replace(/([\w$]+) as ([\w$]+)/g, '$1: $2')
const exported = (names) => names.replace(/([\w$]+) as ([\w$]+)/g, '$2: $1')

/**
 * A part as the body of a function. esbuild's own CommonJS has a getter for every name that passes between parts, which slows
 * every start. Its ES modules use few forms of import and export, so they can be rewritten without moving a line.
 */
function asFunction(text) {
  const body = text
    .replace(/^import ("[^"\n]+");$/gm, 'require($1);')
    .replace(/^import (?:\* as )?([\w$]+) from ("[^"\n]+");$/gm, 'const $1 = require($2);')
    .replace(
      /^import \{([^}]*)\} from ("[^"\n]+");$/gm,
      (_, names, from) => `const {${listed(names)}} = require(${from});`,
    )
    .replace(
      /^import ([\w$]+), \{([^}]*)\} from ("[^"\n]+");$/gm,
      (_, whole, names, from) => `const ${whole} = require(${from}), {${listed(names)}} = ${whole};`,
    )
    .replace(/^export \{([^}]*)\};$/gm, (_, names) => `module.exports = {${exported(names)}};`)
    .replace(/^export default (.*);$/gm, 'exports.default = $1;')
    .replace(/\bimport\(("\.[^"\n]*")\)/g, 'Promise.resolve().then(() => require($1))')
  const [left] = /^(?:import|export) .*[;{]$/m.exec(body) ?? []
  if (left !== undefined) throw new Error(`A form of import or export that the build does not know: ${left}`)
  return body
}

const partsFolder = at('dist/parts')

/**
 * The program in parts, split where commands differ in what they need. In a single bundle, V8 would set up every function of the
 * program at each start.
 */
async function programParts() {
  const { outputFiles, metafile } = await build({
    ...shared,
    absWorkingDir: at('.'),
    entryPoints: { start: at('src/start/start.ts') },
    outdir: partsFolder,
    format: 'esm',
    splitting: true,
    supported: {},
    minify: false,
    sourcemap: 'inline',
    sourcesContent: false,
    plugins: [queriesOnly, chunksApart, nativeBeside, noSubprograms],
  })
  const parts = new Map(outputFiles.map(({ path, text }) => [basename(path), asFunction(text)]))
  return { parts, usual: usualParts(metafile), metafile }
}

/** Needed by nearly every command line or by an everyday one: recording and listing contacts, also typed as a line, finding customers, completion. */
const usually = [
  'src/start/start.ts',
  'src/program.ts',
  'src/terminal/tree.ts',
  'src/terminal/session.ts',
  'src/terminal/destination.ts',
  'src/terminal/render.ts',
  'src/register/file/look.ts',
  'src/register/file/open.ts',
  'src/register/file/typed-path.ts',
  'src/register/file/up-to-date.ts',
  'src/register/version.ts',
  'src/register/begun.ts',
  'src/register/file/gate.ts',
  'src/contact/contact/commands.ts',
  'src/contact/contact/commands/add.ts',
  'src/contact/contact/commands/list.ts',
  'src/contact/line/commands/log.ts',
  'src/customer/customer/commands.ts',
  'src/customer-list/commands/list.ts',
  'src/upkeep/commands/completion.ts',
  'src/customer/customer/store/offered.ts',
  'src/office/staff/store/offered.ts',
  'src/register/offered.ts',
]

/** The names of the parts that start from these sources, and of all parts those import. */
function usualParts({ outputs }) {
  const partOf = (path) => basename(path)
  const byName = new Map(Object.entries(outputs).map(([path, part]) => [partOf(path), part]))
  const usual = new Set()
  const add = (name) => {
    if (!byName.has(name) || usual.has(name)) return
    usual.add(name)
    for (const { kind, path } of byName.get(name).imports) if (kind === 'import-statement') add(partOf(path))
  }
  for (const source of usually) {
    const [name] = [...byName].find(([, { entryPoint }]) => entryPoint === source) ?? []
    if (name === undefined) throw new Error(`${source} is not the beginning of a part.`)
    add(name)
  }
  return usual
}

/** The two files of the program. Each holds functions that make its parts, by name. */
const [usualFile, seldomFile] = ['certdesk.cjs', 'seldom.cjs']

/**
 * A file of the program. Each part is a module in it: a function that runs when a command first needs it. Seldom needed parts have a
 * file of their own, which most commands never read.
 */
function programFile(file, parts, isHere) {
  const names = [...parts.keys()].filter(isHere)
  const made = names.map((name) => `${JSON.stringify(name)}: () => require('./${name}')`)
  const begins = file === usualFile ? `\nrequire('./start.js')` : ''
  const partsOfFile = {
    name: 'parts-of-file',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /\.js$/ }, ({ kind, path }) => {
        const name = basename(path)
        return { path: name, namespace: kind === 'entry-point' ? 'beginning' : isHere(name) ? 'part' : 'elsewhere' }
      })
      onResolve({ filter: /\.cjs$/ }, ({ path }) => ({ path, external: true }))
      onLoad({ filter: /.*/, namespace: 'beginning' }, () => ({
        contents: `parts[${JSON.stringify(file)}] = { ${made.join(', ')} }${begins}`,
        resolveDir: partsFolder,
      }))
      onLoad({ filter: /.*/, namespace: 'part' }, ({ path }) => ({
        contents: parts.get(path),
        resolveDir: partsFolder,
      }))
      // A part of the other file: reading that file puts its parts in place.
      onLoad({ filter: /.*/, namespace: 'elsewhere' }, ({ path }) => ({
        contents:
          file === usualFile
            ? `require('./${seldomFile}'); module.exports = parts['${seldomFile}'][${JSON.stringify(path)}]()`
            : `module.exports = parts['${usualFile}'][${JSON.stringify(path)}]()`,
        resolveDir: partsFolder,
      }))
    },
  }
  return build({
    ...shared,
    entryPoints: [join(partsFolder, 'file.js')],
    outfile: at(`dist/${file}`),
    banner: { js: `${noDigest}globalThis.certdesk=(function(require,parts){` },
    footer: { js: '})' },
    // Short lines: where a character was escaped, the columns behind it in its line are no longer those of the map.
    lineLimit: 200,
    sourcemap: 'linked',
    sourcesContent: false,
    plugins: [partsOfFile],
  })
}

mkdirSync(at('dist'), { recursive: true })
mkdirSync(at('dist/native'), { recursive: true })
const prebuilds = at('node_modules/better-sqlite3/prebuilds')
for (const name of readdirSync(prebuilds)) writeWhole(at(`dist/native/${name}`), readFileSync(join(prebuilds, name)))
const { parts, usual, metafile } = await programParts()
const program = await Promise.all([
  programFile(usualFile, parts, (name) => usual.has(name)),
  programFile(seldomFile, parts, (name) => !usual.has(name)),
])
const others = await Promise.all([
  ...Object.entries(chunks).map(([source, name]) =>
    // Libraries must not speak to people past the program.
    build({ ...shared, drop: ['console'], entryPoints: [at(source)], outfile: at(`dist/${name}`) }),
  ),
  build({
    ...shared,
    entryPoints: [at('src/start/launch.ts')],
    outfile: at('dist/launch.cjs'),
    plugins: [chunksApart],
  }),
])
const written = program.flatMap(({ outputFiles }) => outputFiles)
const isMap = ({ path }) => path.endsWith('.map')
const code = written.filter((file) => !isMap(file))
const texts = withDigest(code.map(({ text }) => ascii(text)))
for (const [i, { path }] of code.entries()) writeWhole(path, texts[i])
for (const { path, text } of written.filter(isMap)) writeWhole(path, text)
for (const { path, text } of others.flatMap(({ outputFiles }) => outputFiles)) writeWhole(path, ascii(text))

writeWhole(at('dist/third-party-notices.txt'), notices([metafile, ...others.map((other) => other.metafile)]))

/** The launcher prints the help into a pipe without loading the program. These are the texts: the program's own output, once per language. */
for (const lang of ['en', 'zh']) {
  const { COLUMNS: _, ...plain } = process.env
  const env = { ...plain, CERTDESK_CACHE: 'off' }
  const help = spawnSync(process.execPath, [at('dist/launch.cjs'), 'help', '--lang', lang], { env, encoding: 'utf8' })
  if (help.status !== 0) throw new Error(`The program cannot print its help: ${help.stderr}`)
  writeWhole(at(`dist/help.${lang}.txt`), help.stdout)
}
