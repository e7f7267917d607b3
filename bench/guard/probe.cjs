const { existsSync, writeFileSync } = require('node:fs')
const inspector = require('node:inspector')
const { fileURLToPath } = require('node:url')

// Loaded in front of the program with `--require`. When the process ends, the file CERTDESK_BENCH_COUNTS holds every SQL
// statement with its query plan, how often it was prepared and executed and how many rows it returned, and every
// function of the program that V8 saw run. It changes no answer.

/** By its text: { prepared, executed, rows, plan }. */
const statements = new Map()

/** Statements with a plan; SQLite explains no PRAGMA and no BEGIN. */
const hasPlan = /^\s*(?:select|with|insert|update|delete|values)\b/i

/** The query plan as SQLite words it, one step per entry. */
function planOf(prepare, database, sql, given) {
  if (!hasPlan.test(sql)) return []
  const explained = prepare.call(database, `EXPLAIN QUERY PLAN ${sql}`, ...given)
  // better-sqlite3 wants a value for each parameter, and nothing tells how many there are. The plan does not depend on them.
  for (let parameters = 0; ; parameters += 1)
    try {
      return explained.all(...new Array(parameters).fill(null)).map(({ detail }) => detail)
    } catch (error) {
      if (!/too few/i.test(error.message)) throw error
    }
}

/** Counts every statement of a database class, as better-sqlite3's native part exports it. */
function count(Database) {
  const { prepare, exec } = Database.prototype
  const byStatement = new WeakMap()
  const originals = new Map()
  const counted = (sql, plan) => {
    const known = statements.get(sql) ?? { prepared: 0, executed: 0, rows: 0, plan: plan() }
    statements.set(sql, known)
    known.prepared += 1
    return known
  }
  /** A method of statements that also counts: `rowsOf` tells how many rows its answer holds. */
  const counting = (prototype, name, rowsOf) => {
    const original = prototype[name]
    originals.set(name, original)
    prototype[name] = function (...values) {
      const answer = original.apply(this, values)
      const known = byStatement.get(this)
      if (known !== undefined) {
        known.executed += 1
        rowsOf(known, answer)
      }
      return answer
    }
  }
  const watchStatements = (prototype) => {
    counting(prototype, 'run', () => {})
    counting(prototype, 'get', (known, row) => {
      if (row !== undefined) known.rows += 1
    })
    counting(prototype, 'all', (known, rows) => {
      known.rows += rows.length
    })
    counting(prototype, 'iterate', (known, rows) => {
      const { next } = rows
      rows.next = () => {
        const step = next.call(rows)
        if (!step.done) known.rows += 1
        return step
      }
    })
  }
  Database.prototype.prepare = function (sql, ...given) {
    const statement = prepare.call(this, sql, ...given)
    if (originals.size === 0) watchStatements(Object.getPrototypeOf(statement))
    byStatement.set(
      statement,
      counted(sql, () => planOf(prepare, this, sql, given)),
    )
    return statement
  }
  Database.prototype.exec = function (sql, ...given) {
    counted(sql, () => []).executed += 1
    return exec.call(this, sql, ...given)
  }
}

const { dlopen } = process
process.dlopen = (module, ...given) => {
  dlopen.call(process, module, ...given)
  if (module.exports.Database !== undefined) count(module.exports.Database)
}

const session = new inspector.Session()
session.connect()
session.post('Profiler.enable')
session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false })

/** The files of the program that were loaded, each with the ranges of its functions that ran. */
function programRun() {
  let files = []
  session.post('Profiler.takePreciseCoverage', (error, { result }) => {
    if (error !== null) throw new Error(error.message)
    files = result
  })
  return files.flatMap(({ url, functions }) => {
    const file = url.startsWith('file:') ? fileURLToPath(url) : url
    const ran = functions.map(({ ranges: [range] }) => range).filter(({ count }) => count > 0)
    const isProgram = !file.startsWith(__dirname) && !url.startsWith('node:') && existsSync(file)
    return isProgram ? [{ file, ran: ran.map(({ startOffset, endOffset }) => [startOffset, endOffset]) }] : []
  })
}

process.on('exit', () => {
  const files = programRun()
  writeFileSync(process.env.CERTDESK_BENCH_COUNTS, JSON.stringify({ statements: [...statements], files }))
})
