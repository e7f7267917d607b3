import fs from 'node:fs'
import { emptyFolder } from '../scratch.ts'
import { judge } from './judge.ts'
import { type Known, named } from './known.ts'
import { Disk } from './replay.ts'
import { below, chance, each, runs, Tally } from './runs.ts'

/** Cuts the power at random moments of each act, and looks at what the next command finds on the disk. */
export async function cuts(desk: string, all: readonly Known[]): Promise<Tally> {
  const counted = ['acknowledged before the cut']
  const done = 'Power cut at a random moment, every kind of write in turn; only flushed bytes are sure'
  const tally = new Tally(done, ['lost', 'corrupt', 'half'], counted)
  const random = chance('cuts')
  await each(all, async (known) => {
    const { stood = new Map<bigint, string>(), events = [] } = known.recording ?? {}
    for (let n = 0; n < runs.cutsOfAnAct; n++) {
      // The last of them after everything, when the program has said that it is done.
      const end = n === 0 ? events.length : below(random, events.length + 1)
      const disk = new Disk(desk, stood)
      for (const event of events.slice(0, end)) disk.happen(event)
      const acknowledged = events.slice(0, end).some(({ act }) => act === 'said')
      const own = emptyFolder()
      disk.cut(random, own)
      tally.times += 1
      if (acknowledged) tally.count('acknowledged before the cut')
      for (const { fault, detail } of await judge(own, known.act, acknowledged ? 'acknowledged' : 'silent', known))
        tally.fault(fault, `${named(known.act)}: cut behind event ${end} of ${events.length}: ${detail}`)
      fs.rmSync(own, { recursive: true })
    }
  })
  return tally
}
