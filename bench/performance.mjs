import os from 'node:os'
import { atOnce } from './keys.mjs'
import { stepRows } from './steps.mjs'

const inTime = (milliseconds) =>
  milliseconds < 1000
    ? `${milliseconds.toFixed(milliseconds < 100 ? 1 : 0)} ms`
    : `${(milliseconds / 1000).toFixed(2)} s`

const verdict = (over) => (over ? '**over**' : 'yes')

const line = (cells) => `| ${cells.join(' | ')} |`

const ratioOver = ({ ratio, limit }) => ratio > limit
/** What a distance adds has no limit where nothing was asked of it: `null`. */
const distanceOver = ({ more, limit }) => limit !== null && more > limit
const memoryOver = ({ megabytes, limit }) => megabytes >= limit

/**
 * Memory is flat where ten times the rows, or another month, need hardly more: a fifth and forty megabytes are what two runs may
 * differ by, since V8 cleans up when it likes.
 */
const grows = (sizes) => sizes.at(-1).megabytes > sizes[0].megabytes * 1.2 + 40

const pointOver = ({ megabytes, most }) => megabytes > most
const growthOver = ({ slope, limit, points }) => slope > limit || points.some(pointOver)

/** Whether anything that a measure found is over its limit. */
export const isOver = ({ ratios = [], distances = [], memory = [], growth }) =>
  ratios.some(ratioOver) ||
  distances.some(distanceOver) ||
  memory.flat().some(memoryOver) ||
  memory.some(grows) ||
  (growth !== undefined && growthOver(growth))

/** The least and the largest of the pairs' own ratios. */
const spreadOf = ({ spread }) => (spread === undefined ? '' : spread.map((each) => each.toFixed(2)).join('–'))

function ratioTable(ratios) {
  const rows = ratios.map((each) =>
    line([
      each.work,
      each.peer,
      inTime(each.workTime),
      inTime(each.peerTime),
      each.rounds,
      `${each.ratio.toFixed(2)}×`,
      spreadOf(each),
      `≤ ${each.limit}×`,
      verdict(ratioOver(each)),
    ]),
  )
  return [
    line(['Work', 'Peer', 'Work takes', 'Peer takes', 'Pairs', 'Ratio', 'Spread', 'Limit', 'Kept']),
    line(['---', '---', '---:', '---:', '---:', '---:', '---:', '---:', '---']),
    ...rows,
  ]
}

/** What is added by a way to another machine, in milliseconds: most of it is no multiple of the work. */
function distanceTable(distances) {
  const rows = distances.map((each) =>
    line([
      ...[each.work, each.peer, inTime(each.workTime), inTime(each.peerTime), each.rounds],
      ...[inTime(each.more), each.moreSpread.map((more) => more.toFixed(0)).join('–')],
      ...(each.limit === null ? ['–', '–'] : [`≤ ${each.limit} ms`, verdict(distanceOver(each))]),
    ]),
  )
  return [
    line(['Work', 'Peer', 'Work takes', 'Peer takes', 'Pairs', 'More', 'Spread', 'Limit', 'Kept']),
    line(['---', '---', '---:', '---:', '---:', '---:', '---:', '---:', '---']),
    ...rows,
  ]
}

function memoryTable(memory) {
  const rows = memory.flatMap((pair) =>
    pair.map((each) =>
      line([
        each.work,
        `${each.megabytes.toFixed(0)} MB`,
        `< ${each.limit} MB`,
        memoryOver(each) || !grows(pair) ? verdict(memoryOver(each)) : '**not flat**',
      ]),
    ),
  )
  return [line(['Memory', 'Peak', 'Limit', 'Kept']), line(['---', '---:', '---:', '---']), ...rows]
}

/** The least that the work could cost whoever did it, where that was measured: what is left above it is the program. */
function floorTable(ratios) {
  const rows = ratios
    .filter(({ floor }) => floor !== undefined)
    .map(({ work, floor, ratio, limit }) =>
      line([
        work,
        floor.made,
        inTime(floor.workTime),
        `${floor.ratio.toFixed(2)}×`,
        spreadOf(floor),
        `${ratio.toFixed(2)}×`,
        `≤ ${limit}×`,
      ]),
    )
  return [
    line(['Work', 'Its floor: the same without the program', 'Takes', 'Floor', 'Spread', 'Program', 'Limit']),
    line(['---', '---', '---:', '---:', '---:', '---:', '---:']),
    ...rows,
  ]
}

function growthTable({ work, points, slope, limit }) {
  const over = slope > limit
  const rows = points.map((each) => {
    const { number, milliseconds, megabytes, most } = each
    const [a, m] = [`${(milliseconds / number).toFixed(3)} ms`, `${megabytes.toFixed(0)} MB`]
    return line([number.toLocaleString('en'), inTime(milliseconds), a, m, `≤ ${most} MB`, verdict(pointOver(each))])
  })
  return [
    `${work}, by the number of customers; the slope of time over number is ${slope.toFixed(2)} (limit ${limit}, kept: ${verdict(over)}).`,
    '',
    line(['Customers', 'Takes', 'A customer', 'Peak memory', 'Limit', 'Kept']),
    line(['---:', '---:', '---:', '---:', '---:', '---']),
    ...rows,
  ]
}

