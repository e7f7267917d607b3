/**
 * Who may import whom: docs/architecture.md says it in words. Rooms stand in one order; a room knows those to its left.
 */
const order = [
  'office',
  'customer',
  'certificate',
  'contact',
  ['maintenance', 'change', 'suspension'],
  'survey',
  'finding',
]
const rooms = order.flat()
const anyRoom = `^src/(${rooms.join('|')})/`
const machinery = '^src/(terminal|register|intake|paper|page|workbook|ooxml)/'

/** What decides without seeing anything: rules and words, a file or a folder of them, and what reads or names single values. */
const pure =
  '/((rules|words)/[a-z-]+|rules|blank|credit-code|phones|scheme|price|surveillance|lost|reasons|transitions|needs|application|headers|standing-words|words|questionnaire|rational|score|tally|answers|feedback)\\.ts$'

const forbid = (name, comment, from, to) => ({ name, severity: 'error', comment, from, to })

/** A room of the same rank is as foreign as one to the right. */
const roomOrder = order.map((rank, i) => {
  const right = order.slice(i + 1).flat()
  const beside = Array.isArray(rank) ? rank : []
  return [rank].flat().map((room) => {
    const foreign = [...beside.filter((other) => other !== room), ...right]
    return forbid(
      `${room}-looks-left`,
      `Rooms stand in the order ${rooms.join(' < ')}: ${room} may not know ${foreign.join(', ')}. Its commands may.`,
      { path: `^src/${room}/`, pathNot: '/commands(\\.ts$|/)' },
      { path: `^src/(${foreign.join('|') || '(?!)'})/` },
    )
  })
})

