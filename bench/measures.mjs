import { backupMeasure } from './backup.mjs'
import { browseMeasure } from './browse.mjs'
import { owedMeasure } from './contacts.mjs'
import { everydayMeasures } from './everyday.mjs'
import { growthMeasure } from './growth.mjs'
import {
  importFloor,
  importMadeOf,
  importMeasure,
  importUtilsMeasure,
  memoryMeasures,
  workbookMemory,
} from './import.mjs'
import { keyMeasures, lineMeasure } from './keys.mjs'
import { listMeasures, listMemory, rowsMeasure } from './list.mjs'
import { agendaMeasure, monthlyMeasures, ownDayMeasure } from './months.mjs'
import { owedListMeasures } from './owed-lists.mjs'
import { addAtServerMeasure, addOverSshMeasure, largeServerMeasures, serverMeasures } from './servers.mjs'
import {
  contactAddMeasure,
  contactListMeasure,
  handOverMeasures,
  largeAnswers,
  mirrorMeasure,
  questionMeasure,
  smallAnswers,
  versionMeasures,
} from './start-up.mjs'
import { surveyMeasures } from './survey.mjs'

/**
 * The measures by the names that `npm run bench -- NAME …` takes, in the order of the page. Each makes the registers it needs on the desk
 * unless an earlier one made them, and returns any of: `ratios` to a peer, `distances` (milliseconds that a remote register adds), `keys`,
 * `memory` (peaks, grouped by what must stay flat), `growth`, `floors` (sentences) and `steps`.
 */
export const measures = {
  version: (desk) => ({ ratios: [...versionMeasures(desk), ...handOverMeasures(desk)] }),
  everyday: (desk) => ({ ratios: everydayMeasures(desk) }),
  'contact-list': (desk) => {
    const { ratio, steps } = contactListMeasure(desk)
    return { ratios: [ratio], steps: [steps] }
  },
  'contact-add': (desk) => {
    const { ratio, steps } = contactAddMeasure(desk)
    return { ratios: [ratio], steps: [steps] }
  },
  mirror: (desk) => ({ ratios: [mirrorMeasure(desk)] }),
  keys: (desk) => keyMeasures(desk),
  line: async (desk) => ({ ratios: [await lineMeasure(desk)] }),
  answers: (desk) => ({ ratios: smallAnswers(desk) }),
  'answers-large': async (desk) => ({ ratios: await largeAnswers(desk) }),
  question: async (desk) => ({ ratios: [await questionMeasure(desk)] }),
  import: (desk) => {
    const imported = importMeasure(desk)
    return { ratios: [imported, importUtilsMeasure(desk)], floors: [importFloor(desk, imported), importMadeOf(desk)] }
  },
  'import-memory': (desk) => ({ memory: [memoryMeasures(desk)] }),
  'workbook-memory': (desk) => ({ memory: [[workbookMemory(desk)]] }),
  backup: (desk) => ({ ratios: [backupMeasure(desk)] }),
  owed: async (desk) => ({ ratios: [await owedMeasure(desk)] }),
  'owed-lists': async (desk) => ({ ratios: await owedListMeasures(desk) }),
  lists: async (desk) => ({ ratios: await listMeasures(desk) }),
  'list-csv': async (desk) => ({ ratios: [await rowsMeasure(desk)] }),
  'list-memory': async (desk) => ({ memory: await listMemory(desk) }),
  months: async (desk) => {
    const { ratio, memory } = await monthlyMeasures(desk)
    return { ratios: [ratio], memory: [memory] }
  },
  today: async (desk) => ({ ratios: [await agendaMeasure(desk), await ownDayMeasure(desk)] }),
  survey: (desk) => ({ ratios: surveyMeasures(desk) }),
  browse: (desk) => browseMeasure(desk),
  growth: async (desk) => ({ growth: await growthMeasure(desk) }),
  'server-add': async (desk) => ({ distances: await addAtServerMeasure(desk) }),
  'ssh-add': async (desk) => ({ distances: await addOverSshMeasure(desk) }),
  server: async (desk) => ({ ratios: await serverMeasures(desk) }),
  'server-large': (desk) => largeServerMeasures(desk),
}

/** These take minutes each, so no time limit shortens them. */
export const slowMeasures = [
  ...['import-memory', 'backup', 'owed-lists', 'list-memory', 'months', 'browse', 'growth'],
  ...['server-add', 'ssh-add', 'server', 'server-large'],
]

/** The tools that a measure needs, besides the sqlite3 shell. */
export const requiredTools = {
  keys: ['python3'],
  import: ['sqlite-utils'],
  'list-csv': ['sqlite-utils'],
  'owed-lists': ['csvsql', 'soffice'],
  'server-add': ['PostgreSQL'],
  'ssh-add': ['sshd'],
  server: ['PostgreSQL'],
  'server-large': ['PostgreSQL'],
}

/** Where one of these is missing, a run of all measures leaves out those that need it. */
export const optionalTools = ['PostgreSQL', 'sshd']
