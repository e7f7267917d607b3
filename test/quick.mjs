// npm run check:quick: what tells most about what was changed, in under a minute: lint and types, then of the tests those that
// stand nearest, as many as that leaves time for. `npm run check:quick -- REV` takes all that came since REV. Says what it left
// out; `npm run check` is what must pass.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
process.chdir(root)

/** Seconds of tests that are started; the rest of the minute is for lint, types, the build and the start. */
const budget = 20 * availableParallelism()
/** Seconds of a file that never ran here. */
const unknown = 2

const git = (...args) => {
  const { status, stdout, stderr } = spawnSync('git', args, { encoding: 'utf8' })
  if (status !== 0) {
    process.stderr.write(stderr)
    process.exit(2)
  }
  return stdout.split('\n').filter((line) => line !== '')
}

const read = (file) => readFileSync(file, 'utf8')
const isTest = (file) => file.endsWith('.test.ts')
const tests = readdirSync('test', { recursive: true })
  .map((name) => join('test', name))
  .filter(isTest)

/** Seconds that each test file took when it ran last, as vitest keeps them. */
function secondsKnown() {
  const kept = 'node_modules/.vite/vitest'
  const files = existsSync(kept) ? readdirSync(kept).map((name) => join(kept, name, 'results.json')) : []
  const results = files.filter((file) => existsSync(file)).flatMap((file) => JSON.parse(read(file)).results)
  return new Map(results.map(([name, { duration }]) => [name.replace(/^[^:]*:/, ''), duration / 1000]))
}

/** Test files that say so themselves: those that import a changed file of `test/`, the page that is changed, the schema. */
function saidBy(file) {
  if (isTest(file)) return [file]
  if (file.startsWith('test/transcripts/')) return ['test/transcripts.test.ts']
  if (file.startsWith('test/')) return tests.filter((test) => read(test).includes(`/${basename(file)}'`))
  if (file.startsWith('schema/')) return tests.filter((test) => test.startsWith('test/register/'))
  return tests.filter((test) => read(test).includes(basename(file)))
}

/** How far a test stands from a changed source: its own, one of its folder, one of its room; none otherwise. */
function distance(source, test) {
  const mirrored = source.replace(/^src\//, 'test/').replace(/\.ts$/, '.test.ts')
  if (test === mirrored || basename(test) === basename(mirrored)) return 0
  const folder = dirname(mirrored)
  if (folder === 'test') return undefined
  const words = folder.split('/').slice(1).concat(basename(source, '.ts'))
  if (words.some((word) => basename(test, '.test.ts') === word)) return 1
  if (dirname(test) === folder) return 2
  return test.startsWith(`test/${words[0]}/`) ? 3 : undefined
}

/** The nouns of the program whose commands a changed source may be of: the words of its path. */
const nounsOf = (sources) => new Set(sources.flatMap((file) => file.replace(/\.ts$/, '').split(/[/-]/).slice(1)))

/** The transcripts that show a command of one of these nouns. */
const transcriptsOf = (nouns) =>
  readdirSync('test/transcripts').filter((name) =>
    [...nouns].some((noun) => read(`test/transcripts/${name}`).includes(`$ certdesk ${noun} `)),
  )

/** All tests that have to do with what was changed, the nearest first. */
function nearest(changed) {
  const found = new Map()
  const add = (test, at) => found.set(test, Math.min(at, found.get(test) ?? at))
  for (const file of changed.filter((each) => !each.startsWith('src/'))) for (const test of saidBy(file)) add(test, 0)
  for (const file of changed.filter((each) => each.startsWith('src/')))
    for (const test of tests) {
      const at = distance(file, test)
      if (at !== undefined) add(test, at)
    }
  if (changed.some((file) => /^src\/.*commands/.test(file))) add('test/commands.test.ts', 2)
  return [...found].sort(([, one], [, other]) => one - other).map(([test]) => test)
}

function ran(what, ...command) {
  const [file, ...args] = command
  const { status } = spawnSync(process.execPath, [join('node_modules', file), ...args], { stdio: 'inherit' })
  if (status !== 0) {
    process.stderr.write(`${what}: this is where it ends.\n`)
    process.exit(1)
  }
}

const [since = 'HEAD'] = process.argv.slice(2)
const changed = [
  ...git('diff', '--name-only', '--diff-filter=d', since),
  ...git('ls-files', '--others', '--exclude-standard'),
]
if (changed.length === 0) {
  process.stdout.write(`Nothing was changed since ${since}.\n`)
  process.exit(0)
}

const seconds = secondsKnown()
const transcriptTests = 'test/transcripts.test.ts'

/** The tests that there is time for, the nearest first; those left out; and the transcripts to run. */
function chosenOf(tests) {
  const [chosen, left] = [[], []]
  let spent = 0
  for (const test of tests) {
    const takes = seconds.get(test) ?? unknown
    if (spent + takes > budget && chosen.length > 0) left.push(test)
    else {
      chosen.push(test)
      spent += takes
    }
  }
  if (chosen.includes(transcriptTests)) return { chosen, left, transcripts: [] }
  const takesOne = (seconds.get(transcriptTests) ?? 20) / readdirSync('test/transcripts').length
  const shown = transcriptsOf(nounsOf(changed.filter((file) => file.startsWith('src/'))))
  const transcripts = shown.slice(0, Math.max(1, Math.floor((budget - spent) / takesOne)))
  return { chosen: transcripts.length > 0 ? [...chosen, transcriptTests] : chosen, left, transcripts }
}

const { chosen, left, transcripts } = chosenOf(nearest(changed))
ran(
  'lint',
  '@biomejs/biome/bin/biome',
  'check',
  ...changed.filter((file) => /\.(ts|mjs|js|json)$/.test(file)),
  '--no-errors-on-unmatched',
)
ran('types', 'typescript/bin/tsc')
if (spawnSync(process.execPath, ['build/program.mjs'], { stdio: 'inherit' }).status !== 0) process.exit(1)
if (chosen.length > 0) {
  process.env.CERTDESK_TRANSCRIPTS = transcripts.join(',')
  ran('tests', 'vitest/vitest.mjs', 'run', ...chosen)
}
process.stdout.write(
  left.length === 0
    ? 'All tests that stand near what was changed have run.\n'
    : `Left out, since a minute is short: ${left.join(' ')}\n`,
)
process.stdout.write('npm run check is what must pass.\n')
