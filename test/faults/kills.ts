import fs from 'node:fs'
import { onDisk } from './disk.ts'
import { judge } from './judge.ts'
import { type Known, named } from './known.ts'
import { copyOf, typed } from './office.ts'
import type { Started } from './process.ts'
import { below, type Chance, chance, each, runs, Tally } from './runs.ts'

/** By the clock, which finds the process wherever it spends its time, or in front of one of its acts on files. */
function howToKill(
  random: Chance,
  { milliseconds, recording }: Known,
  desk: string,
  byCall: boolean,
): Partial<Started> {
  if (!byCall || recording === null) return { killAfter: (0.1 + random()) * milliseconds, env: {} }
  return { env: onDisk({ folder: desk, fault: `kill ${1 + below(random, recording.events.length)}` }) }
}

/** Kills the program while it does each of the acts at a copy of the desk, and looks at what the next command finds. */
export async function kills(desk: string, all: readonly Known[]): Promise<Tally> {
  const counted = ['acknowledged before the kill', 'over before it and tried again']
  const tally = new Tally(
    '`kill -9` at a random moment, every kind of write in turn',
    ['lost', 'corrupt', 'half'],
    counted,
  )
  const random = chance('kills')
  const trials = Array.from({ length: runs.kills }, (_, n) => all[n % all.length] as Known)
  await each(trials, async (known, n) => {
    const byCall = Math.floor(n / all.length) % 2 === 0
    let { milliseconds } = known
    while (!(await killed(desk, { ...known, milliseconds }, byCall, random, tally))) {
      tally.count('over before it and tried again')
      // How long it takes was measured while others ran, and may be far too long: then it would never be killed.
      milliseconds /= 2
    }
    tally.times += 1
  })
  return tally
}

/** Whether the kill came in time: some acts are over before. What is found afterwards is looked at in any case. */
async function killed(desk: string, known: Known, byCall: boolean, random: Chance, tally: Tally): Promise<boolean> {
  const own = copyOf(desk)
  const how = howToKill(random, known, own, byCall)
  const { code, signal, out, errors } = await typed(known.act, own, how)
  const acknowledged = code === 0 || out !== ''
  if (signal === 'SIGKILL' && acknowledged) tally.count('acknowledged before the kill')
  const at = how.env?.DISK_FAULT ?? `killed after ${Math.round(how.killAfter ?? 0)} ms`
  for (const { fault, detail } of await judge(own, known.act, acknowledged ? 'acknowledged' : 'silent', known))
    tally.fault(fault, `${named(known.act)}: ${at}: ${detail} ${errors}`)
  fs.rmSync(own, { recursive: true })
  return signal === 'SIGKILL'
}
