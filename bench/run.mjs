// Times the program against other tools on this machine.
//   npm run bench                           takes every measure, writes docs/performance.md and prints it
//   npm run bench -- contact-add owed       takes these measures, writes the page with them and prints only their figures
//   npm run bench -- guard                  compares the work of everyday commands with the recorded counts (guard/guard.mjs)
//   npm run bench -- page                   measures nothing: writes the page again, to mark the figures that have become old
// docs/performance.json keeps the latest figures of every measure.
// Exit code 1: a limit is exceeded; 2: a name is unknown; 70: the measurement failed.
import { readFileSync, writeFileSync } from 'node:fs'
import { Desk } from './desk.mjs'
import { guard } from './guard/guard.mjs'
import { history, isOld, measuredCommit, recentCommits } from './history.mjs'
import { measures, optionalTools, requiredTools, slowMeasures } from './measures.mjs'
import { limitPairing } from './pairs.mjs'
import { missing, versionOf } from './peers.mjs'
import { figuresText, isOver, machine, pageText } from './performance.mjs'

const figuresFile = new URL('../docs/performance.json', import.meta.url)
const page = new URL('../docs/performance.md', import.meta.url)

/** Milliseconds for the pairs of a measure taken by its name: with its preparation it is then done in about a minute. */
const pairingTime = 20_000

function fail(exitCode, ...lines) {
  process.stderr.write(`${lines.join('\n')}\n`)
  return exitCode
}

/** Takes these measures one after the other on one desk: { [name]: figures }. */
async function take(names, timeLimit) {
  const [sqlite] = versionOf('sqlite3').split(' ')
  const taken = { at: new Date().toISOString().slice(0, 10), commit: measuredCommit(), machine: machine(sqlite) }
  const desk = new Desk()
  try {
    const found = {}
    for (const name of names) {
      process.stderr.write(`${name} …\n`)
      limitPairing(slowMeasures.includes(name) ? Number.POSITIVE_INFINITY : timeLimit)
      found[name] = { ...taken, ...(await measures[name](desk)) }
    }
    return found
  } finally {
    desk.close()
  }
}

const keptFigures = () => JSON.parse(readFileSync(figuresFile, 'utf8'))

/** Saves new figures beside the kept figures of the other measures, in the order of the page; returns all of them. */
function keep(found) {
  const all = { ...keptFigures(), ...found }
  const inOrder = Object.keys(measures).filter((name) => name in all)
  const kept = Object.fromEntries(inOrder.map((name) => [name, all[name]]))
  writeFileSync(figuresFile, `${JSON.stringify(kept, null, 2)}\n`)
  return kept
}

/** Writes the page without measuring, and prints the names of the measures to repeat. Returns the exit code. */
function rewritePage() {
  const figures = keptFigures()
  const recent = recentCommits(history())
  writeFileSync(page, pageText(figures, recent))
  const old = Object.keys(figures).filter((name) => isOld(figures[name].commit, recent))
  process.stdout.write(old.length > 0 ? `Old: ${old.join(' ')}\n` : 'No figure is old.\n')
  return 0
}

/** Measures; `words` are names of measures, or none for all. Returns the exit code. */
async function bench(words) {
  const all = Object.keys(measures)
  const named = [...new Set(words)]
  const unknown = named.filter((name) => !all.includes(name))
  if (unknown.length > 0)
    return fail(
      2,
      ...unknown.map((name) => `There is no measure ${name}.`),
      `  → Name one or more of: ${all.join(', ')}; or none, for all of them.`,
    )

  const toolsOf = (name) => requiredTools[name] ?? []
  const isInstalled = (tool) => missing([tool]).length === 0
  const notInstalled = optionalTools.filter((tool) => !isInstalled(tool))
  const leftOut = all.filter((name) => toolsOf(name).some((tool) => notInstalled.includes(tool)))
  const names = named.length > 0 ? named : all.filter((name) => !leftOut.includes(name))
  const absent = missing(['sqlite3', ...new Set(names.flatMap(toolsOf))])
  if (absent.length > 0)
    return fail(70, ...absent, '  → Install it, since the program is measured against it or with it; then run again.')
  if (named.length === 0 && leftOut.length > 0)
    process.stderr.write(`Not measured, since ${notInstalled.join(' and ')} is missing: ${leftOut.join(', ')}.\n`)

  const found = await take(names, named.length > 0 ? pairingTime : Number.POSITIVE_INFINITY)
  const text = pageText(keep(found), recentCommits(history()))
  writeFileSync(page, text)
  process.stdout.write(named.length > 0 ? figuresText(found) : text)
  return Object.values(found).some(isOver) ? 1 : 0
}

try {
  const words = process.argv.slice(2)
  const [first, ...others] = words
  if (first === 'guard') process.exitCode = guard(others)
  else process.exitCode = words.join(' ') === 'page' ? rewritePage() : await bench(words)
} catch (error) {
  process.exitCode = fail(70, `The measurement failed: ${error.stack}`)
}
