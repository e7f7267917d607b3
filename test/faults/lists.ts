/** A process of the pool that imports lists of anything. Arguments: items; a whole register; a folder. */
import fs from 'node:fs'
import path from 'node:path'
import { run } from '../../src/start/main.ts'
import { testWorld } from '../world.ts'
import { anyList } from './any-list.ts'
import type { Chance } from './runs.ts'
import { say, share } from './share.ts'

/** Tries to import one list; its rows must come to what became of them, and nothing may be written. */
async function tryOn(random: Chance, [whole = '', folder = '']: readonly string[]): Promise<void> {
  const list = path.join(folder, `list-${process.pid}.csv`)
  const { what, bytes } = anyList(random)
  fs.writeFileSync(list, bytes)
  const env = { CERTDESK_REGISTER: whole, CERTDESK_BY: '王芳', CERTDESK_TODAY: '2026-10-15', HOME: folder }
  const world = testWorld({ cwd: folder, env })
  const code = await run(['customer', 'import', list, '--dry-run', '--format', 'json'], world)
  say({ counted: `exit ${code}` })
  if (code === 0 || code === 1) {
    const { rows, created, updated, unchanged, rejected, waiting, stopped } = JSON.parse(world.out())
    if (rows !== created + updated + unchanged + rejected)
      say({ fault: 'rows lost', what: `${what}: ${JSON.stringify({ rows, created, updated, unchanged, rejected })}` })
    const isRefused = rejected + waiting > 0 || stopped !== null
    if ((code === 1) !== isRefused)
      say({ fault: 'unmapped', what: `${what}: exit ${code}, ${rejected} rejected, ${waiting} waiting` })
  } else if (code !== 2 || !world.err().includes('"error"'))
    say({ fault: 'unmapped', what: `${what}: exit ${code}: ${world.err()}` })
}

await share('lists', tryOn)
