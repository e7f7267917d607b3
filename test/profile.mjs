// npm run profile: runs the tests and prints what they cost, by file and by cause. What stands behind it goes to vitest:
// npm run profile -- test/change
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Table from 'cli-table3'

const root = fileURLToPath(new URL('..', import.meta.url))
const shown = 20

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0)
const seconds = (number) => number.toFixed(1)

function table(head, rows) {
  const drawn = new Table({
    head,
    style: { head: [], border: [] },
    colAligns: head.map((_, i) => (i === 0 ? 'left' : 'right')),
  })
  drawn.push(...rows)
  return drawn.toString()
}

/** The tables of what was measured: one line a file. */
function tables(costs) {
  const byCause = new Map()
  for (const { causes } of costs)
    for (const [cause, spent] of Object.entries(causes)) byCause.set(cause, (byCause.get(cause) ?? 0) + spent)
  byCause.delete('idle')
  byCause.set('processes that the tests started', sum(costs.map(({ children }) => children)))
  const all = sum([...byCause.values()])
  const causes = [...byCause].sort(([, one], [, other]) => other - one)
  const dearest = costs.toSorted((one, other) => other.cpu + other.children - one.cpu - one.children).slice(0, shown)
  const row = ({ file, wall, cpu, children, expectations }) => [
    ...[file, seconds(wall), seconds(cpu), seconds(children), expectations],
  ]
  const total = Object.fromEntries(
    ['wall', 'cpu', 'children', 'expectations'].map((key) => [key, sum(costs.map((cost) => cost[key]))]),
  )
  return [
    table(
      ['Time by cause', 'seconds', '%'],
      causes.map(([cause, spent]) => [cause, seconds(spent), seconds((100 * spent) / all)]),
    ),
    table(
      ['Dearest files', 'wall', 'CPU', 'CPU of processes', 'expectations'],
      [...dearest.map(row), row({ file: `all ${costs.length}`, ...total })],
    ),
  ].join('\n\n')
}

const folder = mkdtempSync(join(tmpdir(), 'certdesk-profile-'))
try {
  const measured = join(folder, 'costs.jsonl')
  const began = Date.now()
  const vitest = [join(root, 'node_modules/vitest/vitest.mjs'), 'run', ...process.argv.slice(2)]
  const { status } = spawnSync(process.execPath, vitest, {
    ...{ cwd: root, env: { ...process.env, CERTDESK_PROFILE: measured }, stdio: ['ignore', 2, 2] },
  })
  const lines = existsSync(measured) ? readFileSync(measured, 'utf8').trimEnd().split('\n') : []
  process.stdout.write(
    `${tables(lines.map((line) => JSON.parse(line)))}\n\n${seconds((Date.now() - began) / 1000)} s in all.\n`,
  )
  process.exitCode = status ?? 70
} finally {
  rmSync(folder, { recursive: true, force: true })
}
