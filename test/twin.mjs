// npm run twin: everything that there is to try, nothing left out and every number of tries whole, before a release and after a change to ssh,
// the server, the mirror or the page. Every transcript is compared on each engine: a file, a register on another machine over ssh and one at a
// PostgreSQL server. Prints how many commands that were, and what is left out where.
// npm run twin -- test/ssh: the tests of that folder alone, as thoroughly.
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))

/** The transcripts that are none of an engine's matter. */
const engines = { file: [], ssh: ['network-drive.md'], PostgreSQL: ['network-drive.md', 'hidden.md'] }

const transcripts = readdirSync('test/transcripts').filter((name) => name.endsWith('.md'))
const commandsIn = (name) =>
  [...readFileSync(`test/transcripts/${name}`, 'utf8').matchAll(/^[a-z]*\$ certdesk /gm)].length

const named = process.argv.slice(2)
const argv = ['node_modules/vitest/vitest.mjs', 'run', ...named]
const { status } = spawnSync(process.execPath, argv, {
  ...{ stdio: 'inherit', env: { ...process.env, CI: 'true', CERTDESK_TWIN: 'true' } },
})

for (const [engine, without] of named.length === 0 ? Object.entries(engines) : []) {
  const compared = transcripts.filter((name) => !without.includes(name))
  const commands = compared.reduce((sum, name) => sum + commandsIn(name), 0)
  const left = without.length === 0 ? '' : `; left out: ${without.join(', ')}`
  console.log(`${engine}: ${commands} commands in ${compared.length} transcripts${left}`)
}
process.exitCode = status ?? 1