/** Keys at the desk, in milliseconds that are this machine's; what is held against a limit are their ratios. */
function keyTable(keys) {
  const rows = keys.map(({ work, pressed, middle, most, within }) =>
    line([work, pressed, inTime(middle), inTime(most), `${Math.floor(within * 100)} %`]),
  )
  return [
    line(['Key', 'Pressed', 'Median', '95 of 100 within', `Within ${atOnce} ms`]),
    line(['---', '---:', '---:', '---:', '---:']),
    ...rows,
  ]
}

/** Where commands spend their time. The moments are written down by a script in front of the program, which takes a little itself. */
function stepsTable(commands) {
  return [
    line(['Step', ...commands.map(({ work }) => `\`${work}\``)]),
    line(['---', ...commands.map(() => '---:')]),
    ...stepRows(commands).map(line),
  ]
}

/** What the numbers depend on, without the machine's name or anybody's paths. */
export function machine(sqlite) {
  const [cpu] = os.cpus()
  const gibibytes = Math.round(os.totalmem() / 2 ** 30)
  return `Measured with Node ${process.versions.node} and sqlite3 ${sqlite} on ${os.platform()} ${os.arch()}: ${os.cpus().length} × ${cpu?.model.trim() ?? 'unknown processor'}, ${gibibytes} GiB of memory.`
}

/** The tables of one measure. */
export function measuredText({ ratios = [], distances = [], keys = [], memory = [], growth, floors = [], steps = [] }) {
  const hasFloor = ratios.some(({ floor }) => floor !== undefined)
  const tables = [
    ...(ratios.length > 0 ? [ratioTable(ratios).join('\n')] : []),
    ...(distances.length > 0 ? [distanceTable(distances).join('\n')] : []),
    ...(keys.length > 0 ? [keyTable(keys).join('\n')] : []),
    ...(memory.length > 0 ? [memoryTable(memory).join('\n')] : []),
    ...(growth === undefined ? [] : [growthTable(growth).join('\n')]),
    ...(hasFloor ? [floorTable(ratios).join('\n')] : []),
    ...(steps.length > 0 ? [stepsTable(steps).join('\n')] : []),
  ]
  return [...tables, ...floors].join('\n\n')
}

/** The page docs/performance.md, of what all measures found. */
export function performanceText(found, sqlite) {
  const all = (kind) => Object.values(found).flatMap((each) => each[kind] ?? [])
  return pageText({
    ratios: all('ratios'),
    distances: all('distances'),
    keys: all('keys'),
    memory: all('memory'),
    floors: all('floors'),
    steps: all('steps'),
    growth: found.growth.growth,
    sqlite,
  })
}

/** The section of the page on registers elsewhere. */
const atADistance = (distances) => `## At a distance

What recording a contact elsewhere takes longer than in a file here. The distance is put in by the bench: a way between client and server on which every byte waits for
half of a round trip in each direction (\`bench/distance.mjs\`), how much there is of them aside. Servers are on this machine, too, and share its processors.

${distanceTable(distances).join('\n')}

`

const pageText = ({ ratios, distances, keys, memory, floors, steps, growth, sqlite }) => `# Performance

Written by \`npm run bench\`; run it again to measure your own machine. It needs the \`sqlite3\` shell and sqlite-utils, about 8 GB in the
folder for temporary files and half an hour on a quiet machine, and ends with 1 when a limit is not kept. \`npm run bench --
contact-add owed\` takes only these measures, most of them in under a minute each, and writes this page with them; the latest figures of every
measure, with their dates, are in [performance.json](performance.json).

${ratioTable(ratios).join('\n')}

${memoryTable(memory).join('\n')}

${distances.length === 0 ? '' : atADistance(distances)}## Keys

From a key to its whole screen at the desk, through a terminal, with 10,000 customers of whom 300 are the clerk's, and 125,000 contacts: a
key is pressed when what came of the one before is there and nothing else is at work. What is held against a limit stands above; these are
all the keys of those sittings, in milliseconds of this machine. Of Esc 25 ms are the wait for the rest of an arrow.

${keyTable(keys).join('\n')}

## Growth

${growthTable(growth).join('\n')}

## Floors

What is asked of a run can be less than Node and its database library take without any program in them. These are bare
loops (\`bench/floor-*.cjs\`) against the same peers, in the same manner.

${floorTable(ratios).join('\n')}

${floors.join('\n\n')}

## Step by step

Where a list and a recording on a small register spend their time, from the start of the process to its end. The moments are
written down by a script in front of the program (\`bench/steps.cjs\`), which takes a little itself.

${stepsTable(steps).join('\n')}

${machine(sqlite)}

Work and peer run in turn, each as a process of its own; times are medians and the ratio is the median of the pairs' own
ratios, the spread the least and the largest of them, after one pair that is not counted. \`NODE_EXTRA_CA_CERTS\` and \`NODE_OPTIONS\` are unset, since they slow down
bare Node and so flatter the ratio. What is printed is checked each time: the import's counts, the register's rows, journal and
seals, that report and query name the same customers, and that score and sums come to the same figures.
`
