/**
 * A process of the pool that lives years of certification bodies and has every report judged twice. Arguments: items; a
 * folder for the registers.
 */
import fs from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { commandLine } from '../judge/world/body.ts'
import { type JudgedWorld, judgedWorld } from '../judge/world.ts'
import type { Chance } from './runs.ts'
import { say, share } from './share.ts'

/** Each duty that differs once, with how often it does, and where all that was typed in the world stands. */
function told({ body, found }: JudgedWorld): void {
  const file = path.join(tmpdir(), `certdesk-world-${process.pid}-${Date.now()}.sh`)
  fs.writeFileSync(file, body.typed.map(commandLine).join(''))
  for (const duty of new Set(found.map((each) => each.duty))) {
    const own = found.filter((each) => each.duty === duty)
    const texts = own
      .slice(0, 3)
      .map(({ text, knownAt }) => `${text}${knownAt === null ? '' : `, known at ${knownAt}`}`)
    say({ fault: 'judged otherwise', what: `${duty} (${own.length} times): ${texts.join('; ')} — typed: ${file}` })
  }
}

async function live(random: Chance, [folder = '']: readonly string[]): Promise<void> {
  const own = fs.mkdtempSync(path.join(folder, 'world-'))
  const world = await judgedWorld(random, own)
  say({ counted: 'commands', times: world.body.typed.length })
  say({ counted: 'refused', times: world.body.typed.filter(({ code }) => code !== 0).length })
  say({ counted: 'lines judged', times: world.lines })
  if (world.found.length > 0) told(world)
  fs.rmSync(own, { recursive: true })
}

await share('worlds', live)
