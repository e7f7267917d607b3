/**
 * A process of the pool that damages registers and types commands at them. Arguments: items; a whole register; a folder.
 */
import fs from 'node:fs'
import path from 'node:path'
import { run } from '../../src/start/main.ts'
import { testWorld } from '../world.ts'
import { mutated } from './mutation.ts'
import type { Chance } from './runs.ts'
import { say, share } from './share.ts'

const reading: readonly (readonly string[])[] = [
  ['where'],
  ['doctor'],
  ['audit', 'verify'],
  ['report', 'compliance', '--clause', '4.3.2', '--format', 'csv'],
]
const writing = ['contact', 'add', 'C00001', '--channel', 'phone', '--needs', '无']

/** Types each command; what refuses, and what only reads, must leave every byte as it was. */
async function tryOn(random: Chance, [whole = '', folder = '']: readonly string[]): Promise<void> {
  const own = fs.mkdtempSync(path.join(folder, 'mutant-'))
  const file = path.join(own, 'register.db')
  const { what, bytes, log } = mutated(random, fs.readFileSync(whole))
  for (const argv of [...reading, writing]) {
    fs.writeFileSync(file, bytes)
    if (log !== null) fs.writeFileSync(`${file}-wal`, log)
    const { code, said } = await typed(argv, own)
    say({ counted: `exit ${code}` })
    const at = `${what}: ${argv.join(' ')}`
    if (![0, 1, 2, 3, 4].includes(code) || (code > 1 && said === ''))
      say({ fault: 'unmapped', what: `${at}: exit ${code}: ${said}` })
    if ((code === 4 || argv !== writing) && log === null && !fs.readFileSync(file).equals(bytes))
      say({ fault: 'touched', what: `${at}: exit ${code}` })
  }
  fs.rmSync(own, { recursive: true })
}

async function typed(argv: readonly string[], cwd: string) {
  const env = {
    CERTDESK_REGISTER: 'register.db',
    CERTDESK_BY: '王芳',
    CERTDESK_TODAY: '2026-10-15',
    CERTDESK_WAIT: '0',
  }
  const world = testWorld({ cwd, env: { ...env, HOME: cwd } })
  const code = await run(argv, world)
  return { code, said: world.err() + world.out() }
}

await share('mutants', tryOn)
