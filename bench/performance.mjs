import os from 'node:os'
import { isOld } from './history.mjs'
import { atOnce } from './keys.mjs'
import { stepRows } from './steps.mjs'

const duration = (milliseconds) =>
  milliseconds < 1000
    ? `${milliseconds.toFixed(milliseconds < 100 ? 1 : 0)} ms`
    : `${(milliseconds / 1000).toFixed(2)} s`

const kept = (isOverLimit) => (isOverLimit ? '**over**' : 'yes')

const ratioOver = ({ ratio, limit }) => ratio > limit
/** A distance without a limit has `null`. */
const distanceOver = ({ more, limit }) => limit !== null && more > limit
const memoryOver = ({ megabytes, limit }) => megabytes >= limit

/**
 * Memory is flat if ten times the rows, or another month, need hardly more. A fifth and forty megabytes are allowed, because two
 * runs differ by as much: V8 decides when it collects garbage.
 */
const grows = (sizes) => sizes.at(-1).megabytes > sizes[0].megabytes * 1.2 + 40

const pointOver = ({ megabytes, most }) => megabytes > most
const growthOver = ({ slope, limit, points }) => slope > limit || points.some(pointOver)

/** Whether any figure of a measure is over its limit. */
export const isOver = ({ ratios = [], distances = [], memory = [], growth }) =>
  ratios.some(ratioOver) ||
  distances.some(distanceOver) ||
  memory.flat().some(memoryOver) ||
  memory.some(grows) ||
  (growth !== undefined && growthOver(growth))

const spreadText = ({ spread = [] }) => spread.map((ratio) => ratio.toFixed(2)).join('–')

/** The day of a measure and the commit of the program it measured, with a mark if that is long ago. */
const measuredText = ({ at, commit, old }) => `${at} ${commit}${old ? ' **old**' : ''}`

const line = (cells) => `| ${cells.join(' | ')} |`

/** A Markdown table, or no text if it has no rows. A heading that ends with a colon aligns its column to the right. */
function table(headings, rows) {
  if (rows.length === 0) return ''
  const titles = headings.map((heading) => heading.replace(/:$/, ''))
  const alignment = headings.map((heading) => (heading.endsWith(':') ? '---:' : '---'))
  return [titles, alignment, ...rows].map(line).join('\n')
}

const ratioTable = (measures) =>
  table(
    ['Work', 'Peer', 'Work takes:', 'Peer takes:', 'Pairs:', 'Ratio:', 'Spread:', 'Limit:', 'Kept', 'Measured'],
    measures.flatMap((measure) =>
      (measure.ratios ?? []).map((each) => [
        ...[each.work, each.peer, duration(each.workTime), duration(each.peerTime), each.rounds],
        ...[`${each.ratio.toFixed(2)}×`, spreadText(each), `≤ ${each.limit}×`, kept(ratioOver(each))],
        measuredText(measure),
      ]),
    ),
  )

/** The milliseconds that a remote register adds. They are no ratio, because most of them do not depend on the work. */
const distanceTable = (measures) =>
  table(
    ['Work', 'Peer', 'Work takes:', 'Peer takes:', 'Pairs:', 'More:', 'Spread:', 'Limit:', 'Kept', 'Measured'],
    measures.flatMap((measure) =>
      (measure.distances ?? []).map((each) => [
        ...[each.work, each.peer, duration(each.workTime), duration(each.peerTime), each.rounds],
        ...[duration(each.more), each.moreSpread.map((more) => more.toFixed(0)).join('–')],
        ...(each.limit === null ? ['–', '–'] : [`≤ ${each.limit} ms`, kept(distanceOver(each))]),
        measuredText(measure),
      ]),
    ),
  )

