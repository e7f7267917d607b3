// npm run faults: does to the program, many times, what may happen to it; writes docs/reliability.md and prints it. Exit
// code 1 when something was lost, broken or not found out, 70 when it could not be tried.
// npm run faults -- mirror ways: only the files of test/faults whose name has one of these words; the page is printed and not written.
// CERTDESK_FAULTS_KEPT names a folder in which the counts of several such runs are kept: then the page is written from all of them.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isFaulty, reliabilityText } from './page.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
/** Each file of tests runs four processes of the program at once, or eight, which often wait for the disk. */
const workers = Math.max(2, Math.floor(availableParallelism() / 4))
const seed = process.env.CERTDESK_FAULTS_SEED ?? String(Date.now() % 1_000_000_007)
const parts = process.argv.slice(2)
const gathered = process.env.CERTDESK_FAULTS_KEPT
const kept = gathered ?? mkdtempSync(join(tmpdir(), 'certdesk-faults-kept-'))
mkdirSync(kept, { recursive: true })
const env = { ...process.env, CERTDESK_FAULTS: 'long', CERTDESK_FAULTS_SEED: seed, CERTDESK_FAULTS_KEPT: kept }
delete env.NODE_EXTRA_CA_CERTS

try {
  process.stderr.write(`seed ${seed} …\n`)
  const vitest = join(root, 'node_modules/vitest/vitest.mjs')
  const began = Date.now()
  const files = parts.length === 0 ? ['test/faults'] : parts.map((part) => `test/faults/${part}`)
  const { status } = spawnSync(process.execPath, [vitest, 'run', ...files, `--maxWorkers=${workers}`], {
    cwd: root,
    env,
    stdio: ['ignore', 2, 2],
  })
  const tallies = readdirSync(kept).map((name) => JSON.parse(readFileSync(join(kept, name), 'utf8')))
  const text = reliabilityText({ tallies, seed, minutes: (Date.now() - began) / 60_000, finished: status === 0 })
  if (parts.length === 0 || gathered !== undefined) writeFileSync(join(root, 'docs/reliability.md'), text)
  process.stdout.write(text)
  process.exitCode = status === 0 && !isFaulty(tallies) ? 0 : 1
} catch (error) {
  process.stderr.write(`The run broke off: ${error.stack}\n`)
  process.exitCode = 70
} finally {
  if (gathered === undefined) rmSync(kept, { recursive: true, force: true })
}
