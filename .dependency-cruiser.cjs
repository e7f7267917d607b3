/**
 * Who may import whom: docs/architecture.md says it in words. Rooms stand in one order, and a file knows those to the left of
 * its own; the folds over them stand to the right of all.
 */
const rooms = [
  'office',
  'customer',
  'certificate',
  'contact',
  'maintenance',
  'change',
  'suspension',
  'survey',
  'voice',
  'finding',
]
const folds = ['customer-list', 'customer-file', 'report', 'takeover', 'next']
const anyRoom = `^src/(${rooms.join('|')})/`
const below = '^src/(terminal|register|intake|paper|page|workbook|ooxml)/'
const machinery = [below, '^src/record/']

/** What decides without seeing anything, of a room or of one of its kinds: rules and words, and what reads or names single values. */
const pure = [
  `${anyRoom}(.*/|)(rules|rules/[a-z-]+|credit-code|limit/timely|certificate/scheme|certificate/issue-kind|lost|reasons|transitions|conditions|needs|[a-z-]*words|rational|tally|answers)\\.ts$`,
  '^src/(change/application|contact/contact/topics|survey/score/score)\\.ts$',
]

/** The rooms of a register at a server, each of which knows those before it; what stands beside them knows them all, and `move` stands over that. */
const serverRooms = ['link', 'session', 'schema', 'refusal']

const forbid = (name, comment, from, to) => ({ name, severity: 'error', comment, from, to })

/**
 * What a file is for, by its name: `store.ts` beside its kind, or any file of the folder `store/` that it became. `part` knows it wherever
 * it stands, `inRooms` in the rooms alone, whether of the room as a whole or of one of its kinds.
 */
const part = (...names) => `/(${names.join('|')})(\\.ts$|/)`
const inRooms = (...names) => `${anyRoom}(${names.join('|')}|.*/(${names.join('|')}))(\\.ts$|/)`
const judging = ['check', 'checks', 'due', 'figures', 'monthly']

/** Every room and fold, and whom it may not know. */
const order = [...rooms, ...folds]
const roomOrder = order.map((room, i) =>
  forbid(
    `${room}-looks-left`,
    `Rooms stand in the order ${order.join(' < ')}.`,
    { path: `^src/${room}/` },
    { path: `^src/(${[...order.slice(i + 1), 'upkeep'].join('|')})/|^src/(procedure|program|records)\\.ts$` },
  ),
)

