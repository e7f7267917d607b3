// npm run bench: times the program against peers on this machine, writes docs/performance.md and prints it. Exit code 1
// when something is over its limit, 70 when it could not be measured.
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { backupMeasure } from './backup.mjs'
import { owedMeasure } from './contacts.mjs'
import { Desk } from './desk.mjs'
import { growthMeasure } from './growth.mjs'
import { importFloor, importMeasure, memoryMeasures } from './import.mjs'
import { listMeasures } from './list.mjs'
import { agendaMeasure, monthlyMeasures } from './months.mjs'
import { isOver, performanceText } from './performance.mjs'
import { contactMadeOf, contactMeasure, questionMeasure, versionMeasures } from './start-up.mjs'
import { surveyMeasures } from './survey.mjs'

const page = fileURLToPath(new URL('../docs/performance.md', import.meta.url))

/** The shell's version; null where it is not installed. */
function shellVersion() {
  const { status, stdout } = spawnSync('sqlite3', ['--version'], { encoding: 'utf8' })
  return status === 0 ? stdout.split(' ')[0] : null
}

async function measureAll(sqlite) {
  const desk = new Desk()
  const saying = (text) => process.stderr.write(`${text} …\n`)
  try {
    saying('start-up')
    const contact = contactMeasure(desk)
    const madeOf = contactMadeOf(desk, contact)
    const ratios = [...versionMeasures(desk), contact, await questionMeasure(desk)]
    saying('import')
    const imported = importMeasure(desk)
    ratios.push(imported)
    const floors = [madeOf, importFloor(desk, imported)]
    const memory = [memoryMeasures(desk)]
    saying('backup')
    ratios.push(backupMeasure(desk))
    saying('contacts of five years')
    ratios.push(await owedMeasure(desk))
    saying('lists')
    ratios.push(...listMeasures(desk))
    saying('twelve months')
    const monthly = monthlyMeasures(desk)
    ratios.push(monthly.ratio)
    memory.push(monthly.memory)
    saying('agenda')
    ratios.push(await agendaMeasure(desk))
    saying('survey')
    ratios.push(...surveyMeasures(desk))
    saying('growth to a million customers')
    const growth = await growthMeasure(desk)
    return { ratios, memory, floors, growth, sqlite }
  } finally {
    desk.close()
  }
}

const sqlite = shellVersion()
if (sqlite === null) {
  process.stderr.write('The sqlite3 shell is missing: it is what the program is measured against.\n')
  process.stderr.write(
    '  → Install it (Debian: apt install sqlite3; macOS has it; Windows: sqlite.org), then run again.\n',
  )
  process.exit(70)
}
try {
  const measured = await measureAll(sqlite)
  const text = performanceText(measured)
  writeFileSync(page, text)
  process.stdout.write(text)
  process.exitCode = isOver(measured) ? 1 : 0
} catch (error) {
  process.stderr.write(`The measurement broke off: ${error.stack}\n`)
  process.exitCode = 70
}
