import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { today } from './desk.mjs'
import { paired } from './pairs.mjs'

const sqlOf = (name) => readFileSync(fileURLToPath(new URL(name, import.meta.url)), 'utf8')
const sums = sqlOf('survey.sql')

const customers = 33_400
const forms = 5000
const survey = 'SV-2026-1'
const rounds = 7

/** Twenty questions, alternately of full score 5 and 10: five on the acceptance, nine on the audit, six on the service. */
const items = [...'A'.repeat(5), ...'B'.repeat(9), ...'C'.repeat(6)].map((letter, at, all) => ({
  code: `${letter}${at - all.indexOf(letter) + 1}`,
  stage: { A: 'acceptance', B: 'audit', C: 'service' }[letter],
  maximum: at % 2 === 0 ? 5 : 10,
}))
const answersAsked = forms * items.length

/** A draw that is the same in every run (a 32-bit generator by Numerical Recipes), from 0 up to `below`. */
let state = 20_260_831
function draw(below) {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
  return Math.floor((state / 2 ** 32) * below)
}

function write(desk, file, rows) {
  writeFileSync(desk.path(file), rows.map((cells) => `${cells.join(',')}\r\n`).join(''))
}

/** An answer of ten in steps of what half a point of five takes: most are content, three in a hundred are not. */
const share = () => (draw(100) < 3 ? draw(6) : 6 + draw(5))

/** A form as it is typed: four answers in a hundred are blank, and every fiftieth form says next to nothing of a stage. */
function filledIn(number) {
  return items.map(({ stage, maximum }, at) => {
    const answer = (share() * maximum) / 10
    if (number % 50 === 0 && stage === 'service' && at < items.length - 2) return ''
    return draw(100) < 4 ? '' : String(answer)
  })
}

/** Most are certified for their management system; some are VIP: the score is told for each such group, too. */
const schemes = ['management-system', 'management-system', 'management-system', 'product', 'inspection']

/** The customers drawn, in the order of the draw. */
function drawnBy(desk) {
  const list = Array.from({ length: customers }, (_, at) => [
    `C${String(at + 1).padStart(6, '0')}`,
    `第${at + 1}号机械设备有限公司`,
    at % 10 === 0 ? 'VIP' : '',
    `Q${at + 1}`,
    schemes[at % schemes.length],
    'GB/T 19001-2016',
    '2025-03-01',
    '2028-02-29',
  ])
  write(desk, 'certified.csv', [
    ['客户编号', '企业名称', '客户级别', '证书编号', '认证类别', '认证标准', '发证日期', '有效期至'],
    ...list,
  ])
  const form = items.map(({ code, stage, maximum }) => [code, stage, maximum, `题目${code}`, `Question ${code}`])
  write(desk, 'f02.csv', [['题号', '阶段', '满分', '题目', '英文'], ...form])
  const certdesk = (...argv) => JSON.parse(desk.certdesk('issued.db', ...argv, '--format', 'json').stdout)
  const grounds = ['--market-trend', '无', '--customer-needs', '无', '--own-work', '无']
  certdesk('init')
  certdesk('customer', 'import', desk.path('certified.csv'))
  certdesk('survey', 'questionnaire', 'import', desk.path('f02.csv'), ...grounds)
  const { sampled } = certdesk('survey', 'sample', '--seed', today, '--size', String(forms))
  certdesk('survey', 'issue', survey, '--channel', 'email')
  return sampled.map(({ customer }) => customer)
}

/**
 * The register up to the day on which the forms come back, the peer's file beside it, and the answers as lists of both
 * kinds. Returns how many answers there are.
 */
function prepare(desk) {
  const answered = drawnBy(desk).map((code, at) => [code, ...filledIn(at)])
  write(desk, 'wide.csv', [['客户编号', ...items.map(({ code }) => code)], ...answered])
  const long = answered.flatMap(([code, ...answers]) => answers.map((answer, at) => [code, items[at].code, answer]))
  write(desk, 'long.csv', [['客户编号', '题号', '得分'], ...long])
  desk.shell('drawn.db', sqlOf('survey-peer.sql').replace('$REGISTER', slashed(desk.path('issued.db'))))
  return long.filter(([, , answer]) => answer !== '').length
}

const slashed = (path) => path.replaceAll('\\', '/')

/** A file as it was prepared, under another name. */
function afresh(desk, prepared, file) {
  desk.remove(file)
  copyFileSync(desk.path(prepared), desk.path(file))
}

/** What the score says, in the words of the peer. */
function figuresOf({ items: each, stages, total }) {
  const figure = (what, name, count, mean) => [what, name, count, mean.toFixed(2)].join(',')
  const respondents = stages.reduce((sum, stage) => sum + stage.respondents, 0)
  const figures = [
    ...each.map(({ item, answered, mean }) => figure('item', item, answered, mean)),
    ...stages.map(({ stage, respondents: count, mean }) => figure('stage', stage, count, mean)),
    figure('total', 'all', respondents, total),
  ]
  return figures.sort().join('\n')
}

