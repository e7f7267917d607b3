// npm run bench: times the program against peers on this machine, writes docs/performance.md and prints it. `npm run bench --
// contact-add` runs that measure alone, prints what it found and writes the page anew with it. What was measured last of each stands
// in docs/performance.json, too. Exit code 1 when something is over its limit, 2 when a measure is named that there is not, 70 when it could not be measured.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Desk } from './desk.mjs'
import { large, measures, needed, ways } from './measures.mjs'
import { hurry } from './pairs.mjs'
import { missing, versionOf } from './peers.mjs'
import { isOver, machine, measuredText, performanceText } from './performance.mjs'

const at = (path) => fileURLToPath(new URL(path, import.meta.url))
const page = at('../docs/performance.md')
const results = at('../docs/performance.json')

/** A measure alone stops pairing after so many milliseconds, so that it is done within a minute with what it needs first. */
const alone = 20_000

/** Takes the measures of these names, one after the other, on one desk: { [name]: what it found }. */
async function measured(names) {
  const desk = new Desk()
  try {
    const found = {}
    for (const name of names) {
      process.stderr.write(`${name} …\n`)
      found[name] = await measures[name](desk)
    }
    return found
  } finally {
    desk.close()
  }
}

/** Keeps what was found, with when and where, beside what was found of other measures before; returns all of it. */
function keep(found, sqlite) {
  const before = existsSync(results) ? JSON.parse(readFileSync(results, 'utf8')) : {}
  const where = { at: new Date().toISOString().slice(0, 10), machine: machine(sqlite) }
  for (const [name, each] of Object.entries(found)) before[name] = { ...where, ...each }
  const ordered = Object.fromEntries(
    Object.keys(measures).flatMap((name) => (name in before ? [[name, before[name]]] : [])),
  )
  writeFileSync(results, `${JSON.stringify(ordered, null, 2)}\n`)
  return ordered
}

const [name, ...more] = process.argv.slice(2)
/** Whether a measure goes by a way that is not there. */
const isNoWay = (each) => missing((needed[each] ?? []).filter((tool) => ways.includes(tool))).length > 0
const leftOut = Object.keys(measures).filter(isNoWay)
const names = name === undefined ? Object.keys(measures).filter((each) => !leftOut.includes(each)) : [name]
const absent = missing(['sqlite3', ...new Set(names.flatMap((each) => needed[each] ?? []))])
if (more.length > 0 || (name !== undefined && !(name in measures))) {
  process.stderr.write(`There is no measure ${[name, ...more].join(' ')}.\n`)
  process.stderr.write(`  → Name one of: ${Object.keys(measures).join(', ')}; or none, for all of them.\n`)
  process.exitCode = 2
} else if (absent.length > 0) {
  for (const each of absent) process.stderr.write(`${each}\n`)
  process.stderr.write('  → Install what is missing, since the program is measured against it, then run again.\n')
  process.exitCode = 70
} else
  try {
    const [sqlite] = versionOf('sqlite3').split(' ')
    if (name === undefined && leftOut.length > 0)
      process.stderr.write(
        `Not measured, for want of ${ways.filter((way) => missing([way]).length > 0).join(' and ')}: ${leftOut.join(', ')}.\n`,
      )
    if (name !== undefined && !large.includes(name)) hurry(alone)
    const found = await measured(names)
    const kept = keep(found, sqlite)
    // The page tells of all of them, of each as it was measured last.
    const isWhole = Object.keys(measures).every((each) => each in kept || leftOut.includes(each))
    const text = isWhole ? performanceText(kept, sqlite) : null
    if (text !== null) writeFileSync(page, text)
    process.stdout.write(name === undefined && text !== null ? text : measuredText(found[name], sqlite))
    process.exitCode = Object.values(found).some(isOver) ? 1 : 0
  } catch (error) {
    process.stderr.write(`The measurement broke off: ${error.stack}\n`)
    process.exitCode = 70
  }
