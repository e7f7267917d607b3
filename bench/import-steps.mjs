import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { SourceMap } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { median } from './pairs.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
/** The files of the program. */
const bundles = ['certdesk.cjs', 'seldom.cjs']

const rows = 'src/customer-list/commands/import'

/** What an import does, in its order, by the files and functions in which the time is spent. */
const steps = [
  ['Decoding', 'src/intake/encoding.ts', 'src/intake/source.ts'],
  [
    'Taking CSV apart',
    'src/intake/records.ts',
    'src/intake/reader.ts',
    'src/intake/delimiter.ts',
    'src/intake/table.ts',
  ],
  ['Validating', `${rows}/draft.ts`, `${rows}/master-data.ts`, `${rows}/cells.ts`, 'src/intake/import.ts stage'],
  ['Waiting outside the transaction', 'src/register/file/staging.ts'],
  ['Looking up', `${rows}/match.ts`, 'src/register/write.ts find'],
  [
    'Inserting, with triggers',
    'src/register/write.ts insert',
    `${rows}/apply.ts`,
    'src/customer/customer/store/master.ts',
    'src/register/numbered.ts',
  ],
  ['Sealing', 'src/register/journal.ts'],
  [
    'Commit, and folding the log into the file',
    'node_modules/kysely/dist/esm/dialect/sqlite/sqlite-driver.js',
    'src/register/file/open.ts close',
  ],
]

/** The cells of a row, by the functions that read them: the outermost counts, since an address is a line of text, too. */
const master = (...names) => names.map((name) => `${rows}/master-data.ts ${name}`)
const cells = [
  [
    'name',
    `${rows}/cells.ts line`,
    'src/intake/blank.ts isTotal',
    'src/customer/customer/credit-code.ts looksLikeCreditCode',
  ],
  ['telephone numbers', ...master('phones', 'phone', 'joined')],
  ['province, city', ...master('regionParts', 'region')],
  ['address', ...master('registeredAddress')],
  ['e-mail', ...master('email')],
  ['credit code', ...master('creditCode')],
  ['organization code', ...master('organizationCode')],
]

const rest = {
  step: 'The rest: Node and the program, starting and ending',
  cell: 'other cells, and the row as a whole',
}
const garbage = 'Garbage collection'

/** Where a function of the bundle stands in the source, as `src/file.ts name`; by its place, since names are shortened. */
function placesOfSource() {
  const maps = bundles.map((name) => {
    const map = new SourceMap(JSON.parse(readFileSync(join(root, 'dist', `${name}.map`), 'utf8')))
    return { name, map }
  })
  const lines = new Map()
  const linesOf = (file) => {
    if (!lines.has(file)) lines.set(file, readFileSync(join(root, file), 'utf8').split('\n'))
    return lines.get(file)
  }
  return ({ url, lineNumber, columnNumber }) => {
    const own = maps.find(({ name }) => url.endsWith(name))
    if (own === undefined) return ''
    const { originalSource, originalLine } = own.map.findEntry(lineNumber, columnNumber)
    const [file] = /(?:src|node_modules)\/.*$/.exec(originalSource ?? '') ?? ['']
    if (!file.startsWith('src/')) return file
    const [, name] =
      /^\s*(?:export |const |function |async |static |get )*#?(\w+)/.exec(linesOf(file)[originalLine]) ?? []
    return `${file} ${name}`
  }
}

const isIn = (places, place) => places.some((each) => place === each || place.startsWith(`${each} `))

/** The milliseconds of each step and each cell in a CPU profile: a sample counts for the innermost function that stands for a step. */
function timesIn(profile, placeOf) {
  const parents = new Map(profile.nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])))
  const places = new Map(profile.nodes.map(({ id, callFrame }) => [id, placeOf(callFrame)]))
  const names = new Map(profile.nodes.map(({ id, callFrame }) => [id, callFrame.functionName]))
  /** What the functions of a sample stand for, from the innermost to the outermost. */
  const meanings = (id, all) => {
    const found = []
    for (let at = id; at !== undefined; at = parents.get(at)) {
      const meant = all.find(([, ...of]) => isIn(of, places.get(at)))
      if (meant !== undefined) found.push(meant[0])
    }
    return found
  }
  const meaning = new Map(
    profile.nodes.map(({ id }) => {
      const step = names.get(id) === '(garbage collector)' ? garbage : (meanings(id, steps)[0] ?? rest.step)
      return [id, { step, cell: step === 'Validating' ? (meanings(id, cells).at(-1) ?? rest.cell) : null }]
    }),
  )
  const times = {}
  profile.samples.forEach((id, at) => {
    const { step, cell } = meaning.get(id)
    for (const each of cell === null ? [step] : [step, cell])
      times[each] = (times[each] ?? 0) + profile.timeDeltas[at] / 1000
  })
  return times
}

/** What an import is made of, as a table: medians of the CPU profiles of some runs, each of which `profiled` writes into a folder. */
export function importSteps(folder, number, profiled) {
  const placeOf = placesOfSource()
  const runs = Array.from({ length: 3 }, () => {
    rmSync(folder, { recursive: true, force: true })
    profiled(folder)
    const [file] = readdirSync(folder)
    return timesIn(JSON.parse(readFileSync(join(folder, file), 'utf8')), placeOf)
  })
  const line = (name, indent = '') => {
    const milliseconds = median(runs.map((times) => times[name] ?? 0))
    return `| ${indent}${name} | ${milliseconds.toFixed(0)} ms | ${((milliseconds * 1000) / number).toFixed(2)} µs |`
  }
  const ofCells = [...cells.map(([cell]) => cell), rest.cell].map((cell) => line(cell, '– '))
  const lines = [...steps.map(([step]) => step), garbage, rest.step].flatMap((step) =>
    step === 'Validating' ? [line(step), ...ofCells] : [line(step)],
  )
  return ['| What the import does | Takes | A row |', '| --- | ---: | ---: |', ...lines].join('\n')
}