function scored(desk, found) {
  const { milliseconds, stdout } = desk.certdesk('survey.db', 'survey', 'score', survey, '--format', 'json')
  found.add(figuresOf(JSON.parse(stdout)))
  return milliseconds
}

const figuresPrinted = (csv) => csv.trimEnd().split(/\r?\n/).sort().join('\n')

function summed(desk, found) {
  const { milliseconds, stdout } = desk.shell('answers.db', sums, '-csv')
  found.add(figuresPrinted(stdout))
  return milliseconds
}

/** Import and score, each a process of its own. */
function importedAndScored(desk, list, rows, found) {
  afresh(desk, 'issued.db', 'survey.db')
  const imported = desk.certdesk('survey.db', 'survey', 'import', desk.path(list), '--format', 'json')
  const { created, unchanged, rejected, forms: written } = JSON.parse(imported.stdout)
  if (created + unchanged !== rows || rejected !== 0 || written !== forms)
    throw new Error(`${list}: ${created} created, ${unchanged} unchanged, ${rejected} rejected, ${written} forms`)
  return imported.milliseconds + scored(desk, found)
}

/** The list's rows come to a table of their own first, since the customer's code is not the key of who was drawn. */
const staged = (desk, list, columns, insert) => `
PRAGMA foreign_keys = ON;
PRAGMA synchronous = FULL;
CREATE TEMP TABLE staging (${columns.map((name) => `"${name}" TEXT`).join(', ')});
.import --csv --skip 1 "${slashed(desk.path(list))}" staging
${insert}
`

const insertLong = `INSERT INTO answer SELECT sampled.id, item, CAST(answer AS REAL)
  FROM staging JOIN sampled ON sampled.code = staging.customer WHERE answer <> '';`

const insertWide = `INSERT INTO answer ${items
  .map(
    ({ code }) =>
      `SELECT id, '${code}', CAST(${code} AS REAL) FROM staging JOIN sampled ON code = customer WHERE ${code} <> ''`,
  )
  .join(' UNION ALL ')};`

/** The same by hand: one shell reads the list, fills the table and works out the sums. */
function importedAndSummed(desk, list, columns, insert, found) {
  afresh(desk, 'drawn.db', 'answers.db')
  const { milliseconds, stdout } = desk.shell('answers.db', staged(desk, list, columns, insert) + sums, '-csv')
  found.add(figuresPrinted(stdout))
  return milliseconds
}

/** That both hold every answer, and the peer an image of each. */
function checkKept(desk, answers) {
  const kept = [
    ['survey.db', 'SELECT count(*) FROM survey_return, json_each(answers)'],
    ['answers.db', 'SELECT count(*) FROM answer'],
    ['answers.db', 'SELECT count(*) FROM audit'],
  ].map(([file, sql]) => Number(desk.shell(file, sql).stdout))
  if (kept.some((count) => count !== answers)) throw new Error(`${answers} answers, kept: ${kept.join(', ')}`)
  desk.certdesk('survey.db', 'audit', 'verify')
}

function oneFigure(found) {
  if (found.size !== 1) throw new Error(`the figures differ:\n${[...found].join('\n\n')}`)
}

/** A survey's answers imported and scored, from either kind of list, and once more scored alone, against SQL by hand. */
export function surveyMeasures(desk) {
  const answers = prepare(desk)
  const found = new Set()
  const pair = (list, rows, columns, insert) => {
    const times = paired(
      rounds,
      () => importedAndScored(desk, list, rows, found),
      () => importedAndSummed(desk, list, columns, insert, found),
    )
    oneFigure(found)
    checkKept(desk, answers)
    return times
  }
  const wide = pair('wide.csv', forms, ['customer', ...items.map(({ code }) => code)], insertWide)
  const long = pair('long.csv', answersAsked, ['customer', 'item', 'answer'], insertLong)
  const again = paired(
    rounds,
    () => scored(desk, found),
    () => summed(desk, found),
  )
  oneFigure(found)
  const asked = answersAsked.toLocaleString('en')
  const limit = 3
  const byHand = 'one sqlite3 shell: `.import`, insert, sums (`bench/survey.sql`)'
  return [
    {
      work: `\`certdesk survey import\` of ${asked} answers, a row each, then \`certdesk survey score\``,
      peer: `the same in ${byHand}; keys, an image of each answer in an audit table, WAL and FULL`,
      limit,
      ...long,
    },
    { work: `The same from ${forms.toLocaleString('en')} rows, a form each`, peer: 'the same', limit, ...wide },
    {
      work: `\`certdesk survey score\` of ${asked} answers`,
      peer: 'the same sums (`bench/survey.sql`) in the sqlite3 shell, on its own table',
      limit: 4,
      ...again,
    },
  ]
}