const serverOrder = serverRooms.map((room, i) =>
  forbid(
    `server-${room}-looks-left`,
    `A server's rooms stand in the order ${serverRooms.join(' < ')}.`,
    { path: `^src/register/server/${room}/` },
    { path: `^src/register/server/((${[...serverRooms.slice(i + 1), 'move'].join('|')})/|[a-z-]+\\.ts$)` },
  ),
)

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
      'What a kind is, the register, the terminal, the reading of files and the printing of papers serve any procedure.',
      { path: machinery },
      {
        path: `${anyRoom}|^src/(customer-list|customer-file|report|takeover|next|upkeep|start)/|^src/(procedure|program|records)\\.ts$`,
      },
    ),
    forbid(
      'register-stands-alone',
      'The register can be used without a command line, without files that come in and without papers.',
      { path: '^src/register/' },
      { path: '^src/(terminal|intake|paper|page|workbook|ooxml)/' },
    ),
    forbid(
      'records-stand-on-machinery',
      'What a kind of record is follows from its declaration: of what runs a command it knows what describes one, of lists that come in their headers.',
      { path: '^src/record/' },
      {
        pathNot: [
          '^src/(clause|record)/',
          '^src/register/(?!file/)',
          '^src/terminal/(flag|number-flag|result|items|command|ask|global-options|world)\\.ts$',
          '^src/intake/(headers|blank)\\.ts$',
          '(^|/)node_modules/kysely/',
        ],
      },
    ),
    forbid(
      'machinery-knows-no-kind',
      'What kinds are declared with knows nothing of kinds.',
      { path: below },
      { path: '^src/record/' },
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
      {
        path: '^src/terminal/',
        pathNot:
          '^src/terminal/(result-(page|article|chart|workbook)|page-columns|rows-shown|sheet-value|render)\\.ts$',
      },
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
      { path: '^src/(register|intake|paper|terminal)/' },
    ),
    forbid(
      'rules-are-pure',
      'A rule gets values and returns a value: it reads nothing, writes nothing and knows no library.',
      { path: pure },
      {
        pathNot: ['^src/clause/', '^src/(register/reason-words|paper/written-day)\\.ts$', ...pure],
        dependencyTypesNot: ['type-only'],
      },
    ),
    forbid(
      'stores-only-store',
      'A store asks the register: it neither prints nor judges.',
      { path: [inRooms('store'), '^src/office/judging\\.ts$'] },
      {
        path: '^src/(terminal|intake|paper|page|workbook|report|upkeep)/|/(commands|check|checks|due|figures)(\\.ts$|/)',
      },
    ),
    forbid(
      'checks-only-judge',
      'A check takes facts from stores and judges them; how that is shown is no concern of it.',
      { path: inRooms(...judging), pathNot: part('commands') },
      { path: '^src/(terminal|intake|paper|page|workbook|report|upkeep)/|/commands(\\.ts$|/)' },
    ),
    forbid(
      'judging-reads-records',
      'Stores, checks and what is due find and read records as their kinds are declared; flags, columns and verbs are for commands.',
      { path: inRooms('store', ...judging), pathNot: part('commands') },
      { path: '^src/record/(?!(read|find|field|kind)\\.ts$)' },
    ),
    forbid(
      'judging-touches-no-system',
      'Stores, checks and what is due see the register and nothing else of the machine.',
      { path: [inRooms('store', ...judging), '^src/office/judging\\.ts$'], pathNot: part('commands') },
      { dependencyTypes: ['core'] },
    ),
    ...roomOrder,
    ...serverOrder,
    forbid(
      'commands-end-here',
      'Commands are leaves: of the commands of a kind of record only the program, and other commands of its room, may know.',
      { path: '^src/([^/]+)', pathNot: '^src/program\\.ts$' },
      { path: part('commands'), pathNot: '^src/$1/' },
    ),
    forbid(
      'nothing-below-needs-commands',
      'What a command uses does not know the command.',
      { path: '^src/', pathNot: `${part('commands')}|^src/program\\.ts$` },
      { path: `^src/.*${part('commands')}` },
    ),
    forbid(
      'report-is-handed-the-procedure',
      'A report folds over the duties it is given.',
      { path: '^src/report/' },
      {
        path: `^src/(procedure|program|records)\\.ts$|^src/intake/|${part(...judging)}`,
        pathNot: '^src/(clause|report)/',
      },
    ),
    forbid(
      'upkeep-serves-any-procedure',
      'Looking after the file needs to know no more of the office than who works there.',
      { path: '^src/upkeep/' },
      { path: `^src/(${[...rooms.slice(1), ...folds].join('|')})/|^src/(procedure|program|records)\\.ts$` },
    ),
    forbid(
      'procedure-is-a-table-of-contents',
      'The procedure lists the checks of the rooms, and what they have due.',
      { path: '^src/procedure\\.ts$' },
      {
        pathNot: `^src/(clause/|register/register\\.ts$)|${part('check', 'checks', 'due', 'monthly', 'returns-ahead')}`,
      },
    ),
    forbid(
      'main-loads-late',
      'The version and a wrong word cost nothing: the program itself is loaded when it is needed.',
      { path: '^src/start/main\\.ts$' },
      {
        path: `${anyRoom}|^src/(record|register|customer-list|customer-file|report|takeover|next|upkeep|intake|paper|page|workbook)/`,
      },
    ),
    forbid(
      'dialect-stays-inside',
      "SQLite's own driver, its types too, is the business of the register's file; a journal knows statements.",
      { path: '^src/', pathNot: '^src/register/file/' },
      { path: 'node_modules/(@types/)?better-sqlite3' },
    ),
    forbid(
      'server-stays-inside',
      "PostgreSQL's driver is the business of the register's server: it is loaded for registers that are on one.",
      { path: '^src/', pathNot: '^src/register/server/' },
      { path: 'node_modules/(pg|@types/pg|pg-protocol)/' },
    ),
    forbid(
      'journal-knows-no-file',
      'What is about the journal asks through statements, whoever keeps them.',
      { path: '^src/register/', pathNot: '^src/register/file/' },
      { path: '^src/register/file/' },
    ),
    forbid(
      'journal-knows-no-server',
      'The journal is the same wherever it is kept: what is about servers stands apart, and is loaded for their addresses alone.',
      { path: '^src/register/', pathNot: '^src/register/server/' },
      { path: '^src/register/server/' },
    ),
    forbid(
      'one-door',
      'One file knows the library that serves pages: what is refused is refused before it, and pages are made without it.',
      { path: '^src/', pathNot: '^src/browse/server\\.ts$' },
      { path: '(^|/)node_modules/(hono|@hono)/' },
    ),
    forbid(
      'far-end-knows-no-room',
      'What runs a command line on another machine knows what a world is, and nothing of what is recorded.',
      { path: '^src/ssh/' },
      {
        path: `${anyRoom}|^src/(customer-list|customer-file|report|takeover|next|upkeep|desk|record|start)/|^src/(procedure|program|records)\\.ts$`,
      },
    ),
    forbid(
      'door-knows-no-page',
      'The door knows neither the register nor a result: what stands behind it is handed in.',
      { path: '^src/browse/(door|server|asked-by|target|peer|socket|idle|headers|refusals|plain-page|answer)\\.ts$' },
      {
        path: '^src/',
        pathNot: '^src/(browse|clause)/|^src/page/(html|document|look)\\.ts$|^src/register/file/unfinished\\.ts$',
      },
    ),
    forbid(
      'named-for-what-it-is',
      'A file is named after the one thing in it.',
      {},
      { path: '(^|/)(utils?|helpers?|common|misc|managers?)(\\.ts$|/)', pathNot: 'node_modules' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules|[.]py$' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.sql', '.html', '.csv', '.bash', '.zsh', '.fish', '.ps1', '.py', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