const memoryTable = (measures) =>
  table(
    ['Memory', 'Peak:', 'Limit:', 'Kept', 'Measured'],
    measures.flatMap((measure) =>
      (measure.memory ?? []).flatMap((sizes) =>
        sizes.map((each) => [
          ...[each.work, `${each.megabytes.toFixed(0)} MB`, `< ${each.limit} MB`],
          memoryOver(each) || !grows(sizes) ? kept(memoryOver(each)) : '**not flat**',
          measuredText(measure),
        ]),
      ),
    ),
  )

/** The same work without the program: the difference to the program's ratio is the program's own cost. */
const floorTable = (measures) =>
  table(
    [
      'Work',
      'Its floor: the same without the program',
      'Takes:',
      'Floor:',
      'Spread:',
      'Program:',
      'Limit:',
      'Measured',
    ],
    measures.flatMap((measure) =>
      (measure.ratios ?? [])
        .filter(({ floor }) => floor !== undefined)
        .map(({ work, floor, ratio, limit }) => [
          ...[work, floor.made, duration(floor.workTime), `${floor.ratio.toFixed(2)}×`, spreadText(floor)],
          ...[`${ratio.toFixed(2)}×`, `≤ ${limit}×`, measuredText(measure)],
        ]),
    ),
  )

const floorTexts = (measures) =>
  measures.flatMap((measure) => (measure.floors ?? []).map((text) => `${text}\n\nMeasured: ${measuredText(measure)}.`))

function growthText(measure) {
  const { work, points, slope, limit } = measure.growth
  const summary = `${work}, by the number of customers; the slope of time over number is ${slope.toFixed(2)} (limit ${limit}, kept: ${kept(slope > limit)}).`
  const rows = points.map((point) => {
    const { number, milliseconds, megabytes, most } = point
    return [
      ...[number.toLocaleString('en'), duration(milliseconds), `${(milliseconds / number).toFixed(3)} ms`],
      ...[`${megabytes.toFixed(0)} MB`, `≤ ${most} MB`, kept(pointOver(point)), measuredText(measure)],
    ]
  })
  const headings = ['Customers:', 'Takes:', 'A customer:', 'Peak memory:', 'Limit:', 'Kept', 'Measured']
  return `${summary}\n\n${table(headings, rows)}`
}

const growthTexts = (measures) => measures.filter(({ growth }) => growth !== undefined).map(growthText)

/** Keys at the desk, in milliseconds of one machine; their limits are on their ratios. */
const keyTable = (measures) =>
  table(
    ['Key', 'Pressed:', 'Median:', '95 of 100 within:', `Within ${atOnce} ms:`, 'Measured'],
    measures.flatMap((measure) =>
      (measure.keys ?? []).map(({ work, pressed, middle, most, within }) => [
        ...[work, pressed, duration(middle), duration(most), `${Math.floor(within * 100)} %`],
        measuredText(measure),
      ]),
    ),
  )

/** The time of each step of a command, with a column for each command. */
function stepTable(measures) {
  const withSteps = measures.filter(({ steps }) => steps !== undefined)
  if (withSteps.length === 0) return ''
  const commands = withSteps.flatMap(({ steps }) => steps)
  const measured = withSteps.flatMap((measure) => measure.steps.map(() => measuredText(measure)))
  return table(
    ['Step', ...commands.map(({ work }) => `\`${work}\`:`)],
    [...stepRows(commands), ['Measured', ...measured]],
  )
}

/** The software and hardware that figures depend on; the page is public, so neither names of machines nor paths. */
export function machine(sqlite) {
  const [cpu] = os.cpus()
  const gibibytes = Math.round(os.totalmem() / 2 ** 30)
  return `Measured with Node ${process.versions.node} and sqlite3 ${sqlite} on ${os.platform()} ${os.arch()}: ${os.cpus().length} × ${cpu?.model.trim() ?? 'unknown processor'}, ${gibibytes} GiB of memory.`
}

