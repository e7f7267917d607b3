// npm run twin: every transcript on each engine, a file, a register on another machine over ssh and one at a PostgreSQL server; all must say
// the same. Prints how many commands were compared, and what is left out where.
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))

/** The tests of each engine, and the transcripts that are none of its matter. */
const engines = {
  file: { test: 'test/transcripts.test.ts', without: [] },
  ssh: { test: 'test/ssh/transcripts.test.ts', without: ['network-drive.md'] },
  PostgreSQL: { test: 'test/register/server/transcripts.test.ts', without: ['network-drive.md', 'hidden.md'] },
}

const transcripts = readdirSync('test/transcripts').filter((name) => name.endsWith('.md'))
const commandsIn = (name) =>
  [...readFileSync(`test/transcripts/${name}`, 'utf8').matchAll(/^[a-z]*\$ certdesk /gm)].length

const argv = ['node_modules/vitest/vitest.mjs', 'run', ...Object.values(engines).map(({ test }) => test)]
const { status } = spawnSync(process.execPath, argv, { stdio: 'inherit', env: { ...process.env, CI: 'true' } })

for (const [engine, { without }] of Object.entries(engines)) {
  const compared = transcripts.filter((name) => !without.includes(name))
  const commands = compared.reduce((sum, name) => sum + commandsIn(name), 0)
  const left = without.length === 0 ? '' : `; left out: ${without.join(', ')}`
  console.log(`${engine}: ${commands} commands in ${compared.length} transcripts${left}`)
}
process.exitCode = status ?? 1
