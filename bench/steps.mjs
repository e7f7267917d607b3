import { median } from './pairs.mjs'

/** What a command does one after the other, each until a moment that `steps.cjs` writes down. */
const steps = [
  ['began', 'Node starts'],
  ['read', "the launcher; the program's text and its compiled form are read"],
  ['handed', 'V8 takes the compiled form over'],
  ['loaded', 'what the command needs is set up, the line is parsed'],
  ['opened', "SQLite's library is loaded, the register's file opened"],
  ['parsed', 'SQLite parses the schema with its triggers'],
  ['asking', "the schema is held against the program's own, settings are read"],
  ['writing', "who may record it is asked; Node's cryptography is loaded, for the seal"],
  ['done', 'queries; of what is recorded the row with its image, the seal, whether it counts, what is owed; synced'],
  ['closed', 'the register is closed; what was recorded is folded in and synced'],
  ['ended', 'the answer is printed'],
  ['gone', 'Node ends'],
]

/** How long each step took in one run; a command that only asks does not write. */
function durations({ marks, milliseconds }) {
  const moments = { ...marks, gone: milliseconds }
  let before = 0
  return steps.map(([moment]) => {
    const at = moments[moment]
    if (at === undefined) return null
    const took = at - before
    before = at
    return took
  })
}

/** The steps of a command over so many runs: the median of each, in milliseconds. */
export function stepsOf(work, rounds, run) {
  const found = Array.from({ length: rounds }, (_, round) => durations(run(round)))
  const times = steps.map((_, i) => {
    const each = found.map((run) => run[i]).filter((took) => took !== null)
    return each.length === 0 ? null : median(each)
  })
  return { work, times }
}

/** The rows of a table: a step, and how long it takes in each command. */
export const stepRows = (commands) =>
  steps.map(([, name], i) => [
    name,
    ...commands.map(({ times }) => (times[i] === null ? '–' : `${times[i].toFixed(1)} ms`)),
  ])