/** The machine of these measures; if they were taken on several, each with its measures. */
function machineText(figures) {
  const machines = [...new Set(Object.values(figures).map((measure) => measure.machine))]
  if (machines.length === 1) return machines[0]
  const namesOn = (machine) => Object.keys(figures).filter((name) => figures[name].machine === machine)
  return machines.map((machine) => `* ${machine.replace(/\.$/, '')}: ${namesOn(machine).join(', ')}.`).join('\n')
}

/** Measures without the page around them; `figures` is { [name]: figures of the measure }. */
export function figuresText(figures) {
  const texts = Object.values(figures).flatMap((measure) => [
    ...[ratioTable, distanceTable, keyTable, memoryTable].map((tableOf) => tableOf([measure])),
    ...[...growthTexts([measure]), floorTable([measure]), stepTable([measure]), ...floorTexts([measure])],
  ])
  return `${[...texts, machineText(figures)].filter((text) => text !== '').join('\n\n')}\n`
}

/** The page docs/performance.md; `recent` are the commits of the last landings, newest first. */
export function pageText(figures, recent) {
  const measures = Object.values(figures).map((measure) => ({ ...measure, old: isOld(measure.commit, recent) }))
  const since = new Date(recent.at(-1).seconds * 1000).toISOString().slice(0, 16).replace('T', ' ')
  const today = new Date().toISOString().slice(0, 10)
  return `# Performance

\`npm run bench\` measures the program against other tools on your machine and writes this page. It needs the \`sqlite3\` shell, sqlite-utils, csvkit, LibreOffice
and Python, about 8 GB for temporary files and half an hour on a quiet machine. It ends with exit code 1 if a limit is exceeded. \`npm run bench -- contact-add owed\`
takes only these measures, most of them in under a minute each, and puts their figures into this page. Measures that need PostgreSQL or sshd are left out
where it is missing. [performance.json](performance.json) keeps the latest figures of every measure.

*Measured* is the day of a figure and the commit it was measured at; a \`+\` behind the commit means that the program had uncommitted changes.
**old** marks figures from before the last ten landings: on ${today}, when this page was written, those began with the commit of ${since} UTC.
Git does not record landings, so they are estimated: counted back from the newest commit, all commits within four and a half hours are one landing.
A figure is also old if its commit is no longer in the history. \`npm run bench -- page\` sets the marks again without measuring.

${ratioTable(measures)}

${memoryTable(measures)}

## At a distance

How much longer it takes to record a contact in a remote register than in a local file. The bench adds the distance: it holds every byte between client
and server back for half of a round trip in each direction, regardless of the amount (\`bench/distance.mjs\`). The servers run on the same machine and share its processors.

${distanceTable(measures)}

## Keys

The time from a key to its complete screen at the desk, in a terminal, with 10,000 customers, of whom the clerk maintains 300, and 125,000 contacts. A
key is pressed when the screen of the previous one is complete and the machine is idle. Their limits are in the first table of this page; this table has
all keys of those sittings. 25 ms of Esc are a wait: an arrow key sends the same byte first.

${keyTable(measures)}

## Growth

${growthTexts(measures).join('\n\n')}

## Floors

Node and its database library take time even without the program. These bare loops (\`bench/floor-*.cjs\`) do the same work, measured
against the same peers in the same way.

${floorTable(measures)}

${floorTexts(measures).join('\n\n')}

## Step by step

The time of a list and of a recording on a small register, from the start of the process to its end. A script in front of the program
(\`bench/steps.cjs\`) records the moments, which takes a little time itself.

${stepTable(measures)}

## Method

${machineText(figures)}

Work and peer run in turn, each as a process of its own. Times are medians. The ratio is the median of the ratios of the pairs, and the spread
their smallest and largest; the first pair is not counted. \`NODE_EXTRA_CA_CERTS\` and \`NODE_OPTIONS\` are unset, since they slow bare Node down
and would make the ratios look better. Every run checks its output: the counts of the import, the rows, journal and seals of the register, that report and query name the
same customers, and that score and sums agree.
`
}