module.exports = {
  forbidden: [
    forbid('no-cycle', 'Two files that need each other are one file, or need a third.', {}, { circular: true }),
    forbid('no-barrel', 'A file is imported by its own name.', {}, { path: '^src/.*/index\\.ts$' }),
    forbid('resolvable', 'What is imported must be there.', {}, { couldNotResolve: true, pathNot: '/?dist/' }),
    forbid(
      'shipped-needs-shipped',
      'The program may need only what is installed with it.',
      { path: '^(src|bin)/' },
      { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'clause-knows-nothing',
      'What a clause, a day or a limit is depends on nothing but the calendar library.',
      { path: '^src/clause/' },
      { pathNot: '(^src/clause/|(^|/)node_modules/(date-fns|@date-fns/utc)/)' },
    ),
    forbid(
      'machinery-knows-no-room',
      'The register, the terminal, the reading of files and the printing of papers serve any procedure.',
      { path: machinery },
      { path: `${anyRoom}|^src/(report|upkeep)/|^src/(procedure|program|main|start)\\.ts$` },
    ),
    forbid(
      'register-stands-alone',
      'The register can be used without a command line, without files that come in and without papers.',
      { path: '^src/register/' },
      { path: '^src/(terminal|intake|paper|page|workbook|ooxml)/' },
    ),
    forbid(
      'terminal-reads-no-files',
      'What comes in is read by those who hand on what is shown; the terminal knows nothing of it, nor of papers.',
      { path: '^src/terminal/' },
      { path: '^src/(intake|paper)/' },
    ),
    forbid(
      'pages-and-workbooks-apart',
      'A result becomes a page or a workbook in files that are loaded for that alone.',
      { path: '^src/terminal/', pathNot: '^src/terminal/(result-(page|chart|workbook)|sheet-value|render)\\.ts$' },
      { path: '^src/(page|workbook|ooxml)/' },
    ),
    forbid(
      'papers-read-no-lists',
      'A paper prints what it is given; lists that come in are no concern of it.',
      { path: '^src/paper/' },
      { path: '^src/intake/' },
    ),
    forbid(
      'pages-show-what-they-are-given',
      'A page or a workbook shows plain data: it knows neither the register, nor lists that come in, nor papers, nor results.',
      { path: '^src/(page|workbook|ooxml)/' },
      { path: '^src/(register|intake|paper)/|^src/terminal/(?!visible\\.ts$)' },
    ),
    forbid(
      'rules-are-pure',
      'A rule gets values and returns a value: it reads nothing, writes nothing and knows no library.',
      { path: `^src/(${rooms.join('|')})${pure}` },
      {
        pathNot: [`^src/clause/`, `^src/(${rooms.join('|')})${pure}`],
        dependencyTypesNot: ['type-only'],
      },
    ),
    forbid(
      'stores-only-store',
      'A store asks the register: it neither prints nor judges.',
      { path: `^src/(${rooms.join('|')})/store(\\.ts$|/)` },
      { path: '^src/(terminal|intake|paper|page|workbook|report|upkeep)/|/(commands|checks|due|figures)(\\.ts$|/)' },
    ),
    forbid(
      'checks-only-judge',
      'A check takes facts from stores and judges them; how that is shown is no concern of it.',
      { path: `^src/(${rooms.join('|')})/(checks|due|figures|monthly)(\\.ts$|/)` },
      { path: '^src/(terminal|intake|paper|page|workbook|report|upkeep)/|/commands(\\.ts$|/)' },
    ),
    forbid(
      'judging-touches-no-system',
      'Stores, checks and what is due see the register and nothing else of the machine.',
      { path: `^src/(${rooms.join('|')})/(store(\\.ts$|/)|(checks|due|figures|monthly)(\\.ts$|/))` },
      { dependencyTypes: ['core'] },
    ),
    ...roomOrder.flat().filter(({ to }) => !to.path.includes('(?!)')),
    forbid(
      'commands-end-here',
      "Commands are leaves: of a room's commands only the program, or other commands of the room, may know.",
      { pathNot: '^src/program\\.ts$', path: '^src/([^/]+)' },
      { path: '^src/[^/]+/commands(\\.ts$|/)', pathNot: '^src/$1/' },
    ),
    forbid(
      'nothing-below-needs-commands',
      'What a command uses does not know the command.',
      { path: '^src/[^/]+/(?!commands)[^/]+' },
      { path: '^src/[^/]+/commands(\\.ts$|/)' },
    ),
    forbid(
      'report-is-handed-the-procedure',
      'A report folds over the duties it is given.',
      { path: '^src/report/' },
      {
        path: '^src/(procedure|program)\\.ts$|/(checks|due|figures|monthly)(\\.ts$|/)|^src/intake/',
        pathNot: '^src/(clause|report)/',
      },
    ),
    forbid(
      'upkeep-serves-any-procedure',
      'Looking after the file needs to know no more of the office than who works there.',
      { path: '^src/upkeep/' },
      { path: `^src/(${rooms.filter((room) => room !== 'office').join('|')}|report)/|^src/(procedure|program)\\.ts$` },
    ),
    forbid(
      'procedure-is-a-table-of-contents',
      'The procedure lists the checks of the rooms, and what they have due.',
      { path: '^src/procedure\\.ts$' },
      { pathNot: '^src/(clause/|register/register\\.ts$|[^/]+/(checks|due|monthly|returns-ahead)(\\.ts$|/))' },
    ),
    forbid(
      'main-loads-late',
      'The version and a wrong word cost nothing: the program itself is loaded when it is needed.',
      { path: '^src/main\\.ts$' },
      { path: `${anyRoom}|^src/(register|report|upkeep|intake|paper|page|workbook)/` },
    ),
    forbid(
      'dialect-stays-inside',
      "SQLite's own driver is the register's business.",
      { path: '^src/', pathNot: '^src/register/' },
      { path: 'node_modules/better-sqlite3', dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'named-for-what-it-is',
      'A file is named after the one thing in it.',
      {},
      { path: '(^|/)(utils?|helpers?|common|misc|managers?)(\\.ts$|/)', pathNot: 'node_modules' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.sql', '.html', '.csv', '.bash', '.zsh', '.fish', '.ps1', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
