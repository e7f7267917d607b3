// npm run mutants: makes each fault of mutants.mjs in a copy of the checkout, one at a time, and runs the tests until one fails: first those
// of the folder, then all that a build server runs. Prints which test found it; exit code 1 where none did.
// npm run mutants -- survey office: the faults of these folders alone.
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { mutants } from './mutants.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folders = process.argv.slice(2)
const isWanted = ({ file }) => folders.length === 0 || folders.some((folder) => file.startsWith(`src/${folder}`))

/** A copy of the checkout in which the faults are made, with the packages. */
function copied() {
  const copy = join(mkdtempSync(join(existsSync(tmpdir()) ? tmpdir() : homedir(), 'certdesk-mutants-')), 'checkout')
  cpSync(root, copy, { recursive: true, verbatimSymlinks: true, filter: (name) => !name.includes('/.tests-') })
  return copy
}

/** The first test of these folders that fails, all of them without folders; null where none does. */
function firstFailure(copy, ...tests) {
  const report = join(copy, 'mutant.json')
  rmSync(report, { force: true })
  const argv = ['test', '--', ...tests, '--bail=1', '--reporter=json', `--outputFile=${report}`]
  const { status } = spawnSync('npm', argv, { cwd: copy, env: { ...process.env, CI: 'true' }, stdio: 'ignore' })
  if (status === 0) return null
  if (!existsSync(report)) return 'the build'
  for (const { name, message, assertionResults } of JSON.parse(readFileSync(report, 'utf8')).testResults) {
    const failed = assertionResults.find((each) => each.status === 'failed')
    if (failed !== undefined) return `${name.slice(copy.length + 1)}: ${failed.fullName}`
    if (message !== '') return `${name.slice(copy.length + 1)}: ${message.split('\n')[0]}`
  }
  return 'the run itself'
}

/** Who finds a fault: the tests of its own folder, else any. */
function finder(copy, { file }) {
  const [, folder = ''] = file.split('/')
  const near = existsSync(join(copy, 'test', folder)) && !folder.endsWith('.ts') ? [`test/${folder}/`] : []
  return (near.length > 0 ? firstFailure(copy, ...near) : null) ?? firstFailure(copy)
}

const copy = copied()
let unfound = 0
try {
  for (const mutant of mutants.filter(isWanted)) {
    const { kind, file, from, to } = mutant
    const whole = readFileSync(join(root, file), 'utf8')
    if (whole.split(from).length !== 2) throw new Error(`${file} does not have once: ${from}`)
    writeFileSync(
      join(copy, file),
      whole.replace(from, () => to),
    )
    const found = finder(copy, mutant)
    writeFileSync(join(copy, file), whole)
    if (found === null) unfound += 1
    console.log(
      `${found === null ? 'NOT FOUND' : 'found'}\t${kind}\t${file}\t${to.replace(/\s+/g, ' ')}\t${found ?? ''}`,
    )
  }
} finally {
  rmSync(join(copy, '..'), { recursive: true, force: true })
}
process.exitCode = unfound === 0 ? 0 : 1
